package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarOperatorTest {

    private static final double ROUND_OFF = 1e-12;

    /** An operator with random coefficients beside its textbook form. */
    private static final class Case {
        final Kernels kernels;
        final Grid grid;
        final QuadratureElements elements;
        final ScalarOperator operator;
        final double[][][] tensors;
        final double[] mass;
        final double[] open;
        final double[] u;
        final double[] f;

        Case(Grid grid) {
            this.kernels = CpuKernels.in(grid.dim());
            this.grid = grid;
            this.elements = new QuadratureElements(grid);
            RandomFields random = new RandomFields(grid, 1);
            this.tensors = random.matrices(grid.dim());
            this.mass = random.nodes(1, 0, 1);
            this.open = random.mask(1);
            this.u = random.nodes(1, -1, 1);
            this.f = random.nodes(1, -1, 1);
            this.operator = new ScalarOperator(kernels, grid);
            operator.tensor().write(random.tensors(tensors));
            operator.mass().write(mass);
            operator.open().write(open);
            operator.refresh();
        }

        Buffer buffer(double[] values) {
            return kernels.table(values);
        }

        double[] image() {
            double[] y = elements.apply(1, (cell, g) -> elements.conduction(tensors[cell]), u);
            for (int n = 0; n < y.length; n++) {
                y[n] += mass[n] * u[n];
            }
            return y;
        }

        double[] residual() {
            double[] r = image();
            for (int n = 0; n < r.length; n++) {
                r[n] = open[n] * (f[n] - r[n]);
            }
            return r;
        }

        double[] inverseDiagonal() {
            double[] diagonal = mass.clone();
            elements.forEachCell((i, j, k) -> {
                double[][] matrix = elements.conduction(tensors[grid.index(i, j, k)]);
                for (int a = 0; a < matrix.length; a++) {
                    diagonal[elements.node(i, j, k, a)] += matrix[a][a];
                }
            });
            double[] inverse = new double[diagonal.length];
            for (int n = 0; n < inverse.length; n++) {
                inverse[n] = diagonal[n] > 0 ? 1 / diagonal[n] : 0;
            }
            return inverse;
        }
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void applyEqualsElementMatricesByQuadrature(Grid grid) {
        Case c = new Case(grid);
        Buffer y = c.operator.vector();
        c.operator.apply(c.buffer(c.u), y);
        assertSameField(c.image(), y, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void residualIsZeroWherePrescribedAndForceLessImageElsewhere(Grid grid) {
        Case c = new Case(grid);
        Buffer r = c.operator.vector();
        c.operator.residual(c.buffer(c.u), c.buffer(c.f), r);
        assertSameField(c.residual(), r, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void inverseDiagonalEqualsThatOfTheElementMatrices(Grid grid) {
        Case c = new Case(grid);
        assertSameField(c.inverseDiagonal(), c.operator.inverseDiagonal(), ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void relaxationAddsTheScaledResidualToTheLastStep(Grid grid) {
        Case c = new Case(grid);
        double[] before = new RandomFields(grid, 2).nodes(1, -1, 1);
        Buffer x = c.buffer(c.u);
        Buffer p = c.buffer(before);
        c.operator.relax(c.operator.chain(), c.buffer(c.f), x, p, 0.3, 0.4).run();
        double[] residual = c.residual();
        double[] inverse = c.inverseDiagonal();
        double[] step = new double[grid.size()];
        double[] moved = new double[grid.size()];
        for (int n = 0; n < step.length; n++) {
            step[n] = 0.4 * before[n] + 0.3 * inverse[n] * residual[n];
            moved[n] = c.u[n] + step[n];
        }
        assertSameField(step, p, ROUND_OFF);
        assertSameField(moved, x, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void relaxationFromZeroForgetsWhatWasThere(Grid grid) {
        Case c = new Case(grid);
        Buffer x = c.buffer(c.u);
        Buffer p = c.buffer(c.u);
        c.operator.relaxFromZero(c.operator.chain(), c.buffer(c.f), x, p, 0.3).run();
        double[] inverse = c.inverseDiagonal();
        double[] step = new double[grid.size()];
        for (int n = 0; n < step.length; n++) {
            step[n] = 0.3 * inverse[n] * c.open[n] * c.f[n];
        }
        assertSameField(step, p, ROUND_OFF);
        assertSameField(step, x, ROUND_OFF);
    }
}
