package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Conduction planes that close where the mobile ion runs out. */
public final class PlaneSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "planes",
            "Conduction planes that close permanently where the mobile ion runs out");

    public static final Parameter<Boolean> CLOSE = SECTION.flag("close", false, BASIC,
            "Whether conduction planes close; needs a concentration that can drop, transport.closure C1 or C2.",
            "Geng et al. 2023, in words");
    public static final Parameter<Double> THRESHOLD = SECTION.number("threshold", "0.3", Range.aboveUpTo(0, 1), BASIC,
            "Concentration over electrolyte.siteDensity below which the planes of a cell close.", "assumption, 0.2 to 0.5");
    public static final Parameter<Double> RATE = SECTION.quantity("rate", QuantityKind.RATE, "0.1 1/s", Range.above(0), BASIC,
            "Rate of closing per concentration missing below the threshold.", "assumption");
    public static final Parameter<Double> RESIDUAL_CONDUCTION = SECTION.number("residualConduction", "0.01",
            Range.between(1e-3, 1), ADVANCED,
            "What closed planes conduct in their own direction over what they did; their diffusivity likewise.",
            "assumption: as little as across open planes");
    public static final Parameter<Double> STRAIN = SECTION.number("strain", "0", Range.between(0, 0.1), BASIC,
            "Strain by which closed planes come together along their normal.",
            "assumption, 0.01 to 0.05: galleries collapse as blocks of the crystal glide; 0: they stay in place");

    private PlaneSettings() {
    }
}
