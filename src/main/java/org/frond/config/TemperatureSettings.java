package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import org.frond.formula.Formula;

/** The temperature of a body in which a phase gives off heat when it grows. */
public final class TemperatureSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "temperature",
            "Temperature of a body without a cell, dT/dt = div(D grad T) + L dc/dt + source, with the term T g(c) in its free energy;"
            + " relative to that at which phases are in equilibrium, in units of one's choice");

    private static final Formulas NUMBER = new Formulas.VaryingNumber(Variables.PLACE_AND_TIME, Range.any());

    public static final Parameter<Condition> LEFT = SECTION.boundary("left", NUMBER, NUMBER, "The side of least x.");
    public static final Parameter<Condition> RIGHT = SECTION.boundary("right", NUMBER, NUMBER, "The side of largest x.");
    public static final Parameter<Condition> BOTTOM = SECTION.boundary("bottom", NUMBER, NUMBER, "The side of least y.");
    public static final Parameter<Condition> TOP = SECTION.boundary("top", NUMBER, NUMBER, "The side of largest y.");
    public static final Parameter<Condition> BACK = SECTION.boundary("back", NUMBER, NUMBER, "The side of least z.");
    public static final Parameter<Condition> FRONT = SECTION.boundary("front", NUMBER, NUMBER, "The side of largest z.");
    public static final Parameter<Formula> INITIAL = SECTION.formula("initial", NUMBER, "0", BASIC,
            "Temperature at the start, t = 0 s.");
    public static final Parameter<Formula> SOURCE = SECTION.formula("source",
            new Formulas.VaryingNumber(Variables.PLACE_TIME_AND_VALUE, Range.any()), "0", ADVANCED,
            "Rate of the temperature by what heats or cools besides [1/s]; may depend on the temperature u itself, taken from the"
            + " start of the step.");
    public static final Parameter<Double> DIFFUSIVITY = SECTION.number("diffusivity", "1", Range.atLeast(0), BASIC,
            "D, thermal diffusivity [m^2/s].", "sets the scale");
    public static final Parameter<Double> LATENT_HEAT = SECTION.number("latentHeat", "1", Range.any(), BASIC,
            "L, by how much the temperature rises where the concentration rises by 1.", "sets the scale");
    public static final Parameter<Formula> COUPLING = SECTION.formula("coupling", new Formulas.VaryingNumber(Variables.VALUE, Range.any()),
            "u^2 * (3 - 2 * u)", BASIC,
            "g [J/m^3 per unit of temperature], a polynomial in the concentration u.");

    /** The sides in the order left, right, bottom, top, back, front: axis n has the sides 2n and 2n + 1. */
    public static final List<Parameter<Condition>> SIDES = List.of(LEFT, RIGHT, BOTTOM, TOP, BACK, FRONT);

    private TemperatureSettings() {
    }
}
