package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/** The mean of a nodal field over the volume, with the nodes' shares of it ({@link LinearField#nodeVolumes}). */
public final class VolumeMean {

    private final Kernels kernels;
    private final Buffer volumes;
    private final double volume;

    public VolumeMean(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.volumes = kernels.table(LinearField.nodeVolumes(grid));
        this.volume = kernels.device().sum(volumes);
    }

    /** Its value, in the field's unit. */
    public double of(Buffer field) {
        return kernels.dot(volumes, field) / volume;
    }
}
