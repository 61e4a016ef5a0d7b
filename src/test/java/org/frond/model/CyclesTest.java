package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;

/** Which cells lie on the path of a cycle. */
class CyclesTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final Grid GRID = Grid.plane(4, 3, 1e-6);
    private static final double AREA = 1e6;
    /** Speed at which the reaction's sign is known [m/s]. */
    private static final double SLOWEST = 1e-15;

    /** The path of a cell all of metal that is plated into at this speed [m/s]. */
    private static double path(double speed) {
        State state = Specimen.state(KERNELS, GRID);
        state.metal().fill(1);
        Buffer rate = KERNELS.table(Specimen.onCells(GRID, (x, y) -> speed * AREA));
        Buffer area = KERNELS.table(Specimen.onCells(GRID, (x, y) -> AREA));
        Bodies bodies = new Bodies(KERNELS, GRID);
        bodies.find(state, new Bodies.Metal() {
            @Override
            public Buffer site() {
                return area;
            }

            @Override
            public Buffer edge() {
                return area;
            }

            @Override
            public double leastHeld() {
                return 0;
            }
        });
        new Cycles(KERNELS, GRID, Memory.ALL, 1e-6, SLOWEST).mark(state, rate, area, bodies);
        return state.path().toArray()[GRID.index(1, 1)];
    }

    @Test
    void metalIsOnThePathWhereItIsPlatedInto() {
        assertEquals(1, path(2 * SLOWEST));
        assertEquals(0, path(-2 * SLOWEST));
    }

    @Test
    void aRateWhoseSignIsNotKnownMarksNoPath() {
        assertEquals(0, path(1e-6 * SLOWEST));
    }
}
