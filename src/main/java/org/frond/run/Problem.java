package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.io.RunState;
import org.frond.model.Fronts;
import org.frond.model.State;
import org.frond.solver.Kernels;

/**
 * What a {@link Run} drives: fields that start, and move step by step. A problem knows its physics, and which steps are good
 * enough; when to record, to stop and to give up is the run's affair, and the same for all problems.
 */
interface Problem {

    /** The problem that a configuration poses. */
    static Problem of(Config config, Kernels kernels) {
        return switch (config.problem()) {
            case CELL -> new CellProblem(config, kernels);
            case BODY -> new BodyProblem(config, kernels);
        };
    }

    /** A state of its fields, zero everywhere. */
    State state();

    /**
     * The state at time zero.
     *
     * @throws org.frond.solver.SolverException if there is no such state
     */
    State start();

    /** The state of a checkpoint, from which this problem continues. */
    State resume(RunState stored);

    /** What it remembers in addition to the state, as part of a checkpoint. */
    RunState memory();

    /** Longest step that does not pass a time that must be met exactly [s]; infinity where there is none. */
    double longestStep(State.Clock clock);

    /** Moves a state by dt [s], whatever comes of it; whether every part converged. */
    boolean move(State state, double dt);

    /** Begins a step from a state. */
    Step begin(State from);

    /** Why there is nothing left to be done at a state; empty while there is. */
    Optional<String> over(State state);

    /** How far the crack reaches, by which snapshots are taken as well; nowhere where the problem follows none. */
    Fronts.Reach reach(State state);

    /** What can be written of its states. */
    Output output();

    /** What it comes to at the end of a run. */
    Findings findings(State state);

    /** A step on its way: it is tried with one length after another until one is accepted. */
    interface Step {

        /**
         * Makes the step in a copy of the state that it began from, whose clock then stands at its end.
         *
         * @param dt      length [s]
         * @param planned the same, or what it would have been if there were no time to meet [s]
         */
        Decision attempt(State trial, double dt, double planned);

        /** Completes the attempt that was accepted, and says what it did; {@code trial} becomes the state of the run. */
        StepReport accept(State trial, List<Refusal> refusals);
    }

    /** What becomes of an attempt: accepted, or refused for a reason; and the length to try next [s]. */
    record Decision(boolean accepted, String reason, double next) {
    }

    /** An attempt that was refused. */
    record Refusal(double dt, String reason) {
    }
}
