package org.frond.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** What the grid, the grains on it and the steps of a run ask of each other. */
final class GridRules {

    /** Cells count as square when their edges agree to this relative difference. */
    private static final double SQUARE = 1e-9;
    /** Numbers that one array holds at most, less some for what surrounds the grid. */
    private static final double NUMBERS_PER_ARRAY = 0.9 * Integer.MAX_VALUE;
    private static final int DIGITS = 4;
    private static final int MOST_GRAINS_PER_CELL = 10;
    /** Cells along the longest axis of the coarsest grid at most, where periodic axes end the halving. */
    private static final int MOST_COARSEST_CELLS = 12;

    static final List<Rule> ALL = List.of(
            new Rule(GridSettings.CELLS, GridRules::fitsIntoArrays),
            new Rule(GridSettings.SIZE, GridRules::squareCells),
            new Rule(RunSettings.DEVICE, config -> Rule.broken(config.get(RunSettings.DEVICE).startsWith("cpu+")
                    && config.get(RunSettings.PRECISION) != RunSettings.Precision.MIXED,
                    "a device beside the processor computes cycles in single precision; give precision: mixed")),
            new Rule(GridSettings.PERIODIC, GridRules::canRepeat),
            new Rule(StructureSettings.GRAINS, GridRules::grainsAreSeen),
            new Rule(StructureSettings.SCATTER_LENGTH, config -> Rule.broken(config.get(StructureSettings.TOUGHNESS_SCATTER) > 0
                    && config.get(StructureSettings.SCATTER_LENGTH) < cell(config), "a scatter shorter than a cell, "
                    + QuantityKind.LENGTH.print(cell(config), DIGITS)
                    + ", is not seen; make it longer or set structure.toughnessScatter: 0")),
            new Rule(TimeSettings.FIRST_STEP, config -> Rule.broken(
                    config.get(TimeSettings.FIRST_STEP) < config.get(TimeSettings.MINIMUM_STEP)
                            || config.get(TimeSettings.FIRST_STEP) > config.get(TimeSettings.MAXIMUM_STEP),
                    "must lie between time.minimumStep, " + config.print(TimeSettings.MINIMUM_STEP)
                            + ", and time.maximumStep, " + config.print(TimeSettings.MAXIMUM_STEP))));

    private GridRules() {
    }

    static double cell(Config config) {
        return config.get(GridSettings.SIZE).get(0) / config.get(GridSettings.CELLS).get(0);
    }

    static double cells(Config config) {
        return config.get(GridSettings.CELLS).stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }

    /** Several grains in a cell are one to the run, but the time to find their neighbours grows with their number. */
    private static Optional<String> grainsAreSeen(Config config) {
        double most = MOST_GRAINS_PER_CELL * cells(config);
        return Rule.broken(config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VORONOI
                && config.get(StructureSettings.GRAINS) > most, String.format(Locale.ROOT,
                "so many grains are not seen on this grid; at most %d for each of its cells, %.0f, are allowed",
                MOST_GRAINS_PER_CELL, most));
    }

    static double longestEdge(Config config) {
        return config.get(GridSettings.SIZE).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The largest field is a tensor of as many components as the square of the axes. */
    private static Optional<String> fitsIntoArrays(Config config) {
        int axes = config.get(GridSettings.CELLS).size();
        double count = cells(config);
        double most = NUMBERS_PER_ARRAY / (axes * axes);
        return Rule.broken(count > most, String.format(Locale.ROOT, "%.3g cells are too many; at most %.3g fit", count, most));
    }

    /** What repeats itself, and whether multigrid can halve the cells along it until few are left. */
    private static Optional<String> canRepeat(Config config) {
        List<Integer> cells = config.get(GridSettings.CELLS);
        int longest = cells.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int power = 1;
        while (longest > MOST_COARSEST_CELLS * power) {
            power *= 2;
        }
        for (GridSettings.Axis axis : config.get(GridSettings.PERIODIC)) {
            if (config.problem() == ProblemKind.CELL || config.solvesDamage()) {
                return Optional.of("is for a body without a cell and without fracture only");
            }
            if (axis.ordinal() >= cells.size()) {
                return Optional.of(axis + " is no axis of a plane domain");
            }
            for (int side = 2 * axis.ordinal(); side < 2 * axis.ordinal() + 2; side++) {
                for (List<Parameter<Condition>> sides : List.of(PotentialSettings.SIDES, ConcentrationSettings.SIDES,
                        TemperatureSettings.SIDES)) {
                    if (config.get(sides.get(side)).kind() != Condition.Kind.FREE) {
                        return Optional.of("along " + axis + " leaves no side for " + sides.get(side).key());
                    }
                }
            }
            for (int side = 2 * axis.ordinal(); side < 2 * axis.ordinal() + 2; side++) {
                Parameter<List<Condition>> held = DisplacementSettings.SIDES.get(side);
                if (config.get(held).stream().anyMatch(condition -> condition.kind() != Condition.Kind.FREE)) {
                    return Optional.of("along " + axis + " leaves no side for " + held.key());
                }
            }
            int count = cells.get(axis.ordinal());
            // a count that is a power of two can be halved down to one, and that is a coarse grid, too
            if (count % power != 0 && Integer.bitCount(count) != 1) {
                int lower = count / power * power;
                return Optional.of("along " + axis + " needs cells that can be halved until the longest axis has "
                        + MOST_COARSEST_CELLS + " or fewer, here a multiple of " + power + ": " + (lower > 0 ? lower + " or " : "")
                        + (lower + power) + " in place of " + count);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> squareCells(Config config) {
        List<Integer> cells = config.get(GridSettings.CELLS);
        List<Double> size = config.get(GridSettings.SIZE);
        if (cells.size() != size.size()) {
            return Optional.of("has " + size.size() + " edges, but grid.cells counts along " + cells.size() + " axes");
        }
        double h = size.get(0) / cells.get(0);
        for (int axis = 1; axis < cells.size(); axis++) {
            double other = size.get(axis) / cells.get(axis);
            if (Math.abs(other - h) > SQUARE * h) {
                return Optional.of("cells must be square, but they are " + QuantityKind.LENGTH.print(h, 6) + " along x and "
                        + QuantityKind.LENGTH.print(other, 6) + " along " + "xyz".charAt(axis));
            }
        }
        return Optional.empty();
    }
}
