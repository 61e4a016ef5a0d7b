package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;

import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoarsestSolveTest {

    static Stream<Grid> grids() {
        return Stream.of(Grid.plane(1, 1, 0.5), Grid.plane(4, 3, 0.5), Grid.plane(2, 4, 0.5), Grid.box(1, 1, 1, 0.5),
                Grid.box(3, 2, 4, 0.5));
    }

    /** A x = f with x known and held at x = 0, C random: A^-1 f is x. */
    @ParameterizedTest
    @MethodSource("grids")
    void undoesTheOperatorAtOpenNodes(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        RandomFields random = new RandomFields(grid, 1);
        operator.stiffness().write(random.packed(random.matrices(strains), strains));
        double[] open = operator.open().toArray();
        double[] x = random.nodes(grid.dim(), -1, 1);
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            for (int p = 0; p < grid.dim() && i == 0; p++) {
                open[grid.index(i, j, k) + p * grid.size()] = 0;
                x[grid.index(i, j, k) + p * grid.size()] = 0;
            }
        });
        operator.open().write(open);
        Buffer image = operator.vector();
        operator.apply(kernels.table(x), image);
        CoarsestSolve solve = new CoarsestSolve(kernels, operator);
        solve.update();
        Buffer found = operator.vector();
        solve.apply(image, found);
        assertSameField(x, found, 1e-8);
    }
}
