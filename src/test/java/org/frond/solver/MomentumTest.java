package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

/** {@link Momentum} on G(x) = x - rate (x - solution), value by value, with rates between 1/400 and 1. */
class MomentumTest {

    private static final double SLOWEST = 1.0 / 400;
    private static final double WANTED = 1e-6;
    private static final Grid GRID = Grid.plane(15, 15, 1.0);
    private static final double SOLUTION = 0.7;

    private final Kernels kernels = CpuKernels.in(2);
    private final Buffer start = kernels.vector(GRID, 1);
    private final Buffer image = kernels.vector(GRID, 1);
    private final Momentum momentum = new Momentum(kernels, GRID);

    private static double rate(int n, int length) {
        return Math.pow(SLOWEST, 1 - (double) n / (length - 1));
    }

    private static double[] image(double[] x) {
        double[] image = x.clone();
        for (int n = 0; n < x.length; n++) {
            image[n] -= rate(n, x.length) * (x[n] - SOLUTION);
        }
        return image;
    }

    private double error() {
        double largest = 0;
        for (double value : start.toArray()) {
            largest = Math.max(largest, Math.abs(value - SOLUTION));
        }
        return largest;
    }

    private void iterate() {
        image.write(image(start.toArray()));
        momentum.advance(start, image);
        start.copyFrom(image);
    }

    /** Without momentum the slowest value needs ln(1e-6) / ln(1 - 1/400) = 5500 iterations; with it some ln(1e6) 400^(1/2) = 280. */
    @Test
    void slowPartsComeInByTheRootOfTheirRate() {
        start.fill(0);
        momentum.begin();
        int iterations = 0;
        while (error() > WANTED && iterations < 5500) {
            iterate();
            iterations++;
        }
        assertTrue(iterations < 400, "took " + iterations);
    }

    @Test
    void afterABeginTheIterationsBeforeDoNotMatter() {
        start.fill(0);
        momentum.begin();
        iterate();
        double[] once = start.toArray();
        iterate();
        start.fill(0);
        momentum.begin();
        iterate();
        assertArrayEquals(once, start.toArray(), 0);
    }

    @Test
    void atTheSolutionNothingMoves() {
        start.fill(SOLUTION);
        momentum.begin();
        iterate();
        iterate();
        assertEquals(0, error());
    }
}
