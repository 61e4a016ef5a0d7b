package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.QuadratureElements;
import org.frond.structure.Axis;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constant strain is reproduced to round-off (V18a), whatever the crystal, its axis and the grid. */
class PatchTest {

    private static final double[][] GRADIENT = {{1.0e-3, 0.4e-3, -0.2e-3}, {-0.7e-3, 0.6e-3, 0.5e-3}, {0.3e-3, 0.1e-3, -0.8e-3}};

    static java.util.stream.Stream<Grid> grids() {
        return java.util.stream.Stream.of(Grid.plane(3, 5, 0.3), Grid.plane(33, 20, 0.1), Grid.box(3, 2, 5, 0.3),
                Grid.box(13, 8, 9, 0.1));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void linearDisplacementOnTheBoundaryIsLinearInside(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        TransverselyIsotropicStiffness crystal = new TransverselyIsotropicStiffness(270e9, 110e9, 70e9, 150e9, 40e9);
        Axis axis = Axis.along(1, 0.6, -0.4);
        double[] constants = grid.dim() == 2 ? crystal.planeStrain(axis) : crystal.solid(axis);
        double[] stiffness = new double[constants.length * grid.size()];
        QuadratureElements elements = new QuadratureElements(grid);
        elements.forEachCell((i, j, k) -> {
            for (int e = 0; e < constants.length; e++) {
                stiffness[grid.index(i, j, k) + e * grid.size()] = constants[e];
            }
        });
        operator.stiffness().write(stiffness);

        double[] exact = new double[grid.dim() * grid.size()];
        double[] start = new double[exact.length];
        double[] open = operator.open().toArray();
        elements.forEachNode((i, j, k) -> {
            int[] place = {i, j, k};
            boolean onBoundary = false;
            for (int axisNumber = 0; axisNumber < grid.dim(); axisNumber++) {
                onBoundary |= place[axisNumber] == 0 || place[axisNumber] == grid.cells(axisNumber);
            }
            for (int p = 0; p < grid.dim(); p++) {
                int n = grid.index(i, j, k) + p * grid.size();
                for (int b = 0; b < grid.dim(); b++) {
                    exact[n] += GRADIENT[p][b] * place[b] * grid.h();
                }
                if (onBoundary) {
                    open[n] = 0;
                    start[n] = exact[n];
                }
            }
        });
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 200);
        solver.rebuild();
        Buffer u = kernels.table(start);
        assertTrue(solver.solve(operator.vector(), u, 1e-14).reached());
        double largest = kernels.device().maxAbs(kernels.table(exact));
        assertEquals(0, kernels.device().maxAbsDifference(u, kernels.table(exact)) / largest, 1e-12);
    }
}
