package org.frond.io;

import org.frond.grid.Field;
import org.frond.grid.Grid;

/**
 * A field together with its values in the grid's padded layout ({@link Grid#index}); component n begins at
 * {@code n * grid.size()}.
 *
 * @param field  name, unit and location
 * @param values at least {@code field.components() * grid.size()} numbers; not copied, the owner keeps them unchanged
 *               until they are stored
 */
public record FieldData(Field field, double[] values) {

    /** The values of a field, after checking that the array can hold them. */
    public static FieldData of(Grid grid, Field field, double[] values) {
        FieldData data = new FieldData(field, values);
        data.requireFits(grid);
        return data;
    }

    /** The value of one component at node or cell (i, j, k). */
    public double at(Grid grid, int component, int i, int j, int k) {
        return values[component * grid.size() + grid.index(i, j, k)];
    }

    void requireFits(Grid grid) {
        long needed = (long) field.components() * grid.size();
        if (values.length < needed) {
            throw new ResultException("field '" + field.name() + "' holds " + values.length + " values, its grid needs "
                    + needed + " (" + field.components() + " component(s) of Grid.size())");
        }
    }
}
