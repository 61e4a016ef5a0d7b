/**
 * Formulas that users write into configurations and verification cases: numbers with units, places, time, functions and
 * shapes. Everything is in SI units once it has been read.
 */
package org.frond.formula;
