/**
 * Morphology as data: reads the snapshots of a run, measures metal and cracks in each ({@link org.frond.measure}), and writes a table, a
 * document and plots.
 */
package org.frond.morphology;
