package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusedProportioningTest {

    private static final double HIGH = 1;

    /** A membrane that lies on the ground under its own weight; a load lifts it around some place. */
    private static final class Membrane {
        final Grid grid;
        final Kernels kernels;
        final ScalarOperator operator;
        final Buffer movable;
        final Buffer ground;
        final Buffer f;

        Membrane(Grid grid, int load) {
            this.grid = grid;
            this.kernels = CpuKernels.in(grid.dim());
            this.operator = new ScalarOperator(kernels, grid);
            RandomFields random = new RandomFields(grid, 7);
            operator.tensor().write(random.tensors(random.matrices(grid.dim())));
            operator.refresh();
            this.movable = operator.vector();
            movable.copyFrom(operator.open());
            this.ground = operator.vector();
            double[] forces = new double[grid.size()];
            new QuadratureElements(grid).forEachNode((i, j, k) -> forces[grid.index(i, j, k)] = -0.02);
            forces[load] = 1.5;
            this.f = kernels.table(forces);
        }

        Buffer byAllNodes() {
            Buffer x = operator.vector();
            assertTrue(new Proportioning(kernels, operator, movable).improve(f, ground, HIGH, x, 1e-13, 5000).reached());
            return x;
        }

        Buffer focused() {
            Buffer x = operator.vector();
            Convergence went = new FocusedProportioning(kernels, operator, movable).improve(f, ground, HIGH, x, 1e-13, 5000);
            assertTrue(went.reached(), went::verdict);
            return x;
        }

        long lifted() {
            return java.util.Arrays.stream(byAllNodes().toArray()).filter(height -> height > 0).count();
        }
    }

    /** At first only the loaded node is out of balance; the lifted part is far wider than the first window. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 61})
    void windowsThatFollowWhatMovesFindTheWholeSolution(int column) {
        Grid grid = Grid.plane(64, 90, 1);
        Membrane membrane = new Membrane(grid, grid.index(column, 30));
        assertTrue(membrane.lifted() > 40, "nothing to find");
        assertSameField(membrane.byAllNodes().toArray(), membrane.focused(), 1e-11);
    }

    @Test
    void windowsInSpaceFindTheWholeSolution() {
        Grid grid = Grid.box(28, 24, 40, 1);
        Membrane membrane = new Membrane(grid, grid.index(12, 3, 30));
        assertTrue(membrane.lifted() > 40, "nothing to find");
        assertSameField(membrane.byAllNodes().toArray(), membrane.focused(), 1e-11);
    }

    @Test
    void aBoxHoldsWhatIsNotZeroWithAMarginInWholeEights() {
        Grid grid = Grid.plane(61, 40, 1);
        Box box = around(grid, grid.index(21, 17), grid.index(30, 17), grid.index(25, 19));
        // nodes 21 to 30 and 17 to 19, four cells more, out to multiples of eight
        assertEquals(new Box(16, 8, 0, 40, 24, 1), box);
    }

    @Test
    void aBoxEndsWhereTheGridDoes() {
        Grid grid = Grid.plane(61, 40, 1);
        assertEquals(new Box(0, 32, 0, 61, 40, 1), around(grid, grid.index(0, 40), grid.index(61, 39)));
    }

    @Test
    void aBoxInSpaceHasThreePairsOfEnds() {
        Grid grid = Grid.box(30, 30, 30, 1);
        assertEquals(new Box(0, 8, 16, 8, 24, 30), around(grid, grid.index(2, 15, 22), grid.index(3, 14, 25)));
    }

    private static Box around(Grid grid, int... nodes) {
        Kernels kernels = CpuKernels.in(grid.dim());
        double[] field = new double[grid.size()];
        for (int node : nodes) {
            field[node] = -1e-300;
        }
        return Box.around(kernels, grid, kernels.table(field), kernels.vector(grid, 1));
    }
}
