package org.frond.run;

import java.util.List;
import org.frond.config.OutputField;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;

/** Reads one component of a field anywhere, linearly between nodes or centres of cells, constant beyond the outermost. */
record FieldProbe(Grid grid, FieldData data, int component) {

    static FieldProbe of(Grid grid, FieldData data, OutputField.Component component) {
        int number = switch (component) {
            case X, XX -> 0;
            case Y, YY -> 1;
            case Z -> 2;
            case ZZ -> 2;
            case YZ -> 3;
            case XZ -> 4;
            case XY -> data.field().components() - 1;
        };
        return new FieldProbe(grid, data, Math.min(number, data.field().components() - 1));
    }

    /** The value at a place [m]. */
    double at(List<Double> place) {
        Location location = data.field().location();
        double shift = location == Location.CELL ? 0.5 : 0;
        int[] low = new int[3];
        double[] share = new double[3];
        for (int axis = 0; axis < grid.dim(); axis++) {
            double position = place.get(axis) / grid.h() - shift;
            int last = grid.count(location, axis) - 1;
            double inside = Math.min(last, Math.max(0, position));
            low[axis] = Math.min(Math.max(0, last - 1), (int) Math.floor(inside));
            share[axis] = inside - low[axis];
        }
        double sum = 0;
        for (int a = 0; a < grid.corners(); a++) {
            double weight = 1;
            int[] at = low.clone();
            for (int axis = 0; axis < grid.dim(); axis++) {
                boolean high = (a >> axis & 1) == 1;
                weight *= high ? share[axis] : 1 - share[axis];
                at[axis] += high && weight != 0 ? 1 : 0;
            }
            sum += weight == 0 ? 0 : weight * data.at(grid, component, at[0], at[1], at[2]);
        }
        return sum;
    }

    /** The value at a node or cell. */
    double at(int n) {
        return data.values()[n + component * grid.size()];
    }
}
