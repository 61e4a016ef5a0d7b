package org.frond.config;

import java.util.List;

/**
 * How much memory a run takes on its device: so many numbers per value of a field, which go into the state and its trial,
 * the coefficients, and the solvers with their coarser grids. Counted from what runs allocate; right to a few per cent.
 */
final class DeviceMemory {

    private static final double BYTES = 8;
    /** Further rows and layers of a field around its cells, and further values of a row on the mean: halo and padding. */
    private static final int ROWS_AROUND = 4;
    private static final int VALUES_AROUND = 16;

    /** Numbers per value in the plane and in space. */
    private enum Part {
        CELL(304, 412), SPECIMEN(21, 23), DISPLACEMENT(94, 183), DAMAGE(46, 56), SCALAR(32, 40), PLANES(6, 9);

        private final int inPlane;
        private final int inSpace;

        Part(int inPlane, int inSpace) {
            this.inPlane = inPlane;
            this.inSpace = inSpace;
        }
    }

    /** Numbers of the dense inverses on a cell's coarsest grids, which do not grow with the grid. */
    private static final double INVERSES_IN_PLANE = 0.3e6;
    private static final double INVERSES_IN_SPACE = 1.2e6;

    private final Config config;
    private final boolean space;

    DeviceMemory(Config config) {
        this.config = config;
        this.space = config.get(GridSettings.CELLS).size() == 3;
    }

    /** The memory [bytes]. */
    double bytes() {
        return BYTES * (config.isSpecimen() ? specimen() * values()
                : (of(Part.CELL, true) + of(Part.PLANES, config.get(PlaneSettings.CLOSE))) * values() + (space ? INVERSES_IN_SPACE : INVERSES_IN_PLANE));
    }

    private double specimen() {
        return of(Part.SPECIMEN, true) + of(Part.DISPLACEMENT, config.solvesDisplacement())
                + of(Part.DAMAGE, config.solvesDamage()) + of(Part.SCALAR, config.solvesPotential())
                + of(Part.SCALAR, config.solvesConcentration());
    }

    private double of(Part part, boolean isThere) {
        return isThere ? space ? part.inSpace : part.inPlane : 0;
    }

    /** Values of one component of a field. */
    private double values() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        return (cells.get(0) + VALUES_AROUND)
                * cells.stream().skip(1).mapToDouble(along -> along + ROWS_AROUND).reduce(1, (a, b) -> a * b);
    }
}
