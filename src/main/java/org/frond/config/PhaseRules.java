package org.frond.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.formula.Polynomial;
import org.frond.unit.Numbers;

/** What the sections about phases ask of each other. */
final class PhaseRules {

    static final List<Rule> ALL = List.of(
            new Rule(FreeEnergySettings.DENSITY, config -> isPolynomial(config, config.followsFreeEnergy(),
                    FreeEnergySettings.DENSITY)),
            new Rule(FreeEnergySettings.DYNAMICS, PhaseRules::amountStays),
            new Rule(FreeEnergySettings.CHARGE, config -> Rule.broken(config.followsFreeEnergy()
                    && config.get(FreeEnergySettings.CHARGE) != 0 && !config.solvesPotential(),
                    "needs a potential: give a condition such as potential.left")),
            new Rule(FreeEnergySettings.STEPPING, PhaseRules::steps),
            new Rule(FreeEnergySettings.ANISOTROPY, PhaseRules::isStable),
            new Rule(FreeEnergySettings.ANISOTROPY, PhaseRules::anisotropySteps),
            new Rule(TemperatureSettings.COUPLING, config -> isPolynomial(config, config.solvesTemperature(),
                    TemperatureSettings.COUPLING)),
            new Rule(MisfitSettings.SHARE, config -> isPolynomial(config, config.hasMisfit(), MisfitSettings.SHARE)),
            new Rule(MisfitSettings.STIFFER, PhaseRules::misfits),
            new Rule(NucleationSettings.COUNT, config -> Rule.broken(config.nucleates() && !config.followsFreeEnergy(),
                    "seeds are of a phase: give freeEnergy.density")),
            new Rule(NucleationSettings.COUNT, config -> Rule.broken(config.nucleates()
                    && config.get(NucleationSettings.COUNT) > GridRules.cells(config), String.format(Locale.ROOT,
                    "so many seeds are not seen on this grid; at most one for each of its cells, %.0f, are allowed",
                    GridRules.cells(config)))));

    private PhaseRules() {
    }

    private static Optional<String> isPolynomial(Config config, boolean matters, Parameter<Formula> parameter) {
        if (!matters) {
            return Optional.empty();
        }
        try {
            return Polynomial.of(config.get(parameter)).coefficients().stream()
                    .filter(coefficient -> !(Math.abs(coefficient) <= Range.LARGEST)).findFirst()
                    .map(coefficient -> "has a coefficient of " + Numbers.print(coefficient) + "; at most " + Numbers.print(Range.LARGEST)
                            + " is allowed");
        } catch (FormulaException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    /** A free energy has a concentration; where its amount is conserved, no side holds a value. */
    private static Optional<String> amountStays(Config config) {
        if (!config.followsFreeEnergy()) {
            return Optional.empty();
        }
        if (!config.isGiven(ConcentrationSettings.SECTION)) {
            return Optional.of("needs a concentration: give concentration.initial");
        }
        FreeEnergySettings.Dynamics dynamics = config.get(FreeEnergySettings.DYNAMICS);
        return ConcentrationSettings.SIDES.stream()
                .filter(side -> dynamics != FreeEnergySettings.Dynamics.RELAXING
                        && config.get(side).kind() == Condition.Kind.FIXED)
                .findFirst().map(side -> dynamics + " goes without a value at a side, but " + side.key()
                        + " holds one; leave it free or give a flux");
    }

    /** Stabilised steps are for what relaxes; directions and heat are for stabilised steps. */
    private static Optional<String> steps(Config config) {
        boolean stabilized = config.get(FreeEnergySettings.STEPPING) == FreeEnergySettings.Stepping.STABILIZED;
        boolean relaxing = config.get(FreeEnergySettings.DYNAMICS) == FreeEnergySettings.Dynamics.RELAXING;
        if (stabilized && !relaxing) {
            return Optional.of("stabilized goes with freeEnergy.dynamics: relaxing only");
        }
        if (stabilized && config.get(FreeEnergySettings.CHARGE) != 0) {
            return Optional.of("stabilized goes without freeEnergy.charge; take implicit");
        }
        if (!stabilized && config.solvesTemperature()) {
            return Optional.of("a temperature needs freeEnergy.stepping: stabilized");
        }
        return Optional.empty();
    }

    private static Optional<String> anisotropySteps(Config config) {
        return config.get(FreeEnergySettings.ANISOTROPY) != 0
                && config.get(FreeEnergySettings.STEPPING) != FreeEnergySettings.Stepping.STABILIZED
                ? Optional.of("needs freeEnergy.stepping: stabilized") : Optional.empty();
    }

    /** A misfit is of a phase in a body that moves; where the phase is stiffer, it is the only eigenstrain there. */
    private static Optional<String> misfits(Config config) {
        if (!config.hasMisfit()) {
            return Optional.empty();
        }
        if (!config.followsFreeEnergy() || !config.solvesDisplacement()) {
            return Optional.of("a misfit is of a phase in a solid: give freeEnergy.density and what holds the displacement");
        }
        if (config.get(FreeEnergySettings.STEPPING) == FreeEnergySettings.Stepping.STABILIZED) {
            return Optional.of("a misfit goes with freeEnergy.stepping: implicit only");
        }
        if (config.solvesDamage()) {
            return Optional.of("a misfit goes without a section fracture only");
        }
        if (config.get(MisfitSettings.STIFFER) == 0) {
            return Optional.empty();
        }
        return config.names(RegionSettings.SECTION).stream()
                .filter(name -> !RegionSettings.EIGENSTRAIN.standard()
                        .equals(Optional.of(config.get(RegionSettings.EIGENSTRAIN.of(name)))))
                .findFirst().map(name -> "a phase that is stiffer goes without the eigenstrain of region " + name);
    }

    /** Beyond 1 / (m^2 - 1) some directions are missing from a crystal, and the equation is ill-posed there. */
    private static Optional<String> isStable(Config config) {
        double strength = config.get(FreeEnergySettings.ANISOTROPY);
        int order = config.get(FreeEnergySettings.SYMMETRY);
        boolean space = config.get(GridSettings.CELLS).size() == 3;
        if (strength != 0 && space && (order != 4 || config.get(FreeEnergySettings.ORIENTATION) != 0)) {
            return Optional.of("in space goes with freeEnergy.symmetry: 4 and freeEnergy.orientation: 0 deg only");
        }
        double most = 1.0 / Math.max(1, order * order - 1);
        return strength != 0 && strength >= most ? Optional.of("must be below 1 / (m^2 - 1) = " + most
                + ", or directions are missing from the crystal") : Optional.empty();
    }
}
