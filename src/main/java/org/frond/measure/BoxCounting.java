package org.frond.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.structure.RandomStream;

/**
 * The box-counting dimension of a set of pixels: the slope of log N over log(1/s), where N boxes of edge s are needed to
 * cover the set.
 *
 * <p>N is the least count over several offsets of the boxes against the pixels, since it is defined as the smallest
 * cover; a mean over offsets counts boxes that hang over the rim of the set and comes out low, by 0.06 for a square and
 * boxes up to a quarter of it. The slope is a least-squares fit over the window of sizes. Counts of a self-similar set
 * oscillate about the straight line with the period of its scale; a window that does not hold whole periods can be wrong by 0.1
 * (the Vicsek cross of 729 pixels with boxes of 2 to 45), so quote the window together with the dimension.
 *
 * <p>The interval tells how much the slope depends on which parts of the set there are: the tiles of the largest box's size are
 * drawn with replacement ({@link Bootstrap}), each with the boxes whose centres lie in it. It does not hold the error of the window.
 *
 * @param dimension slope of the fit
 * @param rSquared  coefficient of determination of the fit
 * @param interval  95 % interval of the dimension; empty for a set in fewer than {@value Bootstrap#FEWEST} tiles
 * @param window    the box sizes it was fitted over
 * @param counts    of each size, from the smallest
 */
public record BoxCounting(double dimension, double rSquared, Optional<Interval> interval, Window window, List<Count> counts) {

    private static final int OFFSETS_PER_AXIS = 4;
    private static final int FEWEST_SIZES = 3;
    /** Of the bootstrap: any number, but always the same. */
    private static final long SEED = 1;

    /**
     * How many boxes cover the set.
     *
     * @param size  edge of the boxes [pixels]
     * @param boxes the least number over the offsets
     */
    public record Count(int size, long boxes) {
    }

    public BoxCounting {
        counts = List.copyOf(counts);
    }

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

        /** Two sizes per octave between two edges [pixels]. */
        public static Window between(int smallest, int largest) {
            return new Window(smallest, largest, Math.sqrt(2));
        }

        /** Whether it holds as many sizes as a fit needs. */
        public boolean isWideEnough() {
            return sizes().length >= FEWEST_SIZES;
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
     * The dimension of {values >= level} over a window of box sizes.
     *
     * @param location where the values sit
     * @param values   in the layout of the grid
     * @param window   box sizes
     * @throws IllegalArgumentException when the set is empty or the window holds fewer than three sizes
     */
    public static BoxCounting of(Grid grid, Location location, double[] values, double level, Window window) {
        int[] sizes = window.sizes();
        if (!window.isWideEnough()) {
            throw new IllegalArgumentException("a dimension needs at least " + FEWEST_SIZES + " box sizes, but "
                    + window + " pixels holds " + sizes.length + "; use a finer picture");
        }
        int[][] pixels = pixels(grid, location, values, level);
        if (pixels.length == 0) {
            throw new IllegalArgumentException("an empty set has no dimension; nothing reaches the level " + level);
        }
        int[] extent = {grid.count(location, 0), grid.count(location, 1), grid.count(location, 2)};
        List<Cover> covers = IntStream.of(sizes).mapToObj(size -> leastCover(pixels, extent, grid.dim(), size)).toList();
        double[] x = IntStream.of(sizes).mapToDouble(size -> -Math.log(size)).toArray();
        double[] y = covers.stream().mapToDouble(cover -> Math.log(cover.boxes().size())).toArray();
        double covariance = covariance(x, y);
        double varied = covariance(y, y);
        double rSquared = varied > 0 ? covariance * covariance / (covariance(x, x) * varied) : 1;
        return new BoxCounting(slope(x, y), rSquared, interval(x, covers), window,
                covers.stream().map(cover -> new Count(cover.size(), cover.boxes().size())).toList());
    }

    /** The interval of the slope over the tiles, which are the boxes of the largest size. */
    private static Optional<Interval> interval(double[] x, List<Cover> covers) {
        Cover tiles = covers.get(covers.size() - 1);
        Map<List<Integer>, long[]> counts = new LinkedHashMap<>();
        for (int at = 0; at < covers.size(); at++) {
            for (int[] box : covers.get(at).boxes()) {
                counts.computeIfAbsent(tiles.holding(covers.get(at).centre(box)), tile -> new long[covers.size()])[at]++;
            }
        }
        List<long[]> members = List.copyOf(counts.values());
        return new Bootstrap(RandomStream.BOOTSTRAP.of(SEED)).interval(members.size(), drawn -> {
            double[] y = new double[x.length];
            for (int tile : drawn) {
                for (int at = 0; at < y.length; at++) {
                    y[at] += members.get(tile)[at];
                }
            }
            return slope(x, IntStream.range(0, y.length).mapToDouble(at -> Math.log(y[at])).toArray());
        });
    }

    /**
     * Boxes that cover the set.
     *
     * @param size   their edge [pixels]
     * @param offset of their lattice against the pixels, per axis
     * @param boxes  number of each along the axes
     */
    private record Cover(int size, int[] offset, List<int[]> boxes) {

        private double[] centre(int[] box) {
            return IntStream.range(0, box.length).mapToDouble(axis -> (box[axis] + 0.5) * size - offset[axis]).toArray();
        }

        /** The box of this cover in which a place lies. */
        private List<Integer> holding(double[] place) {
            return IntStream.range(0, place.length).mapToObj(axis -> (int) Math.floor((place[axis] + offset[axis]) / size)).toList();
        }
    }

    private static double slope(double[] x, double[] y) {
        return covariance(x, y) / covariance(x, x);
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

    private static Cover leastCover(int[][] pixels, int[] extent, int dim, int size) {
        int offsets = Math.min(OFFSETS_PER_AXIS, size);
        int deep = dim == 3 ? offsets : 1;
        int boxesX = extent[0] / size + 2;
        int boxesY = extent[1] / size + 2;
        BitSet least = new BitSet();
        int[] chosen = {};
        for (int c = 0; c < deep; c++) {
            for (int b = 0; b < offsets; b++) {
                for (int a = 0; a < offsets; a++) {
                    int[] offset = {a * size / offsets, b * size / offsets, c * size / offsets};
                    BitSet filled = new BitSet();
                    for (int[] pixel : pixels) {
                        int i = (pixel[0] + offset[0]) / size;
                        int j = (pixel[1] + offset[1]) / size;
                        int k = (pixel[2] + offset[2]) / size;
                        filled.set(i + boxesX * (j + boxesY * k));
                    }
                    if (chosen.length == 0 || filled.cardinality() < least.cardinality()) {
                        least = filled;
                        chosen = offset;
                    }
                }
            }
        }
        return new Cover(size, chosen, least.stream().mapToObj(box ->
                new int[] {box % boxesX, box / boxesX % boxesY, box / (boxesX * boxesY)}).toList());
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
