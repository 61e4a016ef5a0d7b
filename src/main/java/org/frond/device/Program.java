package org.frond.device;

import java.util.List;

/** The kernels of {@code kernels/}, built for one device, one number of axes and one precision. */
public interface Program {

    /**
     * Runs kernels one after the other.
     *
     * <p>Parameters of a kernel that are called {@code nx, ny, nz, pitch, plane, size} (int) or {@code h} (real) are
     * the geometry of its range's grid and bound by name; {@code length} (int) is bound to {@code range.nx()} of a flat
     * range. The remaining parameters are taken from the launch's arguments in order: {@link Buffer} for a global array,
     * {@link Integer} for an int, {@link Double} for a real.
     *
     * <p>More than one launch is a chain, which a device may run layer by layer across the grid's last axis, the later launches
     * behind the earlier ones. All of them are over the cells or the nodes of one grid. Of what a chain changes, a kernel
     * over cells reads cells of its own layer and nodes of its own layer and the next; one over nodes reads nodes of
     * its own layer and cells of its own layer and the one before.
     *
     * @throws KernelException if there is no such kernel or the arguments do not fit its parameters
     */
    void run(List<Launch> chain);

    /** Runs one kernel. */
    default void run(Launch launch) {
        run(List.of(launch));
    }
}
