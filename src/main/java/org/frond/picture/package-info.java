/**
 * Pictures of fields and histories: {@link org.frond.picture.Frame} draws fields side by side, {@link org.frond.picture.Hero} the
 * picture of a cell's end, {@link org.frond.picture.HistoryPlot} lines over time. Knows the grid, but neither model nor files of results.
 */
package org.frond.picture;
