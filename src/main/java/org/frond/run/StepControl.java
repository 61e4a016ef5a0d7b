package org.frond.run;

import org.frond.config.Config;
import org.frond.config.FractureSettings;
import org.frond.config.TimeSettings;
import org.frond.model.MicroModel;

/**
 * Chooses the length of the next step and decides whether a finished one is accepted.
 *
 * <p>A step is refused when it did not converge, when it filled too much of an opening, when the metal's pressure rose
 * too far, when the current was off by too much, or when the crack advanced too far. What no shorter step can slow down is
 * accepted after {@value #LOCATING} shorter ones, a run of the crack also when the step is {@value #ONSET} of the time so far, for
 * its onset is located well enough then: a crack that runs, and a rise of
 * the pressure or an error of the current that is still more than {@value #STUBBORN} of what it was in the first of them.
 *
 * @param first        first step [s]
 * @param minimum      shortest step [s]; needing a shorter one ends the run
 * @param maximum      longest step [s]
 * @param growth       factor from one step to the next
 * @param pressureRise largest rise of the metal's pressure per step [Pa]
 * @param fill         largest share of an opening filled per step; known before anything settles
 * @param currentError largest relative error of the current into cracks
 * @param crackAdvance largest advance of the crack per step, but for events [m]
 */
public record StepControl(double first, double minimum, double maximum, double growth, double pressureRise, double fill,
        double currentError, double crackAdvance) {

    private static final int LOCATING = 3;
    /** Share of the time so far to which the onset of a run of the crack is located well enough. */
    private static final double ONSET = 2e-3;
    /** Share of a rise of the pressure that is left, after steps at most an eighth as long, where time is not its cause. */
    private static final double STUBBORN = 0.5;
    /** Sweeps of displacement and damage after which a crack counts as running: steady growth takes some 20 to 150 a step. */
    private static final int PATIENCE = 200;
    /** Aim below the limits, so that most steps are accepted. */
    private static final double AIM = 0.8;
    /** Shortest fraction of a refused step that is tried next. */
    private static final double LEAST_FRACTION = 0.2;

    /** How a configuration chooses the steps of a cell; a crack along a path advances by its own steps. */
    static StepControl of(Config config, double thermalPressure) {
        boolean followsPaths = config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN;
        return new StepControl(config.get(TimeSettings.FIRST_STEP), config.get(TimeSettings.MINIMUM_STEP),
                config.get(TimeSettings.MAXIMUM_STEP), config.get(TimeSettings.GROWTH),
                config.get(TimeSettings.PRESSURE_STEP) * thermalPressure,
                config.get(TimeSettings.FILL_STEP), config.get(TimeSettings.CURRENT_STEP),
                followsPaths ? Double.POSITIVE_INFINITY : config.get(TimeSettings.CRACK_STEP) * config.get(FractureSettings.LENGTH));
    }

    /** A quantity beyond its limit in earlier attempts: how often, and by how much at first. */
    record Excess(int times, double first) {

        private static final Excess NONE = new Excess(0, 0);

        private Excess and(double value, double limit) {
            return value > limit ? new Excess(times + 1, times == 0 ? value : first) : this;
        }

        /** Whether a step of any length has it. */
        private boolean expects(double value) {
            return times >= LOCATING && value >= STUBBORN * first;
        }
    }

    /** Earlier attempts at a step: how many the crack had refused, and what the pressure and the current were off by. */
    record Attempts(int forCrack, Excess pressure, Excess current) {

        static final Attempts NONE = new Attempts(0, Excess.NONE, Excess.NONE);
    }

    /** Whether the onset of a run of the crack in a step of this length is located well enough. */
    private boolean isLocated(double dt, double time) {
        return dt <= ONSET * time || dt * LEAST_FRACTION <= minimum;
    }

    /** Where a step is given up before its end: a crack that runs before its onset is located runs in vain. */
    MicroModel.Limits limits(double dt, double time) {
        return new MicroModel.Limits(fill, pressureRise, isLocated(dt, time) ? Integer.MAX_VALUE : PATIENCE);
    }

    /** What is remembered of a refused attempt, with those before it. */
    Attempts remember(Attempts before, MicroModel.StepReport report, double advance) {
        return report.converged()
                ? new Attempts(before.forCrack() + (isRun(advance) ? 1 : 0),
                        before.pressure().and(report.pressureRise(), pressureRise),
                        before.current().and(report.currentError(), currentError))
                : before;
    }

    /** Whether a crack that advances so far in a step runs [m]. */
    boolean isRun(double advance) {
        return advance > crackAdvance;
    }

    /**
     * Judges an attempt of length dt.
     *
     * @param planned its length if there were no time to meet [s], from which the next one grows
     */
    Problem.Decision judge(MicroModel.StepReport report, double advance, double dt, double planned, double time, Attempts before) {
        double filled = report.largestFill() / fill;
        if (filled > 1) {
            return refused(report.reason(), shortened(dt, filled));
        }
        double pressed = report.converged() && before.pressure().expects(report.pressureRise()) ? 0
                : report.pressureRise() / pressureRise;
        if (pressed > 1) {
            return refused("raised the pressure too far", shortened(dt, pressed));
        }
        if (!report.converged()) {
            return refused(report.reason(), isLocated(dt, time) ? dt / 2 : dt * LEAST_FRACTION);
        }
        boolean running = isRun(advance);
        if (running && before.forCrack() < LOCATING && !isLocated(dt, time)) {
            return refused("crack advanced too far", shortened(dt, advance / crackAdvance));
        }
        double off = running || before.current().expects(report.currentError()) ? 0 : report.currentError() / currentError;
        if (off > 1 && dt / 2 > minimum) {
            return refused("the current was off by " + percent(report.currentError()), shortened(dt, off));
        }
        double load = Math.max(filled, Math.max(pressed, off));
        double next = Math.min(maximum, planned * Math.min(growth, AIM / Math.max(load, AIM / growth)));
        return new Problem.Decision(true, "", next);
    }

    private static String percent(double share) {
        return share > 10 ? "more than 1000 %" : Math.round(100 * share) + " %";
    }

    private static double shortened(double dt, double excess) {
        return dt * Math.max(LEAST_FRACTION, AIM / excess);
    }

    private static Problem.Decision refused(String reason, double next) {
        return new Problem.Decision(false, reason, next);
    }
}
