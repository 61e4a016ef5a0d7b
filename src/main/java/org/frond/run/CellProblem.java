package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.grid.Grid;
import org.frond.io.RunState;
import org.frond.measure.Front;
import org.frond.model.CellSetup;
import org.frond.model.Control;
import org.frond.model.Flaw;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.structure.Microstructure;

/** An electrochemical cell whose metal cracks its electrolyte, carried through a protocol. */
final class CellProblem implements Problem {

    private final MetalAssembly start;
    private final MicroModel model;
    private final Fronts fronts;
    private final Flaw flaw;
    private final Schedule schedule;
    private final StepControl control;
    private final CellOutput output;
    private final CellRecord record;

    CellProblem(Config config, Kernels kernels) {
        Assembly assembly = new Assembly(config);
        Grid grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        CellSetup setup = new CellAssembly(config).setup(kernels, grid, grains);
        this.start = new MetalAssembly(config);
        this.model = new MicroModel(kernels, grid, setup);
        this.fronts = new Fronts(kernels, grid);
        this.flaw = start.flaw();
        this.schedule = Schedule.of(config, model.electrodeArea());
        this.control = StepControl.of(config, setup.kinetics().thermalPressure());
        this.output = new CellOutput(config, kernels, grid, grains, model);
        this.record = new CellRecord(config, grains, model, fronts, schedule, output, setup.fracture().length());
    }

    @Override
    public State state() {
        return model.state();
    }

    @Override
    public State start() {
        State state = model.start(flaw, start.frontWidth(), start.film());
        record.start(state);
        return state;
    }

    @Override
    public State resume(RunState stored) {
        State state = model.state();
        StoredState.restore(stored, state);
        record.resume(stored);
        return state;
    }

    @Override
    public RunState memory() {
        return record.memory();
    }

    @Override
    public double longestStep(State.Clock clock) {
        return schedule.longestStep(clock);
    }

    @Override
    public boolean move(State state, double dt) {
        return model.step(state, dt, schedule.control(state.clock(), dt)).converged();
    }

    @Override
    public Step begin(State from) {
        return new Attempts(from);
    }

    @Override
    public Optional<String> over(State state) {
        return record.over(state);
    }

    @Override
    public Fronts.Reach reach(State state) {
        return fronts.reach(state.damage(), Front.BROKEN);
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public Findings findings(State state) {
        return record.findings(state);
    }

    /** Attempts at a step, each judged by what it did and by those before it. */
    private final class Attempts implements Step {

        private final State from;
        private final Fronts.Reach tipBefore;
        private StepControl.Attempts before = StepControl.Attempts.NONE;
        private double dt;
        private MicroModel.StepReport report;
        private Fronts.Reach tip;

        Attempts(State from) {
            this.from = from;
            this.tipBefore = reach(from);
        }

        @Override
        public Decision attempt(State trial, double length, double planned) {
            State.Clock clock = from.clock();
            Control asked = schedule.control(clock, length);
            report = model.step(trial, length, asked, control.limits(length, clock.time()));
            dt = report.converged() ? report.length() : length;
            tip = report.converged() ? reach(trial) : tipBefore;
            double advance = tip.advanceSince(tipBefore);
            Decision decision = control.judge(report, advance, length, planned, clock.time(), before);
            if (!decision.accepted()) {
                before = control.remember(before, report, advance);
            }
            return decision;
        }

        @Override
        public StepReport accept(State trial, List<Refusal> refusals) {
            State.Clock clock = trial.clock();
            boolean turned = clock.cell().reversals() > from.clock().cell().reversals();
            CellStep step = new CellStep(dt, report, turned, clock.stage().number(), tip,
                    fronts.hasGrown(from.damage(), trial.damage(), Front.BROKEN), control.isRun(tip.advanceSince(tipBefore)),
                    fronts.largestDecrease(from.damage(), trial.damage()), refusals);
            trial.setClock(schedule.after(clock, control.first()));
            if (turned) {
                model.turn(trial, flaw);
            }
            return record.tell(trial, step);
        }
    }
}
