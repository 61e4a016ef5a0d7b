package org.frond.measure;

import java.util.List;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * The surface of a set of nodes by Crofton's formula: an area in space from how often lines in 13 directions enter or leave the set,
 * a perimeter in the plane from 4 directions,
 *
 * <pre>
 *   S = 4 sum_k c_k N_k / (2 L_k) h^2        P = pi sum_k N_k / (4 2 L_k) h
 * </pre>
 *
 * with N_k changes along direction k, whose neighbours are L_k cells apart. The c_k are the shares of the sphere nearer to direction k
 * than to the others (G. Lehmann, D. Legland 2012). Outside the grid nothing belongs to the set.
 */
public final class Crofton {

    private static final double ALONG_AXES = 0.09155578240952;
    private static final double ALONG_FACES = 0.07396125575216;
    private static final double ALONG_BODIES = 0.07039127956464;
    private static final double[] WEIGHTS = {ALONG_AXES, ALONG_FACES, ALONG_BODIES};
    private static final double WEIGHT_IN_THE_PLANE = 0.25;
    /** Half of the neighbours of a node; the other half lies opposite. */
    private static final int[][] DIRECTIONS = {{1, 0, 0}, {0, 1, 0}, {1, 1, 0}, {1, -1, 0}, {0, 0, 1}, {1, 0, 1}, {1, 0, -1}, {0, 1, 1},
        {0, 1, -1}, {1, 1, 1}, {1, 1, -1}, {1, -1, 1}, {1, -1, -1}};
    private static final int DIRECTIONS_IN_THE_PLANE = 4;

    private Crofton() {
    }

    /**
     * Surface of the nodes that belong to a set [m in the plane, m^2 in space].
     *
     * @param some nodes of which at least all in the set
     */
    static double surface(Grid grid, int[] some, IntPredicate belongs) {
        Nodes nodes = new Nodes(grid);
        double sum = 0;
        for (int[] step : directions(grid.dim())) {
            long ends = 0;
            for (int node : some) {
                if (belongs.test(node)) {
                    ends += isEnd(grid, nodes, node, step, 1, belongs) + isEnd(grid, nodes, node, step, -1, belongs);
                }
            }
            sum += share(grid.dim(), step) * ends;
        }
        return sum * Math.pow(grid.h(), grid.dim() - 1);
    }

    /** The directions of the lines, one sense of each. */
    static List<int[]> directions(int dim) {
        return List.of(DIRECTIONS).subList(0, dim == 3 ? DIRECTIONS.length : DIRECTIONS_IN_THE_PLANE);
    }

    /** What each change along a direction adds to the surface, between cells of edge 1. */
    static double share(int dim, int[] step) {
        int axes = Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]);
        return dim == 3 ? 4 * WEIGHTS[axes - 1] / (2 * Math.sqrt(axes)) : Math.PI * WEIGHT_IN_THE_PLANE / (2 * Math.sqrt(axes));
    }

    private static int isEnd(Grid grid, Nodes nodes, int node, int[] step, int sense, IntPredicate belongs) {
        int i = nodes.i(node) + sense * step[0];
        int j = nodes.j(node) + sense * step[1];
        int k = nodes.k(node) + sense * step[2];
        return nodes.contains(i, j, k) && belongs.test(grid.index(i, j, k)) ? 0 : 1;
    }

    /** Surface of the set of all nodes with a value of at least a level. */
    public static double surface(Grid grid, double[] values, double level) {
        int[] all = new int[grid.count(Location.NODE)];
        int[] count = {0};
        new Nodes(grid).forEach((i, j, k, node) -> all[count[0]++] = node);
        return surface(grid, all, node -> values[node] >= level);
    }
}
