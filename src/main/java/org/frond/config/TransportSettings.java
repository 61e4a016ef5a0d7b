package org.frond.config;

import static org.frond.config.Level.BASIC;

/** Ion transport in the ceramic and in cracks. */
public final class TransportSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "transport", "How ions move");

    /** Whether the ion concentration may vary. */
    public enum Closure {
        C0, C1, C2
    }

    public static final Parameter<Closure> CLOSURE = SECTION.choice("closure", Closure.C1, BASIC,
            "C0: ohmic, concentration constant; C1: binary-equivalent, concentration varies; C2: Nernst-Planck migration, as published"
            + " for liquids, not consistent with the charge.",
            "C1: Bai 2025 finds garnet under reaction acting as a binary electrolyte; a single-ion conductor has no salt: C0");
    public static final Parameter<Double> CRACK_TANGENTIAL = SECTION.number("crackTangential", "10",
            Range.between(1e-4, 1e4), BASIC, "Conductivity along a crack over that of the conduction plane.",
            "Geng et al. 2023: cracks are superior conductors; range 3 to 100 assumed");
    public static final Parameter<Double> CRACK_NORMAL = SECTION.number("crackNormal", "1", Range.between(1e-4, 1e4),
            BASIC, "Conductivity across a crack over that of the conduction plane; 1e-3 for a dry open crack.",
            "Geng et al. 2023");

    private TransportSettings() {
    }
}
