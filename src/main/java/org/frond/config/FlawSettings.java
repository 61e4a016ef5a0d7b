package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** The initial metal-filled flaw. */
public final class FlawSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "flaw",
            "The metal-filled flaw at the plating electrode from which everything starts");

    public static final Parameter<Double> LENGTH = SECTION.quantity("length", QuantityKind.LENGTH, "3 um",
            Range.atLeast(0), BASIC, "Length of the flaw from the electrode into the ceramic; 0 m for none.",
            "prototype of the crack-filling law");
    public static final Parameter<Double> POSITION = SECTION.number("position", "0.5", Range.between(0, 1), BASIC,
            "Where the flaw starts, as a fraction of the electrode's height.", "assumption");
    public static final Parameter<Boolean> ALONG_PLANE = SECTION.flag("alongPlane", true, BASIC,
            "Whether the flaw lies in the conduction plane; otherwise flaw.angle says how it lies.", "assumption");
    public static final Parameter<Double> ANGLE = SECTION.quantity("angle", QuantityKind.ANGLE, "90 deg",
            Range.inside(0, Math.PI), ADVANCED, "Angle between flaw and electrode face where flaw.alongPlane is false.",
            "assumption");

    private FlawSettings() {
    }
}
