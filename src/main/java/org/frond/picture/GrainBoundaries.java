package org.frond.picture;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frond.grid.Grid;

/**
 * The boundaries between cells of different number, as a net of smooth lines in cell widths from the lower left corner.
 *
 * <p>Around each node of the grid the middles of the cell sides that separate are joined; where three or four meet, they
 * meet at the node. Then every point between two others moves towards their middle a few times, less than a cell in
 * all, which turns the staircase of the cells into the line it stands for; junctions and ends stay.
 */
final class GrainBoundaries {

    private static final int SMOOTHINGS = 12;
    private static final double STEP = 0.5;

    private final Map<Long, Integer> known = new HashMap<>();
    private final List<double[]> points = new ArrayList<>();
    private final List<List<Integer>> neighbours = new ArrayList<>();

    private GrainBoundaries() {
    }

    /** @param grains number of each cell in the padded layout */
    static GrainBoundaries of(Grid grid, int[] grains) {
        GrainBoundaries net = new GrainBoundaries();
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                net.join(grid, grains, i, j);
            }
        }
        for (int n = 0; n < SMOOTHINGS; n++) {
            net.smooth();
        }
        return net;
    }

    Path2D path() {
        Path2D path = new Path2D.Double();
        for (int n = 0; n < points.size(); n++) {
            for (int other : neighbours.get(n)) {
                if (other > n) {
                    path.moveTo(points.get(n)[0], points.get(n)[1]);
                    path.lineTo(points.get(other)[0], points.get(other)[1]);
                }
            }
        }
        return path;
    }

    private void join(Grid grid, int[] grains, int i, int j) {
        int left = Math.max(i - 1, 0);
        int right = Math.min(i, grid.nx() - 1);
        int below = Math.max(j - 1, 0);
        int above = Math.min(j, grid.ny() - 1);
        int a = grains[grid.index(left, below)];
        int b = grains[grid.index(right, below)];
        int c = grains[grid.index(right, above)];
        int d = grains[grid.index(left, above)];
        // Half steps to the middles of the sides that leave this node and separate; outside the grid there are none.
        List<int[]> sides = new ArrayList<>(4);
        add(sides, a != b && j > 0, 0, -1);
        add(sides, b != c && i < grid.nx(), 1, 0);
        add(sides, c != d && j < grid.ny(), 0, 1);
        add(sides, d != a && i > 0, -1, 0);
        if (sides.size() == 2) {
            link(point(2 * i + sides.get(0)[0], 2 * j + sides.get(0)[1]),
                    point(2 * i + sides.get(1)[0], 2 * j + sides.get(1)[1]));
        } else {
            for (int[] side : sides) {
                link(point(2 * i, 2 * j), point(2 * i + side[0], 2 * j + side[1]));
            }
        }
    }

    private static void add(List<int[]> sides, boolean separates, int x, int y) {
        if (separates) {
            sides.add(new int[] {x, y});
        }
    }

    /** The point at a position counted in half cells. */
    private int point(int x, int y) {
        return known.computeIfAbsent((long) y << Integer.SIZE | x, key -> {
            points.add(new double[] {x / 2.0, y / 2.0});
            neighbours.add(new ArrayList<>(2));
            return points.size() - 1;
        });
    }

    private void link(int a, int b) {
        neighbours.get(a).add(b);
        neighbours.get(b).add(a);
    }

    private void smooth() {
        double[][] moved = new double[points.size()][];
        for (int n = 0; n < moved.length; n++) {
            double[] here = points.get(n);
            List<Integer> beside = neighbours.get(n);
            if (beside.size() != 2) {
                moved[n] = here;
                continue;
            }
            double[] one = points.get(beside.get(0));
            double[] two = points.get(beside.get(1));
            moved[n] = new double[] {here[0] + STEP * ((one[0] + two[0]) / 2 - here[0]),
                here[1] + STEP * ((one[1] + two[1]) / 2 - here[1])};
        }
        for (int n = 0; n < moved.length; n++) {
            points.set(n, moved[n]);
        }
    }
}
