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
            from[axis] = Math.max(0, cells - farthest(kernels, grid, field, scratch, axis, 1) - MARGIN) / GRAIN * GRAIN;
            int end = farthest(kernels, grid, field, scratch, axis, 0) + MARGIN;
            to[axis] = Math.min(cells, (end + GRAIN - 1) / GRAIN * GRAIN);
        }
        return new Box(from[0], from[1], from[2], to[0], to[1], to[2]);
    }

    /** Cells between an end of an axis and the farthest node that is not zero. */
    private static int farthest(Kernels kernels, Grid grid, Buffer field, Buffer scratch, int axis, int upper) {
        kernels.onNodes("farFromEnd", grid, field, scratch, axis, upper);
        return (int) kernels.device().max(scratch) - 1;
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
