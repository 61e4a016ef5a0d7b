package org.frond.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frond.grid.Grid;

/**
 * The lines that smeared cracks stand for: each connected broken region becomes a trunk, which joins the two broken nodes
 * farthest apart along the ridge of d, and branches off it that are longer than twice the region's mean width.
 *
 * @param paths trunks and branches, of every region in the order of its first node
 */
public record CrackLines(List<CrackPath> paths) {

    /** A spur from the ridge to the edge of the broken band is no longer than its width. */
    private static final double SHORTEST_BRANCH = 2;

    public CrackLines {
        paths = List.copyOf(paths);
    }

    /**
     * The lines of all cracks.
     *
     * @param grid a plane grid
     * @param d    fracture phase, one value per node
     */
    public static CrackLines of(Grid grid, double[] d) {
        Components components = new Front(grid, d, Front.BROKEN).components();
        List<List<Integer>> broken = new ArrayList<>();
        for (int n = 0; n < components.count(); n++) {
            broken.add(new ArrayList<>());
        }
        Nodes nodes = new Nodes(grid);
        nodes.forEach((i, j, k, node) -> {
            if (components.labelAt(node) != Components.BELOW) {
                broken.get(components.labelAt(node) - 1).add(node);
            }
        });
        List<CrackPath> paths = new ArrayList<>();
        for (int n = 0; n < broken.size(); n++) {
            trace(grid, d, broken.get(n), components.volume(n + 1), paths);
        }
        return new CrackLines(paths);
    }

    private static void trace(Grid grid, double[] d, List<Integer> region, double volume, List<CrackPath> paths) {
        RidgeRoute any = new RidgeRoute(grid, d, new int[] {region.get(0)});
        RidgeRoute across = new RidgeRoute(grid, d, new int[] {end(grid, any, region, 0)});
        double length = across.lengthTo(end(grid, across, region, 0));
        if (length == 0) {
            return;
        }
        double width = volume / length;
        RidgeRoute along = new RidgeRoute(grid, d, new int[] {end(grid, any, region, width)});
        List<Integer> traced = new ArrayList<>(along.to(end(grid, along, region, width)));
        paths.add(path(grid, traced));
        while (true) {
            RidgeRoute off = new RidgeRoute(grid, d, traced.stream().mapToInt(Integer::intValue).toArray());
            int tip = end(grid, off, region, width);
            if (!(off.lengthTo(tip) > SHORTEST_BRANCH * width)) {
                return;
            }
            List<Integer> branch = off.to(tip);
            paths.add(path(grid, branch));
            traced.addAll(branch);
        }
    }

    /**
     * The end of a region, farthest along a route: a band as wide as this ends in a row of nodes, of which the middle one is its end,
     * rather than a corner; known to half of that width.
     */
    private static int end(Grid grid, RidgeRoute route, List<Integer> region, double width) {
        double most = 0;
        for (int node : region) {
            if (route.reaches(node)) {
                most = Math.max(most, route.lengthTo(node));
            }
        }
        Nodes nodes = new Nodes(grid);
        double least = most - width / 2;
        List<Integer> last = region.stream().filter(node -> route.reaches(node) && route.lengthTo(node) >= least).toList();
        if (last.isEmpty()) {
            return region.get(0);
        }
        Point middle = CrackPath.mean(last.stream().map(nodes::point).toList());
        return last.stream().min(Comparator.comparingDouble(node -> nodes.point(node).distance(middle))).orElseThrow();
    }

    private static CrackPath path(Grid grid, List<Integer> route) {
        Nodes nodes = new Nodes(grid);
        return CrackPath.smoothed(route.stream().map(nodes::point).toList());
    }
}
