package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.measure.Front;
import org.frond.measure.Point;
import org.frond.measure.Side;
import org.frond.model.MicroModel;
import org.frond.model.State;

/**
 * Advances a state from one accepted step to the next, refusing and shortening steps as {@link StepControl} decides.
 * What a step does depends on the state it starts from alone.
 */
final class TimeLoop {

    private final MicroModel model;
    private final StepControl control;
    private final State state;
    private final State trial;

    /** A step that was refused on the way. */
    record Refusal(double dt, String reason) {
    }

    /** An accepted step. */
    record Accepted(double dt, MicroModel.StepReport report, double tipBefore, double tip, boolean crackEvent,
            double healed, List<Refusal> refusals) {
    }

    TimeLoop(MicroModel model, StepControl control, State state, State trial) {
        this.model = model;
        this.control = control;
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
        Grid grid = state.grid();
        double[] damageBefore = state.damage().toArray();
        double tipBefore = crackTip(grid, damageBefore);
        double dt = state.clock().nextStep() > 0 ? state.clock().nextStep() : control.first();
        List<Refusal> refusals = new ArrayList<>();
        int halvedForCrack = 0;
        while (true) {
            trial.copyFrom(state);
            MicroModel.StepReport report = model.step(trial, dt);
            double[] damage = report.converged() ? trial.damage().toArray() : damageBefore;
            double tip = crackTip(grid, damage);
            StepControl.Decision decision = control.judge(report, tip - tipBefore, dt, halvedForCrack);
            if (decision.accepted()) {
                State.Clock clock = trial.clock();
                state.copyFrom(trial);
                state.setClock(new State.Clock(clock.time(), clock.step(), decision.next(), clock.dendriteCharge(),
                        clock.planarCharge(), clock.rejected() + refusals.size()));
                return new Accepted(dt, report, tipBefore, tip, decision.crackEvent(), healed(damageBefore, damage),
                        refusals);
            }
            refusals.add(new Refusal(dt, decision.reason()));
            if (report.converged() && tip - tipBefore > control.crackAdvance()) {
                halvedForCrack++;
            }
            if (decision.next() < control.minimum()) {
                throw new RunFailedException("step " + (state.clock().step() + 1) + " at " + state.clock().time()
                        + " s: " + decision.reason() + ", even with a step of " + dt + " s");
            }
            dt = decision.next();
        }
    }

    /** Largest decrease of the damage at any node: 0 when irreversibility holds. */
    private static double healed(double[] before, double[] after) {
        double most = 0;
        for (int n = 0; n < before.length; n++) {
            most = Math.max(most, before[n] - after[n]);
        }
        return most;
    }

    /** Farthest reach of the crack from the left electrode [m], 0 without crack. */
    static double crackTip(Grid grid, double[] damage) {
        return new Front(grid, damage, Front.BROKEN).from(Side.LEFT).map(Point::x).orElse(0.0);
    }
}
