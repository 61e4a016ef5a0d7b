package org.frond.picture;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;

/**
 * Between which values a scalar field lies.
 *
 * @param low     smallest of nearly all
 * @param high    largest of nearly all
 * @param least   smallest of all
 * @param largest largest of all
 */
public record Extremes(double low, double high, double least, double largest) {

    /** Share of the points at each end that may lie beyond the colours: the stress at one tip must not turn a picture pale. */
    private static final double OUTLIERS = 0.002;

    /** Those of a scalar on a grid; numbers that are not finite do not count. */
    public static Extremes of(Grid grid, FieldData data) {
        return of(grid, data.field().location(), data.values());
    }

    static Extremes of(Grid grid, Location location, double[] values) {
        int columns = grid.count(location, 0);
        int rows = grid.count(location, 1);
        return of(IntStream.range(0, columns * rows * grid.count(location, 2))
                .mapToDouble(n -> values[grid.index(n % columns, n / columns % rows, n / (columns * rows))]));
    }

    static Extremes of(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Extremes(0, 0, 0, 0);
        }
        Arrays.sort(finite);
        int beyond = (int) (OUTLIERS * finite.length);
        return new Extremes(finite[beyond], finite[finite.length - 1 - beyond], finite[0], finite[finite.length - 1]);
    }

    /** Those of both fields together. */
    public Extremes and(Extremes other) {
        return new Extremes(Math.min(low, other.low), Math.max(high, other.high), Math.min(least, other.least),
                Math.max(largest, other.largest));
    }
}
