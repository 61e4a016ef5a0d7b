package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ProtocolSettings;
import org.frond.grid.Grid;
import org.frond.io.RunState;
import org.frond.measure.Front;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fronts;
import org.frond.model.Kinetics;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.structure.Microstructure;

/**
 * What a run of a cell remembers of its steps and tells of them: lines of the history, events, what is seen of it on the way, why it
 * is over and what it came to.
 */
final class CellRecord {

    private final Grid grid;
    private final CellDiagnostics diagnostics;
    private final double metalAtStart;
    private final Kinetics kinetics;
    private final boolean followsPaths;
    private final Fronts fronts;
    private final Schedule schedule;
    private final CellOutput output;
    /** Key of what drives the metal. */
    private final String drive;
    private final CellEnd end;
    private final double ell;
    private final CrackWatch watch;
    private CellJourney journey = CellJourney.START;
    private Stall stall;

    /** The record of a cell whose cracks are smeared over {@code ell}. */
    CellRecord(Config config, Microstructure grains, MicroModel model, Fronts fronts, Schedule schedule, CellOutput output, double ell) {
        Assembly assembly = new Assembly(config);
        this.grid = assembly.grid();
        this.diagnostics = model.diagnostics();
        this.metalAtStart = model.metalAtStart();
        this.kinetics = new ElectricsAssembly(config).kinetics();
        this.followsPaths = assembly.followsPaths();
        this.fronts = fronts;
        this.schedule = schedule;
        this.output = output;
        this.drive = config.get(ProtocolSettings.STEPS).isEmpty() ? CellSettings.VOLTAGE.key() : ProtocolSettings.STEPS.key();
        this.end = CellEnd.of(config);
        this.ell = ell;
        this.stall = Stall.of(config);
        this.watch = CrackWatch.of(config, grains, ell);
    }

    /** Begins at a state. */
    void start(State state) {
        watch.start(state);
    }

    /** Continues with what an earlier part of the run remembered. */
    void resume(RunState stored) {
        watch.resume(stored);
        journey = CellJourney.of(stored);
        stall = stall.resume(stored);
    }

    /** What a checkpoint keeps. */
    RunState memory() {
        return StoredState.joined(List.of(watch.memory(), journey.memory(), stall.memory()));
    }

    /** Why the cell is over at a state; empty while it is not. */
    Optional<String> over(State state) {
        return over(state.clock(), diagnostics.measure(state), front(state), reach(state));
    }

    private Optional<String> over(State.Clock clock, CellDiagnostics.Measures measures, Fronts.Reach front, Fronts.Reach tip) {
        return end.event(measures.metal().joined(), front, tip).map(Event::detail)
                .or(() -> schedule.isDone(clock) ? Optional.of("the protocol was carried out") : Optional.empty())
                .or(() -> stall.isReached() && classOf(measures, front, tip) == CellClass.STABLE
                        ? Optional.of("pressure has stalled plating before crack or metal grew") : Optional.empty());
    }

    private CellClass classOf(CellDiagnostics.Measures measures, Fronts.Reach front, Fronts.Reach tip) {
        return CellClass.of(end.event(measures.metal().joined(), front, tip).isPresent(), journey.lead(), ell,
                measures.minimumConcentration(), Math.max(tip.farther(), front.farther()) - end.flaw());
    }

    /** What the cell has come to. */
    Findings findings(State state) {
        CellDiagnostics.Measures measures = diagnostics.measure(state);
        Fronts.Reach tip = reach(state);
        Fronts.Reach front = front(state);
        return new CellFindings(state.clock(), measures, tip, front, grid, journey, kinetics, metalAtStart, drive, end,
                classOf(measures, front, tip), followsPaths).findings();
    }

    private Fronts.Reach reach(State state) {
        return fronts.reach(state.damage(), Front.BROKEN);
    }

    /** How far the metal reaches. */
    private Fronts.Reach front(State state) {
        return fronts.reach(state.metal(), Front.METAL);
    }

    /** Tells an accepted step, after which the cell may be over. */
    StepReport tell(State state, CellStep step) {
        Fronts.Reach front = front(state);
        CellDiagnostics.Measures measures = diagnostics.measure(state);
        Object[] row = output.row(state, step, measures, front, releases(state));
        List<Event> events = new ArrayList<>(step.events(state.clock()));
        events.addAll(watch.advances(state, step.broke(), measures.meanPressure(), step.report().currents()));
        end.event(measures.metal().joined(), front, step.tip()).ifPresent(events::add);
        stall = stall.and(step.report().currents());
        journey = journey.and(step, measures, front);
        return new StepReport(row, events, step.tip(), end.share(front, step.tip()), step.words(measures, front),
                over(state.clock(), measures, front, step.tip()));
    }

    /** Energy release rates at the tips from the left and from the right electrode, in the plane. */
    private List<Double> releases(State state) {
        if (grid.dim() == 3) {
            return List.of();
        }
        Fronts.Tips tips = fronts.tips(state.damage(), Front.BROKEN);
        return Stream.of(tips.left(), tips.right()).map(tip -> tip.map(at -> diagnostics.releaseRate(state, at)).orElse(0.0)).toList();
    }
}
