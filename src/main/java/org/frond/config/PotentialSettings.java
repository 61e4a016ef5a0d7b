package org.frond.config;

import static org.frond.config.Level.ADVANCED;

import java.util.List;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** The potential of a conductor without electrodes: values or currents on its sides. */
public final class PotentialSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "potential",
            "Conduction in a body without a cell, -div(kappa grad phi) = source; grain boundaries and cracks do not count here");

    private static final Formulas VALUE = new Formulas.Varying(QuantityKind.VOLTAGE, Variables.PLACE_AND_TIME, Range.any());
    private static final Formulas FLUX =
            new Formulas.Varying(QuantityKind.CURRENT_DENSITY, Variables.PLACE_AND_TIME, Range.any());

    public static final Parameter<Condition> LEFT = SECTION.boundary("left", VALUE, FLUX, "The side of least x.");
    public static final Parameter<Condition> RIGHT = SECTION.boundary("right", VALUE, FLUX, "The side of largest x.");
    public static final Parameter<Condition> BOTTOM = SECTION.boundary("bottom", VALUE, FLUX, "The side of least y.");
    public static final Parameter<Condition> TOP = SECTION.boundary("top", VALUE, FLUX, "The side of largest y.");
    public static final Parameter<Condition> BACK = SECTION.boundary("back", VALUE, FLUX, "The side of least z.");
    public static final Parameter<Condition> FRONT = SECTION.boundary("front", VALUE, FLUX, "The side of largest z.");
    public static final Parameter<Formula> SOURCE = SECTION.formula("source",
            new Formulas.Varying(QuantityKind.CURRENT_SOURCE, Variables.PLACE_AND_TIME, Range.any()), "0 A/m^3",
            ADVANCED, "Current into the conductor per volume.");

    /** The sides in the order left, right, bottom, top, back, front: axis n has the sides 2n and 2n + 1. */
    public static final List<Parameter<Condition>> SIDES = List.of(LEFT, RIGHT, BOTTOM, TOP, BACK, FRONT);

    private PotentialSettings() {
    }
}
