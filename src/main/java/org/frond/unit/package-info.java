/**
 * Units at the border: texts such as "0.5 mm" become SI doubles, SI doubles become texts. Inside the program there are
 * no units, only SI. Units, prefixes, dimensions and conversions are those of JSR-385 (Indriya).
 */
package org.frond.unit;
