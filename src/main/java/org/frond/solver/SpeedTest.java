package org.frond.solver;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.launch.TransferKernels;

/**
 * How long a device takes for what runs spend most of their time with: one solution for the displacement of an elastic
 * body, held at x = 0 and pulled at random, to a relative error of 1e-8.
 */
public final class SpeedTest {

    private static final double ERROR = 1e-8;
    private static final int MAXIMUM_ITERATIONS = 100;
    private static final double MODULUS = 1;
    /** Enough for Java's compiler to have seen the kernels often. */
    private static final double SECONDS = 0.8;
    /** Larger grids tell nothing new and take long. */
    private static final int MOST_CELLS = 1 << 16;

    private SpeedTest() {
    }

    /** The same where everything is computed in double precision on one device. */
    public static double seconds(Device device, Grid grid) {
        return seconds(Workplace.inDouble(device), grid);
    }

    /** Seconds of the fastest of several solutions on a grid of this shape, made coarser if it is large. */
    public static double seconds(Workplace place, Grid grid) {
        Grid tested = small(grid);
        Kernels kernels = new Kernels(place, tested.dim());
        ElasticOperator operator = body(kernels, tested);
        LinearSolver solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        solver.rebuild();
        Buffer pull = operator.vector();
        pull.copyFrom(operator.open());
        kernels.run(TransferKernels.roughStart(tested, operator.open(), 0).into(pull));
        Buffer u = operator.vector();
        double fastest = Double.MAX_VALUE;
        long start = System.nanoTime();
        do {
            long before = System.nanoTime();
            u.fill(0);
            solver.solve(pull, u, ERROR);
            place.device().sum(u);
            fastest = Math.min(fastest, (System.nanoTime() - before) / 1e9);
        } while (System.nanoTime() - start < SECONDS * 1e9);
        return fastest;
    }

    private static Grid small(Grid grid) {
        Grid tested = grid;
        while ((double) tested.nx() * tested.ny() * tested.nz() > MOST_CELLS) {
            tested = Transfer.coarsen(tested);
        }
        return tested;
    }

    /** No Poisson effect: the stiffness is diagonal, 1 for stretch and 1/2 for shear. */
    private static ElasticOperator body(Kernels kernels, Grid grid) {
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        double[] stiffness = new double[operator.stiffness().length()];
        double[] open = operator.open().toArray();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                int row = grid.index(0, j, k);
                for (int r = 0, place = 0; r < strains; place += strains - r++) {
                    Arrays.fill(stiffness, place * grid.size() + row, place * grid.size() + row + grid.nx(),
                            r < grid.dim() ? MODULUS : MODULUS / 2);
                }
            }
        }
        for (int n = grid.index(0, 0, 0); n < open.length; n += grid.pitch()) {
            open[n] = 0;
        }
        operator.stiffness().write(stiffness);
        operator.open().write(open);
        return operator;
    }
}
