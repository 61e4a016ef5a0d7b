package org.frond.config;

import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** What is applied to the electrochemical cell. */
public final class CellSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "cell", "What is applied to the cell");

    public static final Parameter<Double> VOLTAGE = SECTION.quantity("voltage", QuantityKind.VOLTAGE, "0.3 V",
            Range.between(-100, 100), BASIC,
            "Potential of the counter electrode against the plating one; above 0 V metal plates at x = 0.",
            "prototype of the crack-filling law");
    public static final Parameter<Double> TEMPERATURE = SECTION.quantity("temperature", QuantityKind.TEMPERATURE,
            "298.15 K", Range.inside(0, 3000), BASIC, "Temperature of the cell, the same everywhere.",
            "room temperature");

    private CellSettings() {
    }
}
