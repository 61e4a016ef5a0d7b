package org.frond.measure;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;

/**
 * Square of the distance from each node of a plane grid to the nearest one outside a set, in cells: exact, by parabolas along rows and
 * then along columns (P. Felzenszwalb, D. Huttenlocher 2012). Beyond the sides of the grid there is nothing to be near to, so that a
 * band that ends at a side is as wide there as before.
 */
final class DistanceMap {

    private static final double FAR = 1e12;

    private DistanceMap() {
    }

    /** The squares, one per node in the layout of the grid; at least 1e12 where nothing lies outside the set. */
    static double[] squares(Grid grid, IntPredicate inside) {
        double[] squares = new double[grid.size()];
        new Nodes(grid).forEach((i, j, k, node) -> squares[node] = inside.test(node) ? FAR : 0);
        for (int j = 0; j <= grid.ny(); j++) {
            transform(squares, grid.index(0, j), 1, grid.nx() + 1);
        }
        for (int i = 0; i <= grid.nx(); i++) {
            transform(squares, grid.index(i, 0), grid.pitch(), grid.ny() + 1);
        }
        return squares;
    }

    /** The lower envelope of the parabolas over one line of values. */
    private static void transform(double[] values, int start, int stride, int count) {
        double[] height = new double[count];
        Arrays.setAll(height, n -> values[start + n * stride]);
        int[] vertex = new int[count];
        double[] from = new double[count + 1];
        int last = 0;
        from[0] = Double.NEGATIVE_INFINITY;
        from[1] = Double.POSITIVE_INFINITY;
        for (int n = 1; n < count; n++) {
            double crossing = crossing(height, vertex[last], n);
            while (crossing <= from[last]) {
                last--;
                crossing = crossing(height, vertex[last], n);
            }
            last++;
            vertex[last] = n;
            from[last] = crossing;
            from[last + 1] = Double.POSITIVE_INFINITY;
        }
        int at = 0;
        for (int n = 0; n < count; n++) {
            while (from[at + 1] < n) {
                at++;
            }
            double away = n - vertex[at];
            values[start + n * stride] = away * away + height[vertex[at]];
        }
    }

    private static double crossing(double[] height, int one, int other) {
        return (height[other] + (double) other * other - height[one] - (double) one * one) / (2.0 * (other - one));
    }
}
