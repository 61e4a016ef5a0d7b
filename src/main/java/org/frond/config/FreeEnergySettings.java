package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** What drives a concentration towards lower free energy: phases that separate, and phase fields. */
public final class FreeEnergySettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "freeEnergy",
            "Drives the concentration in place of Fick's law: F = integral of f(c) + kappa/2 |grad c|^2; numbers are in SI units");

    public static final Parameter<Dynamics> DYNAMICS = SECTION.choice("dynamics", Dynamics.CONSERVED, BASIC,
            "conserved: dc/dt = div(M grad mu), Cahn-Hilliard; relaxing: dc/dt = -M mu, Allen-Cahn; nonlocal: dc/dt = -M (mu - mean of mu),"
            + " which keeps the amount and rests where conserved does, without waiting for diffusion; mu = f'(c) - kappa laplace(c).",
            "Cahn and Hilliard 1958; Allen and Cahn 1979; Rubinstein and Sternberg 1992");
    public static final Parameter<Formula> DENSITY = SECTION.formula("density", new Formulas.VaryingNumber(Variables.VALUE, Range.any()),
            "u^2 * (1 - u)^2", BASIC,
            "f [J/m^3], a polynomial in the concentration u.");
    public static final Parameter<Double> GRADIENT = SECTION.number("gradient", "1", Range.above(0), BASIC,
            "kappa, the coefficient of the gradient's energy [J/m].", "sets the width of interfaces");
    public static final Parameter<Double> MOBILITY = SECTION.number("mobility", "1", Range.above(0), BASIC,
            "M [m^5/(J s) where conserved, m^3/(J s) else].", "sets the time");
    public static final Parameter<Stepping> STEPPING = SECTION.choice("stepping", Stepping.IMPLICIT, ADVANCED,
            "How steps are made: implicit, for steps far longer than what diffusion allows; stabilized, explicit with as many stages"
            + " as stability asks, for a relaxing phase whose interfaces run: nothing is solved.", "numerical choice");
    public static final Parameter<Double> ANISOTROPY = SECTION.number("anisotropy", "0", Range.atLeast(0), ADVANCED,
            "e: kappa has the factor a^2 and M the factor 1/a^2, a = 1 + e cos(m (theta - theta0)) with theta the direction of grad c;"
            + " in space a = 1 - 3 e + 4 e (n_x^4 + n_y^4 + n_z^4).", "Karma and Rappel 1998");
    public static final Parameter<Integer> SYMMETRY = SECTION.whole("symmetry", "4", Range.between(1, 12), ADVANCED,
            "m, how often directions repeat themselves in a turn; 4 in space.", "cubic crystals");
    public static final Parameter<Double> ORIENTATION = SECTION.quantity("orientation", QuantityKind.ANGLE, "0 deg",
            Range.between(-Math.PI, Math.PI), ADVANCED, "theta0, the angle of the crystal to the grid; 0 in space.",
            "along the grid");
    public static final Parameter<Double> CHARGE = SECTION.number("charge", "0", Range.any(), ADVANCED,
            "q, charge per volume where the concentration is 1: q times the potential is part of mu, q u a source of the potential, and"
            + " q u potential / 2 part of F.", "changes nothing");
    public static final Parameter<Double> STEP_ERROR = SECTION.number("stepError", "1e-3", Range.above(0), ADVANCED,
            "Largest estimated error of the concentration in a step; longer steps are made again.", "numerical choice");

    /** How steps are made. */
    public enum Stepping {
        IMPLICIT, STABILIZED;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** What is kept. */
    public enum Dynamics {
        CONSERVED, RELAXING, NONLOCAL;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    private FreeEnergySettings() {
    }
}
