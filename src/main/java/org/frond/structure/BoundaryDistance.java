package org.frond.structure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * How far the centre of each cell is from the nearest boundary between grains, which here is made of sides of cells: exact. A side across
 * one axis is as far away as its offset along that axis and along each other axis what lies beyond half a cell, so that the least square
 * of the distance is found along one axis after the other.
 */
final class BoundaryDistance {

    private final Grid grid;
    private final int[] strides;

    /** Whether two cells beside each other belong to grains with a boundary between them. */
    interface Parts {
        boolean parts(int cell, int other);
    }

    private BoundaryDistance(Grid grid) {
        this.grid = grid;
        this.strides = new int[] {1, grid.pitch(), grid.plane()};
    }

    /** The distances [m]; infinite where there is no boundary, 0 in the halo. */
    static double[] of(Grid grid, Parts parts) {
        BoundaryDistance all = new BoundaryDistance(grid);
        double[] nearest = new double[grid.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int axis = 0; axis < grid.dim(); axis++) {
            double[] squares = all.alongNormal(axis, parts);
            for (int other = 0; other < grid.dim(); other++) {
                if (other != axis) {
                    all.beside(other, squares);
                }
            }
            for (int n = 0; n < nearest.length; n++) {
                nearest[n] = Math.min(nearest[n], squares[n]);
            }
        }
        double[] distance = new double[grid.size()];
        all.lines(0, start -> {
            for (int n = start; n < start + grid.nx(); n++) {
                distance[n] = Math.sqrt(nearest[n]) * grid.h();
            }
        });
        return distance;
    }

    private interface Line {
        void from(int start);
    }

    /** Visits all lines of cells along an axis by their first cells. */
    private void lines(int axis, Line line) {
        int one = axis == 0 ? 1 : 0;
        int other = axis == 2 ? 1 : 2;
        IntStream.range(0, grid.cells(one) * grid.cells(other)).parallel().forEach(n ->
                line.from(grid.index(0, 0, 0) + n % grid.cells(one) * strides[one] + n / grid.cells(one) * strides[other]));
    }

    /** Squares of the distances, in cells, to the sides across an axis that lie in the same line along it. */
    private double[] alongNormal(int axis, Parts parts) {
        double[] squares = new double[grid.size()];
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        int count = grid.cells(axis);
        int stride = strides[axis];
        boolean round = grid.periodicity().along(axis);
        lines(axis, start -> {
            int turns = round ? 2 * count : count;
            double before = Double.POSITIVE_INFINITY;
            double after = Double.POSITIVE_INFINITY;
            for (int step = 0; step < turns; step++) {
                int up = step % count;
                int down = count - 1 - up;
                before = isSide(parts, start, up, stride, count, round) ? 0.5 : before + 1;
                after = isSide(parts, start, down + 1, stride, count, round) ? 0.5 : after + 1;
                keep(squares, start + up * stride, before);
                keep(squares, start + down * stride, after);
            }
        });
        return squares;
    }

    private static void keep(double[] squares, int cell, double distance) {
        squares[cell] = Math.min(squares[cell], distance * distance);
    }

    /** Whether the side before a cell of a line belongs to a boundary; the side before the first is that after the last where the axis repeats. */
    private static boolean isSide(Parts parts, int start, int cell, int stride, int count, boolean round) {
        if (cell == 0 || cell == count) {
            return round && parts.parts(start + (count - 1) * stride, start);
        }
        return parts.parts(start + (cell - 1) * stride, start + cell * stride);
    }

    /** Adds what sides in other lines are away along an axis, and keeps the least. */
    private void beside(int axis, double[] squares) {
        int count = grid.cells(axis);
        int stride = strides[axis];
        boolean round = grid.periodicity().along(axis);
        lines(axis, start -> {
            double[] line = new double[count];
            Arrays.setAll(line, n -> squares[start + n * stride]);
            for (int n = 0; n < count; n++) {
                double least = line[n];
                for (int away = 1; away < count && (away - 0.5) * (away - 0.5) < least; away++) {
                    double more = (away - 0.5) * (away - 0.5);
                    least = Math.min(least, more + Math.min(at(line, n - away, round), at(line, n + away, round)));
                }
                squares[start + n * stride] = least;
            }
        });
    }

    private static double at(double[] line, int n, boolean round) {
        if (n >= 0 && n < line.length) {
            return line[n];
        }
        return round ? line[Math.floorMod(n, line.length)] : Double.POSITIVE_INFINITY;
    }
}
