package org.frond.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;
import org.frond.io.FieldData;

/** One number per node or cell of a plane grid: a scalar field, the magnitude of a vector field, or the mean normal component of a tensor. */
record Scalars(Grid grid, Location location, double[] values) {

    static Scalars of(Grid grid, FieldData data) {
        if (grid.dim() != 2) {
            throw new PictureException("pictures are drawn of plane grids; cut a slice out of '" + data.field().name()
                    + "' first");
        }
        return new Scalars(grid, data.field().location(), reduced(grid, data));
    }

    /** One number per node or cell of any grid, in its padded layout. */
    static double[] reduced(Grid grid, FieldData data) {
        int components = data.field().components();
        if (components == 1) {
            return data.values();
        }
        if (data.field().rank() == Rank.SYMMETRIC_TENSOR) {
            return mean(grid, data);
        }
        double[] magnitude = new double[grid.size()];
        for (int n = 0; n < magnitude.length; n++) {
            double sum = 0;
            for (int c = 0; c < components; c++) {
                double value = data.values()[c * grid.size() + n];
                sum += value * value;
            }
            magnitude[n] = Math.sqrt(sum);
        }
        return magnitude;
    }

    /** One component of a vector. */
    static Scalars component(Grid grid, FieldData data, int component) {
        return new Scalars(grid, data.field().location(), component == 0 ? data.values()
                : Arrays.copyOfRange(data.values(), component * grid.size(), (component + 1) * grid.size()));
    }

    Scalars times(double factor) {
        return new Scalars(grid, location, Arrays.stream(values).map(value -> factor * value).toArray());
    }

    /** Mean of the normal components. */
    private static double[] mean(Grid grid, FieldData data) {
        List<String> names = Rank.SYMMETRIC_TENSOR.components(data.field().components());
        int[] normal = IntStream.range(0, names.size()).filter(c -> names.get(c).charAt(0) == names.get(c).charAt(1)).toArray();
        double[] mean = new double[grid.size()];
        for (int n = 0; n < mean.length; n++) {
            for (int c : normal) {
                mean[n] += data.values()[c * grid.size() + n] / normal.length;
            }
        }
        return mean;
    }

    double at(int i, int j) {
        return values[grid.index(i, j)];
    }

    /** Value at x, y in cell widths from the lower left corner: bilinear between nodes, constant over a cell. */
    double sample(double x, double y) {
        int i = (int) Math.max(0, Math.min(grid.nx() - 1, Math.floor(x)));
        int j = (int) Math.max(0, Math.min(grid.ny() - 1, Math.floor(y)));
        if (location == Location.CELL) {
            return at(i, j);
        }
        double s = Math.max(0, Math.min(1, x - i));
        double t = Math.max(0, Math.min(1, y - j));
        return (1 - t) * ((1 - s) * at(i, j) + s * at(i + 1, j))
                + t * ((1 - s) * at(i, j + 1) + s * at(i + 1, j + 1));
    }

    /** All values, without the halo. */
    DoubleStream points() {
        return IntStream.range(0, grid.count(location, 1)).boxed().flatMapToDouble(j ->
                IntStream.range(0, grid.count(location, 0)).mapToDouble(i -> at(i, j)));
    }
}
