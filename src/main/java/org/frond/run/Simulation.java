package org.frond.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.config.FlawSettings;
import org.frond.config.GridSettings;
import org.frond.config.OutputSettings;
import org.frond.config.RunSettings;
import org.frond.config.SolverSettings;
import org.frond.config.StopSettings;
import org.frond.config.StructureSettings;
import org.frond.config.TimeSettings;
import org.frond.device.Device;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.io.CheckpointFolder;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.Provenance;
import org.frond.io.ResultFolder;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.picture.HistoryPlot;
import org.frond.picture.Picture;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;
import org.frond.structure.Microstructure;

/**
 * Carries a configuration out: from the start or a checkpoint to the end, an interruption or a failure, with everything
 * on the way written into the result folder.
 */
public final class Simulation {

    /** Share of a distance by which a sum of cells may miss it. */
    private static final double ROUNDING = 1e-9;

    private final Config config;
    private final Workplace place;
    private final PrintWriter terminal;
    private final boolean interactive;
    private final Interruption interruption;
    private final double gap;
    private final double stopAt;
    private final double across;
    private final boolean stopOnCrack;

    /** How a simulation ended. */
    public enum Outcome {
        COMPLETED, INTERRUPTED, FAILED
    }

    /** Where a run stands. */
    private record Journey(double lead, double healed, double peak) {

        Journey and(TimeLoop.Accepted step, MicroModel.Measures measures, Fronts.Reach front) {
            return new Journey(Math.max(lead, step.tip().advanceSince(front)), Math.max(healed, step.healed()),
                    Math.max(peak, measures.meanPressure()));
        }
    }

    /** On one device, with the precision that the configuration asks for. */
    public Simulation(Config config, Device device, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this(config, config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED ? Workplace.mixed(device)
                : Workplace.inDouble(device), terminal, interactive, interruption);
    }

    public Simulation(Config config, Workplace place, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this.config = config;
        this.place = place;
        this.terminal = terminal;
        this.interactive = interactive;
        this.interruption = interruption;
        this.gap = config.get(GridSettings.SIZE).get(0);
        this.stopAt = config.get(StopSettings.CRACK_FRACTION);
        this.across = stopAt * gap * (1 - ROUNDING);
        this.stopOnCrack = config.get(StopSettings.ON_CRACK);
    }

    /**
     * Runs into a folder that is new or empty, or goes on from the newest checkpoint in it.
     *
     * @param inputs files beside the configuration that the result depends on, for its provenance
     * @throws RunFailedException if there is nothing to go on from
     * @throws SolverException    if the start does not settle; nothing is written then
     */
    public Outcome run(Path path, boolean resume, List<Path> inputs) {
        if (config.isSpecimen()) {
            return new SpecimenRun(config, place, terminal, interruption).run(path, resume, inputs);
        }
        Assembly assembly = new Assembly(config);
        Grid grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        Kernels kernels = new Kernels(place, grid.dim());
        MicroModel.Setup setup = assembly.setup(kernels, grid, grains);
        MicroModel model = new MicroModel(kernels, grid, setup);
        Fronts fronts = new Fronts(kernels, grid);
        long seed = config.get(StructureSettings.SEED);
        List<Path> files = new ArrayList<>(config.inputs());
        files.addAll(inputs);
        String provenance = Provenance.collect(place.name(), seed, Instant.now(), files).and(config.shippedInputs()).json();
        ResultFolder folder;
        State state;
        Recorder recorder;
        if (resume) {
            folder = ResultFolder.open(path);
            CheckpointFolder.Restored restored = newest(folder);
            state = model.state();
            StoredState.restore(restored.state(), state);
            recorder = Recorder.resume(folder, config, model, fronts, grid, grains, provenance, restored.state(), state);
        } else {
            state = model.start(assembly.flaw(), assembly.frontWidth(), assembly.film());
            folder = ResultFolder.create(path);
            recorder = Recorder.create(folder, config, model, fronts, grid, grains, provenance, state);
        }
        try (recorder) {
            Schedule schedule = new Schedule(assembly.protocol(), model.electrodeArea(),
                    config.get(SolverSettings.POTENTIAL_TOLERANCE));
            TimeLoop loop = new TimeLoop(model, fronts, assembly.flaw(), schedule, assembly.stepControl(),
                    config.get(TimeSettings.END), state, model.state());
            return travel(folder, recorder, loop, model, setup, grid, new CycleComparison(kernels.cycles()));
        }
    }

    private CheckpointFolder.Restored newest(ResultFolder folder) {
        CheckpointFolder.Restored restored = folder.checkpoints().readNewest()
                .orElseThrow(() -> new RunFailedException(folder.path() + " holds no checkpoint to go on from; "
                        + "remove the folder and start the run anew"));
        restored.warnings().forEach(terminal::println);
        terminal.println("Going on from step " + restored.step() + ".");
        terminal.flush();
        return restored;
    }

    private Outcome travel(ResultFolder folder, Recorder recorder, TimeLoop loop, MicroModel model,
            MicroModel.Setup setup, Grid grid, CycleComparison comparison) {
        State state = loop.state();
        Progress progress = new Progress(terminal, interactive, config.get(FlawSettings.LENGTH),
                stopAt * gap, config.get(TimeSettings.END));
        double ionsBefore = grid.nx() * (double) grid.ny() * grid.nz() * grid.cellVolume();
        long firstStep = state.clock().step();
        long started = System.nanoTime();
        long lastCheckpoint = started;
        double checkpointEvery = config.get(OutputSettings.CHECKPOINT_EVERY) * 1e9;
        Journey journey = journeySoFar(folder);
        // a run that had ended makes no further step
        Verdict.Ending ending =
                ending(loop, recorder.crackTip(state), recorder.metalFront(state), model.measure(state).metal().joined());
        try {
            while (ending == null) {
                if (comparison.isEmpty()) {
                    loop.compareNext(comparison);
                }
                TimeLoop.Accepted step = loop.advance();
                Fronts.Reach front = recorder.metalFront(state);
                MicroModel.Measures measures = recorder.record(state, step, front);
                journey = journey.and(step, measures, front);
                progress.step(state.clock(), step, measures, front);
                ending = ending(loop, step.tip(), front, measures.metal().joined());
                if (measures.metal().joined()) {
                    recorder.event(state, "short circuit", ending.reason());
                } else if (front.farther() >= across || stopOnCrack && step.tip().farther() >= across) {
                    recorder.event(state, front.farther() >= across ? "metal crossed" : "crossed", ending.reason());
                }
                if (ending == null && interruption.isAsked()) {
                    ending = new Verdict.Ending(Verdict.Ending.Kind.INTERRUPTED,
                            "go on with --resume from step " + state.clock().step());
                }
                if (ending == null && System.nanoTime() - lastCheckpoint >= checkpointEvery) {
                    recorder.checkpoint(state);
                    lastCheckpoint = System.nanoTime();
                }
            }
        } catch (RunFailedException | SolverException failure) {
            ending = new Verdict.Ending(Verdict.Ending.Kind.FAILED, failure.getMessage());
        }
        if (ending.kind() != Verdict.Ending.Kind.INTERRUPTED) {
            loop.compareBeyond(comparison);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        progress.finish();
        // a run that goes on for longer must not find the snapshot of this end among its own
        recorder.checkpoint(state);
        if (ending.kind() != Verdict.Ending.Kind.INTERRUPTED) {
            recorder.snapshot(state);
            recorder.await();
        }
        Verdict verdict = new Verdict(ending, state.clock(), model.measure(state), recorder.crackTip(state),
                recorder.metalFront(state), grid.dim(), journey.lead(), journey.healed(), journey.peak(),
                state.clock().step() - firstStep, seconds, setup.kinetics(), ionsBefore,
                model.metalAtStart(), comparison);
        JsonFile.write(folder.summary(), "summary", 1, verdict.summary());
        if (ending.kind() != Verdict.Ending.Kind.INTERRUPTED) {
            draw(folder, recorder, state, ending.kind() == Verdict.Ending.Kind.COMPLETED);
        }
        verdict.lines().forEach(terminal::println);
        terminal.println("Results: " + folder.path());
        terminal.flush();
        return Outcome.valueOf(ending.kind().name());
    }

    /** How the run has ended, null while it has not. */
    private Verdict.Ending ending(TimeLoop loop, Fronts.Reach tip, Fronts.Reach front, boolean joined) {
        long steps = loop.state().clock().step();
        int stopSteps = config.get(StopSettings.STEPS);
        String share = Math.round(100 * stopAt) + " % of the cell";
        if (joined) {
            return completed("metal has joined the electrodes: short circuit");
        }
        if (front.farther() >= across) {
            return completed("the metal has crossed " + share + origin(front));
        }
        if (stopOnCrack && tip.farther() >= across) {
            return completed("the crack has crossed " + share + origin(tip));
        }
        if (loop.isDone()) {
            return completed("the protocol was carried out");
        }
        if (loop.isAtEnd()) {
            return completed("time.end was reached");
        }
        if (stopSteps > 0 && steps >= stopSteps) {
            return completed("stop.steps was reached");
        }
        if (steps >= config.get(TimeSettings.MAXIMUM_STEPS)) {
            return new Verdict.Ending(Verdict.Ending.Kind.FAILED, "time.maximumSteps was reached before time.end");
        }
        return null;
    }

    private static String origin(Fronts.Reach reach) {
        return reach.isFartherFromRight() ? " from the right electrode" : "";
    }

    private static Verdict.Ending completed(String reason) {
        return new Verdict.Ending(Verdict.Ending.Kind.COMPLETED, reason);
    }

    /** What the history already holds, when a run goes on. */
    private static Journey journeySoFar(ResultFolder folder) {
        CsvRows rows = CsvTable.read(folder.history());
        Journey journey = new Journey(0, 0, 0);
        double[] tip = rows.numbers(History.TIP + " [m]");
        double[] front = rows.numbers(History.FRONT + " [m]");
        double[] rightTip = rows.numbers(History.RIGHT_TIP + " [m]");
        double[] rightFront = rows.numbers(History.RIGHT_FRONT + " [m]");
        double[] healed = rows.numbers(History.HEALED + " [1]");
        double[] pressure = rows.numbers(History.MEAN_PRESSURE + " [Pa]");
        for (int n = 0; n < tip.length; n++) {
            double lead = new Fronts.Reach(tip[n], rightTip[n]).advanceSince(new Fronts.Reach(front[n], rightFront[n]));
            journey = new Journey(Math.max(journey.lead, lead), Math.max(journey.healed, healed[n]),
                    Math.max(journey.peak, pressure[n]));
        }
        return journey;
    }

    private void draw(ResultFolder folder, Recorder recorder, State state, boolean film) {
        if (film) {
            recorder.film();
        }
        if (config.get(OutputSettings.FRAMES)) {
            recorder.hero(state);
            plotHistory(folder, state.grid().dim());
        }
        recorder.await();
    }

    private void plotHistory(ResultFolder folder, int dim) {
        CsvRows rows = CsvTable.read(folder.history());
        double[] time = rows.numbers(History.TIME + " [s]");
        if (time.length < 2) {
            return;
        }
        String current = dim == 3 ? "A" : "A/m";
        Map<String, double[]> voltages = new LinkedHashMap<>();
        voltages.put("cell", rows.numbers(History.VOLTAGE + " [V]"));
        voltages.put("ohmic", rows.numbers(History.OHMIC + " [V]"));
        voltages.put("left reaction", rows.numbers(History.LEFT_KINETIC + " [V]"));
        voltages.put("right reaction", rows.numbers(History.RIGHT_KINETIC + " [V]"));
        voltages.put("concentration", rows.numbers(History.CONCENTRATION + " [V]"));
        Map<String, double[]> total = new LinkedHashMap<>();
        total.put("cell", rows.numbers(History.TOTAL_CURRENT + " [" + current + "]"));
        Map<String, double[]> pressures = new LinkedHashMap<>();
        pressures.put("mean", rows.numbers(History.MEAN_PRESSURE + " [Pa]"));
        Map<String, double[]> dendrite = new LinkedHashMap<>();
        dendrite.put("dendrite", rows.numbers(History.DENDRITE_CURRENT + " [" + current + "]"));
        Map<String, double[]> planar = new LinkedHashMap<>();
        planar.put("planar film", rows.numbers(History.PLANAR_CURRENT + " [" + current + "]"));
        Map<String, double[]> reach = new LinkedHashMap<>();
        reach.put("crack", rows.numbers(History.TIP + " [m]"));
        reach.put("metal", rows.numbers(History.FRONT + " [m]"));
        Picture.write(folder.path().resolve("history.png"), HistoryPlot.of(
                Assembly.title(config), time, List.of(
                        new HistoryPlot.Graph("Voltage", "V", voltages),
                        new HistoryPlot.Graph("Cell current", current, total),
                        new HistoryPlot.Graph("Metal pressure", "Pa", pressures),
                        new HistoryPlot.Graph("Dendrite current", current, dendrite),
                        new HistoryPlot.Graph("Planar current", current, planar),
                        new HistoryPlot.Graph("Reach", "m", reach))).render());
    }
}
