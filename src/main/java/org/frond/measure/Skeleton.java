package org.frond.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;

/**
 * The lines in the middle of a phase of a plane grid, as branches between junctions and tips: dendrites, cracks and the webs that these
 * form.
 *
 * <p>The phase is thinned ({@link Thinning}). Twigs no longer than {@value #SHORTEST_TWIG} widths of the branch that they leave are the
 * roughness of its sides and are taken away, and junctions nearer to each other than the width there are one. In space phases are sheets
 * rather than branches, and have no such lines.
 *
 * @param branches between two junctions or ends each; a ring without a junction is one branch
 * @param tips     ends of branches inside the body; where a branch meets a side of the grid it has no tip
 * @param angles   at each junction, the smallest angle between two of its branches, 0 .. pi [rad]
 * @param holes    what the lines enclose, without what a side of the grid cuts off
 */
public record Skeleton(List<Branch> branches, List<Tip> tips, List<Double> angles, List<Hole> holes) {

    /** A twig is the roughness of a side up to so many widths; as in {@link CrackLines}. */
    private static final double SHORTEST_TWIG = 2;
    /** Where a branch is as wide as the junction that it leaves, in half-widths: up to there its middle line is bent. */
    private static final double BENT = 2;
    /** Directions are fitted over so many cells beyond: over less, the grid would show. */
    private static final double ARM = 16;
    /** Steps per cell in which the end of a phase is looked for beyond that of its middle line, and half-widths at most. */
    private static final int STEPS_PER_CELL = 8;
    private static final double FARTHEST_END = 4;
    /** Half of the pixel that is counted at either side of a line one node wide. */
    private static final double HALF_A_NODE = 0.5;

    public Skeleton {
        branches = List.copyOf(branches);
        tips = List.copyOf(tips);
        angles = List.copyOf(angles);
        holes = List.copyOf(holes);
    }

    /**
     * A line between two junctions or ends.
     *
     * @param path   its course in the middle of the phase
     * @param length along it, and on to the phase's own end where it ends in a tip [m]
     */
    public record Branch(CrackPath path, double length) {
    }

    /**
     * The end of a branch inside the body.
     *
     * @param at        the end of the phase there [m]
     * @param direction unit vector in which the branch ends
     * @param halfWidth of the phase at the end of its middle line [m]
     */
    public record Tip(Point at, Point direction, double halfWidth) {
    }

    /**
     * A part of the plane that lines enclose, such as a cell of a web of cracks.
     *
     * @param area between the middles of the lines round it [m^2]
     */
    public record Hole(double area) {

        /** Diameter of the disc of the same area [m]. */
        public double equivalentDiameter() {
            return Disc.diameter(area);
        }
    }

    /** Length of all branches [m]. */
    public double length() {
        return branches.stream().mapToDouble(Branch::length).sum();
    }

    /** Mean length of the branches [m]; empty without any. */
    public OptionalDouble meanBranchLength() {
        return branches.stream().mapToDouble(Branch::length).average();
    }

    /** Mean of the angles at junctions [rad]; empty without any. */
    public OptionalDouble meanAngle() {
        return angles.stream().mapToDouble(Double::doubleValue).average();
    }

    /** The lines of {values >= level}. */
    public static Skeleton of(Grid grid, double[] values, double level) {
        return of(grid, values, level, node -> true);
    }

    /** The lines of {values >= level}, as far as its nodes are wanted. */
    public static Skeleton of(Grid grid, double[] values, double level, IntPredicate wanted) {
        if (grid.dim() != 2) {
            throw new IllegalArgumentException("lines of a phase are found in the plane only");
        }
        return new Tracing(grid, values, level, wanted).skeleton();
    }

    /** How the lines of one phase are found. */
    private static final class Tracing {

        private final Grid grid;
        private final Nodes nodes;
        private final double[] values;
        private final double level;
        private final double[] squares;
        private final boolean[] line;
        /** Where branches meet or end, and those they run between; both found again whenever a twig has gone. */
        private List<Knot> knots = List.of();
        private List<Strand> strands = List.of();
        private int[] degrees = {};

        Tracing(Grid grid, double[] values, double level, IntPredicate wanted) {
            this.grid = grid;
            this.nodes = new Nodes(grid);
            this.values = values;
            this.level = level;
            IntPredicate inside = node -> values[node] >= level && wanted.test(node);
            this.squares = DistanceMap.squares(grid, inside);
            this.line = Thinning.of(grid, inside, squares, values);
        }

        /** Nodes at which branches meet or end; touching ones are one. */
        private record Knot(List<Integer> members) {
        }

        /** The nodes of a branch from knot to knot; of a ring, that of its start twice. */
        private record Strand(int from, int to, List<Integer> way) {

            /** Its nodes from one end (forth) or the other. */
            private List<Integer> way(boolean forth) {
                return forth ? way : reversed(way);
            }
        }

        private static List<Integer> reversed(List<Integer> way) {
            List<Integer> back = new ArrayList<>(way);
            Collections.reverse(back);
            return back;
        }

        Skeleton skeleton() {
            List<Hole> holes = holes();
            trace();
            while (cutTwigs()) {
                trace();
            }
            strands.forEach(this::shortenEnds);
            trace();
            int[] junction = joinNearKnots();
            List<Branch> branches = new ArrayList<>();
            List<Tip> tips = new ArrayList<>();
            Map<Integer, List<Line>> arms = new HashMap<>();
            for (Strand strand : strands) {
                boolean within = strand.from() != strand.to() && junction[strand.from()] == junction[strand.to()];
                if (within) {
                    continue;
                }
                branches.add(branch(strand, tips));
                for (boolean forth : new boolean[] {true, false}) {
                    int knot = forth ? strand.from() : strand.to();
                    if (degrees[knot] > 1) {
                        arms.computeIfAbsent(junction[knot], n -> new ArrayList<>()).add(direction(strand.way(forth)));
                    }
                }
            }
            List<Double> angles = arms.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue)
                    .filter(some -> some.size() > 2).map(Tracing::smallestAngle).toList();
            return new Skeleton(branches, tips, angles, holes);
        }

        private double halfWidth(int node) {
            return Math.max(HALF_A_NODE, Math.sqrt(Math.min(squares[node], (double) grid.nx() * grid.nx())) - HALF_A_NODE);
        }

        // ---- knots and strands

        private void trace() {
            Map<Integer, List<Integer>> around = neighbours();
            Map<Integer, Integer> knotAt = new HashMap<>();
            knots = knots(around, knotAt);
            strands = new ArrayList<>();
            Set<Integer> passed = new HashSet<>();
            for (int knot = 0; knot < knots.size(); knot++) {
                for (int start : knots.get(knot).members()) {
                    for (int next : around.get(start)) {
                        Integer neighbour = knotAt.get(next);
                        boolean again = neighbour == null ? passed.contains(next) : neighbour <= knot;
                        if (!again) {
                            strands.add(strand(knot, start, next, around, knotAt, passed));
                        }
                    }
                }
            }
            around.keySet().stream().sorted().filter(node -> !passed.contains(node) && !knotAt.containsKey(node))
                    .forEach(node -> ring(node, around, passed));
            degrees = new int[knots.size()];
            for (Strand strand : strands) {
                degrees[strand.from()]++;
                degrees[strand.to()]++;
            }
        }

        private Strand strand(int knot, int start, int next, Map<Integer, List<Integer>> around, Map<Integer, Integer> knotAt,
                Set<Integer> passed) {
            List<Integer> way = new ArrayList<>(List.of(start));
            int before = start;
            int at = next;
            while (!knotAt.containsKey(at)) {
                way.add(at);
                passed.add(at);
                int from = before;
                before = at;
                at = around.get(at).stream().filter(node -> node != from).findFirst().orElseThrow();
            }
            way.add(at);
            return new Strand(knot, knotAt.get(at), way);
        }

        private void ring(int start, Map<Integer, List<Integer>> around, Set<Integer> passed) {
            if (passed.contains(start)) {
                return;
            }
            List<Integer> way = new ArrayList<>(List.of(start));
            passed.add(start);
            int at = around.get(start).get(0);
            while (at != start) {
                way.add(at);
                passed.add(at);
                at = around.get(at).stream().filter(node -> !passed.contains(node)).findFirst().orElse(start);
            }
            way.add(start);
            knots.add(new Knot(List.of(start)));
            strands.add(new Strand(knots.size() - 1, knots.size() - 1, way));
        }

        /** Neighbours on the line; a diagonal one counts only where no node next to both joins them. */
        private Map<Integer, List<Integer>> neighbours() {
            Map<Integer, List<Integer>> around = new HashMap<>();
            nodes.forEach((i, j, k, node) -> {
                if (!line[node]) {
                    return;
                }
                List<Integer> some = new ArrayList<>();
                for (int dj = -1; dj <= 1; dj++) {
                    for (int di = -1; di <= 1; di++) {
                        boolean joined = di != 0 && dj != 0 && (isLine(i + di, j) || isLine(i, j + dj));
                        if ((di != 0 || dj != 0) && !joined && isLine(i + di, j + dj)) {
                            some.add(grid.index(i + di, j + dj));
                        }
                    }
                }
                around.put(node, some);
            });
            return around;
        }

        private boolean isLine(int i, int j) {
            return nodes.contains(i, j, 0) && line[grid.index(i, j)];
        }

        /** Ends, single nodes and junctions; junctions that touch are one. */
        private List<Knot> knots(Map<Integer, List<Integer>> around, Map<Integer, Integer> knotAt) {
            List<Knot> found = new ArrayList<>();
            around.keySet().stream().sorted().forEach(node -> {
                if (around.get(node).size() == 2 || knotAt.containsKey(node)) {
                    return;
                }
                List<Integer> members = new ArrayList<>();
                Deque<Integer> waiting = new ArrayDeque<>(List.of(node));
                while (!waiting.isEmpty()) {
                    int at = waiting.pop();
                    if (knotAt.putIfAbsent(at, found.size()) == null) {
                        members.add(at);
                        around.get(at).stream().filter(next -> around.get(at).size() > 2 && around.get(next).size() > 2)
                                .forEach(waiting::push);
                    }
                }
                found.add(new Knot(members));
            });
            return found;
        }

        // ---- twigs and junctions

        /** Takes away the shortest twig of each junction: without it, another may be the end of its branch. */
        private boolean cutTwigs() {
            Map<Integer, Strand> shortest = new HashMap<>();
            strands.stream().filter(this::isTwig).forEach(twig -> shortest.merge(root(twig), twig, Tracing::shorter));
            shortest.forEach((junction, twig) -> twig.way().stream()
                    .filter(node -> !knots.get(junction).members().contains(node)).forEach(node -> line[node] = false));
            return !shortest.isEmpty();
        }

        private int root(Strand twig) {
            return degrees[twig.from()] > 1 ? twig.from() : twig.to();
        }

        private static Strand shorter(Strand one, Strand other) {
            return other.way().size() < one.way().size() ? other : one;
        }

        private boolean isTwig(Strand strand) {
            boolean first = degrees[strand.from()] == 1;
            boolean last = degrees[strand.to()] == 1;
            if (first == last) {
                return false;
            }
            int end = first ? strand.way().get(0) : strand.way().get(strand.way().size() - 1);
            int root = first ? strand.way().get(strand.way().size() - 1) : strand.way().get(0);
            double length = length(strand.way()) / grid.h() + halfWidth(end);
            return !isAtSide(end) && length <= SHORTEST_TWIG * (2 * halfWidth(root) + 1);
        }

        /**
         * Takes back an end that lies in the largest disc round another point of its branch, as far as to that point: the line ran on to
         * a single node that sticks out.
         */
        private void shortenEnds(Strand strand) {
            for (boolean forth : new boolean[] {true, false}) {
                List<Integer> way = strand.way(forth);
                int end = way.get(0);
                if (strand.from() == strand.to() || degrees[forth ? strand.from() : strand.to()] != 1 || isAtSide(end)) {
                    continue;
                }
                int kept = 0;
                for (int n = 1; n < way.size() - 1; n++) {
                    double away = nodes.point(way.get(n)).distance(nodes.point(end)) / grid.h();
                    kept = away + halfWidth(end) <= halfWidth(way.get(n)) + 1 ? n : kept;
                }
                way.subList(0, kept).forEach(node -> line[node] = false);
            }
        }

        /** Number of the junction that each knot belongs to. */
        private int[] joinNearKnots() {
            int[] junction = new int[knots.size()];
            Arrays.setAll(junction, n -> n);
            for (Strand strand : strands) {
                if (strand.from() != strand.to() && degrees[strand.from()] > 1 && degrees[strand.to()] > 1) {
                    double width = halfWidth(strand.way().get(0)) + halfWidth(strand.way().get(strand.way().size() - 1));
                    if (length(strand.way()) <= width * grid.h()) {
                        int kept = Math.min(junction[strand.from()], junction[strand.to()]);
                        int gone = Math.max(junction[strand.from()], junction[strand.to()]);
                        Arrays.setAll(junction, n -> junction[n] == gone ? kept : junction[n]);
                    }
                }
            }
            return junction;
        }

        // ---- what is measured

        private Branch branch(Strand strand, List<Tip> tips) {
            List<Integer> way = strand.way();
            CrackPath path = CrackPath.smoothed(way.stream().map(nodes::point).toList());
            double length = path.length();
            boolean alone = strand.from() != strand.to();
            if (alone && degrees[strand.to()] == 1) {
                length += tip(way, tips);
            }
            if (alone && degrees[strand.from()] == 1) {
                length += tip(reversed(way), tips);
            }
            return new Branch(path, length);
        }

        /** Adds the tip at the end of a way, and gives how much farther the phase reaches there; nothing at a side of the grid. */
        private double tip(List<Integer> way, List<Tip> tips) {
            int end = way.get(way.size() - 1);
            if (isAtSide(end)) {
                return 0;
            }
            double[] inward = direction(reversed(way)).direction();
            Point middle = nodes.point(end);
            double reach = reach(middle, -inward[0], -inward[1], halfWidth(end));
            tips.add(new Tip(new Point(middle.x() - reach * inward[0], middle.y() - reach * inward[1], 0),
                    new Point(-inward[0], -inward[1], 0), halfWidth(end) * grid.h()));
            return reach;
        }

        /** How far the phase goes on from a point in a direction [m]. */
        private double reach(Point from, double x, double y, double halfWidth) {
            double step = grid.h() / STEPS_PER_CELL;
            double before = nodes.interpolated(values, from) - level;
            int most = (int) (FARTHEST_END * Math.max(1, halfWidth) * STEPS_PER_CELL);
            for (int n = 1; n <= most; n++) {
                double now = nodes.interpolated(values, new Point(from.x() + n * step * x, from.y() + n * step * y, 0)) - level;
                if (now < 0) {
                    return step * (n - 1 + before / (before - now));
                }
                before = now;
            }
            return halfWidth * grid.h();
        }

        private boolean isAtSide(int node) {
            double near = halfWidth(node) + HALF_A_NODE;
            int i = nodes.i(node);
            int j = nodes.j(node);
            return i <= near || j <= near || i >= grid.nx() - near || j >= grid.ny() - near;
        }

        private double length(List<Integer> way) {
            return CrackPath.smoothed(way.stream().map(nodes::point).toList()).length();
        }

        /** How a way leaves its first node: the line fitted to it beyond where the junction bends it. */
        private Line direction(List<Integer> way) {
            Point start = nodes.point(way.get(0));
            double near = BENT * halfWidth(way.get(0)) * grid.h();
            List<Point> points = way.stream().map(nodes::point).toList();
            List<Point> arm = points.stream().filter(point -> point.distance(start) >= near
                    && point.distance(start) <= near + ARM * grid.h()).toList();
            List<Point> fitted = arm.size() > 2 ? arm : points;
            return Line.fitted(fitted, start, CrackPath.mean(fitted));
        }

        private static double smallestAngle(List<Line> arms) {
            double smallest = Math.PI;
            for (int one = 0; one < arms.size(); one++) {
                for (int other = 0; other < one; other++) {
                    smallest = Math.min(smallest, arms.get(one).angle(arms.get(other)));
                }
            }
            return smallest;
        }

        /** The parts of the plane between the lines, by the formula of Pick: nodes inside, and half of those on the line, less one. */
        private List<Hole> holes() {
            boolean[] seen = line.clone();
            List<Hole> holes = new ArrayList<>();
            nodes.forEach((i, j, k, node) -> {
                if (!seen[node]) {
                    flood(i, j, seen, holes);
                }
            });
            return holes;
        }

        private void flood(int startI, int startJ, boolean[] seen, List<Hole> holes) {
            Deque<int[]> waiting = new ArrayDeque<>(List.of(new int[] {startI, startJ}));
            seen[grid.index(startI, startJ)] = true;
            long inside = 0;
            boolean open = false;
            Set<Integer> rim = new HashSet<>();
            while (!waiting.isEmpty()) {
                int[] at = waiting.pop();
                inside++;
                open |= at[0] == 0 || at[1] == 0 || at[0] == grid.nx() || at[1] == grid.ny();
                for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                    int i = at[0] + step[0];
                    int j = at[1] + step[1];
                    if (!nodes.contains(i, j, 0)) {
                        continue;
                    }
                    int next = grid.index(i, j);
                    if (line[next]) {
                        rim.add(next);
                    } else if (!seen[next]) {
                        seen[next] = true;
                        waiting.push(new int[] {i, j});
                    }
                }
            }
            if (!open) {
                holes.add(new Hole((inside + rim.size() / 2.0 - 1) * grid.h() * grid.h()));
            }
        }
    }
}
