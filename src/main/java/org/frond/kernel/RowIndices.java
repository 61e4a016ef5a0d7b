package org.frond.kernel;

/**
 * The names of a kernel's indices in Java.
 *
 * @param i     the index along the row, get_global_id(0)
 * @param j     get_global_id(1)
 * @param k     get_global_id(2)
 * @param begin name of the first i of a part of a row
 * @param end   name of the i behind its last
 */
record RowIndices(Variable i, Variable j, Variable k, String begin, String end) {
}
