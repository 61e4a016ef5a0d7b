package org.frond.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a problem comes to at the end of a run.
 *
 * @param story   what happened, in a sentence or two
 * @param budgets what must not have changed
 * @param warnings what casts doubt on the result in addition to the budgets, a line each
 * @param numbers for {@code summary.json}
 * @param onward  what to try next after a run that went well; may be empty
 * @param cure    what to try next after a run that failed
 */
record Findings(String story, List<Budget> budgets, List<String> warnings, Map<String, Object> numbers, String onward, String cure) {

    /**
     * Something that a run keeps but for rounding.
     *
     * @param key       its name in {@code summary.json}
     * @param words     how far it was kept
     * @param error     by how much it was not
     * @param tolerance how much is allowed
     */
    record Budget(String key, String words, double error, double tolerance) {

        private static final double HEALED_TOLERANCE = 1e-12;

        /** That no crack heals. */
        static Budget ofDamage(double healed) {
            return new Budget("healed_damage", healed == 0 ? "damage healed nowhere"
                    : String.format(Locale.ROOT, "damage healed by up to %.1e", healed), healed, HEALED_TOLERANCE);
        }

        private boolean holds() {
            return error <= tolerance;
        }
    }

    /** Whether every budget holds. */
    boolean budgetsHold() {
        return budgets.stream().allMatch(Budget::holds);
    }
}
