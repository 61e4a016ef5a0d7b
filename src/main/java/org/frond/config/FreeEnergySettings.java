package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.formula.Formula;

/** What drives a concentration towards lower free energy: phases that separate, and phase fields. */
public final class FreeEnergySettings {

    static final Section SECTION = Section.of(Section.Use.SPECIMEN, "freeEnergy",
            "Drives the concentration in place of Fick's law: F = integral of f(c) + kappa/2 |grad c|^2; numbers are in SI units");

    public static final Parameter<Dynamics> DYNAMICS = SECTION.choice("dynamics", Dynamics.CONSERVED, BASIC,
            "conserved: dc/dt = div(M grad mu), Cahn-Hilliard; relaxing: dc/dt = -M mu, Allen-Cahn; mu = f'(c) - kappa laplace(c).",
            "Cahn and Hilliard 1958; Allen and Cahn 1979");
    public static final Parameter<Formula> DENSITY = SECTION.varyingNumber("density", "u^2 * (1 - u)^2", BASIC,
            "f [J/m^3], a polynomial in the concentration u.");
    public static final Parameter<Double> GRADIENT = SECTION.number("gradient", "1", Range.above(0), BASIC,
            "kappa, the coefficient of the gradient's energy [J/m].", "sets the width of interfaces");
    public static final Parameter<Double> MOBILITY = SECTION.number("mobility", "1", Range.above(0), BASIC,
            "M [m^5/(J s) where conserved, m^3/(J s) where relaxing].", "sets the time");
    public static final Parameter<Double> CHARGE = SECTION.number("charge", "0", Range.any(), ADVANCED,
            "q, charge per volume where the concentration is 1: q times the potential is part of mu, q u a source of the potential, and"
            + " q u potential / 2 part of F.", "changes nothing");
    public static final Parameter<Double> STEP_ERROR = SECTION.number("stepError", "1e-3", Range.above(0), ADVANCED,
            "Largest estimated error of the concentration in a step; longer steps are made again.", "numerical choice");

    /** What is kept. */
    public enum Dynamics {
        CONSERVED, RELAXING;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    private FreeEnergySettings() {
    }
}
