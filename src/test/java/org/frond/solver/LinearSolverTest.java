package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

/** What happens when a solve goes wrong. */
class LinearSolverTest {

    private static final Grid GRID = Grid.plane(40, 40, 1.0 / 40);
    private static final double TOLERANCE = 1e-8;

    private final Kernels kernels = CpuKernels.in(2);
    private final ScalarOperator operator = conduction();

    /** Unit conductivity, u = 0 at x = 0. */
    private ScalarOperator conduction() {
        ScalarOperator conduction = new ScalarOperator(kernels, GRID);
        double[] tensor = new double[3 * GRID.size()];
        double[] open = conduction.open().toArray();
        QuadratureElements elements = new QuadratureElements(GRID);
        elements.forEachCell((i, j, k) -> {
            tensor[GRID.index(i, j)] = 1;
            tensor[GRID.index(i, j) + GRID.size()] = 1;
        });
        elements.forEachNode((i, j, k) -> {
            if (i == 0) {
                open[GRID.index(i, j)] = 0;
            }
        });
        conduction.tensor().write(tensor);
        conduction.open().write(open);
        return conduction;
    }

    private Convergence solve(int maximumIterations, double[] f) {
        LinearSolver solver = new LinearSolver(kernels, operator, maximumIterations);
        solver.rebuild();
        return solver.solve(kernels.table(f), operator.vector(), TOLERANCE);
    }

    private static double[] random() {
        return new RandomFields(GRID, 1).nodes(1, -1, 1);
    }

    @Test
    void solveThatGoesWellNeedsNoRemedy() {
        assertEquals(0, solve(40, random()).remedies());
    }

    @Test
    void stagnationIsMetByAStrongerSmootherAndReported() {
        int needed = solve(40, random()).iterations();
        Convergence went = solve(needed - 1, random());
        assertTrue(went.reached(), went::toString);
        assertEquals(1, went.remedies());
        assertTrue(went.iterations() >= needed, went::toString);
    }

    @Test
    void hopelessSolveSaysWhatWasTried() {
        Convergence went = solve(1, random());
        assertFalse(went.reached());
        assertTrue(went.verdict().endsWith("after 2 iterations, although a stronger method took over once"),
                went::verdict);
    }

    @Test
    void aValueThatIsNoNumberEndsTheSolveAtOnce() {
        double[] f = random();
        f[GRID.index(7, 9)] = Double.NaN;
        Convergence went = solve(40, f);
        assertFalse(went.reached());
        assertEquals(0, went.iterations());
        assertTrue(Double.isNaN(went.error()));
        assertEquals(0, went.remedies());
    }

    /** The smoother's interval as it is before a rebuild of changed coefficients: far too short for a jump of 1e6. */
    @Test
    void jumpThatAppearsBetweenRebuildsIsSurvived() {
        LinearSolver solver = new LinearSolver(kernels, operator, 60);
        solver.rebuild();
        double[] tensor = operator.tensor().toArray();
        for (int j = 10; j < 30; j++) {
            for (int i = 10; i < 30; i++) {
                double factor = (i + j) % 2 == 0 ? 1e6 : 1;
                tensor[GRID.index(i, j)] = factor;
                tensor[GRID.index(i, j) + GRID.size()] = factor;
            }
        }
        operator.tensor().write(tensor);
        solver.update();
        Buffer u = operator.vector();
        Convergence went = solver.solve(kernels.table(random()), u, TOLERANCE);
        assertTrue(went.reached(), went::toString);
    }
}
