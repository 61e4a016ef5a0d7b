package org.frond.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * One advance of a crack between two states of the fracture phase.
 *
 * @param origin        electrode that the crack starts from
 * @param length        way along the ridge from what was broken before to the broken node farthest from it [m]
 * @param from          where the new stretch leaves what was broken before [m]
 * @param to            its end, the tip of this advance [m]
 * @param reachBefore   farthest reach of the cracks from this origin before, 0 when there were none [m]: distance from their
 *                      electrode, from the left one where they start from neither
 * @param reachAfter    the same now [m]
 * @param intergranular fraction of newly broken nodes nearer to a grain boundary than its width, 0 .. 1
 * @param grainsEntered grains whose inside the stretch entered and that no crack had entered before
 * @param broke         the newly broken nodes
 */
public record CrackAdvance(Origin origin, double length, Point from, Point to, double reachBefore, double reachAfter,
                           double intergranular, SortedSet<Integer> grainsEntered, SortedSet<Integer> broke) {

    /** A stretch of new crack counts as an advance from so many widths ell of a crack on: below, its widening would. */
    public static final double LEAST_LENGTH = 3;

    /** The electrode that a crack is connected to; the left one if it joins both. */
    public enum Origin {
        LEFT,
        RIGHT,
        NEITHER;

        private static Origin of(Components cracks, int node) {
            int crack = cracks.labelAt(node);
            return cracks.touches(crack, Side.LEFT) ? LEFT : cracks.touches(crack, Side.RIGHT) ? RIGHT : NEITHER;
        }
    }

    /** How an advance runs. */
    public enum Mode {
        /** Through the inside of grains. */
        TRANSGRANULAR,
        /** Along grain boundaries. */
        INTERGRANULAR
    }

    public CrackAdvance {
        grainsEntered = Collections.unmodifiableSortedSet(new TreeSet<>(grainsEntered));
        broke = Collections.unmodifiableSortedSet(new TreeSet<>(broke));
    }

    /** The mode of most of the newly broken nodes. */
    public Mode mode() {
        return intergranular > 0.5 ? Mode.INTERGRANULAR : Mode.TRANSGRANULAR;
    }

    /**
     * The advances from one state to a later one, of the cracks from each electrode and of those from neither, as far as they are
     * no shorter than the least length. New crack belongs to the old one that it goes on from. To add up slow growth, go on from
     * {@link #reported} until an advance has been found.
     *
     * @param before        d at the last report, one value per node
     * @param after         d now
     * @param grains        the grains
     * @param boundaryWidth w: nodes nearer to a boundary belong to it [m]
     * @param leastLength   shortest advance to report; several cells, lest widening counts as advance [m]
     * @return at most one for each origin, in their order
     */
    public static List<CrackAdvance> between(double[] before, double[] after, GrainMap grains,
                                             double boundaryWidth, double leastLength) {
        Grid grid = grains.grid();
        Nodes nodes = new Nodes(grid);
        int[] old = broken(nodes, before);
        int[] fresh = IntStream.of(broken(nodes, after)).filter(node -> !(before[node] >= Front.BROKEN)).toArray();
        if (fresh.length == 0) {
            return List.of();
        }
        Components cracksBefore = Components.of(grid, before, Front.BROKEN);
        Components cracks = Components.of(grid, after, Front.BROKEN);
        RidgeRoute goingOn = new RidgeRoute(grid, after, old);
        Map<Origin, List<Integer>> freshFrom = IntStream.of(fresh).boxed().collect(Collectors.groupingBy(node ->
                goingOn.reaches(node) ? Origin.of(cracksBefore, goingOn.sourceOf(node)) : Origin.of(cracks, node),
                TreeMap::new, Collectors.toList()));
        SortedSet<Integer> known = new TreeSet<>();
        for (int node : old) {
            addGrainInside(nodes, grains, node, boundaryWidth, known);
        }
        List<CrackAdvance> advances = new ArrayList<>();
        freshFrom.forEach((origin, some) -> {
            int[] own = some.stream().mapToInt(Integer::intValue).toArray();
            RidgeRoute route = some.stream().anyMatch(goingOn::reaches) ? goingOn
                    : new RidgeRoute(grid, after, new int[] {nearest(nodes, grid, origin, own)});
            int end = farthest(route, own);
            if (route.lengthTo(end) < leastLength) {
                return;
            }
            List<Integer> way = route.to(end);
            SortedSet<Integer> entered = new TreeSet<>();
            for (int node : way) {
                addGrainInside(nodes, grains, node, boundaryWidth, entered);
            }
            entered.removeAll(known);
            double length = CrackPath.smoothed(way.stream().map(nodes::point).toList()).length();
            long onBoundary = some.stream().filter(node -> boundaryDistance(nodes, grains, node) < boundaryWidth).count();
            double reachBefore = reach(nodes, grid, origin,
                    IntStream.of(old).filter(node -> Origin.of(cracksBefore, node) == origin).toArray());
            advances.add(new CrackAdvance(origin, length, nodes.point(way.get(0)), nodes.point(end), reachBefore,
                    Math.max(reachBefore, reach(nodes, grid, origin, own)), onBoundary / (double) own.length, entered,
                    new TreeSet<>(some)));
        });
        return advances;
    }

    /**
     * What has been reported after these advances: d now, but d before on nodes that have broken and belong to none of them.
     *
     * @param before what had been reported, one value per node
     * @param after  d now
     */
    public static double[] reported(double[] before, double[] after, List<CrackAdvance> advances) {
        double[] reported = after.clone();
        for (int node = 0; node < reported.length; node++) {
            int one = node;
            boolean fresh = after[node] >= Front.BROKEN && !(before[node] >= Front.BROKEN);
            if (fresh && advances.stream().noneMatch(advance -> advance.broke.contains(one))) {
                reported[node] = before[node];
            }
        }
        return reported;
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

    /** Cells between the electrode that a crack starts from and a node; the left one's where it starts from neither. */
    private static int depth(Nodes nodes, Grid grid, Origin origin, int node) {
        return origin == Origin.RIGHT ? grid.nx() - nodes.i(node) : nodes.i(node);
    }

    private static int nearest(Nodes nodes, Grid grid, Origin origin, int[] some) {
        int best = some[0];
        for (int node : some) {
            best = depth(nodes, grid, origin, node) < depth(nodes, grid, origin, best) ? node : best;
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

    private static double reach(Nodes nodes, Grid grid, Origin origin, int[] some) {
        return IntStream.of(some).map(node -> depth(nodes, grid, origin, node)).max().orElse(0) * grid.h();
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
