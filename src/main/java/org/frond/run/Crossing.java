package org.frond.run;

import java.util.ArrayList;
import java.util.List;
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

    /** The distance [m]; not a number where the field stays on one side. */
    double of(Grid grid, FieldProbe probe) {
        double length = 0;
        for (int axis = 0; axis < grid.dim(); axis++) {
            length = Math.hypot(length, to.get(axis) - from.get(axis));
        }
        int steps = (int) Math.ceil(POINTS_PER_CELL * length / grid.h());
        double found = Double.NaN;
        double before = probe.at(from) - level;
        for (int step = 1; step <= steps; step++) {
            double present = probe.at(along((double) step / steps)) - level;
            if (before > 0 != present > 0) {
                found = length * (step - present / (present - before)) / steps;
            }
            before = present;
        }
        return found;
    }

    private List<Double> along(double share) {
        List<Double> at = new ArrayList<>();
        for (int axis = 0; axis < from.size(); axis++) {
            at.add(from.get(axis) + share * (to.get(axis) - from.get(axis)));
        }
        return at;
    }
}
