package org.frond.model;

import org.frond.grid.Grid;

/**
 * The crack surface density gamma = (w(d) / ell + ell |grad d|^2) / c_w with w = w1 d + w2 d^2, whose integral is the
 * crack's area.
 */
public enum CrackSurface {
    /** w = d, c_w = 8/3 (Pham, Amor, Marigo and Maurini 2011): an elastic range, profiles of finite width. */
    AT1(1, 0, 8.0 / 3.0, 2),
    /** w = d^2, c_w = 2 (Bourdin, Francfort and Marigo 2000): damage from the first load on, exponential profiles. */
    AT2(0, 1, 2, 5);

    final double linear;
    final double quadratic;
    final double normalisation;
    /** Half-width of a crack's profile over ell: where it ends, or has fallen below 0.01. */
    final double halfWidth;

    CrackSurface(double linear, double quadratic, double normalisation, double halfWidth) {
        this.linear = linear;
        this.quadratic = quadratic;
        this.normalisation = normalisation;
        this.halfWidth = halfWidth;
    }

    /**
     * What a numerical crack costs more than G0: it is broken over one cell, so that w = 1 over the width h besides its
     * profile. 1 + 3 h / (8 ell) for AT1, 1 + h / (2 ell) for AT2 (Bourdin, Francfort and Marigo 2008).
     */
    public double gridExcess(double cellSize, double length) {
        return 1 + cellSize / (normalisation * length);
    }

    /**
     * The density gamma of each cell from d at the nodes [1/m]: w is the mean over the corners, |grad d|^2 the exact mean over the cell,
     * as in the kernel {@code crackDensity}.
     */
    public double[] density(Grid grid, double[] d, double length) {
        double[] density = new double[grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    int cell = grid.index(i, j, k);
                    density[cell] = (meanOfW(grid, d, cell) / length + length * meanSquaredGradient(grid, d, cell)) / normalisation;
                }
            }
        }
        return density;
    }

    private double meanOfW(Grid grid, double[] d, int cell) {
        double sum = 0;
        for (int corner = 0; corner < grid.corners(); corner++) {
            double x = d[corner(grid, cell, corner)];
            sum += linear * x + quadratic * x * x;
        }
        return sum / grid.corners();
    }

    /** The slope along an axis is linear in the others: two of its values count 1/3 or 1/6 per axis, as they are equal in it or not. */
    private static double meanSquaredGradient(Grid grid, double[] d, int cell) {
        double sum = 0;
        for (int axis = 0; axis < grid.dim(); axis++) {
            int ahead = 1 << axis;
            for (int one = 0; one < grid.corners(); one++) {
                for (int other = 0; other < grid.corners(); other++) {
                    if ((one & ahead) == 0 && (other & ahead) == 0) {
                        double weight = Math.pow(2, -Integer.bitCount(one ^ other)) / Math.pow(3, grid.dim() - 1);
                        sum += weight * (d[corner(grid, cell, one | ahead)] - d[corner(grid, cell, one)])
                                * (d[corner(grid, cell, other | ahead)] - d[corner(grid, cell, other)]);
                    }
                }
            }
        }
        return sum / (grid.h() * grid.h());
    }

    private static int corner(Grid grid, int cell, int corner) {
        return cell + (corner & 1) + (corner >> 1 & 1) * grid.pitch() + (corner >> 2) * grid.plane();
    }
}
