package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** The thermal strain of a solid that has cooled since it was free of stress: all its keys, those of materials included. */
public final class CoolingSettings {

    static final Section SECTION = new Section("cooling", "Thermal strain of a solid that has cooled, or warmed, since it was free of"
            + " stress; electrolyte.thermalExpansion says how much it shrinks");

    private static final QuantityKind PER_KELVIN = QuantityKind.of("thermal expansion", "8e-6 1/K", "1/K");
    private static final Kind<List<Double>> EXPANSIONS = new Kind.Several<>(
            new Kind.Quantity(PER_KELVIN, Range.between(-1e-3, 1e-3)), 1, 2, "thermal expansions");
    private static final Range TEMPERATURES = Range.inside(0, 5000);

    public static final Parameter<Optional<Double>> FROM = SECTION.unless("from", "none",
            new Kind.Quantity(QuantityKind.TEMPERATURE, TEMPERATURES), "none",
            "Temperature at which the solid is free of stress, such as that of sintering; none: no thermal strain.");
    public static final Parameter<Formula> TO = SECTION.formula("to",
            new Formulas.Varying(QuantityKind.TEMPERATURE, Variables.CELL_AND_TIME, TEMPERATURES), "298.15 K", BASIC,
            "Temperature of a body without a cell, asked at the centres of cells; a cell has cell.temperature.");

    public static final Parameter<List<Double>> EXPANSION = ElectrolyteSettings.SECTION.optional("thermalExpansion", EXPANSIONS,
            "0 1/K", ADVANCED, "Coefficient of linear thermal expansion; of two the first is that in the conduction plane and the"
            + " second that along its normal. Acts with cooling.from.", "changes nothing; ceramics 5e-6 to 15e-6 1/K, common knowledge");
    public static final Parameter<Optional<List<Double>>> EXPANSION_OF_REGION = RegionSettings.SECTION.replacing("thermalExpansion",
            EXPANSIONS, "Coefficient of thermal expansion inside, one or two as of the electrolyte; with cooling.from.");

    static {
        SECTION.rule(FROM, config -> broken(cools(config) && !config.solvesDisplacement(),
                "needs a solid, but there is no section displacement"));
        SECTION.rule(FROM, config -> broken(cools(config) && !expands(config),
                "nothing expands; give electrolyte.thermalExpansion, or that of a region"));
        SECTION.rule(FROM, config -> broken(cools(config) && config.hasMisfit() && config.get(MisfitSettings.STIFFER) != 0,
                "a phase that is stiffer goes without thermal strain"));
        SECTION.rule(FROM, config -> regionsThatExpand(config).findFirst().filter(name -> !cools(config))
                .map(name -> "is missing: region " + name + " has a thermalExpansion, which acts with it"));
        SECTION.rule(TO, config -> broken(changes(config, TO) && config.problem() == ProblemKind.CELL,
                "is of a body without a cell; a cell has cell.temperature everywhere"));
        SECTION.rule(TO, config -> broken(changes(config, TO) && !cools(config), "has no effect without cooling.from"));
    }

    private CoolingSettings() {
    }

    private static boolean cools(Config config) {
        return config.get(FROM).isPresent();
    }

    private static boolean expands(Config config) {
        return config.get(EXPANSION).stream().anyMatch(expansion -> expansion != 0)
                || regionsThatExpand(config).findFirst().isPresent();
    }

    private static boolean changes(Config config, Parameter<?> parameter) {
        return !parameter.standard().equals(Optional.of(config.get(parameter)));
    }

    private static Stream<String> regionsThatExpand(Config config) {
        return config.names(RegionSettings.SECTION).stream().filter(name -> config.get(EXPANSION_OF_REGION.of(name)).isPresent());
    }

    private static Optional<String> broken(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }
}
