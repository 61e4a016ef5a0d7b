package org.frond.grid;

/** Where on the grid a field's values sit: unknowns live on nodes, materials live on cells. */
public enum Location {
    NODE,
    CELL
}
