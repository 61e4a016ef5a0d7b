package org.frond.model;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.CyclingKernels;
import org.frond.solver.Kernels;

/**
 * Cycles of a cell whose current turns around: which paths the metal takes, whether it takes them again, and what is forgotten
 * in between. A cycle is two half-cycles; its path is every cell that metal was plated into.
 */
final class Cycles implements Part {

    private final Kernels kernels;
    private final Grid grid;
    private final Memory memory;
    private final int reach;
    private final double slowest;
    private final Buffer scratch;

    /**
     * Cycles on a grid.
     *
     * @param width by how much paths may lie beside each other and still count as the same [m]: a crack's own smeared width
     * @param slowest speed of plating that the accuracy of the potential leaves open [m/s]: no more than that is none
     */
    Cycles(Kernels kernels, Grid grid, Memory memory, double width, double slowest) {
        this.kernels = kernels;
        this.grid = grid;
        this.memory = memory;
        this.reach = Math.max(1, (int) (width / grid.h()));
        this.slowest = slowest;
        this.scratch = kernels.vector(grid, 1);
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.PATH);
    }

    /**
     * Marks what is plated into as part of the cycle's path.
     *
     * @param rate volume plated per volume and time, per cell [1/s]
     * @param area reactive area per volume, per cell [1/m]
     */
    void mark(State state, Buffer rate, Buffer area, Bodies bodies) {
        kernels.run(CyclingKernels.markPath(grid, rate, area, state.metal(), bodies.number(), slowest).into(state.path()));
    }

    /** The current has turned around. */
    void turn(State state, Bodies bodies, Buffer damageAtStart) {
        if (state.clock().cell().reversals() % 2 == 0) {
            kernels.run(CyclingKernels.nextCycle(grid).into(state.path()));
        }
        if (!memory.cracks()) {
            kernels.run(CyclingKernels.forgetCracks(grid, bodies.number(), damageAtStart).into(state.damage()));
        }
        if (!memory.residualMetal()) {
            kernels.run(CyclingKernels.forgetMetal(grid, bodies.number(), Bodies.RIGHT).into(state.metal()));
        }
    }

    /** Share of this cycle's path that lies on the last cycle's, within the width of a crack; 0 before there are two. */
    double overlap(State state) {
        if (state.clock().cell().reversals() < 2) {
            return 0;
        }
        kernels.run(CyclingKernels.onPath(grid, state.path(), 0).into(scratch));
        double all = kernels.device().sum(scratch);
        kernels.run(CyclingKernels.onPath(grid, state.path(), reach).into(scratch));
        return all > 0 ? kernels.device().sum(scratch) / all : 0;
    }
}
