package org.frond.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much memory a run takes on its device: so many numbers per value of a field, which go into the state and its trial,
 * the coefficients, and the solvers with their coarser grids. Counted from what runs allocate; right to a few per cent.
 */
final class DeviceMemory {

    private static final double BYTES = 8;
    private static final double BYTES_IN_SINGLE = 4;
    /** Further rows and layers of a field around its cells, and further values of a row on the mean: halo and padding. */
    private static final int ROWS_AROUND = 4;
    private static final int VALUES_AROUND = 16;

    /**
     * Numbers per value of a field in double precision, and for cycles in single precision; and numbers that do not grow with
     * the grid, those of coarse grids, in either: in the plane and in space.
     */
    private enum Part {
        CELL(new Count(317, 153, 0.3e6), new Count(419, 235, 1.2e6)),
        PLANES(new Count(6, 0, 0), new Count(9, 0, 0)),
        BODY(new Count(23, 0, 0), new Count(25, 0, 0)),
        DISPLACEMENT(new Count(112, 53, 0.09e6), new Count(191, 115, 0.33e6)),
        DAMAGE(new Count(48, 25, 0.035e6), new Count(65, 31, 0.09e6)),
        SCALAR(new Count(33, 25, 0.035e6), new Count(39, 31, 0.09e6)),
        CONSERVED(new Count(90, 51, 0.07e6), new Count(111, 62, 0.18e6)),
        RELAXING(new Count(54, 25, 0.035e6), new Count(70, 31, 0.09e6)),
        STABILIZED(new Count(39, 0, 0), new Count(52, 0, 0)),
        TEMPERATURE(new Count(3, 0, 0), new Count(3, 0, 0)),
        PARTICLES(new Count(3, 0, 0), new Count(3, 0, 0));

        private final Count inPlane;
        private final Count inSpace;

        Part(Count inPlane, Count inSpace) {
            this.inPlane = inPlane;
            this.inSpace = inSpace;
        }
    }

    /** Numbers of a part. */
    private record Count(double perValue, double singlePerValue, double fixed) {
    }

    private final Config config;
    private final boolean space;

    DeviceMemory(Config config) {
        this.config = config;
        this.space = config.get(GridSettings.CELLS).size() == 3;
    }

    /** The memory of everything in double precision, cycles included, which are compared with those in single precision [bytes]. */
    double bytes() {
        return BYTES * counts().mapToDouble(count -> count.perValue * values() + count.fixed).sum();
    }

    /** The memory that multigrid cycles in single precision take besides [bytes]. */
    double bytesInSingle() {
        return BYTES_IN_SINGLE * counts().filter(count -> count.singlePerValue > 0)
                .mapToDouble(count -> count.singlePerValue * values() + count.fixed).sum();
    }

    private Stream<Count> counts() {
        return parts().stream().map(part -> space ? part.inSpace : part.inPlane);
    }

    /** What a run has. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (config.problem() == ProblemKind.CELL) {
            parts.add(Part.CELL);
            add(parts, Part.PLANES, config.get(PlaneSettings.CLOSE));
            return parts;
        }
        parts.add(Part.BODY);
        add(parts, Part.DISPLACEMENT, config.solvesDisplacement());
        add(parts, Part.DAMAGE, config.solvesDamage());
        add(parts, Part.SCALAR, config.solvesPotential());
        add(parts, concentration(), config.solvesConcentration());
        add(parts, Part.TEMPERATURE, config.solvesTemperature());
        add(parts, Part.PARTICLES, config.nucleates());
        return parts;
    }

    private Part concentration() {
        boolean stabilized = config.get(FreeEnergySettings.STEPPING) == FreeEnergySettings.Stepping.STABILIZED;
        boolean relaxes = config.get(FreeEnergySettings.DYNAMICS) == FreeEnergySettings.Dynamics.RELAXING;
        return !config.followsFreeEnergy() ? Part.SCALAR
                : stabilized ? Part.STABILIZED : relaxes ? Part.RELAXING : Part.CONSERVED;
    }

    private static void add(List<Part> parts, Part part, boolean isThere) {
        if (isThere) {
            parts.add(part);
        }
    }

    /** Values of one component of a field. */
    private double values() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        return (cells.get(0) + VALUES_AROUND)
                * cells.stream().skip(1).mapToDouble(along -> along + ROWS_AROUND).reduce(1, (a, b) -> a * b);
    }
}
