package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ReachKernels;
import org.frond.solver.Kernels;

/** Extremes and the integral of a nodal field over the grid alone, without its halo, found on the device. */
final class Extent {

    private final Kernels kernels;
    private final Grid grid;
    private final Buffer scratch;

    /**
     * What was found.
     *
     * @param least    least value
     * @param most     largest value
     * @param integral integral with lumped volumes [unit of the field times m^2 per depth in 2-D, m^3 in 3-D]
     */
    record Values(double least, double most, double integral) {
    }

    Extent(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.scratch = kernels.vector(grid, 1);
    }

    Values of(Buffer field) {
        scratch.fill(0);
        kernels.run(ReachKernels.nodeShares(grid, field).into(scratch));
        double integral = kernels.device().sum(scratch) * grid.cellVolume();
        // what no least value can be stands around the nodes
        scratch.fill(Double.POSITIVE_INFINITY);
        kernels.run(ReachKernels.nodeValues(grid, field, 1.0).into(scratch));
        double least = kernels.device().min(scratch);
        kernels.run(ReachKernels.nodeValues(grid, field, -1.0).into(scratch));
        return new Values(least, -kernels.device().min(scratch), integral);
    }
}
