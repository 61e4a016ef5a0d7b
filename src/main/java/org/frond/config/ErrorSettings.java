package org.frond.config;

import static org.frond.config.Level.BASIC;

import org.frond.formula.Formula;

/** Distances between a field and a formula, as columns of history.csv. */
public final class ErrorSettings {

    public static final Section SECTION = Section.ofMany("errors",
            "Distances between a field of a body without a cell and a formula, each a column of history.csv under its own name");

    /** How a difference is measured. */
    public enum Norm {
        L2, MAX;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<OutputField> FIELD = SECTION.choice("field", OutputField.DISPLACEMENT, BASIC,
            "Which field.", "numerical choice");
    public static final Parameter<OutputField.Component> COMPONENT = SECTION.choice("component",
            OutputField.Component.X, BASIC, "Which component; x for a scalar.", "numerical choice");
    public static final Parameter<Formula> EXACT = SECTION.requiredFormula("exact",
            new Formulas.VaryingNumber(Variables.PLACE_AND_TIME, Range.any()), "sin(pi * x / 1 um)",
            "What the field should be, in SI units.");
    public static final Parameter<Formula> WITHIN = SECTION.formula("within",
            new Formulas.VaryingNumber(Variables.PLACE, Range.any()), "1", BASIC,
            "Formula that holds where the distance counts.");
    public static final Parameter<Norm> NORM = SECTION.choice("norm", Norm.L2, BASIC,
            "l2: root of the mean square; max: the largest difference; at the nodes or the centres of cells.",
            "numerical choice");

    private ErrorSettings() {
    }
}
