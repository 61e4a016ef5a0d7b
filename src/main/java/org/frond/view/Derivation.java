package org.frond.view;

import java.util.Arrays;
import org.frond.grid.Grid;

/** How a number follows from the components of a stored field at a point; fields in the padded layout of the grid. */
final class Derivation {

    /** Sweeps of Jacobi's method, which converges quadratically: a 3 by 3 matrix needs five. */
    private static final int SWEEPS = 12;
    /** Components of a tensor in space in Voigt's order: xx yy zz yz xz xy. */
    private static final int SPACE = 6;

    private Derivation() {
    }

    static Quantity.Rule component(int component) {
        return (grid, stored, n) -> stored[component * grid.size() + n];
    }

    static double magnitude(Grid grid, double[] stored, int n) {
        double sum = 0;
        for (int c = 0; c < grid.dim(); c++) {
            double value = stored[c * grid.size() + n];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    static double mean(Grid grid, double[] stored, int n) {
        double[] t = tensor(grid, stored, n);
        return (t[0] + t[1] + t[2]) / 3;
    }

    static double vonMises(Grid grid, double[] stored, int n) {
        double[] t = tensor(grid, stored, n);
        double xy = t[0] - t[1];
        double yz = t[1] - t[2];
        double zx = t[2] - t[0];
        return Math.sqrt((xy * xy + yz * yz + zx * zx) / 2 + 3 * (t[3] * t[3] + t[4] * t[4] + t[5] * t[5]));
    }

    /** The eigenvalue at this place, 0 being the smallest. */
    static Quantity.Rule principal(int place) {
        return (grid, stored, n) -> eigenvalues(tensor(grid, stored, n))[place];
    }

    /** Mean over a cell of the strain of these two axes. */
    static Quantity.Rule strain(int one, int other) {
        return (grid, stored, n) -> (slope(grid, stored, n, one, other) + slope(grid, stored, n, other, one)) / 2;
    }

    static double divergence(Grid grid, double[] stored, int n) {
        double sum = 0;
        for (int axis = 0; axis < grid.dim(); axis++) {
            sum += slope(grid, stored, n, axis, axis);
        }
        return sum;
    }

    /** Mean over a cell of the derivative of a component along an axis: the difference between the means of two opposite sides. */
    private static double slope(Grid grid, double[] stored, int cell, int component, int axis) {
        int[] strides = {1, grid.pitch(), grid.plane()};
        double sum = 0;
        for (int corner = 0; corner < grid.corners(); corner++) {
            int node = cell;
            for (int a = 0; a < grid.dim(); a++) {
                node += (corner >> a & 1) * strides[a];
            }
            sum += ((corner >> axis & 1) == 1 ? 1 : -1) * stored[component * grid.size() + node];
        }
        return sum / (grid.corners() / 2 * grid.h());
    }

    /** The six components at a point; a tensor of the plane has three. */
    private static double[] tensor(Grid grid, double[] stored, int n) {
        double[] tensor = new double[SPACE];
        if (stored.length >= SPACE * grid.size()) {
            for (int c = 0; c < SPACE; c++) {
                tensor[c] = stored[c * grid.size() + n];
            }
        } else {
            tensor[0] = stored[n];
            tensor[1] = stored[grid.size() + n];
            tensor[SPACE - 1] = stored[2 * grid.size() + n];
        }
        return tensor;
    }

    /** Eigenvalues of a symmetric tensor (xx yy zz yz xz xy) by Jacobi's rotations, smallest first. */
    static double[] eigenvalues(double[] t) {
        double[][] a = {{t[0], t[5], t[4]}, {t[5], t[1], t[3]}, {t[4], t[3], t[2]}};
        for (int sweep = 0; sweep < SWEEPS && (a[0][1] != 0 || a[0][2] != 0 || a[1][2] != 0); sweep++) {
            rotate(a, 0, 1);
            rotate(a, 0, 2);
            rotate(a, 1, 2);
        }
        double[] values = {a[0][0], a[1][1], a[2][2]};
        Arrays.sort(values);
        return values;
    }

    /** Turns the axes p and q such that their off-diagonal element vanishes. */
    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        int r = 3 - p - q;
        double change = t * a[p][q];
        a[p][p] -= change;
        a[q][q] += change;
        a[p][q] = 0;
        a[q][p] = 0;
        double rp = a[r][p];
        double rq = a[r][q];
        a[r][p] = c * rp - s * rq;
        a[p][r] = a[r][p];
        a[r][q] = s * rp + c * rq;
        a[q][r] = a[r][q];
    }
}
