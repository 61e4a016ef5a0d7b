package org.frond.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.frond.grid.CellPath;
import org.frond.grid.CellWalk;
import org.frond.grid.Grid;

/**
 * Paths of cracks through the grains of a plane: in each grain along the trace of its conduction planes, in the sense that goes with
 * what drives it. How long a path is and whether it branches is drawn by the number of the first grain it enters, so that a path
 * depends on where it starts and not on what happened before.
 */
public final class PathWalk {

    /** A branch leaves what drives it at this angle at least [rad]. */
    public static final double LEAST_BRANCH_ANGLE = Math.toRadians(34);

    /** Shortest path over the mean one, and what the draw adds. */
    private static final double SHORTEST = 0.6;
    private static final double SPREAD = 0.8;
    /** Length over the mean one from which the domain's rim ends a path. */
    private static final double BEYOND_RIM = 0.5;
    /** Draws per grain and cycle: 0 whether it branches, 1 how long it is. */
    private static final int DRAWS = 8;
    private static final double NO_TRACE = 1e-12;

    private final Microstructure grains;
    private final Grid grid;
    private final Philox random;
    private final Law law;

    /**
     * What is known of paths.
     *
     * @param stride    their mean length [m]
     * @param branching probability of a second path
     * @param wander    share of the angle between drive and trace by which they turn, 0 to 1
     */
    public record Law(double stride, double branching, double wander) {
    }

    /**
     * Where a path starts and what drives it.
     *
     * @param cell   the cell it starts in
     * @param x      where it starts [m], in that cell or on its rim
     * @param y      likewise
     * @param driveX unit vector along which it is driven
     * @param driveY likewise
     */
    public record Start(int cell, double x, double y, double driveX, double driveY) {
    }

    public PathWalk(Microstructure grains, Law law, long seed) {
        this.grains = grains;
        this.grid = grains.grid();
        this.law = law;
        this.random = RandomStream.PATHS.of(seed);
    }

    /**
     * The paths that leave a point: none where the first cell is taken already, one, or two that branch.
     *
     * @param cycle  number of the drawing
     * @param inside cells of the domain
     * @param taken  cells that other paths hold
     */
    public List<CellPath> from(Start start, int cycle, IntPredicate inside, IntPredicate taken) {
        List<CellPath> paths = new ArrayList<>();
        CellPath first = walk(start, cycle, inside, taken, Set.of(), Double.NaN);
        boolean blocked = first.lengths().size() < 2;
        if (!blocked) {
            paths.add(first);
        }
        int grain = grains.grain()[blocked ? start.cell() : first.lengths().keySet().stream().skip(1).findFirst().orElseThrow()];
        if (blocked || random.uniform(grain, DRAWS * cycle) < law.branching()) {
            double turn = turn(start, grain);
            double away = Math.max(Math.abs(turn), LEAST_BRANCH_ANGLE);
            CellPath second = walk(start, cycle, inside, taken, first.lengths().keySet(), turn >= 0 ? -away : away);
            if (!first.lengths().keySet().containsAll(second.lengths().keySet())) {
                paths.add(second);
            }
        }
        return paths;
    }

    /**
     * Walks on until the path is at its end.
     *
     * @param common cells that another path from here passes too: both may begin in the same ones
     * @param branch angle to the drive in the first grain; no number where that follows its planes
     */
    private CellPath walk(Start start, int cycle, IntPredicate inside, IntPredicate taken, Set<Integer> common, double branch) {
        CellWalk walk = new CellWalk(grid, start.x(), start.y(), column(start.cell()), row(start.cell()));
        int firstGrain = Microstructure.OUTSIDE;
        double angle = angleIn(start, grains.grain()[start.cell()], branch);
        double target = Double.POSITIVE_INFINITY;
        double length = 0;
        while (true) {
            double directionX = turnedX(start, angle);
            double directionY = turnedY(start, angle);
            CellWalk.Exit exit = walk.exit(directionX, directionY);
            boolean over = target - length <= exit.way();
            double way = over ? Math.max(0, target - length) : exit.way();
            walk.advance(directionX, directionY, way);
            length += way;
            if (over || !walk.goesOn(exit)) {
                return walk.path();
            }
            int next = walk.next(exit);
            boolean parted = !common.contains(walk.cell());
            if (taken.test(next) || walk.knows(next) || parted && common.contains(next)
                    || !inside.test(next) && length >= BEYOND_RIM * law.stride()) {
                return walk.path();
            }
            walk.enter(exit);
            int grain = grains.grain()[next];
            if (firstGrain == Microstructure.OUTSIDE) {
                firstGrain = grain;
                target = law.stride() * (SHORTEST + SPREAD * random.uniform(grain, 1 + DRAWS * cycle));
            }
            double wanted = angleIn(start, grain, grain == firstGrain ? branch : Double.NaN);
            // a trace that leads straight back over the boundary is not taken: the path crosses the grain as it came
            if (turnedX(start, wanted) * exit.alongX() + turnedY(start, wanted) * exit.alongY() > 0
                    || walk.exit(turnedX(start, wanted), turnedY(start, wanted)).way() > 0) {
                angle = wanted;
            }
        }
    }

    private double angleIn(Start start, int grain, double branch) {
        return Double.isNaN(branch) ? turn(start, grain) : branch;
    }

    /** Angle by which a path turns in a grain from its drive: to the trace of the planes, or a share of the way there [rad]. */
    private double turn(Start start, int grain) {
        Axis axis = grains.axes().get(grain);
        double traceX = -axis.y();
        double traceY = axis.x();
        if (Math.hypot(traceX, traceY) < NO_TRACE) {
            return 0; // planes that lie in the plane of the grid have no trace
        }
        double along = traceX * start.driveX() + traceY * start.driveY();
        double across = start.driveX() * traceY - start.driveY() * traceX;
        return law.wander() * (along >= 0 ? Math.atan2(across, along) : Math.atan2(-across, -along));
    }

    private static double turnedX(Start start, double angle) {
        return Math.cos(angle) * start.driveX() - Math.sin(angle) * start.driveY();
    }

    private static double turnedY(Start start, double angle) {
        return Math.sin(angle) * start.driveX() + Math.cos(angle) * start.driveY();
    }

    private int column(int cell) {
        return cell % grid.pitch() - 1;
    }

    private int row(int cell) {
        return cell / grid.pitch() - 1;
    }
}
