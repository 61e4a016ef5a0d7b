package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.OpenClHere;
import org.frond.device.TestDevice;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conjugate gradients in double precision with multigrid cycles in single precision. */
@Tag("slow")
class SingleCyclesTest {

    private static final Grid GRID = Grid.plane(40, 40, 1.0 / 40);
    private static final double TOLERANCE = 1e-8;
    /** What rounding in the cycle may cost. */
    private static final int MORE_ITERATIONS = 2;

    private static final Device DEVICE = TestDevice.open();

    private final Kernels kernels = new Kernels(Workplace.mixed(DEVICE), 2);

    /** Conductivity and right-hand side times a factor each, u = 0 at x = 0 where it is held. */
    private record Conduction(ScalarOperator operator, LinearSolver solver, Buffer f, Buffer u) {

        static Conduction of(Kernels kernels, double conductivity, double[] f, boolean held, int maximumIterations) {
            ScalarOperator operator = new ScalarOperator(kernels, GRID);
            double[] tensor = new double[3 * GRID.size()];
            double[] open = operator.open().toArray();
            QuadratureElements elements = new QuadratureElements(GRID);
            elements.forEachCell((i, j, k) -> {
                tensor[GRID.index(i, j)] = conductivity;
                tensor[GRID.index(i, j) + GRID.size()] = conductivity;
            });
            elements.forEachNode((i, j, k) -> {
                if (i == 0 && held) {
                    open[GRID.index(i, j)] = 0;
                }
            });
            operator.tensor().write(tensor);
            operator.open().write(open);
            LinearSolver solver = new LinearSolver(kernels, operator, maximumIterations);
            solver.rebuild();
            return new Conduction(operator, solver, kernels.table(f), operator.vector());
        }

        Convergence solve(double tolerance) {
            u.fill(0);
            return solver.solve(f, u, tolerance);
        }
    }

    private static double[] random(double factor) {
        return DoubleStream.of(new RandomFields(GRID, 1).nodes(1, -1, 1)).map(value -> factor * value).toArray();
    }

    private static double[] sourceAndSink() {
        double[] f = new double[GRID.size()];
        f[GRID.index(3, 4)] = 1;
        f[GRID.index(30, 35)] = -1;
        return f;
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#all")
    void conductionTakesHardlyMoreIterations(HardProblem problem) {
        for (Grid grid : new Grid[] {Grid.plane(67, 67, 1.0 / 67), Grid.plane(128, 128, 1.0 / 128), Grid.box(16, 16, 16, 1.0 / 16)}) {
            assertHardlyMore(problem.conduct(grid), problem.conduct(CpuKernels.withSingleCycles(grid.dim()), grid));
        }
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#all")
    void elasticityTakesHardlyMoreIterations(HardProblem problem) {
        for (Grid grid : new Grid[] {Grid.plane(67, 67, 1.0 / 67), Grid.plane(128, 128, 1.0 / 128), Grid.box(16, 16, 16, 1.0 / 16)}) {
            assertHardlyMore(problem.deform(grid), problem.deform(CpuKernels.withSingleCycles(grid.dim()), grid));
        }
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#cut")
    void bodiesInPiecesTakeHardlyMoreIterations(HardProblem problem) {
        Grid grid = Grid.plane(64, 64, 1.0 / 64);
        assertHardlyMore(problem.conduct(grid), problem.conduct(CpuKernels.withSingleCycles(2), grid));
        assertHardlyMore(problem.deform(grid), problem.deform(CpuKernels.withSingleCycles(2), grid));
    }

    private static void assertHardlyMore(Convergence inDouble, Convergence inSingle) {
        assertTrue(inSingle.reached(), inSingle::toString);
        assertEquals(0, inSingle.remedies());
        assertTrue(inSingle.iterations() <= inDouble.iterations() + MORE_ITERATIONS, () -> inDouble + " and " + inSingle);
    }

    /** A relative error of 1e-12 lies far beyond single precision, whose numbers are 1e-7 apart. */
    @Test
    void solutionHasTheAccuracyOfDoublePrecision() {
        Conduction exact = Conduction.of(CpuKernels.in(2), 1, random(1), true, 60);
        Conduction guided = Conduction.of(kernels, 1, random(1), true, 60);

        assertTrue(exact.solve(1e-13).reached());
        assertTrue(guided.solve(1e-13).reached());
        Agreement.assertSameField(exact.u().toArray(), guided.u(), 1e-12);
    }

    /** Powers of two change no mantissa, so all that differs is where numbers would leave single precision's range. */
    @ParameterizedTest
    @CsvSource({"200, 0", "-200, 0", "0, 200", "0, -200", "150, -300"})
    void magnitudesOutsideSinglePrecisionChangeNothing(int conductivity, int force) {
        double[] f = random(Math.scalb(1.0, force));
        Conduction plain = Conduction.of(kernels, 1, random(1), true, 60);
        Conduction scaled = Conduction.of(kernels, Math.scalb(1.0, conductivity), f, true, 60);

        assertEquals(plain.solve(TOLERANCE), scaled.solve(TOLERANCE));
        double[] expected = DoubleStream.of(plain.u().toArray()).map(u -> Math.scalb(u, force - conductivity)).toArray();
        Agreement.assertSameField(expected, scaled.u(), 0);
    }

    @Test
    void singularProblemOfInsulatedWallsConvergesForBalancedSources() {
        assertHardlyMore(Conduction.of(CpuKernels.in(2), 1, sourceAndSink(), false, 60).solve(TOLERANCE),
                Conduction.of(kernels, 1, sourceAndSink(), false, 60).solve(TOLERANCE));
    }

    @Test
    void stagnationIsMetByCyclesInDoublePrecisionAndCounted() {
        int needed = Conduction.of(kernels, 1, random(1), true, 60).solve(TOLERANCE).iterations();
        Conduction impatient = Conduction.of(kernels, 1, random(1), true, needed - 1);

        Convergence went = impatient.solve(TOLERANCE);
        assertTrue(went.reached(), went::toString);
        assertEquals(1, went.remedies());
        assertEquals(1, kernels.cycles().takenOver());
    }

    @Test
    void aRebuildTrustsSinglePrecisionAgain() {
        int needed = Conduction.of(kernels, 1, random(1), true, 60).solve(TOLERANCE).iterations();
        Conduction impatient = Conduction.of(kernels, 1, random(1), true, needed - 1);
        Convergence first = impatient.solve(TOLERANCE);
        double[] found = impatient.u().toArray();

        impatient.solver().rebuild();
        assertEquals(first, impatient.solve(TOLERANCE));
        Agreement.assertSameField(found, impatient.u(), 0);
        assertEquals(2, kernels.cycles().takenOver());
    }

    @Test
    void aValueThatIsNoNumberEndsTheSolve() {
        double[] f = random(1);
        f[GRID.index(7, 9)] = Double.NaN;
        Convergence went = Conduction.of(kernels, 1, f, true, 40).solve(TOLERANCE);
        assertFalse(went.reached());
        assertTrue(Double.isNaN(went.error()));
        assertEquals(0, went.iterations());
    }

    @Test
    void comparedInDoublePrecisionASolveGivesItsBits() {
        Conduction exact = Conduction.of(CpuKernels.in(2), 1, random(1), true, 60);
        exact.solve(TOLERANCE);
        Conduction guided = Conduction.of(kernels, 1, random(1), true, 60);
        kernels.cycles().compareInDouble(true);
        guided.solver().rebuild();
        guided.solve(TOLERANCE);

        Agreement.assertSameField(exact.u().toArray(), guided.u(), 0);
    }

    /** Sums and products are rounded one by one on either device. */
    @Test
    void cyclesOnAnotherDeviceGiveTheSameBits() {
        try (Device other = OpenClHere.open(KernelSource.builtIn())) {
            Conduction here = Conduction.of(kernels, 1, random(1), true, 60);
            Conduction there = Conduction.of(new Kernels(Workplace.mixed(DEVICE, other), 2), 1, random(1), true, 60);

            assertEquals(here.solve(TOLERANCE), there.solve(TOLERANCE));
            Agreement.assertSameField(here.u().toArray(), there.u(), 0);
        }
    }
}
