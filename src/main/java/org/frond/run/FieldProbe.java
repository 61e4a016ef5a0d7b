package org.frond.run;

import java.util.Arrays;
import java.util.List;
import org.frond.config.OutputField;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/**
 * Reads one component of a field at some points, linearly between nodes or centres of cells, constant beyond the outermost. Only
 * the values around the points leave the device.
 */
final class FieldProbe {

    private final Grid grid;
    private final Location location;
    private final Selection corners;
    private final double[] weights;

    /** A probe of a field at points [m]. */
    FieldProbe(Kernels kernels, Grid grid, Field field, OutputField.Component component, List<List<Double>> points) {
        this.grid = grid;
        this.location = field.location();
        int[] places = new int[points.size() * grid.corners()];
        this.weights = new double[places.length];
        for (int point = 0; point < points.size(); point++) {
            surround(points.get(point), point * grid.corners(), places);
        }
        int shift = number(component, field) * grid.size();
        this.corners = new Selection(kernels, Arrays.stream(places).map(place -> place + shift).toArray());
    }

    /** Place of a component in a field; the last one for those that it does not have. */
    static int number(OutputField.Component component, Field field) {
        int number = switch (component) {
            case X, XX -> 0;
            case Y, YY -> 1;
            case Z -> 2;
            case ZZ -> 2;
            case YZ -> 3;
            case XZ -> 4;
            case XY -> field.components() - 1;
        };
        return Math.min(number, field.components() - 1);
    }

    /** Finds the corners of the cell around a point, and their weights, from position {@code first} on. */
    private void surround(List<Double> point, int first, int[] places) {
        double shift = location == Location.CELL ? 0.5 : 0;
        int[] low = new int[3];
        double[] share = new double[3];
        for (int axis = 0; axis < grid.dim(); axis++) {
            double position = point.get(axis) / grid.h() - shift;
            int last = grid.count(location, axis) - 1;
            double inside = Math.min(last, Math.max(0, position));
            low[axis] = Math.min(Math.max(0, last - 1), (int) Math.floor(inside));
            share[axis] = inside - low[axis];
        }
        for (int a = 0; a < grid.corners(); a++) {
            double weight = 1;
            int[] at = low.clone();
            for (int axis = 0; axis < grid.dim(); axis++) {
                boolean high = (a >> axis & 1) == 1;
                weight *= high ? share[axis] : 1 - share[axis];
                at[axis] += high && weight != 0 ? 1 : 0;
            }
            places[first + a] = grid.index(at[0], at[1], at[2]);
            weights[first + a] = weight;
        }
    }

    /** The values at the points. */
    double[] read(Buffer field) {
        double[] values = corners.read(field);
        double[] sums = new double[weights.length / grid.corners()];
        for (int n = 0; n < weights.length; n++) {
            sums[n / grid.corners()] += weights[n] == 0 ? 0 : weights[n] * values[n];
        }
        return sums;
    }
}
