package org.frond.config;

import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Open flaws on both electrodes where metal may enter. */
public final class SitesSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "sites",
            "Open flaws on the electrodes that hold no metal until the overpotential of plating at their mouth activates them");

    public static final Parameter<Integer> LEFT = SECTION.whole("left", "0", Range.between(0, 1000), BASIC,
            "Number of sites on the electrode at x = 0, evenly spaced.", "the user");
    public static final Parameter<Integer> RIGHT = SECTION.whole("right", "0", Range.between(0, 1000), BASIC,
            "Number of sites on the counter electrode, evenly spaced.", "the user");
    public static final Parameter<Double> LENGTH = SECTION.quantity("length", QuantityKind.LENGTH, "3 um", Range.above(0),
            BASIC, "Length of each from the electrode into the ceramic.", "assumption");
    public static final Parameter<Double> ACTIVATION = SECTION.quantity("activation", QuantityKind.VOLTAGE, "60 mV",
            Range.atLeast(0), BASIC, "Mean overpotential at which a fresh site activates.", "assumption, 50 to 100 mV");
    public static final Parameter<Double> SCATTER = SECTION.number("scatter", "0.3", Range.between(0, 1), BASIC,
            "Spread of the activation: a site's own is drawn evenly between (1 - scatter) and (1 + scatter) times the mean.",
            "assumption");
    public static final Parameter<Double> REACTIVATION = SECTION.quantity("reactivation", QuantityKind.VOLTAGE, "5 mV",
            Range.atLeast(0), BASIC, "Overpotential at which a site that has held metal activates again.",
            "assumption: metal wets where it has been before");

    private SitesSettings() {
    }
}
