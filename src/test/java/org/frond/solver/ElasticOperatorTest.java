package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticOperatorTest {

    private static final double ROUND_OFF = 1e-12;

    /** An operator with two random full stiffnesses per cell, beside its textbook form. */
    private static final class Case {
        final Kernels kernels;
        final Grid grid;
        final int strains;
        final QuadratureElements elements;
        final ElasticOperator operator;
        final double[][][] stiffness;
        final double[][][] meanStiffness;
        final double[] open;
        final double[] u;
        final double[] f;

        Case(Grid grid) {
            this.kernels = CpuKernels.in(grid.dim());
            this.grid = grid;
            this.strains = grid.dim() * (grid.dim() + 1) / 2;
            this.elements = new QuadratureElements(grid);
            RandomFields random = new RandomFields(grid, 3);
            this.stiffness = random.matrices(strains);
            this.meanStiffness = random.matrices(strains);
            this.open = random.mask(grid.dim());
            this.u = random.nodes(grid.dim(), -1, 1);
            this.f = random.nodes(grid.dim(), -1, 1);
            this.operator = new ElasticOperator(kernels, grid);
            operator.stiffness().write(random.packed(stiffness, strains));
            operator.meanStiffness().write(random.packed(meanStiffness, strains));
            operator.open().write(open);
            operator.refresh();
        }

        Buffer buffer(double[] values) {
            return kernels.table(values);
        }

        double[] image() {
            return elements.apply(grid.dim(), (cell, g) -> elements.elasticity(stiffness[cell], meanStiffness[cell]), u);
        }

        double[] residual() {
            double[] r = image();
            for (int n = 0; n < r.length; n++) {
                r[n] = open[n] * (f[n] - r[n]);
            }
            return r;
        }

        /** Per node: the inverse of the diagonal block of A among the open components, 0 for the prescribed ones. */
        DMatrixRMaj[] inverseBlocks() {
            int dim = grid.dim();
            int corners = grid.corners();
            DMatrixRMaj[] blocks = new DMatrixRMaj[grid.size()];
            elements.forEachNode((i, j, k) -> blocks[grid.index(i, j, k)] = new DMatrixRMaj(dim, dim));
            elements.forEachCell((i, j, k) -> {
                int cell = grid.index(i, j, k);
                double[][] matrix = elements.elasticity(stiffness[cell], meanStiffness[cell]);
                for (int a = 0; a < corners; a++) {
                    DMatrixRMaj block = blocks[elements.node(i, j, k, a)];
                    for (int p = 0; p < dim; p++) {
                        for (int q = 0; q < dim; q++) {
                            block.add(p, q, matrix[p * corners + a][q * corners + a]);
                        }
                    }
                }
            });
            elements.forEachNode((i, j, k) -> {
                int n = grid.index(i, j, k);
                DMatrixRMaj block = blocks[n];
                for (int p = 0; p < dim; p++) {
                    for (int q = 0; q < dim; q++) {
                        double both = open[n + p * grid.size()] * open[n + q * grid.size()];
                        block.set(p, q, p == q && both == 0 ? 1 : block.get(p, q) * both);
                    }
                }
                CommonOps_DDRM.invert(block);
                for (int p = 0; p < dim; p++) {
                    block.set(p, p, block.get(p, p) * open[n + p * grid.size()]);
                }
            });
            return blocks;
        }

        /** factor times the inverse blocks times r. */
        double[] preconditioned(double[] r, double factor) {
            DMatrixRMaj[] blocks = inverseBlocks();
            double[] z = new double[r.length];
            elements.forEachNode((i, j, k) -> {
                int n = grid.index(i, j, k);
                for (int p = 0; p < grid.dim(); p++) {
                    for (int q = 0; q < grid.dim(); q++) {
                        z[n + p * grid.size()] += factor * blocks[n].get(p, q) * r[n + q * grid.size()];
                    }
                }
            });
            return z;
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
    void relaxationUsesTheInverseDiagonalBlocksOfTheOpenComponents(Grid grid) {
        Case c = new Case(grid);
        double[] before = new RandomFields(grid, 4).nodes(grid.dim(), -1, 1);
        Buffer x = c.buffer(c.u);
        Buffer p = c.buffer(before);
        c.operator.relax(c.operator.chain(), c.buffer(c.f), x, p, 0.3, 0.4).run();
        double[] step = c.preconditioned(c.residual(), 0.3);
        double[] moved = new double[step.length];
        for (int n = 0; n < step.length; n++) {
            step[n] += 0.4 * before[n];
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
        double[] force = new double[c.f.length];
        for (int n = 0; n < force.length; n++) {
            force[n] = c.open[n] * c.f[n];
        }
        double[] step = c.preconditioned(force, 0.3);
        assertSameField(step, p, ROUND_OFF);
        assertSameField(step, x, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void forcesOfAStressEqualItsVirtualWorkByQuadrature(Grid grid) {
        Case c = new Case(grid);
        double[] stress = new RandomFields(grid, 5).cells(c.strains, -1, 1);
        Buffer f = c.buffer(c.f);
        c.operator.addStressForces(c.buffer(stress), f, -1.5);
        double[] expected = c.f.clone();
        c.elements.forEachCell((i, j, k) -> {
            double[] s = new double[c.strains];
            for (int t = 0; t < s.length; t++) {
                s[t] = stress[grid.index(i, j, k) + t * grid.size()];
            }
            double[] forces = c.elements.stressForces(s);
            for (int row = 0; row < forces.length; row++) {
                expected[c.elements.node(i, j, k, row % grid.corners()) + row / grid.corners() * grid.size()]
                        -= 1.5 * forces[row];
            }
        });
        assertSameField(expected, f, ROUND_OFF);
    }
}
