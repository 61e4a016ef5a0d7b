package org.frond.run;

import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.MechanicsSettings;
import org.frond.config.SolverSettings;
import org.frond.grid.Grid;
import org.frond.model.CellSetup;
import org.frond.model.Electrodes;
import org.frond.model.MechanicalBoundary;
import org.frond.solver.Kernels;
import org.frond.structure.Microstructure;

/** What a configuration says of a cell between two electrodes. */
final class CellAssembly {

    private final Config config;

    CellAssembly(Config config) {
        this.config = config;
    }

    /** Everything the model is told. */
    CellSetup setup(Kernels kernels, Grid grid, Microstructure grains) {
        Assembly assembly = new Assembly(config);
        MaterialAssembly material = new MaterialAssembly(config);
        ElectricsAssembly electrics = new ElectricsAssembly(config);
        MetalAssembly metal = new MetalAssembly(config);
        return new CellSetup(material.materials(kernels, grid, grains), assembly.fracture(), boundary(), electrics.kinetics(),
                electrics.transport(), metal.growth(grains), new Electrodes(0, config.get(CellSettings.VOLTAGE)), metal.sites(),
                metal.frontWidth(), material.planes(grid, grains), material.eigenstrains(kernels, grid, grains), metal.cracks(grid),
                assembly.tolerances(), config.get(SolverSettings.MAXIMUM_NEWTON), config.get(SolverSettings.POTENTIAL_TOLERANCE));
    }

    private MechanicalBoundary boundary() {
        return new MechanicalBoundary(MechanicalBoundary.Hold.valueOf(config.get(MechanicsSettings.ENDS).name()),
                MechanicalBoundary.Hold.valueOf(config.get(MechanicsSettings.LATERAL).name()));
    }
}
