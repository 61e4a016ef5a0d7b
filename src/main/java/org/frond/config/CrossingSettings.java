package org.frond.config;

import static org.frond.config.Level.BASIC;

import java.util.List;
import org.frond.unit.QuantityKind;

/** Where fields pass a level along lines, as columns of history.csv: tips of dendrites, sizes of particles. */
public final class CrossingSettings {

    public static final Section SECTION = Section.ofMany("crossings",
            "How far along a line a field of a body without a cell last passes a level, each a column of history.csv under its own"
            + " name; empty where it does not");

    public static final Parameter<OutputField> FIELD = SECTION.choice("field", OutputField.CONCENTRATION, BASIC,
            "Which field.", "numerical choice");
    public static final Parameter<OutputField.Component> COMPONENT = SECTION.choice("component",
            OutputField.Component.X, BASIC, "Which component; x for a scalar.", "numerical choice");
    public static final Parameter<Double> LEVEL = SECTION.number("level", "0.5", Range.any(), BASIC,
            "The level, in SI units.", "half of a phase");
    public static final Parameter<List<Double>> FROM = SECTION.quantityPerAxis("from", QuantityKind.LENGTH,
            "[0 um, 0 um]", Range.any(), "Where the line begins; distances are from here.");
    public static final Parameter<List<Double>> TO = SECTION.quantityPerAxis("to", QuantityKind.LENGTH,
            "[10 um, 0 um]", Range.any(), "Where it ends.");

    private CrossingSettings() {
    }
}
