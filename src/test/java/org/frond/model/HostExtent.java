package org.frond.model;

import org.frond.grid.Grid;

/** Least and largest value of a nodal field and its integral over the grid with lumped volumes, by plain loops. */
record HostExtent(double least, double most, double integral) {

    static HostExtent of(Grid grid, double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double integral = 0;
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                double row = 0;
                for (int i = 0; i <= grid.nx(); i++) {
                    double value = values[grid.index(i, j, k)];
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                    row += (i == 0 || i == grid.nx() ? 0.5 : 1) * value;
                }
                double share = j == 0 || j == grid.ny() ? 0.5 : 1;
                if (grid.dim() == 3) {
                    share *= k == 0 || k == grid.nz() ? 0.5 : 1;
                }
                integral += share * row;
            }
        }
        return new HostExtent(least, most, integral * grid.cellVolume());
    }
}
