package org.frond.picture;

import java.awt.geom.Path2D;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/** Lines of a plane grid in cell widths from its lower left corner: level lines of a field, boundaries of grains. */
final class Outlines {

    private Outlines() {
    }

    /**
     * The line along which a field crosses a level, by marching squares: straight through each square of four values,
     * second order. The two-fold saddle is decided by the mean of the four.
     */
    static Path2D level(Scalars field, double level) {
        Path2D path = new Path2D.Double();
        double shift = field.location() == Location.CELL ? 0.5 : 0;
        int columns = field.grid().count(field.location(), 0) - 1;
        int rows = field.grid().count(field.location(), 1) - 1;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                square(path, field, level, i, j, shift);
            }
        }
        return path;
    }

    private static void square(Path2D path, Scalars field, double level, int i, int j, double shift) {
        // Corners and sides counter-clockwise from the lower left; side n joins corners n and n + 1.
        double[] corner = {field.at(i, j), field.at(i + 1, j), field.at(i + 1, j + 1), field.at(i, j + 1)};
        double[] x = new double[4];
        double[] y = new double[4];
        int[] crossed = new int[4];
        int count = 0;
        for (int n = 0; n < 4; n++) {
            double from = corner[n] - level;
            double to = corner[(n + 1) % 4] - level;
            if (from >= 0 != to >= 0) {
                double part = from / (from - to);
                x[n] = shift + i + (n == 0 ? part : n == 1 ? 1 : n == 2 ? 1 - part : 0);
                y[n] = shift + j + (n == 0 ? 0 : n == 1 ? part : n == 2 ? 1 : 1 - part);
                crossed[count++] = n;
            }
        }
        if (count == 2) {
            line(path, x, y, crossed[0], crossed[1]);
        } else if (count == 4) {
            boolean middleAbove = (corner[0] + corner[1] + corner[2] + corner[3]) / 4 >= level;
            if (middleAbove == corner[0] >= level) {
                line(path, x, y, 0, 1);
                line(path, x, y, 2, 3);
            } else {
                line(path, x, y, 3, 0);
                line(path, x, y, 1, 2);
            }
        }
    }

    private static void line(Path2D path, double[] x, double[] y, int from, int to) {
        path.moveTo(x[from], y[from]);
        path.lineTo(x[to], y[to]);
    }

    /**
     * The boundaries between cells of different number. Around each inner node the middles of the cell sides that
     * separate are joined, which cuts the corners of the staircase; where three or four meet, they meet at the node.
     *
     * @param grains number of each cell in the padded layout
     */
    static Path2D boundaries(Grid grid, int[] grains) {
        Path2D path = new Path2D.Double();
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                node(path, grid, grains, i, j);
            }
        }
        return path;
    }

    private static void node(Path2D path, Grid grid, int[] grains, int i, int j) {
        int left = Math.max(i - 1, 0);
        int right = Math.min(i, grid.nx() - 1);
        int below = Math.max(j - 1, 0);
        int above = Math.min(j, grid.ny() - 1);
        int a = grains[grid.index(left, below)];
        int b = grains[grid.index(right, below)];
        int c = grains[grid.index(right, above)];
        int d = grains[grid.index(left, above)];
        // Sides that leave the node downwards, to the right, upwards, to the left; outside the grid there are none.
        boolean[] separates = {a != b && j > 0, b != c && i < grid.nx(), c != d && j < grid.ny(), d != a && i > 0};
        double[] x = {i, i + 0.5, i, i - 0.5};
        double[] y = {j - 0.5, j, j + 0.5, j};
        int count = 0;
        for (boolean side : separates) {
            count += side ? 1 : 0;
        }
        boolean started = false;
        for (int n = 0; n < 4; n++) {
            if (!separates[n]) {
                continue;
            }
            if (count == 2 && started) {
                path.lineTo(x[n], y[n]);
            } else {
                path.moveTo(x[n], y[n]);
                started = true;
            }
            if (count != 2) {
                path.lineTo(i, j);
            }
        }
    }
}
