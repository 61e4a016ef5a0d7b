package org.frond.measure;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * One advance of a crack between two states of the fracture phase.
 *
 * @param length        way along the ridge from what was broken before to the broken node farthest from it [m]
 * @param from          where the new stretch leaves what was broken before [m]
 * @param to            its end, the tip of this advance [m]
 * @param reachBefore   largest x broken before, 0 when nothing was [m]
 * @param reachAfter    largest x broken now [m]
 * @param intergranular fraction of newly broken nodes nearer to a grain boundary than its width, 0 .. 1
 * @param grainsEntered grains whose inside the stretch entered and that no crack had entered before
 */
public record CrackAdvance(double length, Point from, Point to, double reachBefore, double reachAfter,
                           double intergranular, SortedSet<Integer> grainsEntered) {

    /** How an advance runs. */
    public enum Mode {
        /** Through the inside of grains. */
        TRANSGRANULAR,
        /** Along grain boundaries. */
        INTERGRANULAR
    }

    public CrackAdvance {
        grainsEntered = Collections.unmodifiableSortedSet(new TreeSet<>(grainsEntered));
    }

    /** The mode of most of the newly broken nodes. */
    public Mode mode() {
        return intergranular > 0.5 ? Mode.INTERGRANULAR : Mode.TRANSGRANULAR;
    }

    /**
     * The advance from one state to a later one; empty when it is shorter than the least length. To add up slow growth,
     * keep {@code before} until an advance has been reported.
     *
     * @param before        d at the last report, one value per node
     * @param after         d now
     * @param grains        the grains
     * @param boundaryWidth w: nodes nearer to a boundary belong to it [m]
     * @param leastLength   shortest advance to report; several cells, lest widening counts as advance [m]
     */
    public static Optional<CrackAdvance> between(double[] before, double[] after, GrainMap grains,
                                                 double boundaryWidth, double leastLength) {
        Grid grid = grains.grid();
        Nodes nodes = new Nodes(grid);
        int[] old = broken(nodes, before);
        int[] fresh = IntStream.of(broken(nodes, after)).filter(node -> !(before[node] >= Front.BROKEN)).toArray();
        if (fresh.length == 0) {
            return Optional.empty();
        }
        RidgeRoute route = new RidgeRoute(grid, after, old);
        if (IntStream.of(fresh).noneMatch(route::reaches)) {
            route = new RidgeRoute(grid, after, new int[] {leftmost(nodes, fresh)});
        }
        int end = farthest(route, fresh);
        if (route.lengthTo(end) < leastLength) {
            return Optional.empty();
        }
        List<Integer> way = route.to(end);
        SortedSet<Integer> entered = new TreeSet<>();
        for (int node : way) {
            addGrainInside(nodes, grains, node, boundaryWidth, entered);
        }
        SortedSet<Integer> known = new TreeSet<>();
        for (int node : old) {
            addGrainInside(nodes, grains, node, boundaryWidth, known);
        }
        entered.removeAll(known);
        double length = CrackPath.smoothed(way.stream().map(nodes::point).toList()).length();
        long onBoundary = IntStream.of(fresh)
                .filter(node -> boundaryDistance(nodes, grains, node) < boundaryWidth)
                .count();
        return Optional.of(new CrackAdvance(length, nodes.point(way.get(0)), nodes.point(end),
                reach(nodes, old), Math.max(reach(nodes, old), reach(nodes, fresh)),
                onBoundary / (double) fresh.length, entered));
    }

    private static int[] broken(Nodes nodes, double[] d) {
        IntStream.Builder broken = IntStream.builder();
        nodes.forEach((i, j, k, node) -> {
            if (d[node] >= Front.BROKEN) {
                broken.add(node);
            }
        });
        return broken.build().toArray();
    }

    private static int leftmost(Nodes nodes, int[] some) {
        int best = some[0];
        for (int node : some) {
            best = nodes.i(node) < nodes.i(best) ? node : best;
        }
        return best;
    }

    private static int farthest(RidgeRoute route, int[] some) {
        int best = -1;
        for (int node : some) {
            if (route.reaches(node) && (best < 0 || route.lengthTo(node) > route.lengthTo(best))) {
                best = node;
            }
        }
        return best;
    }

    private static double reach(Nodes nodes, int[] some) {
        return IntStream.of(some).mapToDouble(node -> nodes.point(node).x()).max().orElse(0);
    }

    private static double boundaryDistance(Nodes nodes, GrainMap grains, int node) {
        return grains.distanceAtNode(nodes.i(node), nodes.j(node), nodes.k(node));
    }

    private static void addGrainInside(Nodes nodes, GrainMap grains, int node, double width, SortedSet<Integer> found) {
        if (boundaryDistance(nodes, grains, node) >= width) {
            found.add(grains.grainAt(nodes.point(node)));
        }
    }
}
