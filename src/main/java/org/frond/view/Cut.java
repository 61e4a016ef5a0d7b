package org.frond.view;

import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;

/**
 * A plane through a body in space, across one axis; of a plane grid the grid itself.
 *
 * @param axis  the axis across which it lies: 0, 1 or 2
 * @param cell  the cell, counted along that axis, in which it lies; of nodes those on the cell's lower side
 */
record Cut(int axis, int cell) {

    private static final int ACROSS = 2;

    /** The plane in the middle of a grid, across z. */
    static Cut middle(Grid grid) {
        return new Cut(ACROSS, grid.nz() / 2);
    }

    /** Whether there is such a plane in a grid. */
    boolean isIn(Grid grid) {
        return axis >= 0 && axis <= ACROSS && cell >= 0 && cell < grid.cells(axis) && (grid.dim() > ACROSS || axis == ACROSS);
    }

    /** The axis that is drawn from left to right. */
    int horizontal() {
        return axis == 0 ? 1 : 0;
    }

    /** The axis that is drawn upwards. */
    int vertical() {
        return axis == ACROSS ? 1 : ACROSS;
    }

    /** The grid in the plane. */
    Grid of(Grid grid) {
        return grid.dim() == ACROSS ? grid : Grid.plane(grid.cells(horizontal()), grid.cells(vertical()), grid.h());
    }

    /** The values of a scalar in the plane. */
    FieldData of(Grid grid, FieldData data) {
        if (grid.dim() == ACROSS) {
            return data;
        }
        Grid plane = of(grid);
        Field field = data.field();
        Location location = field.location();
        double[] values = new double[plane.size()];
        int[] at = new int[ACROSS + 1];
        at[axis] = cell;
        for (int j = 0; j < plane.count(location, 1); j++) {
            at[vertical()] = j;
            for (int i = 0; i < plane.count(location, 0); i++) {
                at[horizontal()] = i;
                values[plane.index(i, j)] = data.values()[grid.index(at[0], at[1], at[2])];
            }
        }
        return FieldData.of(plane, field, values);
    }
}
