package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedSolverTest {

    /** A random problem with a gradient and a mass, its dense matrix and its bounds. */
    private static final class Case {
        static final double HIGH = 0.4;
        final Grid grid;
        final Kernels kernels;
        final ScalarOperator operator;
        final double[] low;
        final double[] f;
        final int[] nodes;
        final double[][] matrix;

        Case(Grid grid, int seed) {
            this.grid = grid;
            this.kernels = CpuKernels.in(grid.dim());
            this.operator = new ScalarOperator(kernels, grid);
            RandomFields random = new RandomFields(grid, seed);
            operator.tensor().write(random.tensors(random.matrices(grid.dim())));
            operator.mass().write(random.nodes(1, 0, 0.2));
            this.low = random.nodes(1, -0.5, 0.3);
            this.f = random.nodes(1, -2, 2);
            int[] found = new int[grid.size()];
            int[] count = new int[1];
            new QuadratureElements(grid).forEachNode((i, j, k) -> found[count[0]++] = grid.index(i, j, k));
            this.nodes = java.util.Arrays.copyOf(found, count[0]);
            this.matrix = new double[nodes.length][nodes.length];
            Buffer unit = operator.vector();
            Buffer image = operator.vector();
            for (int c = 0; c < nodes.length; c++) {
                double[] e = new double[grid.size()];
                e[nodes[c]] = 1;
                unit.write(e);
                operator.apply(unit, image);
                double[] column = image.toArray();
                for (int r = 0; r < nodes.length; r++) {
                    matrix[r][c] = column[nodes[r]];
                }
            }
        }

        /** Gauss-Seidel, each value put back into its bounds: slow and sure. */
        double[] byProjectedRelaxation() {
            double[] x = new double[grid.size()];
            double change = 1;
            while (change > 1e-14) {
                change = 0;
                for (int r = 0; r < nodes.length; r++) {
                    double sum = f[nodes[r]];
                    for (int c = 0; c < nodes.length; c++) {
                        sum -= matrix[r][c] * x[nodes[c]];
                    }
                    double moved = Math.min(Math.max(x[nodes[r]] + sum / matrix[r][r], low[nodes[r]]), HIGH);
                    change = Math.max(change, Math.abs(moved - x[nodes[r]]));
                    x[nodes[r]] = moved;
                }
            }
            return x;
        }

        Buffer solve(double tolerance) {
            BoundedSolver solver = new BoundedSolver(kernels, operator, 200);
            Buffer x = operator.vector();
            assertTrue(solver.solve(kernels.table(f), kernels.table(low), HIGH, x, tolerance).reached());
            return x;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomProblemHasTheSolutionOfProjectedRelaxation(int seed) {
        Case c = new Case(Grid.plane(9, 7, 1), seed);
        assertSameField(c.byProjectedRelaxation(), c.solve(1e-10), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void randomProblemInSpaceHasTheSolutionOfProjectedRelaxation(int seed) {
        Case c = new Case(Grid.box(5, 4, 3, 1), seed);
        assertSameField(c.byProjectedRelaxation(), c.solve(1e-10), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void solutionKeepsItsBoundsToTheLastBit(int seed) {
        Case c = new Case(Grid.plane(40, 33, 1), seed);
        double[] x = c.solve(1e-6).toArray();
        for (int n : c.nodes) {
            assertTrue(x[n] >= c.low[n] && x[n] <= Case.HIGH, () -> "node " + n);
        }
    }

    /**
     * A string over the parabola a - b x^2, held at zero at x = -1 and 1, touches it for |x| <= s and leaves it along the
     * tangent: a - 2 b s + b s^2 = 0.
     */
    @Test
    void stringTouchesAParabolaWhereItsTangentLeaves() {
        int cells = 200;
        Grid grid = Grid.plane(cells, 1, 2.0 / cells);
        Kernels kernels = CpuKernels.in(2);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double[] tensor = new double[3 * grid.size()];
        double[] low = new double[grid.size()];
        double[] open = operator.open().toArray();
        QuadratureElements elements = new QuadratureElements(grid);
        elements.forEachCell((i, j, k) -> {
            tensor[grid.index(i, j)] = 1;
            tensor[grid.index(i, j) + grid.size()] = 1;
        });
        double a = 0.5;
        double b = 1;
        elements.forEachNode((i, j, k) -> {
            double x = i * grid.h() - 1;
            low[grid.index(i, j)] = a - b * x * x;
            if (i == 0 || i == cells) {
                open[grid.index(i, j)] = 0;
            }
        });
        operator.tensor().write(tensor);
        operator.open().write(open);
        BoundedSolver solver = new BoundedSolver(kernels, operator, 200);
        Buffer u = operator.vector();
        Convergence went = solver.solve(operator.vector(), kernels.table(low), 10, u, 1e-12);
        assertTrue(went.reached(), went::toString);
        double s = 1 - Math.sqrt(1 - a / b);
        double[] values = u.toArray();
        for (int i = 0; i <= cells; i++) {
            double x = Math.abs(i * grid.h() - 1);
            double exact = x <= s ? a - b * x * x : a - b * s * s - 2 * b * s * (x - s);
            assertEquals(exact, values[grid.index(i, 0)], b * grid.h() * grid.h());
            boolean touches = values[grid.index(i, 0)] == low[grid.index(i, 0)];
            if (Math.abs(x - s) > grid.h()) {
                assertEquals(x < s, touches, "contact at " + x);
            }
        }
    }

    /** Without active bounds the answer is that of the linear system. */
    @Test
    void boundsThatDoNotBindChangeNothing() {
        Case c = new Case(Grid.plane(12, 5, 1), 3);
        BoundedSolver bounded = new BoundedSolver(c.kernels, c.operator, 200);
        Buffer wide = c.operator.vector();
        wide.fill(-1e6);
        Buffer x = c.operator.vector();
        assertTrue(bounded.solve(c.kernels.table(c.f), wide, 1e6, x, 1e-12).reached());
        Buffer y = c.operator.vector();
        LinearSolver linear = new LinearSolver(c.kernels, c.operator, 200);
        linear.rebuild();
        assertTrue(linear.solve(c.kernels.table(c.f), y, 1e-14).reached());
        assertSameField(y.toArray(), x, 1e-10);
    }
}
