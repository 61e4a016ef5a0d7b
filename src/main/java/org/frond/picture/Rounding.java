package org.frond.picture;

import java.util.Map;

/**
 * Differences too small to mean anything in a result, by unit: what varies by less is shown as constant, or noise of the last digits
 * would be drawn as a field where nothing happens.
 */
public final class Rounding {

    /** Far below what matters: ceramics break at 1e7 Pa and more, RT/F is 0.03 V, atoms are 1e-10 m wide, strains at fracture are 1e-4. */
    private static final Map<String, Double> OF = Map.of("Pa", 1.0, "V", 1e-9, "m", 1e-16, "1", 1e-12);

    private Rounding() {
    }

    /** The least difference that is shown of numbers of a unit. */
    public static double of(String unit) {
        return OF.getOrDefault(unit, 0.0);
    }
}
