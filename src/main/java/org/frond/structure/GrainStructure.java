package org.frond.structure;

import org.frond.grid.Grid;

/** A recipe for the grains of a solid, which becomes a {@link Microstructure} on a grid. */
public sealed interface GrainStructure permits SingleGrain, Voronoi, VoxelGrains {

    /** The grains on the cells of this grid. */
    Microstructure on(Grid grid);
}
