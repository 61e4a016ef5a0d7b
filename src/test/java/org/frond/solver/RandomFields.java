package org.frond.solver;

import java.util.Random;
import org.frond.grid.Grid;

/** Random coefficients and fields on a grid, in its padded layout with a zero halo, the same on every run. */
public final class RandomFields {

    private final Grid grid;
    private final Random random;

    public RandomFields(Grid grid, long seed) {
        this.grid = grid;
        this.random = new Random(seed);
    }

    /** Values in [low, high) on the nodes. */
    public double[] nodes(int components, double low, double high) {
        double[] values = new double[components * grid.size()];
        for (int p = 0; p < components; p++) {
            int first = p * grid.size();
            new QuadratureElements(grid).forEachNode(
                    (i, j, k) -> values[first + grid.index(i, j, k)] = low + (high - low) * random.nextDouble());
        }
        return values;
    }

    /** Values in [low, high) in the cells. */
    public double[] cells(int components, double low, double high) {
        double[] values = new double[components * grid.size()];
        for (int p = 0; p < components; p++) {
            int first = p * grid.size();
            new QuadratureElements(grid).forEachCell(
                    (i, j, k) -> values[first + grid.index(i, j, k)] = low + (high - low) * random.nextDouble());
        }
        return values;
    }

    /** 0 or 1 on the nodes, each with probability 1/2. */
    public double[] mask(int components) {
        double[] values = nodes(components, 0, 2);
        for (int n = 0; n < values.length; n++) {
            values[n] = Math.floor(values[n]);
        }
        return values;
    }

    /** A random symmetric positive definite matrix with eigenvalues of at least 0.1. */
    public double[][] positiveDefinite(int rows) {
        double[][] root = new double[rows][rows];
        for (double[] row : root) {
            for (int c = 0; c < rows; c++) {
                row[c] = random.nextGaussian();
            }
        }
        double[][] matrix = new double[rows][rows];
        for (int r = 0; r < rows; r++) {
            for (int s = 0; s < rows; s++) {
                for (int t = 0; t < rows; t++) {
                    matrix[r][s] += root[r][t] * root[s][t];
                }
            }
            matrix[r][r] += 0.1;
        }
        return matrix;
    }

    /** A positive definite matrix per cell, by the cell's index; null outside. */
    public double[][][] matrices(int rows) {
        double[][][] matrices = new double[grid.size()][][];
        new QuadratureElements(grid).forEachCell(
                (i, j, k) -> matrices[grid.index(i, j, k)] = positiveDefinite(rows));
        return matrices;
    }

    /** The same in the grid's layout, upper triangles row by row. */
    public double[] packed(double[][][] matrices, int rows) {
        double[] values = new double[rows * (rows + 1) / 2 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            for (int r = 0; r < rows; r++) {
                for (int s = r; s < rows; s++) {
                    values[n + QuadratureElements.packed(r, s, rows) * grid.size()] = matrices[n][r][s];
                }
            }
        });
        return values;
    }

    /** The same as tensor components: xx, yy, xy or xx, yy, zz, yz, xz, xy. */
    public double[] tensors(double[][][] matrices) {
        QuadratureElements elements = new QuadratureElements(grid);
        int dim = grid.dim();
        double[] values = new double[dim * (dim + 1) / 2 * grid.size()];
        elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            for (int r = 0; r < dim; r++) {
                for (int s = r; s < dim; s++) {
                    values[n + elements.voigt(r, s) * grid.size()] = matrices[n][r][s];
                }
            }
        });
        return values;
    }
}
