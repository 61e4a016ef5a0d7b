package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

/** What ends a run early. */
public final class StopSettings {

    static final Section SECTION = new Section("stop", "What ends a run before its time");

    public static final Parameter<Double> CRACK_FRACTION = SECTION.number("crackFraction", "0.95",
            Range.aboveUpTo(0, 1), BASIC,
            "Ends the run when crack or metal has crossed this share of the gap, from whichever electrode.", "numerical choice");
    public static final Parameter<Boolean> ON_CRACK = SECTION.flag("onCrack", true, BASIC,
            "Whether a crack that has crossed that share ends the run; otherwise only metal does.", "numerical choice");
    public static final Parameter<Double> STALLED_BELOW = SECTION.number("stalledBelow", "0", Range.between(0, 1), BASIC,
            "Ends a cell under constant voltage when the current into its cracks is below this share of the first one while its class is"
            + " stable: pressure has stalled plating before anything grew. 0 for no limit.", "numerical choice");
    public static final Parameter<Integer> STEPS = SECTION.whole("steps", "0", Range.atLeast(0), ADVANCED,
            "Ends the run after so many steps; 0 for no limit.", "numerical choice");

    private StopSettings() {
    }
}
