package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.launch.TransferKernels;

/**
 * Moves vectors and coefficients between a grid and the next coarser one (see {@code kernels/transfer.cl}).
 *
 * @param first where the coarse grid's values begin in their buffers
 * @param size  values from one coarse component to the next
 */
record Transfer(Kernels kernels, Grid fine, Grid coarse, int first, int size) implements Coarsening {

    /** Between buffers that hold just these grids. */
    Transfer(Kernels kernels, Grid fine, Grid coarse) {
        this(kernels, fine, coarse, 0, coarse.size());
    }

    /** The next coarser grid: half the cells per axis, rounded up, of twice the edge. */
    static Grid coarsen(Grid grid) {
        return new Grid(grid.dim(), (grid.nx() + 1) / 2, (grid.ny() + 1) / 2, (grid.nz() + 1) / 2, 2 * grid.h(),
                grid.periodicity());
    }

    /** Whether there is a next coarser grid: an odd count of cells, but for 1, cannot be halved where it repeats itself. */
    static boolean canCoarsen(Grid grid) {
        boolean can = true;
        for (int axis = 0; axis < grid.dim(); axis++) {
            int cells = grid.cells(axis);
            can &= !grid.periodicity().along(axis) || cells == 1 || cells % 2 == 0;
        }
        return can;
    }

    /** coarse = P^T fine. */
    @Override
    public void restrict(Buffer from, Buffer to, int components) {
        for (int p = 0; p < components; p++) {
            kernels.run(TransferKernels.restrictNodes(coarse, from, p * fine.size(), first + p * size, fine.pitch(),
                    fine.plane()).into(to));
        }
        new PeriodicAxes(kernels, coarse).foldNodes(to, components);
    }

    /** fine = fine + open P coarse. */
    void prolong(Buffer from, Buffer open, Buffer to, int components) {
        new PeriodicAxes(kernels, coarse).repeatNodes(from, components);
        for (int p = 0; p < components; p++) {
            kernels.run(TransferKernels.prolongNodes(coarse, from, open, first + p * size, p * fine.size(), fine.nx(),
                    fine.ny(), fine.nz(), fine.pitch(), fine.plane()).into(to));
        }
    }

    /** Arithmetic mean of a coefficient per cell. */
    @Override
    public void coarsenCells(Buffer from, Buffer to, int components) {
        for (int p = 0; p < components; p++) {
            kernels.run(TransferKernels.coarsenCells(coarse, from, p * fine.size(), first + p * size, fine.pitch(),
                    fine.plane()).into(to));
        }
    }

    /** Coarse nodes are free where all fine nodes that they reach are. */
    @Override
    public void coarsenOpen(Buffer from, Buffer to, int components) {
        Periodicity along = fine.periodicity();
        for (int p = 0; p < components; p++) {
            kernels.run(TransferKernels.coarsenOpen(coarse, from, p * fine.size(), first + p * size, fine.nx(), fine.ny(),
                    fine.nz(), fine.pitch(), fine.plane(), along.x() ? 1 : 0, along.y() ? 1 : 0, along.z() ? 1 : 0)
                    .into(to));
        }
        new PeriodicAxes(kernels, coarse).emptyImages(to, components);
    }
}
