package org.frond.structure;

import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * A log-normal random factor of toughness with mean 1, correlated in space:
 * factor = exp(s Z - s^2 / 2), s^2 = ln(1 + v^2).
 *
 * <p>Z is a normal field of unit variance with correlation exp(-(r / L)^2). It is white noise on a lattice of spacing
 * L / 2, summed with the weights exp(-2 r^2 / L^2) and divided by the root of their sum of squares, so its variance is 1
 * everywhere. The lattice is fixed in space and continues beyond the box: the field has no edge effects, and a finer
 * grid shows the same field.
 *
 * @param variation         coefficient of variation v, standard deviation over mean
 * @param correlationLength L [m]
 * @param seed              seed of the random numbers
 */
public record ToughnessScatter(double variation, double correlationLength, long seed) {

    private static final double LATTICE_SPACINGS_PER_LENGTH = 2;
    /** Lattice points taken on either side; the weight of the next one is below exp(-12). */
    private static final int REACH = 5;

    public ToughnessScatter {
        if (!(variation >= 0) || !(correlationLength > 0)) {
            throw new IllegalArgumentException("toughness scatter needs a variation of at least 0 and a positive"
                    + " correlation length: " + variation + ", " + correlationLength + " m");
        }
    }

    /**
     * The factor of each cell, at its centre; 0 in the halo.
     *
     * @throws IllegalArgumentException when the correlation length is below the cell size, which no grid can show
     */
    public double[] on(Grid grid) {
        if (correlationLength < grid.h()) {
            throw new IllegalArgumentException("a correlation length of " + correlationLength
                    + " m cannot be seen on cells of " + grid.h() + " m; make it at least one cell");
        }
        Line alongX = new Line(grid.nx(), grid.h());
        Line alongY = new Line(grid.ny(), grid.h());
        Line alongZ = new Line(grid.nz(), grid.h());
        int planes = grid.dim() == 3 ? alongZ.points : 1;
        double[][] inX = new double[planes * alongY.points][];
        Philox random = RandomStream.TOUGHNESS.of(seed);
        IntStream.range(0, inX.length).parallel().forEach(row -> {
            double[] noise = new double[alongX.points];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.normal(i, row % alongY.points, row / alongY.points);
            }
            inX[row] = new double[grid.nx()];
            for (int cell = 0; cell < grid.nx(); cell++) {
                for (int point = 0; point <= 2 * REACH; point++) {
                    inX[row][cell] += alongX.weight(cell, point) * noise[alongX.first(cell) + point];
                }
            }
        });
        double[][] inPlane = new double[planes * grid.ny()][];
        IntStream.range(0, inPlane.length).parallel().forEach(row ->
                inPlane[row] = combine(inX, row / grid.ny() * alongY.points, 1, alongY, row % grid.ny()));
        double[] factor = new double[grid.size()];
        double logarithmicVariance = Math.log1p(variation * variation);
        double deviation = Math.sqrt(logarithmicVariance);
        IntStream.range(0, grid.nz() * grid.ny()).parallel().forEach(row -> {
            int j = row % grid.ny();
            int k = row / grid.ny();
            double[] normal = grid.dim() == 3 ? combine(inPlane, j, grid.ny(), alongZ, k) : inPlane[j];
            int start = grid.index(0, j, k);
            for (int i = 0; i < grid.nx(); i++) {
                factor[start + i] = Math.exp(deviation * normal[i] - logarithmicVariance / 2);
            }
        });
        return factor;
    }

    /** Weighted sum of the rows that a cell meets along a line, from an offset on, a stride apart. */
    private static double[] combine(double[][] rows, int offset, int stride, Line line, int cell) {
        double[] sum = new double[rows[0].length];
        for (int point = 0; point <= 2 * REACH; point++) {
            double weight = line.weight(cell, point);
            double[] row = rows[offset + stride * (line.first(cell) + point)];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * row[i];
            }
        }
        return sum;
    }

    /** The lattice along one axis, and the weights of the points around each cell centre. */
    private final class Line {

        private final int points;
        private final int[] nearest;
        private final double[][] weights;

        Line(int cells, double h) {
            double spacing = correlationLength / LATTICE_SPACINGS_PER_LENGTH;
            nearest = new int[cells];
            weights = new double[cells][2 * REACH + 1];
            for (int cell = 0; cell < cells; cell++) {
                double position = (cell + 0.5) * h / spacing;
                nearest[cell] = (int) Math.round(position);
                double squares = 0;
                for (int point = 0; point <= 2 * REACH; point++) {
                    double distance = (nearest[cell] + point - REACH - position) * spacing / correlationLength;
                    double weight = Math.exp(-2 * distance * distance);
                    weights[cell][point] = weight;
                    squares += weight * weight;
                }
                for (int point = 0; point <= 2 * REACH; point++) {
                    weights[cell][point] /= Math.sqrt(squares);
                }
            }
            points = nearest[cells - 1] + 2 * REACH + 1;
        }

        /** Lattice number of the first point of a cell; the lattice starts REACH points before the box. */
        int first(int cell) {
            return nearest[cell];
        }

        double weight(int cell, int point) {
            return weights[cell][point];
        }
    }
}
