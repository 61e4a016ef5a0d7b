package org.frond.solver;

import java.util.function.BiFunction;
import org.frond.grid.Grid;

/**
 * Q1 elements the textbook way, to compare with: shape functions, two Gauss points per axis, element matrices summed cell
 * by cell in plain loops. Slow, obvious and independent of the kernels' modes.
 */
public final class QuadratureElements {

    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final Grid grid;
    private final int dim;
    private final int corners;

    public QuadratureElements(Grid grid) {
        this.grid = grid;
        this.dim = grid.dim();
        this.corners = grid.corners();
    }

    /** Position of a symmetric tensor's component: xx, yy, xy or xx, yy, zz, yz, xz, xy. */
    public int voigt(int p, int q) {
        if (p == q) {
            return p;
        }
        return dim == 2 ? 2 : 6 - p - q;
    }

    /** Position of an entry in the upper triangle, stored row by row, of a matrix of some rows. */
    public static int packed(int r, int s, int rows) {
        return r <= s ? r * rows - r * (r - 1) / 2 + s - r : packed(s, r, rows);
    }

    /** Work for one cell. */
    public interface CellWork {
        void at(int i, int j, int k);
    }

    /** Visits every cell. */
    public void forEachCell(CellWork work) {
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    work.at(i, j, k);
                }
            }
        }
    }

    /** Visits every node. */
    public void forEachNode(CellWork work) {
        for (int k = 0; k <= (dim == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    work.at(i, j, k);
                }
            }
        }
    }

    /** Node at corner a of cell (i, j, k). */
    public int node(int i, int j, int k, int a) {
        return grid.index(i + (a & 1), j + (a >> 1 & 1), k + (a >> 2));
    }

    /** Values of a nodal field at the corners of a cell. */
    public double[] corners(double[] field, int component, int i, int j, int k) {
        double[] values = new double[corners];
        for (int a = 0; a < corners; a++) {
            values[a] = field[node(i, j, k, a) + component * grid.size()];
        }
        return values;
    }

    /** Gauss point number q in [0, 1]^dim; all weights are 2^-dim. */
    public double[] point(int q) {
        double[] xi = new double[dim];
        for (int b = 0; b < dim; b++) {
            xi[b] = 0.5 + ((q >> b & 1) == 1 ? GAUSS : -GAUSS);
        }
        return xi;
    }

    /** Gradient of the shape function of corner a. */
    public double[] gradient(int a, double[] xi) {
        double[] gradient = new double[dim];
        for (int b = 0; b < dim; b++) {
            double value = ((a >> b & 1) == 1 ? 1 : -1) / grid.h();
            for (int c = 0; c < dim; c++) {
                if (c != b) {
                    value *= (a >> c & 1) == 1 ? xi[c] : 1 - xi[c];
                }
            }
            gradient[b] = value;
        }
        return gradient;
    }

    /** Gradient of a field given by its corner values. */
    public double[] gradientOf(double[] values, double[] xi) {
        double[] sum = new double[dim];
        for (int a = 0; a < corners; a++) {
            double[] g = gradient(a, xi);
            for (int b = 0; b < dim; b++) {
                sum[b] += values[a] * g[b];
            }
        }
        return sum;
    }

    /** Integral of grad N_a . K grad N_b over a cell, K a full matrix. */
    public double[][] conduction(double[][] K) {
        double[][] matrix = new double[corners][corners];
        for (int q = 0; q < corners; q++) {
            double[] xi = point(q);
            for (int a = 0; a < corners; a++) {
                double[] ga = gradient(a, xi);
                for (int b = 0; b < corners; b++) {
                    double[] gb = gradient(b, xi);
                    for (int r = 0; r < dim; r++) {
                        for (int s = 0; s < dim; s++) {
                            matrix[a][b] += grid.cellVolume() / corners * ga[r] * K[r][s] * gb[s];
                        }
                    }
                }
            }
        }
        return matrix;
    }

    /** Voigt strain (engineering shear) of the unit displacement of corner a along axis p. */
    private double[] strain(int a, int p, double[] xi) {
        double[] g = gradient(a, xi);
        double[] strain = new double[dim * (dim + 1) / 2];
        for (int b = 0; b < dim; b++) {
            strain[voigt(p, b)] += g[b];
        }
        return strain;
    }

    /**
     * Element stiffness, unknown p * corners + a: the integral of B^T C B, plus the volume times b^T M b with the mean b
     * of B.
     */
    public double[][] elasticity(double[][] C, double[][] M) {
        int rows = dim * corners;
        double[][] matrix = new double[rows][rows];
        double[][] mean = new double[rows][C.length];
        for (int q = 0; q < corners; q++) {
            double[] xi = point(q);
            for (int row = 0; row < rows; row++) {
                double[] er = strain(row % corners, row / corners, xi);
                for (int s = 0; s < er.length; s++) {
                    mean[row][s] += er[s] / corners;
                }
                for (int column = 0; column < rows; column++) {
                    matrix[row][column] += grid.cellVolume() / corners
                            * product(er, C, strain(column % corners, column / corners, xi));
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                matrix[row][column] += grid.cellVolume() * product(mean[row], M, mean[column]);
            }
        }
        return matrix;
    }

    private static double product(double[] left, double[][] matrix, double[] right) {
        double sum = 0;
        for (int s = 0; s < left.length; s++) {
            for (int t = 0; t < right.length; t++) {
                sum += left[s] * matrix[s][t] * right[t];
            }
        }
        return sum;
    }

    /** Integral of sigma : grad N, a force per unknown p * corners + a. */
    public double[] stressForces(double[] stress) {
        double[] forces = new double[dim * corners];
        for (int q = 0; q < corners; q++) {
            for (int row = 0; row < forces.length; row++) {
                double[] e = strain(row % corners, row / corners, point(q));
                for (int s = 0; s < e.length; s++) {
                    forces[row] += grid.cellVolume() / corners * stress[s] * e[s];
                }
            }
        }
        return forces;
    }

    /** y = A u, given each cell's element matrix. */
    public double[] apply(int components, BiFunction<Integer, Grid, double[][]> matrixOfCell, double[] u) {
        double[] y = new double[u.length];
        forEachCell((i, j, k) -> {
            double[][] matrix = matrixOfCell.apply(grid.index(i, j, k), grid);
            for (int row = 0; row < components * corners; row++) {
                double sum = 0;
                for (int column = 0; column < components * corners; column++) {
                    sum += matrix[row][column]
                            * u[node(i, j, k, column % corners) + column / corners * grid.size()];
                }
                y[node(i, j, k, row % corners) + row / corners * grid.size()] += sum;
            }
        });
        return y;
    }
}
