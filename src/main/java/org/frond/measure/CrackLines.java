package org.frond.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frond.grid.Grid;

/**
 * The lines that smeared cracks stand for: each connected broken region becomes a trunk, which joins the two broken nodes
 * farthest apart along the ridge of d and lies in the middle of the band, and branches off it that are longer than twice the region's mean width.
 *
 * @param paths trunks and branches, of every region in the order of its first node
 */
public record CrackLines(List<CrackPath> paths) {

    /** A spur from the ridge to the edge of the broken band is no longer than its width. */
    private static final double SHORTEST_BRANCH = 2;
    /** Places across a line at which d is looked at, for each cell. */
    private static final int SAMPLES_PER_CELL = 4;
    /** Nodes whose d differs by less are equally high on the ridge. */
    private static final double LEVEL_RIDGE = 0.01;

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
        RidgeRoute across = new RidgeRoute(grid, d, new int[] {end(grid, d, any, region, 0)});
        double length = across.lengthTo(end(grid, d, across, region, 0));
        if (length == 0) {
            return;
        }
        double width = volume / length;
        RidgeRoute along = new RidgeRoute(grid, d, new int[] {end(grid, d, any, region, width)});
        List<Integer> traced = new ArrayList<>(along.to(end(grid, d, along, region, width)));
        paths.add(path(grid, d, traced, width));
        while (true) {
            RidgeRoute off = new RidgeRoute(grid, d, traced.stream().mapToInt(Integer::intValue).toArray());
            int tip = end(grid, d, off, region, width);
            if (!(off.lengthTo(tip) > SHORTEST_BRANCH * width)) {
                return;
            }
            List<Integer> branch = off.to(tip);
            paths.add(path(grid, d, branch, width));
            traced.addAll(branch);
        }
    }

    /**
     * The end of a region, farthest along a route: a band as wide as this ends in a row of nodes, of which the middle one is its end,
     * rather than a corner; known to half of that width.
     */
    private static int end(Grid grid, double[] d, RidgeRoute route, List<Integer> region, double width) {
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
        // on the ridge; where that is level, in the middle
        return last.stream().min(Comparator.<Integer>comparingDouble(node -> -Math.round(d[node] / LEVEL_RIDGE))
                .thenComparingDouble(node -> nodes.point(node).distance(middle))).orElseThrow();
    }

    /** The route without its staircase, each point moved to the middle of the band across it. */
    private static CrackPath path(Grid grid, double[] d, List<Integer> route, double width) {
        Nodes nodes = new Nodes(grid);
        CrackPath rough = CrackPath.smoothed(route.stream().map(nodes::point).toList());
        List<Point> centred = new ArrayList<>();
        int last = rough.points().size() - 1;
        for (int n = 0; n <= last; n++) {
            Point before = rough.points().get(Math.max(0, n - 1));
            Point after = rough.points().get(Math.min(last, n + 1));
            double length = Math.max(before.distance(after), Double.MIN_NORMAL);
            Point across = new Point(-(after.y() - before.y()) / length, (after.x() - before.x()) / length, 0);
            centred.add(centred(grid, d, rough.points().get(n), across, width));
        }
        return CrackPath.smoothed(centred);
    }

    /** The point moved along a direction to the centre of what is inside there, {d > 1/2}, weighted by the excess. */
    private static Point centred(Grid grid, double[] d, Point point, Point across, double width) {
        double weights = 0;
        double sum = 0;
        Nodes nodes = new Nodes(grid);
        int reach = (int) Math.ceil(SAMPLES_PER_CELL * (width / grid.h() + 1));
        for (int n = -reach; n <= reach; n++) {
            double away = n * grid.h() / SAMPLES_PER_CELL;
            double weight = Math.max(0, nodes.interpolated(d,
                    new Point(point.x() + away * across.x(), point.y() + away * across.y(), 0)) - RidgeRoute.INSIDE);
            weights += weight;
            sum += weight * away;
        }
        double shift = weights > 0 ? sum / weights : 0;
        return new Point(inside(point.x() + shift * across.x(), grid.nx() * grid.h()), inside(point.y() + shift * across.y(), grid.ny() * grid.h()), 0);
    }

    private static double inside(double place, double end) {
        return Math.max(0, Math.min(end, place));
    }
}
