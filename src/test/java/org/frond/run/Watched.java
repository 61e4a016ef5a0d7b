package org.frond.run;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.frond.io.RunState;
import org.frond.model.Fronts;
import org.frond.model.State;

/** A problem to which something happens inside of each step, of a number from 1; and inside of its start, of number 0. */
record Watched(Problem problem, LongConsumer happens) implements Problem {

    @Override
    public State state() {
        return problem.state();
    }

    @Override
    public State start() {
        happens.accept(0);
        return problem.start();
    }

    @Override
    public State resume(RunState stored) {
        return problem.resume(stored);
    }

    @Override
    public RunState memory() {
        return problem.memory();
    }

    @Override
    public double longestStep(State.Clock clock) {
        return problem.longestStep(clock);
    }

    @Override
    public boolean move(State state, double dt) {
        return problem.move(state, dt);
    }

    @Override
    public Step begin(State from) {
        Step step = problem.begin(from);
        return new Step() {

            @Override
            public Decision attempt(State trial, double dt, double planned) {
                happens.accept(from.clock().step() + 1);
                return step.attempt(trial, dt, planned);
            }

            @Override
            public StepReport accept(State trial, List<Refusal> refusals) {
                return step.accept(trial, refusals);
            }
        };
    }

    @Override
    public Optional<String> over(State state) {
        return problem.over(state);
    }

    @Override
    public Fronts.Reach reach(State state) {
        return problem.reach(state);
    }

    @Override
    public Output output() {
        return problem.output();
    }

    @Override
    public Findings findings(State state) {
        return problem.findings(state);
    }
}
