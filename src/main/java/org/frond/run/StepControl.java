package org.frond.run;

import org.frond.model.MicroModel;

/**
 * Chooses the length of the next step and decides whether a finished one is accepted.
 *
 * <p>A step is refused when it did not converge, when it filled too much of an opening, when the metal's pressure rose
 * too far, or when the crack advanced too far. What no shorter step can slow down is accepted after {@value #LOCATING}
 * shorter ones, for its onset is located well enough then: a crack that runs, and a rise of the pressure that is still more
 * than {@value #STUBBORN} of what it was in the first of them, for metal that finds new cells open presses at once.
 *
 * @param first        first step [s]
 * @param minimum      shortest step [s]; needing a shorter one ends the run
 * @param maximum      longest step [s]
 * @param growth       factor from one step to the next
 * @param pressureRise largest rise of the metal's pressure per step [Pa]
 * @param fill         largest share of an opening filled per step; known before anything settles
 * @param crackAdvance largest advance of the crack per step, but for events [m]
 */
public record StepControl(double first, double minimum, double maximum, double growth, double pressureRise, double fill,
        double crackAdvance) {

    private static final int LOCATING = 3;
    /** Share of a rise of the pressure that is left, after steps at most an eighth as long, where time is not its cause. */
    private static final double STUBBORN = 0.5;
    /** Aim below the limits, so that most steps are accepted. */
    private static final double AIM = 0.8;
    /** Shortest fraction of a refused step that is tried next. */
    private static final double LEAST_FRACTION = 0.2;

    /** What becomes of a finished step: accepted, or refused for a reason; and the length to try next [s]. */
    record Decision(boolean accepted, String reason, double next, boolean crackEvent) {
    }

    /** Earlier attempts at a step: how many the crack and the pressure had refused, and its rise in the first of them [Pa]. */
    record Attempts(int forCrack, int forPressure, double firstRise) {

        static final Attempts NONE = new Attempts(0, 0, 0);

        /** With one more. */
        Attempts and(boolean crack, boolean pressure, double rise) {
            return new Attempts(crack ? forCrack + 1 : forCrack, pressure ? forPressure + 1 : forPressure,
                    pressure && forPressure == 0 ? rise : firstRise);
        }

        /** Whether the pressure rises like this in a step of any length. */
        private boolean expect(double rise) {
            return forPressure >= LOCATING && rise >= STUBBORN * firstRise;
        }
    }

    /** What is remembered of a refused attempt beside those before it. */
    Attempts remember(Attempts before, MicroModel.StepReport report, double advance) {
        return report.converged()
                ? before.and(advance > crackAdvance, report.pressureRise() > pressureRise, report.pressureRise()) : before;
    }

    Decision judge(MicroModel.StepReport report, double advance, double dt, Attempts before) {
        double filled = report.largestFill() / fill;
        if (filled > 1) {
            return refused(report.reason(), dt * Math.max(LEAST_FRACTION, AIM / filled));
        }
        if (!report.converged()) {
            return refused(report.reason(), dt / 2);
        }
        double pressed = before.expect(report.pressureRise()) ? 0 : report.pressureRise() / pressureRise;
        if (pressed > 1) {
            return refused("raised the pressure too far", dt * Math.max(LEAST_FRACTION, AIM / pressed));
        }
        boolean running = advance > crackAdvance;
        if (running && before.forCrack() < LOCATING && dt / 2 > minimum) {
            return refused("crack advanced too far", dt / 2);
        }
        double load = Math.max(filled, pressed);
        double next = Math.min(maximum, dt * Math.min(growth, AIM / Math.max(load, AIM / growth)));
        return new Decision(true, "", next, running);
    }

    private static Decision refused(String reason, double next) {
        return new Decision(false, reason, next, false);
    }
}
