package org.frond.run;

import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.OutputSettings;
import org.frond.config.TimeSettings;
import org.frond.model.Fronts;

/**
 * When a configuration asks for snapshots between the first and the last.
 *
 * @param interval   time between them [s]; infinity for none by time
 * @param everySteps steps between them; 0 for none by steps
 * @param advance    how far a crack goes between them [m]; infinity for none by the crack
 */
record SnapshotTimes(double interval, int everySteps, double advance) {

    /** Share of an interval or a distance by which sums of steps and cells may miss it. */
    private static final double ROUNDING = 1e-9;

    static SnapshotTimes of(Config config) {
        int planned = config.get(OutputSettings.SNAPSHOTS);
        double given = config.get(OutputSettings.INTERVAL);
        int everySteps = config.get(OutputSettings.EVERY_STEPS);
        if (given > 0 || planned == 0) {
            return new SnapshotTimes(given > 0 ? given : Double.POSITIVE_INFINITY, everySteps, Double.POSITIVE_INFINITY);
        }
        return new SnapshotTimes(config.get(TimeSettings.END) / planned, everySteps,
                config.get(GridSettings.SIZE).get(0) / planned);
    }

    /** Longest step that does not pass the time of a snapshot [s]; infinity where there is none. */
    double longestStep(double time) {
        return Math.max((number(time) + 1) * interval, Math.nextUp(time)) - time;
    }

    /** Whether a snapshot is due after a step from one time to another. */
    boolean isDue(double before, double after, long step) {
        return number(after) > number(before) || everySteps > 0 && step % everySteps == 0;
    }

    /** Whether a crack has gone far enough since the last snapshot. */
    boolean isDue(Fronts.Reach last, Fronts.Reach present) {
        return present.advanceSince(last) >= advance * (1 - ROUNDING);
    }

    /** How many intervals are over at a time. */
    private double number(double time) {
        return Math.floor(time / interval + ROUNDING);
    }
}
