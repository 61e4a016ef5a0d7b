package org.frond.picture;

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
public record Cut(int axis, int cell) {

    private static final int ACROSS = 2;

    /** The plane in the middle of a grid, across z. */
    public static Cut middle(Grid grid) {
        return new Cut(ACROSS, grid.nz() / 2);
    }

    /** Whether there is such a plane in a grid. */
    public boolean isIn(Grid grid) {
        return axis >= 0 && axis <= ACROSS && cell >= 0 && cell < grid.cells(axis) && (grid.dim() > ACROSS || axis == ACROSS);
    }

    /** The axis that is drawn from left to right. */
    public int horizontal() {
        return axis == 0 ? 1 : 0;
    }

    /** The axis that is drawn upwards. */
    public int vertical() {
        return axis == ACROSS ? 1 : ACROSS;
    }

    /** The grid in the plane. */
    public Grid of(Grid grid) {
        return grid.dim() == ACROSS ? grid : Grid.plane(grid.cells(horizontal()), grid.cells(vertical()), grid.h());
    }

    /** The values of a field in the plane. */
    public FieldData of(Grid grid, FieldData data) {
        if (grid.dim() == ACROSS) {
            return data;
        }
        Grid plane = of(grid);
        Field field = data.field();
        Location location = field.location();
        double[] values = new double[field.components() * plane.size()];
        for (int j = 0; j < plane.count(location, 1); j++) {
            for (int i = 0; i < plane.count(location, 0); i++) {
                int from = index(grid, i, j);
                for (int c = 0; c < field.components(); c++) {
                    values[c * plane.size() + plane.index(i, j)] = data.values()[c * grid.size() + from];
                }
            }
        }
        return FieldData.of(plane, field, values);
    }

    /** Where the value of the node or cell (i, j) of the plane stands in the whole grid. */
    public int index(Grid grid, int i, int j) {
        int[] at = new int[ACROSS + 1];
        at[axis] = grid.dim() == ACROSS ? 0 : cell;
        at[horizontal()] = i;
        at[vertical()] = j;
        return grid.index(at[0], at[1], at[2]);
    }

    /** Where the plane of a body in space lies, such as {@code z = 3.50 µm}. */
    String place(Grid grid) {
        double place = (cell + 0.5) * grid.h();
        return "xyz".charAt(axis) + " = " + UnitScale.of("m", place).format(place);
    }

    /** Where the plane lies, in words; empty for the only one of a plane grid. */
    public String words(Grid grid) {
        return grid.dim() == ACROSS ? "" : "plane " + place(grid);
    }
}
