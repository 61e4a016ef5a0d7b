/** How fast Frond is on this machine: problems with known answers, timed and compared with what the memory allows. */
package org.frond.bench;
