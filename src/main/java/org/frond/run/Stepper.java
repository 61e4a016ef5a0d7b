package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.TimeSettings;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * Advances a problem from one accepted step to the next. What a step does depends on the state it starts from alone.
 */
final class Stepper {

    private static final double TIME_ROUNDING = 1e-12;
    private static final double SLIVER = 1e-6;
    private static final int DIGITS = 3;

    private final Problem problem;
    private final Lengths lengths;
    private final SnapshotTimes snapshots;
    private final Interruption interruption;
    private final State state;
    private final State trial;
    private double lastLength;

    /**
     * Times that a step keeps to [s].
     *
     * @param first   length of the first step
     * @param minimum shortest length
     * @param end     time at which the run ends; the last step is cut to meet it
     */
    record Lengths(double first, double minimum, double end) {
    }

    /** Steps from a state on; none passes the time of a snapshot, and an interruption breaks off attempts. */
    Stepper(Problem problem, Lengths lengths, SnapshotTimes snapshots, Interruption interruption, State state) {
        this.problem = problem;
        this.interruption = interruption;
        this.lengths = lengths;
        this.snapshots = snapshots;
        this.state = state;
        this.trial = problem.state();
    }

    /** Steps as a configuration asks for them. */
    static Stepper of(Config config, Problem problem, Interruption interruption, State state) {
        return new Stepper(problem, new Lengths(config.get(TimeSettings.FIRST_STEP), config.get(TimeSettings.MINIMUM_STEP),
                config.get(TimeSettings.END)), SnapshotTimes.of(config), interruption, state);
    }

    /** The state after the last accepted step. */
    State state() {
        return state;
    }

    /**
     * Makes one accepted step.
     *
     * @throws RunFailedException                    if the step would have to be shorter than the shortest allowed
     * @throws org.frond.device.WorkStoppedException if the run is asked to end; the state is then that before the step
     */
    StepReport advance() {
        double planned = planned();
        double dt = cut(planned);
        planned = Math.max(planned, dt);
        List<Problem.Refusal> refusals = new ArrayList<>();
        Problem.Step step = problem.begin(state);
        while (true) {
            trial.copyFrom(state);
            double length = dt;
            double wish = planned;
            Problem.Decision decision = interruption.breakable(() -> step.attempt(trial, length, wish));
            if (decision.accepted()) {
                trial.setClock(trial.clock().withNextStep(decision.next()).withRefused(refusals.size()));
                StepReport report = step.accept(trial, refusals).after(refusals);
                state.copyFrom(trial);
                lastLength = dt;
                return report;
            }
            refusals.add(new Problem.Refusal(dt, decision.reason()));
            if (decision.next() < lengths.minimum()) {
                throw givenUp(refusals);
            }
            dt = decision.next();
            planned = dt;
        }
    }

    private RunFailedException givenUp(List<Problem.Refusal> refusals) {
        Problem.Refusal last = refusals.get(refusals.size() - 1);
        return new RunFailedException("step " + (state.clock().step() + 1) + " at "
                + QuantityKind.TIME.print(state.clock().time(), DIGITS) + " was refused " + refusals.size()
                + (refusals.size() == 1 ? " time" : " times") + ", at last with a length of "
                + QuantityKind.TIME.print(last.dt(), DIGITS) + ": " + last.reason());
    }

    /** Compares the step to come, which is not made. */
    void compareNext(CycleComparison comparison) {
        compare(comparison, cut(planned()));
    }

    /** Compares one more step like the last one, beyond the end. */
    void compareBeyond(CycleComparison comparison) {
        if (lastLength > 0) {
            compare(comparison, lastLength);
        }
    }

    private void compare(CycleComparison comparison, double dt) {
        comparison.compare(state, trial, tried -> interruption.breakable(() -> problem.move(tried, dt)));
    }

    /** Whether the state's time is the end, but for rounding. */
    boolean isAtEnd() {
        return state.clock().time() >= lengths.end() * (1 - TIME_ROUNDING);
    }

    private double planned() {
        return state.clock().nextStep() > 0 ? state.clock().nextStep() : lengths.first();
    }

    /** The planned length, or what is left to a time that must be met; no sliver of a step stays before that. */
    private double cut(double planned) {
        State.Clock clock = state.clock();
        double left = Math.min(Math.min(lengths.end() - clock.time(), problem.longestStep(clock)),
                snapshots.longestStep(clock.time()));
        return left <= planned * (1 + SLIVER) ? left : planned;
    }
}
