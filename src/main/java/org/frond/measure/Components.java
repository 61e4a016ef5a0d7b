package org.frond.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;

/**
 * The connected components of the nodes where a field reaches a level; neighbours are those along the axes, 4 in the
 * plane and 6 in space, across periodic ends as well.
 *
 * <p>Components are numbered from 1 in the order of their first node; 0 means below the level. Values may be the phase
 * field of metal (level 1/2: its bodies) or of fracture (level 0.9: its cracks).
 */
public final class Components {

    /** Label of a node below the level. */
    public static final int BELOW = 0;

    private final Nodes nodes;
    private final int[] label;
    private final double[] volume;
    private final boolean[] left;
    private final boolean[] right;

    private Components(Grid grid, int[] label, int count) {
        this.nodes = new Nodes(grid);
        this.label = label;
        volume = new double[count + 1];
        left = new boolean[count + 1];
        right = new boolean[count + 1];
        nodes.forEach((i, j, k, node) -> {
            int found = label[node];
            if (found != BELOW) {
                volume[found] += nodes.volume(i, j, k);
                left[found] |= i == 0;
                right[found] |= i == grid.nx();
            }
        });
    }

    /**
     * The components of {values >= level}.
     *
     * @param values one value per node, in the layout of the grid
     */
    public static Components of(Grid grid, double[] values, double level) {
        int[] parent = new int[grid.size()];
        Arrays.fill(parent, -1);
        Nodes nodes = new Nodes(grid);
        int[] strides = {1, grid.pitch(), grid.plane()};
        nodes.forEach((i, j, k, node) -> {
            if (!(values[node] >= level)) {
                return;
            }
            parent[node] = node;
            int original = grid.original(i, j, k);
            if (original != node) {
                join(parent, original, node);
            }
            int[] at = {i, j, k};
            for (int axis = 0; axis < grid.dim(); axis++) {
                int before = node - strides[axis];
                if (at[axis] > 0 && parent[before] >= 0) {
                    join(parent, before, node);
                }
            }
        });
        int[] label = new int[grid.size()];
        int[] count = {0};
        nodes.forEach((i, j, k, node) -> {
            if (parent[node] >= 0) {
                int root = root(parent, node);
                // the root is the lowest index of its component, so it has been met before
                label[node] = root == node ? ++count[0] : label[root];
            }
        });
        return new Components(grid, label, count[0]);
    }

    private static void join(int[] parent, int first, int second) {
        int one = root(parent, first);
        int other = root(parent, second);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Number of components. */
    public int count() {
        return volume.length - 1;
    }

    /** Component of a node, 1 .. count, or {@link #BELOW}. */
    public int labelAt(int node) {
        return label[node];
    }

    /** Volume of a component, the sum of h^dim over its nodes, halved at each side of the box [m^2 or m^3]. */
    public double volume(int component) {
        return volume[component];
    }

    /** Whether a component reaches an electrode face. */
    public boolean touches(int component, Side side) {
        return side == Side.LEFT ? left[component] : right[component];
    }

    /** Whether a component reaches neither electrode face. */
    public boolean isIsolated(int component) {
        return !left[component] && !right[component];
    }

    /** The nodes of each component in their order, that of component 1 first. */
    List<List<Integer>> members() {
        List<List<Integer>> members = new ArrayList<>();
        for (int component = 1; component <= count(); component++) {
            members.add(new ArrayList<>());
        }
        nodes.forEach((i, j, k, node) -> {
            if (label[node] != BELOW) {
                members.get(label[node] - 1).add(node);
            }
        });
        return members;
    }
}
