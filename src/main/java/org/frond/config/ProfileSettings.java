package org.frond.config;

import static org.frond.config.Level.BASIC;

import java.util.List;
import org.frond.unit.QuantityKind;

/** Values of a field along lines at the end of the run, each a CSV file. */
public final class ProfileSettings {

    public static final Section SECTION = Section.ofMany("profiles",
            "Values of fields along lines at the end of the run, each a file profiles/NAME.csv");

    public static final Parameter<OutputField> FIELD = SECTION.choice("field", OutputField.DISPLACEMENT, BASIC,
            "Which field.", "numerical choice");
    public static final Parameter<OutputField.Component> COMPONENT = SECTION.choice("component",
            OutputField.Component.X, BASIC, "Which component; x for a scalar.", "numerical choice");
    public static final Parameter<List<Double>> FROM = SECTION.quantityPerAxis("from", QuantityKind.LENGTH,
            "[0 um, 5 um]", Range.any(), "Where the line begins.");
    public static final Parameter<List<Double>> TO = SECTION.quantityPerAxis("to", QuantityKind.LENGTH,
            "[10 um, 5 um]", Range.any(), "Where it ends.");
    public static final Parameter<Integer> POINTS = SECTION.whole("points", "101", Range.between(2, 1_000_000), BASIC,
            "Points at equal distances, ends included.", "numerical choice");

    private ProfileSettings() {
    }
}
