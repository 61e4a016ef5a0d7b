package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/** A box of a grid's cells: those from a number up to, but not including, another along each axis. */
record Box(int fromX, int fromY, int fromZ, int toX, int toY, int toZ) {

    /** Around what is not zero, so many cells more. */
    private static final int MARGIN = 4;
    /** Ends lie at multiples of so many cells, or at the grid's: boxes of few different sizes. */
    private static final int GRAIN = 8;

    /** The box around all nodes of the grid at which a field is not zero, and some more; the field has one that is not. */
    static Box around(Kernels kernels, Grid grid, Buffer field, Buffer scratch) {
        int[] from = {0, 0, 0};
        int[] to = {1, 1, 1};
        for (int axis = 0; axis < grid.dim(); axis++) {
            int cells = grid.cells(axis);
            Stretch stretch = Stretch.along(kernels, grid, field, scratch, axis).orElseThrow();
            from[axis] = Math.max(0, stretch.first() - MARGIN) / GRAIN * GRAIN;
            to[axis] = Math.min(cells, (stretch.last() + MARGIN + GRAIN - 1) / GRAIN * GRAIN);
        }
        return new Box(from[0], from[1], from[2], to[0], to[1], to[2]);
    }

    int from(int axis) {
        return axis == 0 ? fromX : axis == 1 ? fromY : fromZ;
    }

    int to(int axis) {
        return axis == 0 ? toX : axis == 1 ? toY : toZ;
    }

    /** Cells in all. */
    long cells() {
        return (long) (toX - fromX) * (toY - fromY) * (toZ - fromZ);
    }

    /** Where its first cell and node lie in the arrays of the grid. */
    int first(Grid grid) {
        return grid.index(fromX, fromY, fromZ);
    }

    /** The box as a grid of its own. */
    Grid in(Grid grid) {
        return new Grid(grid.dim(), toX - fromX, toY - fromY, toZ - fromZ, grid.h());
    }
}
