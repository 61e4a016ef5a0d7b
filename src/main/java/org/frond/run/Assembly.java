package org.frond.run;

import java.util.List;
import org.frond.config.Config;
import org.frond.config.FractureSettings;
import org.frond.config.GridSettings;
import org.frond.config.SolverSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.model.CrackSurface;
import org.frond.model.EnergySplit;
import org.frond.model.Equilibrium;
import org.frond.model.FractureLaw;
import org.frond.model.Irreversibility;
import org.frond.structure.Axis;
import org.frond.structure.GrainStructure;
import org.frond.structure.Microstructure;
import org.frond.structure.SingleGrain;
import org.frond.structure.Voronoi;

/**
 * What a configuration means for every problem: the grid, the grains, how a solid cracks. Here settings end and plain values in
 * SI units begin; what it says of material, metal, transport and phases has an assembly of its own.
 */
final class Assembly {

    private final Config config;

    Assembly(Config config) {
        this.config = config;
    }

    /** The grid of cells. */
    Grid grid() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        double h = config.get(GridSettings.SIZE).get(0) / cells.get(0);
        List<GridSettings.Axis> periodic = config.get(GridSettings.PERIODIC);
        Grid grid = cells.size() == 2
                ? Grid.plane(cells.get(0), cells.get(1), h)
                : Grid.box(cells.get(0), cells.get(1), cells.get(2), h);
        return grid.repeating(new Periodicity(periodic.contains(GridSettings.Axis.X),
                periodic.contains(GridSettings.Axis.Y), periodic.contains(GridSettings.Axis.Z)));
    }

    /** The grains on the grid. */
    Microstructure microstructure(Grid grid) {
        GrainStructure structure = switch (config.get(StructureSettings.KIND)) {
            case SINGLE_GRAIN -> SingleGrain.withPlaneAt(config.get(StructureSettings.PLANE_ANGLE));
            case VORONOI -> new Voronoi(config.get(StructureSettings.GRAINS), config.get(StructureSettings.SEED),
                    config.get(StructureSettings.RELAXATIONS));
        };
        Microstructure grains = structure.on(grid);
        if (config.get(StructureSettings.AXES) == StructureSettings.AxisSpread.IN_SPACE
                || config.get(StructureSettings.KIND) == StructureSettings.StructureKind.SINGLE_GRAIN) {
            return grains;
        }
        return new Microstructure(grid, grains.grain(),
                grains.axes().stream().map(axis -> Axis.along(axis.x(), axis.y(), 0)).toList(), grains.boundaryDistance());
    }

    /** What is asked of displacement and damage. */
    Equilibrium.Tolerances tolerances() {
        return new Equilibrium.Tolerances(config.get(SolverSettings.DAMAGE_TOLERANCE),
                Math.sqrt(config.get(SolverSettings.ENERGY_TOLERANCE)), config.get(SolverSettings.LINEAR_TOLERANCE),
                config.get(SolverSettings.MAXIMUM_SWEEPS));
    }

    /** How the electrolyte cracks. */
    FractureLaw fracture() {
        CrackSurface surface = CrackSurface.valueOf(config.get(FractureSettings.SURFACE).name());
        // a path is as wide as its cells
        double length = followsPaths() ? grid().h() : config.get(FractureSettings.LENGTH);
        // the model allows for the grid; where that is not wanted it is undone beforehand
        double plain = config.get(FractureSettings.GRID_CORRECTION) ? 1 : surface.gridExcess(grid().h(), length);
        return new FractureLaw(surface,
                Irreversibility.valueOf(config.get(FractureSettings.IRREVERSIBILITY).name()),
                EnergySplit.valueOf(config.get(FractureSettings.SPLIT).name()), length,
                config.get(FractureSettings.CLEAVAGE_ENERGY) * plain, config.get(FractureSettings.BOUNDARY_ENERGY) * plain,
                config.get(FractureSettings.RESIDUAL_STIFFNESS), config.get(FractureSettings.FREEZE_ABOVE));
    }

    /** Whether cracks are paths through a damaged domain. */
    boolean followsPaths() {
        return config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN;
    }
}
