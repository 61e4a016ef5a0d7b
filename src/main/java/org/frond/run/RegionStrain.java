package org.frond.run;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.model.Eigenstrain;
import org.frond.model.State;
import org.frond.solver.Kernels;

/** The strain that the regions of a configuration would take without stress ({@code regions.NAME.eigenstrain}), the same along all axes. */
record RegionStrain(Eigenstrain.Unit unit, Buffer strain) implements Eigenstrain {

    /** That of the regions; empty where none has any. */
    static Optional<Eigenstrain> of(Regions regions, Crystals crystals, Kernels kernels, Grid grid) {
        return regions.strains().map(strains -> new RegionStrain(
                crystals.unit(crystal -> Crystals.strain(crystal.axis(), 1, 1)), kernels.table(strains)));
    }

    @Override
    public void amount(State state, double time, Buffer amount) {
        amount.copyFrom(strain);
    }
}
