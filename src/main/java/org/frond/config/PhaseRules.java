package org.frond.config;

import java.util.Optional;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.formula.Polynomial;
import org.frond.unit.Numbers;

/** What the sections about phases ask of each other. */
final class PhaseRules {

    private PhaseRules() {
    }

    static Optional<String> isPolynomial(Config config, boolean matters, Parameter<Formula> parameter) {
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
    static Optional<String> amountStays(Config config) {
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
    static Optional<String> steps(Config config) {
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

    static Optional<String> anisotropySteps(Config config) {
        return config.get(FreeEnergySettings.ANISOTROPY) != 0
                && config.get(FreeEnergySettings.STEPPING) != FreeEnergySettings.Stepping.STABILIZED
                ? Optional.of("needs freeEnergy.stepping: stabilized") : Optional.empty();
    }

    /** A misfit is of a phase in a body that moves; where the phase is stiffer, it is the only eigenstrain there. */
    static Optional<String> misfits(Config config) {
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
    static Optional<String> isStable(Config config) {
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
