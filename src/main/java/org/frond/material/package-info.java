/** Material relations in SI units: constants of nature, stiffness, and the scales that decide how a run behaves. */
package org.frond.material;
