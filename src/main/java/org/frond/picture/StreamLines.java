package org.frond.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * Lines along a plane vector field, about evenly far apart: one starts wherever none has come by yet, and ends where another has, where the
 * field ends or nearly vanishes. Midpoint rule in steps of a quarter of a cell; between the middles of cells the field is linear.
 */
final class StreamLines {

    private static final double STEP = 0.25;
    private static final int STEPS_PER_POINT = 4;
    /** Lines across the longer side of a picture. */
    private static final int LINES = 26;
    /** The field vanishes below this share of its largest value: in metal and open cracks there is nothing but round-off. */
    private static final double NOTHING = 1e-3;
    /** Shortest line, in distances between lines. */
    private static final double SHORTEST = 1.5;

    private final Grid grid;
    private final Scalars across;
    private final Scalars up;
    private final double apart;
    private final int columns;
    private final boolean[] passed;
    private final double least;

    private StreamLines(Scalars across, Scalars up) {
        this.grid = across.grid();
        this.across = across;
        this.up = up;
        apart = Math.max(1, (double) Math.max(grid.nx(), grid.ny()) / LINES);
        columns = (int) Math.ceil(grid.nx() / apart);
        passed = new boolean[columns * (int) Math.ceil(grid.ny() / apart)];
        double largest = 0;
        for (int j = 0; j < grid.count(across.location(), 1); j++) {
            for (int i = 0; i < grid.count(across.location(), 0); i++) {
                largest = Math.max(largest, Math.hypot(across.at(i, j), up.at(i, j)));
            }
        }
        least = NOTHING * largest;
    }

    /** Lines as x, y, x, y, ... each, in cell widths. */
    static List<double[]> of(Scalars across, Scalars up) {
        StreamLines lines = new StreamLines(across, up);
        List<double[]> found = new ArrayList<>();
        for (int n = 0; n < lines.passed.length; n++) {
            if (!lines.passed[n]) {
                lines.through((n % lines.columns + 0.5) * lines.apart, (n / lines.columns + 0.5) * lines.apart, found);
            }
        }
        return found;
    }

    private void through(double x, double y, List<double[]> found) {
        List<Integer> own = new ArrayList<>();
        List<double[]> points = walk(x, y, -1, own);
        Collections.reverse(points);
        points.add(new double[] {x, y});
        points.addAll(walk(x, y, 1, own));
        own.forEach(place -> passed[place] = true);
        if (points.size() * STEP * STEPS_PER_POINT > SHORTEST * apart) {
            found.add(points.stream().flatMapToDouble(Arrays::stream).toArray());
        }
    }

    private List<double[]> walk(double fromX, double fromY, int sense, List<Integer> own) {
        List<double[]> points = new ArrayList<>();
        double x = fromX;
        double y = fromY;
        int most = (int) (2 * (grid.nx() + grid.ny()) / STEP);
        for (int step = 1; step <= most; step++) {
            double[] here = direction(x, y);
            double[] middle = direction(x + sense * STEP / 2 * here[0], y + sense * STEP / 2 * here[1]);
            x += sense * STEP * middle[0];
            y += sense * STEP * middle[1];
            boolean outside = x < 0 || y < 0 || x >= grid.nx() || y >= grid.ny();
            if (outside || middle[0] == 0 && middle[1] == 0 || passed[place(x, y)]) {
                break;
            }
            own.add(place(x, y));
            if (step % STEPS_PER_POINT == 0) {
                points.add(new double[] {x, y});
            }
        }
        return points;
    }

    private int place(double x, double y) {
        return (int) (y / apart) * columns + (int) (x / apart);
    }

    /** Of length 1, or zero where there is nothing to follow. */
    private double[] direction(double x, double y) {
        double u = linear(across, x, y);
        double v = linear(up, x, y);
        double size = Math.hypot(u, v);
        return size > least ? new double[] {u / size, v / size} : new double[2];
    }

    private static double linear(Scalars values, double x, double y) {
        if (values.location() == Location.NODE) {
            return values.sample(x, y);
        }
        Grid grid = values.grid();
        double left = Math.max(0, Math.min(grid.nx() - 1.0, x - 0.5));
        double below = Math.max(0, Math.min(grid.ny() - 1.0, y - 0.5));
        int i = (int) Math.min(left, Math.max(0, grid.nx() - 2));
        int j = (int) Math.min(below, Math.max(0, grid.ny() - 2));
        double s = left - i;
        double t = below - j;
        int right = Math.min(i + 1, grid.nx() - 1);
        int above = Math.min(j + 1, grid.ny() - 1);
        return (1 - t) * ((1 - s) * values.at(i, j) + s * values.at(right, j)) + t * ((1 - s) * values.at(i, above) + s * values.at(right, above));
    }
}
