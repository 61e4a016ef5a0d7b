package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * A line along which a field passes a level: how far from its beginning it last does, linearly between points half a cell apart.
 *
 * @param from  where the line begins [m]
 * @param to    where it ends [m]
 * @param level the level, in the field's unit
 */
record Crossing(List<Double> from, List<Double> to, double level) {

    private static final double POINTS_PER_CELL = 2;

    /** The points at which the field is read. */
    List<List<Double>> points(Grid grid) {
        int steps = (int) Math.ceil(POINTS_PER_CELL * length() / grid.h());
        return IntStream.rangeClosed(0, steps).mapToObj(step -> step == 0 ? from : along((double) step / steps)).toList();
    }

    /** The distance [m], from the values at the points; not a number where the field stays on one side. */
    double of(double[] values) {
        int steps = values.length - 1;
        double found = Double.NaN;
        double before = values[0] - level;
        for (int step = 1; step <= steps; step++) {
            double present = values[step] - level;
            if (before > 0 != present > 0) {
                found = length() * (step - present / (present - before)) / steps;
            }
            before = present;
        }
        return found;
    }

    private double length() {
        double length = 0;
        for (int axis = 0; axis < from.size(); axis++) {
            length = Math.hypot(length, to.get(axis) - from.get(axis));
        }
        return length;
    }

    private List<Double> along(double share) {
        List<Double> at = new ArrayList<>();
        for (int axis = 0; axis < from.size(); axis++) {
            at.add(from.get(axis) + share * (to.get(axis) - from.get(axis)));
        }
        return at;
    }
}
