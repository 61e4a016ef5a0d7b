package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/** Room on the device for a field that is computed only to be looked at: taken when first asked for. */
final class Output {

    private final Kernels kernels;
    private final Grid grid;
    private final int components;
    private Buffer buffer;

    Output(Kernels kernels, Grid grid, int components) {
        this.kernels = kernels;
        this.grid = grid;
        this.components = components;
    }

    /** The room, zero at first. */
    Buffer get() {
        if (buffer == null) {
            buffer = kernels.vector(grid, components);
        }
        return buffer;
    }
}
