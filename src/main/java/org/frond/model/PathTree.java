package org.frond.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.frond.grid.CellPath;
import org.frond.grid.Grid;
import org.frond.grid.Vector;

/** The paths of a state on the host: how much of them is in each cell, the branch a cell belongs to, the tips and the damaged domain. */
final class PathTree {

    private final Grid grid;
    private final double[] density;
    private final double[] branch;
    private final double[] tip;
    private final double[] end;
    private final double[] domain;
    private final double[] laid;
    private int branches;

    /** A tip: its cell, the number of its branch, and the cells at the branch's end whose metal decides whether it cracks on. */
    record Tip(int cell, int branch, int[] last) {

        double sum(double[] values) {
            double sum = 0;
            for (int n : last) {
                sum += values[n];
            }
            return sum;
        }
    }

    PathTree(State state) {
        this.grid = state.grid();
        this.density = state.field(Fields.PATH_LENGTH).toArray();
        this.branch = state.field(Fields.BRANCH).toArray();
        this.tip = state.field(Fields.TIP).toArray();
        this.end = state.field(Fields.TIP_END.asVector(grid.dim())).toArray();
        this.domain = state.field(Fields.DOMAIN).toArray();
        this.laid = new double[grid.size()];
        for (double number : branch) {
            branches = Math.max(branches, (int) number);
        }
    }

    /** How much path is in each cell per volume [1/m]. */
    double[] density() {
        return density;
    }

    boolean isPath(int cell) {
        return density[cell] > 0;
    }

    /** The tips in the order of their branches; the last cells of each lie within {@code reach} of its end [m]. */
    List<Tip> tips(double reach) {
        List<Tip> tips = new ArrayList<>();
        for (int n = 0; n < tip.length; n++) {
            if (tip[n] > 0) {
                tips.add(new Tip(n, (int) tip[n], last(n, reach)));
            }
        }
        tips.sort(Comparator.comparingInt(Tip::branch));
        return tips;
    }

    private int[] last(int tipCell, double reach) {
        List<Integer> last = new ArrayList<>();
        grid.forCellsAround(end(tipCell), reach, cell -> {
            if (cell != tipCell && branch[cell] == tip[tipCell]) {
                last.add(cell);
            }
        });
        last.add(tipCell);
        return last.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where the path of a tip's cell ends [m]. */
    Vector end(int cell) {
        return new Vector(end[cell], end[cell + grid.size()], grid.dim() == 3 ? end[cell + 2 * grid.size()] : 0);
    }

    /** Direction in which a tip's path runs there: away from the middle of its last cells. */
    Vector direction(Tip tip) {
        Vector sum = Vector.ZERO;
        for (int cell : tip.last()) {
            sum = sum.plus(grid.middle(cell));
        }
        Vector towards = end(tip.cell()).minus(sum.times(1.0 / tip.last().length));
        return towards.length() > 0 ? towards.unit() : new Vector(1, 0, 0);
    }

    /** What was a tip is none any more. */
    void close(int cell) {
        tip[cell] = 0;
    }

    /** Lays a path: cells that it enters first belong to a branch of its own, whose tip is its end. Wetted paths hold metal at once. */
    void lay(CellPath path, boolean wetted) {
        branches++;
        path.sizes().forEach((cell, size) -> {
            if (density[cell] == 0) {
                branch[cell] = branches;
            }
            density[cell] += size / grid.cellVolume();
            laid[cell] = wetted ? 1 : laid[cell];
        });
        if (tip[path.end()] == 0) {
            tip[path.end()] = branches;
            branch[path.end()] = branches;
            for (int axis = 0; axis < grid.dim(); axis++) {
                end[path.end() + axis * grid.size()] = path.to().along(axis);
            }
        }
    }

    /** Cells are damaged. */
    void damage(Iterable<Integer> cells) {
        cells.forEach(cell -> domain[cell] = 1);
    }

    /**
     * Direction of the field around a point, a unit vector: the sum of grad phi / |grad phi| over the cells without path within a radius
     * [m], weighted with 1/r; zero where there is none.
     */
    Vector drive(double[] phi, Vector at, double radius) {
        List<Vector> parts = new ArrayList<>();
        grid.forCellsAround(at, radius, cell -> {
            double r = grid.middle(cell).minus(at).length();
            if (r > 0 && !isPath(cell)) {
                parts.add(slope(phi, cell).unit().times(1 / r));
            }
        });
        return parts.stream().reduce(Vector.ZERO, Vector::plus).unit();
    }

    /** Difference of a field on the corners of a cell along each axis. */
    private Vector slope(double[] phi, int cell) {
        double[] slope = new double[3];
        for (int corner = 0; corner < grid.corners(); corner++) {
            double value = phi[cell + (corner & 1) + (corner >> 1 & 1) * grid.pitch() + (corner >> 2) * grid.plane()];
            for (int axis = 0; axis < grid.dim(); axis++) {
                slope[axis] += (corner >> axis & 1) == 1 ? value : -value;
            }
        }
        return new Vector(slope[0], slope[1], slope[2]);
    }

    /** Forgets the paths, and the domain around them, in cells that {@code gone} says. */
    void forget(IntPredicate gone) {
        for (int cell = 0; cell < density.length; cell++) {
            if (isPath(cell) && gone.test(cell)) {
                density[cell] = 0;
                branch[cell] = 0;
                tip[cell] = 0;
                domain[cell] = 0;
            }
        }
    }

    /** Writes the paths into a state. Returns 1 in the cells of wetted paths laid since it was read. */
    double[] write(State state) {
        state.field(Fields.PATH_LENGTH).write(density);
        state.field(Fields.BRANCH).write(branch);
        state.field(Fields.TIP).write(tip);
        state.field(Fields.TIP_END.asVector(grid.dim())).write(end);
        state.field(Fields.DOMAIN).write(domain);
        return laid;
    }
}
