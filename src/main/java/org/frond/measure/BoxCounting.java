package org.frond.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * The box-counting dimension of a set of pixels: the slope of log N over log(1/s), where N boxes of edge s are needed to
 * cover the set.
 *
 * <p>N is the least count over several offsets of the boxes against the pixels, since it is defined as the smallest
 * cover; a mean over offsets counts boxes that hang over the rim of the set and comes out low, by 0.06 for a square and
 * boxes up to a quarter of it. The slope is a least-squares fit over the window of sizes. Counts of a self-similar set oscillate about the straight line
 * with the period of its scale; a window that does not hold whole periods can be wrong by 0.1 (the Vicsek cross of 729
 * pixels with boxes of 2 to 45), so quote the window together with the dimension.
 *
 * @param dimension slope of the fit
 * @param rSquared  coefficient of determination of the fit
 * @param window    the box sizes it was fitted over
 */
public record BoxCounting(double dimension, double rSquared, Window window) {

    private static final int OFFSETS_PER_AXIS = 4;
    private static final int FEWEST_SIZES = 3;
    private static final int SMALLEST_BOX = 2;
    private static final int LARGEST_BOXES_ACROSS = 8;

    /**
     * The box sizes of a fit, a geometric series.
     *
     * @param smallest smallest box edge [pixels]
     * @param largest  largest box edge [pixels]
     * @param ratio    ratio of one edge to the next, above 1
     */
    public record Window(int smallest, int largest, double ratio) {

        public Window {
            if (smallest < 1 || !(ratio > 1)) {
                throw new IllegalArgumentException("box sizes start at one pixel or more and grow by a ratio above 1: "
                        + smallest + ", " + ratio);
            }
        }

        /** From two pixels to an eighth of an extent, two sizes per octave. */
        static Window upTo(int extent) {
            return new Window(SMALLEST_BOX, extent / LARGEST_BOXES_ACROSS, Math.sqrt(2));
        }

        private int[] sizes() {
            int terms = (int) Math.floor(Math.log((largest + 0.5) / smallest) / Math.log(ratio)) + 1;
            return IntStream.range(0, Math.max(0, terms))
                    .map(term -> (int) Math.round(smallest * Math.pow(ratio, term)))
                    .distinct()
                    .toArray();
        }
    }

    /**
     * The dimension of {values >= level}, a set of nodes or cells, from boxes of two pixels to an eighth of the longest
     * edge of the grid.
     */
    public static BoxCounting of(Grid grid, Location location, double[] values, double level) {
        int longest = Math.max(grid.count(location, 0), Math.max(grid.count(location, 1), grid.count(location, 2)));
        return of(grid, location, values, level, Window.upTo(longest));
    }

    /**
     * The dimension of {values >= level} over a window of box sizes.
     *
     * @param location where the values sit
     * @param values   in the layout of the grid
     * @param window   box sizes
     * @throws IllegalArgumentException when the set is empty or the window holds fewer than three sizes
     */
    public static BoxCounting of(Grid grid, Location location, double[] values, double level, Window window) {
        int[] sizes = window.sizes();
        if (sizes.length < FEWEST_SIZES) {
            throw new IllegalArgumentException("a dimension needs at least " + FEWEST_SIZES + " box sizes, but "
                    + window + " pixels holds " + sizes.length + "; use a finer picture");
        }
        int[][] pixels = pixels(grid, location, values, level);
        if (pixels.length == 0) {
            throw new IllegalArgumentException("an empty set has no dimension; nothing reaches the level " + level);
        }
        int[] extent = {grid.count(location, 0), grid.count(location, 1), grid.count(location, 2)};
        double[] x = new double[sizes.length];
        double[] y = new double[sizes.length];
        for (int at = 0; at < x.length; at++) {
            x[at] = -Math.log(sizes[at]);
            y[at] = Math.log(leastCount(pixels, extent, grid.dim(), sizes[at]));
        }
        double covariance = covariance(x, y);
        double spread = covariance(x, x);
        double varied = covariance(y, y);
        double rSquared = varied > 0 ? covariance * covariance / (spread * varied) : 1;
        return new BoxCounting(covariance / spread, rSquared, window);
    }

    private static int[][] pixels(Grid grid, Location location, double[] values, double level) {
        List<int[]> pixels = new ArrayList<>();
        for (int k = 0; k < grid.count(location, 2); k++) {
            for (int j = 0; j < grid.count(location, 1); j++) {
                for (int i = 0; i < grid.count(location, 0); i++) {
                    if (values[grid.index(i, j, k)] >= level) {
                        pixels.add(new int[] {i, j, k});
                    }
                }
            }
        }
        return pixels.toArray(int[][]::new);
    }

    private static int leastCount(int[][] pixels, int[] extent, int dim, int size) {
        int offsets = Math.min(OFFSETS_PER_AXIS, size);
        int deep = dim == 3 ? offsets : 1;
        int boxesX = extent[0] / size + 2;
        int boxesY = extent[1] / size + 2;
        int least = Integer.MAX_VALUE;
        for (int c = 0; c < deep; c++) {
            for (int b = 0; b < offsets; b++) {
                for (int a = 0; a < offsets; a++) {
                    BitSet filled = new BitSet();
                    for (int[] pixel : pixels) {
                        int i = (pixel[0] + a * size / offsets) / size;
                        int j = (pixel[1] + b * size / offsets) / size;
                        int k = (pixel[2] + c * size / offsets) / size;
                        filled.set(i + boxesX * (j + boxesY * k));
                    }
                    least = Math.min(least, filled.cardinality());
                }
            }
        }
        return least;
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int at = 0; at < x.length; at++) {
            sum += (x[at] - meanX) * (y[at] - meanY);
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
