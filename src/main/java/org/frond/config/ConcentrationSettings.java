package org.frond.config;

import static org.frond.config.Level.ADVANCED;

import java.util.List;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** Diffusion in a body without electrodes: concentrations or fluxes on its sides. */
public final class ConcentrationSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "concentration",
            "Diffusion in a body without a cell, dc/dt = div(D grad c) + source, c relative to electrolyte.siteDensity; grain boundaries"
            + " and cracks do not count here");

    private static final Formulas VALUE = new Formulas.VaryingNumber(Variables.PLACE_AND_TIME, Range.any());
    private static final Formulas FLUX =
            new Formulas.Varying(QuantityKind.MOLAR_FLUX, Variables.PLACE_AND_TIME, Range.any());

    public static final Parameter<Condition> LEFT = SECTION.boundary("left", VALUE, FLUX, "The side of least x.");
    public static final Parameter<Condition> RIGHT = SECTION.boundary("right", VALUE, FLUX, "The side of largest x.");
    public static final Parameter<Condition> BOTTOM = SECTION.boundary("bottom", VALUE, FLUX, "The side of least y.");
    public static final Parameter<Condition> TOP = SECTION.boundary("top", VALUE, FLUX, "The side of largest y.");
    public static final Parameter<Condition> BACK = SECTION.boundary("back", VALUE, FLUX, "The side of least z.");
    public static final Parameter<Condition> FRONT = SECTION.boundary("front", VALUE, FLUX, "The side of largest z.");
    public static final Parameter<Formula> INITIAL = SECTION.formula("initial", VALUE, "1", ADVANCED,
            "Concentration at the start, t = 0 s.");
    public static final Parameter<Formula> SOURCE = SECTION.formula("source",
            new Formulas.VaryingNumber(Variables.PLACE_TIME_AND_VALUE, Range.any()), "0", ADVANCED,
            "Rate of the concentration by what appears or goes [1/s]; may depend on the concentration u itself, taken from the start"
            + " of the step: reactions and phase fields.");

    /** The sides in the order left, right, bottom, top, back, front: axis n has the sides 2n and 2n + 1. */
    public static final List<Parameter<Condition>> SIDES = List.of(LEFT, RIGHT, BOTTOM, TOP, BACK, FRONT);

    private ConcentrationSettings() {
    }
}
