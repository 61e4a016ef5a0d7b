package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frond.measure.Front;
import org.frond.model.Control;
import org.frond.model.Flaw;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * Advances a state from one accepted step to the next, refusing and shortening steps as {@link StepControl} decides.
 * What a step does depends on the state it starts from alone.
 */
final class TimeLoop {

    private static final double TIME_ROUNDING = 1e-12;
    private static final double SLIVER = 1e-6;
    private static final int DIGITS = 3;

    private final MicroModel model;
    private final Fronts fronts;
    private final Flaw flaw;
    private final Schedule schedule;
    private final StepControl control;
    private final double end;
    private final State state;
    private final State trial;
    private double lastLength;
    private Optional<Control> lastControl = Optional.empty();

    /** A step that was refused on the way. */
    record Refusal(double dt, String reason) {
    }

    /** An accepted step; {@code broke} says whether any node broke in it. */
    record Accepted(double dt, MicroModel.StepReport report, boolean turned, long stage, Fronts.Reach tip,
            boolean broke, boolean crackEvent, double healed, List<Refusal> refusals) {
    }

    /**
     * A loop from a state on.
     *
     * @param fronts   how crack and metal move
     * @param flaw     crack the run started from
     * @param schedule what the cell is asked to do
     * @param end   time at which the run ends [s]; the last step is cut to meet it
     * @param trial a second state, where steps are tried
     */
    TimeLoop(MicroModel model, Fronts fronts, Flaw flaw, Schedule schedule, StepControl control, double end, State state,
            State trial) {
        this.model = model;
        this.fronts = fronts;
        this.flaw = flaw;
        this.schedule = schedule;
        this.control = control;
        this.end = end;
        this.state = state;
        this.trial = trial;
    }

    /** The state after the last accepted step. */
    State state() {
        return state;
    }

    /**
     * Makes one accepted step.
     *
     * @throws RunFailedException if the step would have to be shorter than the shortest allowed
     */
    Accepted advance() {
        Fronts.Reach tipBefore = crackTip(state);
        double dt = firstLength();
        List<Refusal> refusals = new ArrayList<>();
        StepControl.Attempts attempts = StepControl.Attempts.NONE;
        while (true) {
            trial.copyFrom(state);
            MicroModel.StepReport report = model.step(trial, dt, schedule.control(state.clock(), dt),
                    control.limits(dt, state.clock().time()));
            Fronts.Reach tip = report.converged() ? crackTip(trial) : tipBefore;
            StepControl.Decision decision = control.judge(report, tip.advanceSince(tipBefore), dt, state.clock().time(), attempts);
            if (decision.accepted()) {
                State.Clock clock = trial.clock().withNextStep(decision.next()).withRefused(refusals.size());
                lastLength = dt;
                lastControl = Optional.of(schedule.control(state.clock(), dt));
                boolean turned = clock.cell().reversals() > state.clock().cell().reversals();
                boolean broke = fronts.hasGrown(state.damage(), trial.damage(), Front.BROKEN);
                double healed = fronts.largestDecrease(state.damage(), trial.damage());
                state.copyFrom(trial);
                state.setClock(schedule.after(clock, control.first()));
                if (turned) {
                    model.turn(state, flaw);
                }
                return new Accepted(dt, report, turned, clock.stage().number(), tip, broke,
                        decision.crackEvent(), healed, refusals);
            }
            refusals.add(new Refusal(dt, decision.reason()));
            attempts = control.remember(attempts, report, tip.advanceSince(tipBefore));
            if (decision.next() < control.minimum()) {
                throw new RunFailedException("step " + (state.clock().step() + 1) + " at "
                        + QuantityKind.TIME.print(state.clock().time(), DIGITS) + " was refused " + refusals.size()
                        + (refusals.size() == 1 ? " time" : " times") + ", at last with a length of " + QuantityKind.TIME.print(dt, DIGITS) + ": "
                        + decision.reason());
            }
            dt = decision.next();
        }
    }

    /** Compares the step to come, which is not made. */
    void compareNext(CycleComparison comparison) {
        double dt = firstLength();
        comparison.compare(state, trial, tried -> model.step(tried, dt, schedule.control(state.clock(), dt)).converged());
    }

    /** Compares one more step like the last one, beyond the end. */
    void compareBeyond(CycleComparison comparison) {
        lastControl.ifPresent(control ->
                comparison.compare(state, trial, tried -> model.step(tried, lastLength, control).converged()));
    }

    /** Whether everything the cell was asked to do has been done. */
    boolean isDone() {
        return schedule.isDone(state.clock());
    }

    /** Whether the state's time is the end, but for rounding. */
    boolean isAtEnd() {
        return state.clock().time() >= end * (1 - TIME_ROUNDING);
    }

    private double firstLength() {
        double planned = state.clock().nextStep() > 0 ? state.clock().nextStep() : control.first();
        double left = Math.min(end - state.clock().time(), schedule.longestStep(state.clock()));
        // no sliver of a step at the end
        return left <= planned * (1 + SLIVER) ? left : planned;
    }

    /** How far the crack reaches. */
    private Fronts.Reach crackTip(State at) {
        return fronts.reach(at.damage(), Front.BROKEN);
    }
}
