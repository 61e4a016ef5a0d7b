package org.frond.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;
import org.frond.grid.Vector;

/** The stress around paths on the host: how strongly it pulls at a tip, and how far it damages what is around (docs/physics.md, law C). */
final class PathStress {

    /** Directions between the two that are across a path, in the plane. */
    private static final int DIRECTIONS = 13;
    /** Planes through the path's own direction that are looked at in space. */
    private static final int PLANES = 4;
    /** Samples of a ray for each cell. */
    private static final int SAMPLES = 2;

    private final Grid grid;
    private final double[] stress;
    private final double[] largest;
    private final IntPredicate isPath;

    /**
     * The direction in which stress pulls a crack open the most.
     *
     * @param mean      mean stress across that direction on the way there [Pa]
     * @param direction a unit vector
     */
    record Pull(double mean, Vector direction) {
    }

    /**
     * A stress field.
     *
     * @param stress  per cell [Pa], SYM components one after another
     * @param largest its largest principal value per cell [Pa]
     * @param isPath  cells that hold a path: their stress is the metal's
     */
    PathStress(Grid grid, double[] stress, double[] largest, IntPredicate isPath) {
        this.grid = grid;
        this.stress = stress;
        this.largest = largest;
        this.isPath = isPath;
    }

    /**
     * The strongest pull within a right angle of a direction.
     *
     * @param reach length over which stress is averaged [m]
     */
    Pull strongest(Vector tip, Vector about, double reach) {
        Pull best = new Pull(Double.NEGATIVE_INFINITY, about);
        Vector first = across(about);
        Vector second = about.cross(first);
        for (int plane = 0; plane < (grid.dim() == 2 ? 1 : PLANES); plane++) {
            double turn = plane * Math.PI / PLANES;
            Vector side = first.times(Math.cos(turn)).plus(second.times(Math.sin(turn)));
            for (int n = 0; n < DIRECTIONS; n++) {
                double angle = Math.PI * (n / (DIRECTIONS - 1.0) - 0.5);
                Vector direction = about.times(Math.cos(angle)).plus(side.times(Math.sin(angle)));
                double mean = pull(tip, direction, reach);
                best = mean > best.mean() ? new Pull(mean, direction) : best;
            }
        }
        return best;
    }

    /** Mean over a ray of the largest normal stress across it [Pa]; no number where the ray meets nothing but paths. */
    private double pull(Vector tip, Vector direction, double reach) {
        Vector first = across(direction);
        Vector second = direction.cross(first);
        double a = 0;
        double b = 0;
        double c = 0;
        int samples = 0;
        int all = (int) Math.ceil(SAMPLES * reach / grid.h());
        for (int n = 0; n < all; n++) {
            Vector at = tip.plus(direction.times((n + 0.5) / all * reach));
            int cell = grid.cellAt(at);
            if (isInside(at) && !isPath.test(cell)) {
                a += normal(cell, first, first);
                b += grid.dim() == 3 ? normal(cell, second, second) : 0;
                c += grid.dim() == 3 ? normal(cell, first, second) : 0;
                samples++;
            }
        }
        double most = grid.dim() == 2 ? a : 0.5 * (a + b) + Math.hypot(0.5 * (a - b), c);
        return samples > 0 ? most / samples : Double.NaN;
    }

    /** A unit vector across a direction, in the plane of x and y. */
    private static Vector across(Vector direction) {
        return Math.hypot(direction.x(), direction.y()) > 0 ? new Vector(-direction.y(), direction.x(), 0).unit() : new Vector(1, 0, 0);
    }

    private boolean isInside(Vector point) {
        boolean inside = true;
        for (int axis = 0; axis < grid.dim(); axis++) {
            inside &= point.along(axis) >= 0 && point.along(axis) <= grid.cells(axis) * grid.h();
        }
        return inside;
    }

    /** one . sigma other. */
    private double normal(int cell, Vector one, Vector other) {
        double sum = 0;
        for (int p = 0; p < grid.dim(); p++) {
            for (int q = 0; q < grid.dim(); q++) {
                int place = p == q ? p : grid.dim() == 2 ? 2 : 6 - p - q;
                sum += one.along(p) * stress[cell + place * grid.size()] * other.along(q);
            }
        }
        return sum;
    }

    /**
     * The cells around a tip, connected through corners, whose largest principal stress is at least so large; that of the tip is one of
     * them.
     *
     * @param least [Pa]
     * @param reach farthest distance of a cell from the tip [m]
     */
    Set<Integer> domain(int tipCell, Vector tip, double least, double reach) {
        Set<Integer> found = new TreeSet<>(Set.of(tipCell));
        Deque<Integer> rim = new ArrayDeque<>(found);
        while (!rim.isEmpty()) {
            grid.forCellsAround(grid.middle(rim.remove()), Math.sqrt(grid.dim()) * grid.h() * 1.01, cell -> {
                if (!isPath.test(cell) && largest[cell] >= least && grid.middle(cell).minus(tip).length() <= reach && found.add(cell)) {
                    rim.add(cell);
                }
            });
        }
        return found;
    }
}
