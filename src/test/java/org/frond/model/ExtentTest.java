package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.frond.device.TestDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

    private static final double H = 0.5;

    /** Between -2 and -1 or 1 and 2, so that the halo's zeros would show. */
    private static double[] random(Grid grid, double shift) {
        Random random = new Random(3);
        double[] values = new double[grid.size()];
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    values[grid.index(i, j, k)] = random.nextDouble() + shift;
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1, 1", "2, 2, 1, 1, -2", "2, 31, 17, 1, 1", "3, 1, 1, 1, -2", "3, 5, 7, 3, 1"})
    void isWhatPlainLoopsFind(int dim, int nx, int ny, int nz, double shift) {
        Grid grid = new Grid(dim, nx, ny, nz, H);
        Kernels kernels = new Kernels(TestDevice.open(), dim);
        double[] values = random(grid, shift);
        HostExtent expected = HostExtent.of(grid, values);

        Extent extent = new Extent(kernels, grid);
        for (int repeated = 0; repeated < 2; repeated++) {
            Extent.Values found = extent.of(kernels.table(values));
            assertEquals(expected.least(), found.least());
            assertEquals(expected.most(), found.most());
            assertEquals(expected.integral(), found.integral(), 1e-14 * Math.abs(expected.integral()));
        }
    }
}
