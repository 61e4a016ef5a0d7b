package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FluidKernels;
import org.frond.solver.Kernels;

/**
 * For every cell the nearest cell whose crack is open, by jump flooding: passes over cells 2^k, ..., 4, 2, 1 and once more 1
 * away (Rong and Tan, Proc. I3D 2006, 109). It carries what lives in a crack's open cells, its metal and the number of the
 * region, to the flanks of the smeared crack and ahead of its tip, and what reacts there back into the crack.
 */
final class NearestOpenCell {

    private final Kernels kernels;
    private final Grid grid;
    private Buffer place;
    private Buffer next;

    NearestOpenCell(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.place = kernels.vector(grid, 1);
        this.next = kernels.vector(grid, 1);
    }

    /** Finds the nearest open cells; {@code core} is above 0 in these. Of two as near it is the one with more metal. */
    void find(Buffer core, Buffer zeta) {
        kernels.run(FluidKernels.openCells(grid, core).into(place));
        int stride = Integer.highestOneBit(Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())));
        while (stride >= 1) {
            spread(stride, zeta);
            stride /= 2;
        }
        spread(1, zeta);
    }

    private void spread(int stride, Buffer zeta) {
        kernels.run(FluidKernels.nearerCells(grid, place, zeta, stride).into(next));
        Buffer newer = next;
        next = place;
        place = newer;
    }

    /** Place of the nearest open cell per cell, 0 where there is none. */
    Buffer place() {
        return place;
    }

    /** The value of the nearest open cell, 0 where there is none. */
    void spread(Buffer value, Buffer result) {
        kernels.run(FluidKernels.ofNearest(grid, place, value).into(result));
    }

    /** Sums a value over the cells within a distance [cells] whose nearest open cell it is, per open cell; 0 elsewhere. */
    void gather(Buffer value, Buffer sum, int reach) {
        kernels.run(FluidKernels.gathered(grid, place, value, reach).into(sum));
    }
}
