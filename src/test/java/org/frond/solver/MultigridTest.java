package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Iterations to a relative energy error of 1e-8; docs/performance.md has the table ({@link IterationTable} prints it). */
@Tag("slow")
class MultigridTest {

    private static final int LIMIT = 40;
    private static final int ODD_LIMIT = 45;
    private static final int CUT_LIMIT = 20;

    private static Grid plane(int n) {
        return Grid.plane(n, n, 1.0 / n);
    }

    private static Grid box(int n) {
        return Grid.box(n, n, n, 1.0 / n);
    }

    private static void assertQuick(Convergence went, int limit) {
        assertTrue(went.reached(), went::toString);
        assertTrue(went.iterations() <= limit, went::toString);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#all")
    void conductionConvergesWhateverTheJumpAndTheGrid(HardProblem problem) {
        for (Grid grid : new Grid[] {plane(64), plane(128), plane(256), box(16), box(32)}) {
            assertQuick(problem.conduct(grid), LIMIT);
        }
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#all")
    void elasticityConvergesWhateverTheJumpAndTheGrid(HardProblem problem) {
        for (Grid grid : new Grid[] {plane(64), plane(128), plane(256), box(16), box(32)}) {
            assertQuick(problem.deform(grid), LIMIT);
        }
    }

    /** Iterations on several grids lie within 30 % of the middle between their extremes, one up or down. */
    private static void assertAlike(List<Convergence> went, int limit) {
        went.forEach(each -> assertQuick(each, limit));
        IntSummaryStatistics iterations = went.stream().mapToInt(Convergence::iterations).summaryStatistics();
        double middle = (iterations.getMin() + iterations.getMax()) / 2.0;
        assertTrue(iterations.getMax() <= 1.3 * middle + 1, went::toString);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#cut")
    void bandsThatCutTheBodyDoNotSlowItDownOnAnyGrid(HardProblem problem) {
        assertAlike(Stream.of(plane(64), plane(128), plane(256)).map(problem::conduct).toList(), CUT_LIMIT);
        assertAlike(Stream.of(plane(64), plane(128)).map(problem::deform).toList(), CUT_LIMIT);
        assertQuick(problem.deform(plane(67)), ODD_LIMIT);
        assertQuick(problem.conduct(box(24)), ODD_LIMIT);
    }

    @Test
    void bandsThatCrossInSpaceDoNotSlowElasticityDown() {
        assertQuick(new HardProblem(HardProblem.Shape.CROSS, 1e-6).deform(box(16)), CUT_LIMIT);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.HardProblem#all")
    void oddNumbersOfCellsConvergeToo(HardProblem problem) {
        for (Grid grid : new Grid[] {plane(67), plane(100), Grid.plane(61, 93, 0.01), box(21), Grid.box(9, 14, 11, 0.1)}) {
            assertQuick(problem.conduct(grid), ODD_LIMIT);
            assertQuick(problem.deform(grid), ODD_LIMIT);
        }
    }

    @Test
    void cycleIsSymmetricAndDefinite() {
        Grid grid = Grid.box(11, 9, 7, 1);
        Kernels kernels = CpuKernels.in(3);
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        RandomFields random = new RandomFields(grid, 1);
        operator.stiffness().write(random.packed(random.matrices(6), 6));
        double[] open = operator.open().toArray();
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            if (i == 0) {
                open[grid.index(i, j, k)] = 0;
                open[grid.index(i, j, k) + grid.size()] = 0;
                open[grid.index(i, j, k) + 2 * grid.size()] = 0;
            }
        });
        operator.open().write(open);
        Multigrid multigrid = new Multigrid(kernels, operator);
        multigrid.rebuild();
        for (int seed = 1; seed <= 3; seed++) {
            Buffer r = masked(kernels, new RandomFields(grid, seed).nodes(3, -1, 1), open);
            Buffer s = masked(kernels, new RandomFields(grid, 100 + seed).nodes(3, -1, 1), open);
            Buffer zr = operator.vector();
            Buffer zs = operator.vector();
            multigrid.apply(r, zr);
            multigrid.apply(s, zs);
            double scale = Math.sqrt(kernels.dot(zr, r) * kernels.dot(zs, s));
            assertTrue(scale > 0);
            assertEquals(kernels.dot(zr, s), kernels.dot(zs, r), 1e-11 * scale);
        }
    }

    private static Buffer masked(Kernels kernels, double[] values, double[] open) {
        for (int n = 0; n < values.length; n++) {
            values[n] *= open[n];
        }
        return kernels.table(values);
    }

    @Test
    void singularProblemOfInsulatedWallsConvergesForBalancedSources() {
        Grid grid = plane(40);
        Kernels kernels = CpuKernels.in(2);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double[] tensor = new double[3 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            tensor[grid.index(i, j)] = 1;
            tensor[grid.index(i, j) + grid.size()] = 1;
        });
        operator.tensor().write(tensor);
        double[] f = new double[grid.size()];
        f[grid.index(3, 4)] = 1;
        f[grid.index(30, 35)] = -1;
        LinearSolver solver = new LinearSolver(kernels, operator, LIMIT);
        solver.rebuild();
        assertQuick(solver.solve(kernels.table(f), operator.vector(), 1e-8), LIMIT);
    }
}
