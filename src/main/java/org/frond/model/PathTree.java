package org.frond.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frond.grid.CellPath;
import org.frond.grid.Grid;

/** The paths of a state on the host: their length in each cell, the branch a cell belongs to, the tips and the damaged domain. */
final class PathTree {

    private final Grid grid;
    private final double[] length;
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
        this.length = state.field(Fields.PATH_LENGTH).toArray();
        this.branch = state.field(Fields.BRANCH).toArray();
        this.tip = state.field(Fields.TIP).toArray();
        this.end = state.field(Fields.TIP_END.asVector(grid.dim())).toArray();
        this.domain = state.field(Fields.DOMAIN).toArray();
        this.laid = new double[grid.size()];
        for (double number : branch) {
            branches = Math.max(branches, (int) number);
        }
    }

    /** Length of path per volume in each cell [1/m]. */
    double[] length() {
        return length;
    }

    boolean isPath(int cell) {
        return length[cell] > 0;
    }

    /** The tips in the order of their branches; the last cells of each lie within {@code reach} of its end [m]. */
    List<Tip> tips(double reach) {
        List<Tip> tips = new ArrayList<>();
        int cells = (int) Math.ceil(reach / grid.h()) + 1;
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                int n = grid.index(i, j);
                if (tip[n] > 0) {
                    tips.add(new Tip(n, (int) tip[n], last(n, i, j, cells, reach)));
                }
            }
        }
        tips.sort(Comparator.comparingInt(Tip::branch));
        return tips;
    }

    private int[] last(int n, int i, int j, int cells, double reach) {
        List<Integer> last = new ArrayList<>();
        for (int b = Math.max(0, j - cells); b <= Math.min(grid.ny() - 1, j + cells); b++) {
            for (int a = Math.max(0, i - cells); a <= Math.min(grid.nx() - 1, i + cells); a++) {
                int cell = grid.index(a, b);
                double distance = Math.hypot((a + 0.5) * grid.h() - endX(n), (b + 0.5) * grid.h() - endY(n));
                if (cell == n || branch[cell] == tip[n] && distance <= reach) {
                    last.add(cell);
                }
            }
        }
        return last.stream().mapToInt(Integer::intValue).toArray();
    }

    double endX(int cell) {
        return end[cell];
    }

    double endY(int cell) {
        return end[cell + grid.size()];
    }

    /** What was a tip is none any more. */
    void close(int cell) {
        tip[cell] = 0;
    }

    /** Lays a path: cells that it enters first belong to a branch of its own, whose tip is its end. Wetted paths hold metal at once. */
    void lay(CellPath path, boolean wetted) {
        branches++;
        path.lengths().forEach((cell, way) -> {
            if (length[cell] == 0) {
                branch[cell] = branches;
            }
            length[cell] += way / grid.cellVolume();
            laid[cell] = wetted ? 1 : laid[cell];
        });
        if (tip[path.end()] == 0) {
            tip[path.end()] = branches;
            branch[path.end()] = branches;
            end[path.end()] = path.x();
            end[path.end() + grid.size()] = path.y();
        }
    }

    /** The cells within a radius of a point [m] are damaged. */
    void damage(double x, double y, double radius) {
        int reach = (int) Math.ceil(radius / grid.h()) + 1;
        int column = (int) Math.floor(x / grid.h());
        int row = (int) Math.floor(y / grid.h());
        for (int j = Math.max(0, row - reach); j <= Math.min(grid.ny() - 1, row + reach); j++) {
            for (int i = Math.max(0, column - reach); i <= Math.min(grid.nx() - 1, column + reach); i++) {
                if (Math.hypot((i + 0.5) * grid.h() - x, (j + 0.5) * grid.h() - y) <= radius) {
                    domain[grid.index(i, j)] = 1;
                }
            }
        }
    }

    /**
     * Direction of the field around a point, a unit vector: the sum of grad phi / |grad phi| over the cells without path within a radius
     * [m], weighted with 1/r; 0 where there is none.
     */
    double[] drive(double[] phi, double x, double y, double radius) {
        int reach = (int) Math.ceil(radius / grid.h()) + 1;
        int column = (int) Math.floor(x / grid.h());
        int row = (int) Math.floor(y / grid.h());
        double sumX = 0;
        double sumY = 0;
        for (int j = Math.max(0, row - reach); j <= Math.min(grid.ny() - 1, row + reach); j++) {
            for (int i = Math.max(0, column - reach); i <= Math.min(grid.nx() - 1, column + reach); i++) {
                int n = grid.index(i, j);
                double r = Math.hypot((i + 0.5) * grid.h() - x, (j + 0.5) * grid.h() - y);
                if (r > 0 && r <= radius && !isPath(n)) {
                    double slopeX = phi[n + 1] - phi[n] + phi[n + 1 + grid.pitch()] - phi[n + grid.pitch()];
                    double slopeY = phi[n + grid.pitch()] - phi[n] + (phi[n + 1 + grid.pitch()] - phi[n + 1]);
                    double slope = Math.hypot(slopeX, slopeY);
                    sumX += slope > 0 ? slopeX / slope / r : 0;
                    sumY += slope > 0 ? slopeY / slope / r : 0;
                }
            }
        }
        double sum = Math.hypot(sumX, sumY);
        return sum > 0 ? new double[] {sumX / sum, sumY / sum} : new double[2];
    }

    /** Writes the paths into a state. Returns 1 in the cells of wetted paths laid since it was read. */
    double[] write(State state) {
        state.field(Fields.PATH_LENGTH).write(length);
        state.field(Fields.BRANCH).write(branch);
        state.field(Fields.TIP).write(tip);
        state.field(Fields.TIP_END.asVector(grid.dim())).write(end);
        state.field(Fields.DOMAIN).write(domain);
        return laid;
    }
}
