package org.frond.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;

/**
 * Thins a set of nodes of a plane grid to lines one node wide that are connected as the set is and lie in its middle: nodes go in the
 * order of their distance from the outside, as long as they are simple, which is to say that neither the set nor its complement
 * becomes connected otherwise (S. Yokoi, J. Toriwaki, T. Fukumura 1975), and are not the end of a line. Of nodes equally far, those
 * open to one side go before those open to the next: otherwise a line two nodes wide would be eaten from its end. The set is connected
 * over all 8 neighbours, its complement over 4.
 */
final class Thinning {

    /** Neighbours in a circle, from the one to the right: those of even number lie along the axes. */
    private static final int[][] CIRCLE = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};

    private Thinning() {
    }

    /**
     * The nodes that are left.
     *
     * @param squares squared distances from the outside
     * @param values  among nodes as far from the outside, the smaller value goes first
     */
    static boolean[] of(Grid grid, IntPredicate inside, double[] squares, double[] values) {
        Nodes nodes = new Nodes(grid);
        boolean[] left = new boolean[grid.size()];
        TreeMap<Double, List<Integer>> layers = new TreeMap<>();
        nodes.forEach((i, j, k, node) -> {
            left[node] = inside.test(node);
            if (left[node]) {
                layers.computeIfAbsent(squares[node], square -> new ArrayList<>()).add(node);
            }
        });
        layers.values().forEach(layer -> layer.sort(Comparator.<Integer>comparingDouble(node -> values[node]).thenComparingInt(node -> node)));
        boolean changed;
        do {
            changed = false;
            for (List<Integer> layer : layers.values()) {
                for (int side = 0; side < CIRCLE.length; side += 2) {
                    for (int node : layer) {
                        if (!isThere(grid, nodes, left, node, side) && isSuperfluous(grid, nodes, left, node)) {
                            left[node] = false;
                            changed = true;
                        }
                    }
                    layer.removeIf(node -> !left[node]);
                }
            }
        } while (changed);
        return left;
    }

    private static boolean isSuperfluous(Grid grid, Nodes nodes, boolean[] left, int node) {
        boolean[] there = new boolean[CIRCLE.length];
        int neighbours = 0;
        for (int n = 0; n < there.length; n++) {
            there[n] = isThere(grid, nodes, left, node, n);
        }
        int joined = 0;
        for (int n = 0; n < there.length; n++) {
            neighbours += there[n] ? 1 : 0;
            if (n % 2 == 0 && !there[n] && (there[n + 1] || there[(n + 2) % CIRCLE.length])) {
                joined++;
            }
        }
        return neighbours > 1 && joined == 1;
    }

    private static boolean isThere(Grid grid, Nodes nodes, boolean[] left, int node, int n) {
        int i = nodes.i(node) + CIRCLE[n][0];
        int j = nodes.j(node) + CIRCLE[n][1];
        return nodes.contains(i, j, 0) && left[grid.index(i, j)];
    }
}
