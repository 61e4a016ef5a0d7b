package org.frond.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * The cheapest ways from a set of nodes along the ridge of the fracture phase, over all neighbours of a node (8 in the
 * plane, 26 in space), inside {d > 1/2}.
 *
 * <p>A step of length s costs s (1 - d + e), d averaged over its ends: the way keeps to the ridge, and the small e makes
 * it the shortest one where d is level.
 */
final class RidgeRoute {

    /** Level of d above which a way may lead. */
    static final double INSIDE = 0.5;
    private static final double COST_OF_LENGTH = 0.05;
    private static final int NONE = -1;

    private final Nodes nodes;
    private final double[] cost;
    private final double[] length;
    private final int[] previous;
    private final int[] source;

    RidgeRoute(Grid grid, double[] d, int[] sources) {
        nodes = new Nodes(grid);
        cost = new double[grid.size()];
        length = new double[grid.size()];
        previous = new int[grid.size()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        this.source = new int[grid.size()];
        Arrays.fill(previous, NONE);
        PriorityQueue<Stop> queue = new PriorityQueue<>();
        for (int start : sources) {
            cost[start] = 0;
            source[start] = start;
            queue.add(new Stop(0, start));
        }
        int[][] steps = steps(grid.dim());
        while (!queue.isEmpty()) {
            Stop stop = queue.poll();
            int node = stop.node();
            if (stop.cost() > cost[node]) {
                continue;
            }
            for (int[] step : steps) {
                int i = nodes.i(node) + step[0];
                int j = nodes.j(node) + step[1];
                int k = nodes.k(node) + step[2];
                if (!nodes.contains(i, j, k)) {
                    continue;
                }
                int next = grid.index(i, j, k);
                if (!(d[next] > INSIDE)) {
                    continue;
                }
                double stepLength = grid.h() * Math.sqrt(step[0] * step[0] + step[1] * step[1] + step[2] * step[2]);
                double phase = Math.min(1, (d[node] + d[next]) / 2);
                double reached = cost[node] + stepLength * (1 - phase + COST_OF_LENGTH);
                if (reached < cost[next]) {
                    cost[next] = reached;
                    length[next] = length[node] + stepLength;
                    previous[next] = node;
                    source[next] = source[node];
                    queue.add(new Stop(reached, next));
                }
            }
        }
    }

    private static int[][] steps(int dim) {
        int deep = dim == 3 ? 1 : 0;
        return IntStream.rangeClosed(-deep, deep).boxed()
                .flatMap(k -> IntStream.rangeClosed(-1, 1).boxed()
                        .flatMap(j -> IntStream.rangeClosed(-1, 1).mapToObj(i -> new int[] {i, j, k})))
                .filter(step -> step[0] != 0 || step[1] != 0 || step[2] != 0)
                .toArray(int[][]::new);
    }

    /** Whether there is a way to a node. */
    boolean reaches(int node) {
        return cost[node] < Double.POSITIVE_INFINITY;
    }

    /** The source that the way to a node starts from. */
    int sourceOf(int node) {
        return source[node];
    }

    /** Length of the way to a node along grid lines and diagonals [m]. */
    double lengthTo(int node) {
        return length[node];
    }

    /** The nodes on the way, from source to the node. */
    List<Integer> to(int node) {
        List<Integer> way = new ArrayList<>();
        for (int at = node; at != NONE; at = previous[at]) {
            way.add(at);
        }
        Collections.reverse(way);
        return way;
    }

    /** A node waiting in the queue; equal costs go by index, so that the order is always the same. */
    private record Stop(double cost, int node) implements Comparable<Stop> {

        @Override
        public int compareTo(Stop other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(node, other.node);
        }
    }
}
