package org.frond.run;

import org.frond.model.MicroModel;

/**
 * Chooses the length of the next step and decides whether a finished one is accepted.
 *
 * <p>A step is refused when it did not converge, when it filled too much of an opening, when the metal's pressure rose
 * too far, or when the crack advanced too far. A crack that runs is an unstable event that no shorter step can slow
 * down: after {@value #LOCATING} halvings its onset is located well enough and the advance is accepted.
 *
 * @param first        first step [s]
 * @param minimum      shortest step [s]; needing a shorter one ends the run
 * @param maximum      longest step [s]
 * @param growth       factor from one step to the next
 * @param pressureRise largest rise of the metal's pressure per step [Pa]
 * @param fill         largest share of an opening filled per step
 * @param crackAdvance largest advance of the crack per step, but for events [m]
 */
public record StepControl(double first, double minimum, double maximum, double growth, double pressureRise, double fill,
        double crackAdvance) {

    private static final int LOCATING = 3;
    /** Aim below the limits, so that most steps are accepted. */
    private static final double AIM = 0.8;
    /** Shortest fraction of a refused step that is tried next. */
    private static final double LEAST_FRACTION = 0.2;

    /** What becomes of a finished step: accepted, or refused for a reason; and the length to try next [s]. */
    record Decision(boolean accepted, String reason, double next, boolean crackEvent) {
    }

    Decision judge(MicroModel.StepReport report, double advance, double dt, int halvedForCrack) {
        if (!report.converged()) {
            return refused(report.reason(), dt / 2);
        }
        double load = Math.max(report.largestFill() / fill, report.pressureRise() / pressureRise);
        if (load > 1) {
            String what = report.largestFill() / fill > report.pressureRise() / pressureRise
                    ? "filled too much of an opening" : "raised the pressure too far";
            return refused(what, dt * Math.max(LEAST_FRACTION, AIM / load));
        }
        boolean running = advance > crackAdvance;
        if (running && halvedForCrack < LOCATING && dt / 2 > minimum) {
            return refused("crack advanced too far", dt / 2);
        }
        double next = Math.min(maximum, dt * Math.min(growth, AIM / Math.max(load, AIM / growth)));
        return new Decision(true, "", next, running);
    }

    private static Decision refused(String reason, double next) {
        return new Decision(false, reason, next, false);
    }
}
