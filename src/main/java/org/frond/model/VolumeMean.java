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

    /** Share of the volume of each node; 0 at images. */
    Buffer volumes() {
        return volumes;
    }

    /** Its value, in the field's unit. */
    public double of(Buffer field) {
        return kernels.dot(volumes, field) / volume;
    }

    /** Takes from a nodal integral its sum, in shares like the nodes' of the volume: what is left sums up to zero. */
    void removeFrom(Buffer integral) {
        kernels.axpy(-kernels.device().sum(integral) / volume, volumes, integral);
    }
}
