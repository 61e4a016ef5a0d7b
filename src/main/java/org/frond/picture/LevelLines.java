package org.frond.picture;

import java.awt.geom.Path2D;
import org.frond.grid.Location;

/** Level lines of a field on a plane grid, in cell widths from its lower left corner. */
final class LevelLines {

    private LevelLines() {
    }

    /**
     * The line along which a field crosses a level, by marching squares: straight through each square of four values,
     * second order. The two-fold saddle is decided by the mean of the four.
     */
    static Path2D of(Scalars field, double level) {
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
}
