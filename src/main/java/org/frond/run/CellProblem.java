package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ProtocolSettings;
import org.frond.config.SolverSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.io.RunState;
import org.frond.measure.CrackAdvance;
import org.frond.measure.Front;
import org.frond.measure.GrainMap;
import org.frond.model.Control;
import org.frond.model.DomainGrowth;
import org.frond.model.Flaw;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.structure.Microstructure;
import org.frond.unit.QuantityKind;

/** An electrochemical cell whose metal cracks its electrolyte, carried through a protocol. */
final class CellProblem implements Problem {

    private static final int DIGITS = 3;

    private final Grid grid;
    private final Assembly assembly;
    private final MicroModel model;
    private final MicroModel.Setup setup;
    private final Fronts fronts;
    private final Flaw flaw;
    /** Key of what drives the metal. */
    private final String drive;
    private final Schedule schedule;
    private final StepControl control;
    private final CellEnd end;
    private final double ell;
    private final CrackWatch watch;
    private final CellOutput output;
    private CellJourney journey = CellJourney.START;
    private Stall stall;

    CellProblem(Config config, Kernels kernels) {
        this.assembly = new Assembly(config);
        this.grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        this.setup = assembly.setup(kernels, grid, grains);
        this.model = new MicroModel(kernels, grid, setup);
        this.fronts = new Fronts(kernels, grid);
        this.flaw = assembly.flaw();
        this.drive = config.get(ProtocolSettings.STEPS).isEmpty() ? CellSettings.VOLTAGE.key() : ProtocolSettings.STEPS.key();
        this.schedule = new Schedule(assembly.protocol(), model.electrodeArea(), config.get(SolverSettings.POTENTIAL_TOLERANCE));
        this.control = assembly.stepControl();
        this.end = CellEnd.of(config);
        this.ell = setup.fracture().length();
        this.stall = Stall.of(config);
        this.watch = new CrackWatch(new GrainMap(grid, grains.grain(), grains.boundaryDistance()),
                config.get(StructureSettings.BOUNDARY_WIDTH), CrackAdvance.LEAST_LENGTH * ell);
        this.output = new CellOutput(config, kernels, grid, grains, model);
    }

    @Override
    public State state() {
        return model.state();
    }

    @Override
    public State start() {
        State state = model.start(flaw, assembly.frontWidth(), assembly.film());
        watch.start(state);
        return state;
    }

    @Override
    public State resume(RunState stored) {
        State state = model.state();
        StoredState.restore(stored, state);
        watch.resume(stored);
        journey = CellJourney.of(stored);
        stall = stall.resume(stored);
        return state;
    }

    @Override
    public RunState memory() {
        return StoredState.joined(List.of(watch.memory(), journey.memory(), stall.memory()));
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
        return over(state.clock(), model.measure(state), front(state), reach(state));
    }

    private Optional<String> over(State.Clock clock, MicroModel.Measures measures, Fronts.Reach front, Fronts.Reach tip) {
        return end.event(measures.metal().joined(), front, tip).map(Event::detail)
                .or(() -> schedule.isDone(clock) ? Optional.of("the protocol was carried out") : Optional.empty())
                .or(() -> stall.isReached() && classOf(measures, front, tip) == CellClass.STABLE
                        ? Optional.of("pressure has stalled plating before crack or metal grew") : Optional.empty());
    }

    private CellClass classOf(MicroModel.Measures measures, Fronts.Reach front, Fronts.Reach tip) {
        return CellClass.of(end.event(measures.metal().joined(), front, tip).isPresent(), journey.lead(), ell,
                measures.minimumConcentration(), Math.max(tip.farther(), front.farther()) - end.flaw());
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
        MicroModel.Measures measures = model.measure(state);
        Fronts.Reach tip = reach(state);
        Fronts.Reach front = front(state);
        return new CellFindings(state.clock(), measures, tip, front, grid, journey, setup.kinetics(), model.metalAtStart(), drive, end,
                classOf(measures, front, tip), setup.growth() instanceof DomainGrowth.Parameters).findings();
    }

    /** How far the metal reaches. */
    private Fronts.Reach front(State state) {
        return fronts.reach(state.metal(), Front.METAL);
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
            return tell(trial, step);
        }
    }

    private StepReport tell(State state, CellStep step) {
        Fronts.Reach front = front(state);
        MicroModel.Measures measures = model.measure(state);
        Object[] row = output.row(state, step, measures, front, releases(state));
        List<Event> events = new ArrayList<>(events(state.clock(), step));
        events.addAll(watch.advances(state, step.broke(), measures.meanPressure(), step.report().currents()));
        end.event(measures.metal().joined(), front, step.tip()).ifPresent(events::add);
        stall = stall.and(step.report().currents());
        journey = journey.and(step, measures, front);
        return new StepReport(row, events, step.tip(), end.share(front, step.tip()), words(step, measures, front),
                over(state.clock(), measures, front, step.tip()));
    }

    /** Energy release rates at the tips from the left and from the right electrode, in the plane. */
    private List<Double> releases(State state) {
        if (grid.dim() == 3) {
            return List.of();
        }
        if (setup.growth() instanceof DomainGrowth.Parameters) {
            // paths are no cracks of least energy
            return List.of(0.0, 0.0);
        }
        Fronts.Tips tips = fronts.tips(state.damage(), Front.BROKEN);
        return Stream.of(tips.left(), tips.right()).map(tip -> tip.map(at -> model.releaseRate(state, at)).orElse(0.0)).toList();
    }

    private static List<Event> events(State.Clock clock, CellStep step) {
        List<Event> events = new ArrayList<>();
        int activated = step.report().activated();
        if (activated > 0) {
            events.add(Event.of("site activated", activated + (activated == 1 ? " site" : " sites")));
        }
        if (step.turned()) {
            events.add(Event.of("current reversed", "reversal " + clock.cell().reversals()));
        }
        if (clock.stage().number() > step.stage()) {
            events.add(Event.of("stage ended", "stage " + (step.stage() + 1)));
        }
        return events;
    }

    private static String words(CellStep step, MicroModel.Measures measures, Fronts.Reach front) {
        return String.format(Locale.ROOT, "crack %s  metal %s, %s  %s", length(step.tip()), length(front),
                QuantityKind.PRESSURE.print(measures.meanPressure(), DIGITS),
                step.crackEvent() ? "crack runs" : step.report().sweeps() + " sweeps");
    }

    private static String length(Fronts.Reach reach) {
        return QuantityKind.LENGTH.print(reach.farther(), DIGITS) + (reach.isFartherFromRight() ? " from the right" : "");
    }
}
