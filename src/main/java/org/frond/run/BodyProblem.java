package org.frond.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.config.TimeSettings;
import org.frond.grid.Grid;
import org.frond.io.RunState;
import org.frond.model.Fronts;
import org.frond.model.LoadedSolid;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;
import org.frond.structure.Microstructure;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** A body without a cell: what happens on its sides moves the fields that its configuration names. */
final class BodyProblem implements Problem {

    private static final int DIGITS = 3;

    private final Config config;
    private final Grid grid;
    private final BodyModel model;
    private final BodyHistory history;
    private final BodyOutput output;
    private final Undershoot undershoot;

    BodyProblem(Config config, Kernels kernels) {
        this.config = config;
        Assembly assembly = new Assembly(config);
        this.grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        this.model = new BodyModel(config, kernels, grid, grains);
        this.history = new BodyHistory(config, kernels, grid, model);
        this.output = new BodyOutput(grid, new Scenery(RunSettings.title(config), grid, grains), model, history);
        this.undershoot = new Undershoot(config, kernels.device(), grid);
    }

    @Override
    public State state() {
        return model.state();
    }

    @Override
    public State start() {
        State state = model.state();
        BodyReport report = model.start(state);
        if (!report.converged()) {
            throw new SolverException("the start could not be settled: " + report.reason());
        }
        history.start(state);
        undershoot.start(state);
        output.start(history.row(state, report));
        return state;
    }

    @Override
    public State resume(RunState stored) {
        State state = model.state();
        StoredState.restore(stored, state);
        model.goOn(state);
        history.resume(state, stored);
        undershoot.resume(stored);
        return state;
    }

    @Override
    public RunState memory() {
        return StoredState.joined(List.of(history.memory(), undershoot.memory()));
    }

    @Override
    public double longestStep(State.Clock clock) {
        return model.nextEvent(clock.time()) - clock.time();
    }

    @Override
    public boolean move(State state, double dt) {
        return model.step(state, dt).converged();
    }

    @Override
    public Step begin(State from) {
        return new Attempts();
    }

    @Override
    public Optional<String> over(State state) {
        return Optional.empty();
    }

    @Override
    public Fronts.Reach reach(State state) {
        return StepReport.NOWHERE;
    }

    @Override
    public Output output() {
        return output;
    }

    /** Attempts at a step: half as long where one does not converge, longer next where its error is small. */
    private final class Attempts implements Step {

        private BodyReport report = BodyReport.NOTHING;

        @Override
        public Decision attempt(State trial, double dt, double planned) {
            report = model.step(trial, dt);
            trial.setClock(trial.clock().advanced(dt, planned, 0));
            return report.converged()
                    ? new Decision(true, "", Math.min(config.get(TimeSettings.MAXIMUM_STEP),
                            planned * Math.min(config.get(TimeSettings.GROWTH), report.stretch())))
                    : new Decision(false, report.reason(), dt / 2);
        }

        @Override
        public StepReport accept(State trial, List<Refusal> refusals) {
            Object[] row = history.row(trial, report);
            undershoot.see(trial);
            return new StepReport(row, List.of(), StepReport.NOWHERE, 0, report.sweeps() + " sweeps",
                    Optional.empty());
        }
    }

    @Override
    public Findings findings(State state) {
        List<Findings.Budget> budgets = config.solvesDamage()
                ? List.of(Findings.Budget.ofDamage(history.healed())) : List.of();
        List<String> story = new ArrayList<>();
        Map<String, Object> numbers = new LinkedHashMap<>();
        String energy = grid.dim() == 3 ? "J" : "J/m";
        model.measure(state).ifPresent(measures -> tell(measures, energy, story, numbers));
        model.freeEnergy(state).ifPresent(free -> story.add("the free energy is " + Numbers.print(free, DIGITS) + " " + energy));
        numbers.putAll(undershoot.summary());
        return new Findings(String.format(Locale.ROOT, "in %s the body made %d steps%s", QuantityKind.TIME.print(state.clock().time(), DIGITS),
                state.clock().step(), story.isEmpty() ? "" : "; " + String.join(", ", story)), budgets, undershoot.warnings(), numbers, "",
                "solver.maximumSweeps and time.minimumStep (more patience), smaller loads, or a finer grid.cells");
    }

    private void tell(LoadedSolid.Measures measures, String energy, List<String> story, Map<String, Object> numbers) {
        story.add("forces from outside did a work of " + Numbers.print(history.work(), DIGITS) + " " + energy
                + " and the elastic energy is " + Numbers.print(measures.elasticEnergy(), DIGITS) + " " + energy);
        if (config.solvesDamage()) {
            story.add("the cracks' area is " + Numbers.print(measures.crackArea(), DIGITS) + (grid.dim() == 3 ? " m^2" : " m"));
        }
    }
}
