package org.frond.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.frond.grid.CellPath;
import org.frond.grid.CellWalk;
import org.frond.grid.Grid;
import org.frond.grid.PathStart;
import org.frond.grid.Vector;

/**
 * Paths of cracks through grains: in each grain within its conduction planes, as near to the direction of what drives it as these allow; in
 * the plane of a grid along their trace. In space a path is a strip in these planes, as wide as its mean length. How long a path is and
 * whether it branches is drawn by the number of the first grain it enters, so that a path depends on where it starts and not on what
 * happened before.
 */
public final class PathWalk {

    /** A branch leaves what drives it at this angle at least [rad]. */
    public static final double LEAST_BRANCH_ANGLE = Math.toRadians(34);

    /** Shortest path over the mean one, and what the draw adds. */
    private static final double SHORTEST = 0.6;
    private static final double SPREAD = 0.8;
    /** Length over the mean one from which the domain's rim ends a path. */
    private static final double BEYOND_RIM = 0.5;
    /** Draws per grain and cycle: 0 whether it branches, 1 how long it is, 3 when metal that dissolves loses contact. */
    private static final int DRAWS = 8;
    private static final int CONTACT = 3;
    /** Length of a vector that has no direction. */
    private static final double NO_DIRECTION = 1e-12;

    private final Microstructure grains;
    private final Grid grid;
    private final Philox random;
    private final Law law;

    /**
     * What is known of paths.
     *
     * @param stride    their mean length [m], and their width in space
     * @param branching probability of a second path
     * @param wander    share of the angle between drive and planes by which they turn, 0 to 1
     */
    public record Law(double stride, double branching, double wander) {
    }

    /** A straight part of a path, in one grain. */
    private record Leg(Vector from, Vector direction, double length, int grain) {
    }

    public PathWalk(Microstructure grains, Law law, long seed) {
        this.grains = grains;
        this.grid = grains.grid();
        this.law = law;
        this.random = RandomStream.PATHS.of(seed);
    }

    /**
     * The paths that leave a point: none where the first cell is taken already, one, or two that branch. A cell that both pass belongs
     * to the first: so near to each other they are one.
     *
     * @param cycle  number of the drawing
     * @param inside cells of the domain
     * @param taken  cells that other paths hold
     */
    public List<CellPath> from(PathStart start, int cycle, IntPredicate inside, IntPredicate taken) {
        List<CellPath> paths = new ArrayList<>();
        CellPath first = walk(start, cycle, inside, taken, Set.of(), false);
        boolean blocked = first.sizes().size() < 2;
        if (!blocked) {
            paths.add(first);
        }
        int grain = grains.grain()[blocked ? start.cell() : first.sizes().keySet().stream().skip(1).findFirst().orElseThrow()];
        if (blocked || random.uniform(grain, DRAWS * cycle) < law.branching()) {
            Set<Integer> common = first.sizes().keySet();
            CellPath second = walk(start, cycle, inside, taken, common, true);
            CellPath own = second.outside(common);
            if (!own.sizes().isEmpty() && !common.contains(own.end())) {
                paths.add(blocked ? second : own);
            }
        }
        return paths;
    }

    /** A number of the grain that a cell belongs to, even between 0 and 1: how easily metal that dissolves there loses contact. */
    public double contact(int cell) {
        return random.uniform(grains.grain()[cell], CONTACT);
    }

    /**
     * Walks on until the path is at its end.
     *
     * @param common cells that another path from here passes too: both may begin in the same ones
     * @param aside  whether it leaves the drive on the other side in its first grain
     */
    private CellPath walk(PathStart start, int cycle, IntPredicate inside, IntPredicate taken, Set<Integer> common, boolean aside) {
        CellWalk walk = new CellWalk(grid, start.at(), start.cell());
        List<Leg> legs = new ArrayList<>();
        int grain = grains.grain()[start.cell()];
        int firstGrain = Microstructure.OUTSIDE;
        Vector direction = direction(start, grain, aside);
        double target = Double.POSITIVE_INFINITY;
        double length = 0;
        while (true) {
            CellWalk.Exit exit = walk.exit(direction);
            boolean over = target - length <= exit.way();
            double way = over ? Math.max(0, target - length) : exit.way();
            legs.add(new Leg(walk.at(), direction, way, grain));
            walk.advance(direction, way);
            length += way;
            if (over || !walk.goesOn(exit)) {
                return widened(walk.path(), legs, taken);
            }
            int next = walk.next(exit);
            boolean parted = !common.contains(walk.cell());
            if (taken.test(next) || walk.knows(next) || parted && common.contains(next)
                    || !inside.test(next) && length >= BEYOND_RIM * law.stride()) {
                return widened(walk.path(), legs, taken);
            }
            walk.enter(exit);
            grain = grains.grain()[next];
            if (firstGrain == Microstructure.OUTSIDE) {
                firstGrain = grain;
                target = law.stride() * (SHORTEST + SPREAD * random.uniform(grain, 1 + DRAWS * cycle));
            }
            Vector wanted = direction(start, grain, aside && grain == firstGrain);
            // planes that lead straight back over the boundary are not taken: the path crosses the grain as it came
            if (wanted.along(exit.axis()) * exit.sense() > 0 || walk.exit(wanted).way() > 0) {
                direction = wanted;
            }
        }
    }

    /**
     * Direction of a path in a grain: from the drive towards the grain's planes, by the share `wander` of the angle between the two; of a
     * path that leaves the drive aside on the other side of it, by {@link #LEAST_BRANCH_ANGLE} at least.
     */
    private Vector direction(PathStart start, int grain, boolean aside) {
        Vector drive = start.drive();
        Axis axis = grains.axes().get(grain);
        Vector normal = new Vector(axis.x(), axis.y(), grid.dim() == 3 ? axis.z() : 0);
        // planes that lie in the plane of the grid have no trace: every direction lies in them
        boolean open = normal.length() < NO_DIRECTION;
        normal = open ? drive.turnedLeft() : normal.unit();
        double rise = open ? 0 : normal.dot(drive);
        double angle = law.wander() * Math.asin(Math.min(1, Math.abs(rise)));
        // from the drive away from the normal, where that rises with it
        Vector side = normal.minus(drive.times(rise)).times(rise > 0 ? -1 : 1);
        side = side.length() < NO_DIRECTION ? across(drive) : side.unit();
        return turned(drive, side, aside ? -Math.max(angle, LEAST_BRANCH_ANGLE) : angle);
    }

    /** A direction across another one, always the same. */
    private Vector across(Vector direction) {
        Vector flat = direction.turnedLeft();
        return grid.dim() == 2 || flat.minus(new Vector(0, 0, flat.z())).length() > NO_DIRECTION
                ? new Vector(flat.x(), flat.y(), 0).unit() : new Vector(1, 0, 0);
    }

    private static Vector turned(Vector from, Vector towards, double angle) {
        return from.times(Math.cos(angle)).plus(towards.times(Math.sin(angle)));
    }

    /** A line in the plane as it is; in space the strip on both sides of it, in the planes of each grain, but for cells that are taken. */
    private CellPath widened(CellPath line, List<Leg> legs, IntPredicate taken) {
        if (grid.dim() == 2) {
            return line;
        }
        // an odd number: one of them is the line itself
        int lines = 2 * (int) Math.round(0.5 * (law.stride() / grid.h() - 1)) + 1;
        double share = law.stride() / lines;
        Map<Integer, Double> sizes = new LinkedHashMap<>();
        line.sizes().forEach((cell, length) -> sizes.put(cell, 0.0));
        for (Leg leg : legs) {
            Axis axis = grains.axes().get(leg.grain());
            Vector beside = new Vector(axis.x(), axis.y(), axis.z()).cross(leg.direction());
            beside = beside.length() < NO_DIRECTION ? across(leg.direction()) : beside.unit();
            for (int n = 0; n < lines; n++) {
                Vector from = leg.from().plus(beside.times((n + 0.5 - 0.5 * lines) * share));
                if (leg.length() > 0 && isInside(from)) {
                    CellWalk walk = CellWalk.from(grid, from);
                    walk.goStraight(leg.direction(), leg.length());
                    walk.path().sizes().forEach((cell, length) -> {
                        if (length > 0 && (sizes.containsKey(cell) || !taken.test(cell))) {
                            sizes.merge(cell, length * share, Double::sum);
                        }
                    });
                }
            }
        }
        return new CellPath(sizes, line.end(), line.to());
    }

    private boolean isInside(Vector point) {
        for (int axis = 0; axis < grid.dim(); axis++) {
            if (point.along(axis) < 0 || point.along(axis) > grid.cells(axis) * grid.h()) {
                return false;
            }
        }
        return true;
    }
}
