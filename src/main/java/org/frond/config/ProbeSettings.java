package org.frond.config;

import static org.frond.config.Level.BASIC;

import java.util.List;
import org.frond.unit.QuantityKind;

/** Values of a field at points, as columns of history.csv. */
public final class ProbeSettings {

    public static final Section SECTION = Section.ofMany("probes",
            "Values of fields at points, each a column of history.csv under its own name");

    public static final Parameter<OutputField> FIELD = SECTION.choice("field", OutputField.DISPLACEMENT, BASIC,
            "Which field.", "numerical choice");
    public static final Parameter<OutputField.Component> COMPONENT = SECTION.choice("component",
            OutputField.Component.X, BASIC, "Which component; x for a scalar.", "numerical choice");
    public static final Parameter<List<Double>> AT = SECTION.quantityPerAxis("at", QuantityKind.LENGTH,
            "[5 um, 5 um]", Range.any(), "Where; interpolated between nodes or between the centres of cells.");

    private ProbeSettings() {
    }
}
