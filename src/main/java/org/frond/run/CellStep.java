package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * An accepted step of a cell.
 *
 * @param dt         its length [s]
 * @param turned     whether the current has turned around
 * @param stage      stage of the protocol that it belonged to, from 0
 * @param tip        how far the crack reaches after it
 * @param broke      whether any node broke in it
 * @param crackEvent whether the crack ran
 * @param healed     largest decrease of the damage at any node
 * @param refusals   attempts before it
 */
record CellStep(double dt, MicroModel.StepReport report, boolean turned, long stage, Fronts.Reach tip, boolean broke,
        boolean crackEvent, double healed, List<Problem.Refusal> refusals) {

    private static final int DIGITS = 3;

    /** What happened in it, but for the crack. */
    List<Event> events(State.Clock clock) {
        List<Event> events = new ArrayList<>();
        int activated = report.activated();
        if (activated > 0) {
            events.add(Event.of("site activated", activated + (activated == 1 ? " site" : " sites")));
        }
        if (turned) {
            events.add(Event.of("current reversed", "reversal " + clock.cell().reversals()));
        }
        if (clock.stage().number() > stage) {
            events.add(Event.of("stage ended", "stage " + (stage + 1)));
        }
        return events;
    }

    /** What is told of it while the run goes on. */
    String words(CellDiagnostics.Measures measures, Fronts.Reach front) {
        return String.format(Locale.ROOT, "crack %s  metal %s, %s  %s", length(tip), length(front),
                QuantityKind.PRESSURE.print(measures.meanPressure(), DIGITS),
                crackEvent ? "crack runs" : report.sweeps() + " sweeps");
    }

    private static String length(Fronts.Reach reach) {
        return QuantityKind.LENGTH.print(reach.farther(), DIGITS) + (reach.isFartherFromRight() ? " from the right" : "");
    }
}
