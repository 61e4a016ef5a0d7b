/**
 * Where numbers stand: {@link org.frond.grid.Grid} is a box of equal cells, {@link org.frond.grid.Location} says node or cell,
 * {@link org.frond.grid.Field} names a field. Nothing here holds values.
 */
package org.frond.grid;
