package org.frond.config;

import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Seeds of a phase that appear at random places, at the start or later. */
public final class NucleationSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "nucleation",
            "Round seeds of a phase: the concentration rises by (1 - tanh((r - radius) / (sqrt(2) width))) / 2 around each, to 1"
            + " at most; structure.seed chooses places and times");

    public static final Parameter<Integer> COUNT = SECTION.whole("count", "25", Range.atLeast(1), BASIC,
            "How many seeds, evenly likely everywhere.", "the user");
    public static final Parameter<Double> RADIUS = SECTION.quantity("radius", QuantityKind.LENGTH, "1 m", Range.above(0), BASIC,
            "Radius of a seed.", "above the critical one, or it goes");
    public static final Parameter<Double> WIDTH = SECTION.quantity("width", QuantityKind.LENGTH, "1 m", Range.above(0), BASIC,
            "Width of its interface; sqrt(kappa/w) where the density is w u^2 (1 - u)^2.", "interface at rest");
    public static final Parameter<Double> UNTIL = SECTION.quantity("until", QuantityKind.TIME, "0 s", Range.atLeast(0), BASIC,
            "Seeds appear at times evenly likely from 0 to this; 0 s: all at the start.", "numerical choice");

    private NucleationSettings() {
    }
}
