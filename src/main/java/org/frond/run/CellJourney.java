package org.frond.run;

import java.util.Map;
import org.frond.io.RunState;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fronts;

/**
 * The extremes of a cell's run so far.
 *
 * @param lead   largest lead of the crack over the metal, from either electrode [m]
 * @param healed largest decrease of the damage in any step
 * @param peak   largest mean pressure of the metal [Pa]
 */
record CellJourney(double lead, double healed, double peak) {

    static final CellJourney START = new CellJourney(0, 0, 0);

    private static final String LEAD_STORED = "largest lead";
    private static final String HEALED_STORED = "healed damage";
    private static final String PEAK_STORED = "peak pressure";

    CellJourney and(CellStep step, CellDiagnostics.Measures measures, Fronts.Reach front) {
        return new CellJourney(Math.max(lead, step.tip().advanceSince(front)), Math.max(healed, step.healed()),
                Math.max(peak, measures.meanPressure()));
    }

    static CellJourney of(RunState stored) {
        return new CellJourney(stored.number(LEAD_STORED), stored.number(HEALED_STORED), stored.number(PEAK_STORED));
    }

    RunState memory() {
        return new RunState(Map.of(), Map.of(), Map.of(LEAD_STORED, lead, HEALED_STORED, healed, PEAK_STORED, peak), Map.of());
    }
}
