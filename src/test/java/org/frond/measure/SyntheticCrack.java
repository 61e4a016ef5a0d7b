package org.frond.measure;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.frond.grid.Grid;

/** Phase fields made from polylines: d = max(0, 1 - (distance / width)^2), 1 on the line. */
final class SyntheticCrack {

    private SyntheticCrack() {
    }

    /** A field with this value at every node of a plane grid. */
    static double[] field(Grid grid, ToDoubleBiFunction<Double, Double> value) {
        double[] field = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                field[grid.index(i, j)] = value.applyAsDouble(i * grid.h(), j * grid.h());
            }
        }
        return field;
    }

    /** A crack along a polyline x0, y0, x1, y1, ... with this width at d = 0. */
    static double[] along(Grid grid, double width, double... line) {
        return field(grid, (x, y) -> {
            double distance = distance(x, y, line) / width;
            return Math.max(0, 1 - distance * distance);
        });
    }

    private static double distance(double x, double y, double[] line) {
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at + 3 < line.length; at += 2) {
            double dx = line[at + 2] - line[at];
            double dy = line[at + 3] - line[at + 1];
            double share = ((x - line[at]) * dx + (y - line[at + 1]) * dy) / (dx * dx + dy * dy);
            double inside = Math.max(0, Math.min(1, share));
            least = Math.min(least, Math.hypot(x - line[at] - inside * dx, y - line[at + 1] - inside * dy));
        }
        return least;
    }

    /** Two grains that meet on the plane x = position, 0 on its left and 1 on its right. */
    static GrainMap twoGrains(Grid grid, double position) {
        int[] grain = new int[grid.size()];
        double[] distance = new double[grid.size()];
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                double x = (i + 0.5) * grid.h();
                grain[grid.index(i, j)] = x < position ? 0 : 1;
                distance[grid.index(i, j)] = Math.abs(x - position);
            }
        }
        return new GrainMap(grid, grain, distance);
    }

    /** One grain without boundaries. */
    static GrainMap oneGrain(Grid grid) {
        double[] distance = new double[grid.size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        return new GrainMap(grid, new int[grid.size()], distance);
    }
}
