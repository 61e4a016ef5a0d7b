package org.frond.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.OutputField;
import org.frond.config.OutputSettings;
import org.frond.config.ProfileSettings;
import org.frond.config.StopSettings;
import org.frond.config.StructureSettings;
import org.frond.config.TimeSettings;
import org.frond.device.Workplace;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.CheckpointFolder;
import org.frond.io.Column;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.Provenance;
import org.frond.io.ResultFolder;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;
import org.frond.structure.Microstructure;
import org.frond.unit.QuantityKind;

/**
 * Carries the configuration of a body without a cell out: load step by load step to the end, with everything on the way
 * written into the result folder. A step that does not converge is made again half as long.
 */
final class SpecimenRun {

    private static final int DIGITS = 3;
    private static final double TIME_ROUNDING = 1e-9;
    private static final long PROGRESS_NANOS = 10_000_000_000L;

    private final Config config;
    private final Workplace place;
    private final PrintWriter terminal;
    private final Interruption interruption;
    private final Grid grid;
    private final Kernels kernels;
    private final Scenery scenery;
    private final SpecimenModel model;
    private final SpecimenHistory history;
    private final State state;
    private final State trial;
    private final CycleComparison comparison;
    private final Undershoot undershoot;
    private long lastSnapshot = -1;

    SpecimenRun(Config config, Workplace place, PrintWriter terminal, Interruption interruption) {
        this.config = config;
        this.place = place;
        this.terminal = terminal;
        this.interruption = interruption;
        Assembly assembly = new Assembly(config);
        this.grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        this.scenery = new Scenery(Assembly.title(config), grid, grains);
        this.kernels = new Kernels(place, grid.dim());
        this.model = new SpecimenModel(config, kernels, grid, grains);
        this.history = new SpecimenHistory(config, kernels, grid, model);
        this.state = SpecimenModel.emptyState(config, kernels, grid);
        this.trial = SpecimenModel.emptyState(config, kernels, grid);
        this.comparison = new CycleComparison(kernels.cycles());
        this.undershoot = new Undershoot(config, kernels.device(), grid);
    }

    /** The files that grow while the run goes on. */
    private record Output(ResultFolder folder, CsvTable table, SnapshotSeries snapshots) implements AutoCloseable {

        @Override
        public void close() {
            try (table) {
                snapshots.close();
            }
        }
    }

    /** Runs into a folder that is new or empty, or goes on from the newest checkpoint in it. */
    Simulation.Outcome run(Path path, boolean resume, List<Path> inputs) {
        List<Path> read = new ArrayList<>(config.inputs());
        read.addAll(inputs);
        String provenance = Provenance.collect(place.name(), config.get(StructureSettings.SEED), Instant.now(), read)
                .and(config.shippedInputs()).json();
        try (Output files = resume ? goOn(ResultFolder.open(path), provenance) : begin(path, provenance)) {
            return travel(files);
        }
    }

    private Output begin(Path path, String provenance) {
        SpecimenModel.Report start = model.start(state);
        if (!start.converged()) {
            throw new SolverException("the start could not be settled: " + start.reason());
        }
        history.begin(state, 0);
        undershoot.begin(state, 0, Double.POSITIVE_INFINITY);
        ResultFolder folder = ResultFolder.create(path);
        AtomicFile.writeText(folder.config(), config.toYaml());
        AtomicFile.writeText(folder.provenance(), provenance);
        Output files = new Output(folder, CsvTable.create(folder.history(), history.columns(state)),
                snapshots(folder, provenance, 0));
        files.table.append(history.row(state, start));
        snapshot(files, 0);
        return files;
    }

    private Output goOn(ResultFolder folder, String provenance) {
        CheckpointFolder.Restored restored = folder.checkpoints().readNewest()
                .orElseThrow(() -> new RunFailedException(folder.path() + " holds no checkpoint to go on from; "
                        + "remove the folder and start the run anew"));
        restored.warnings().forEach(terminal::println);
        StoredState.restore(restored.state(), state);
        model.goOn(state);
        history.begin(state, restored.state().number("external work"));
        undershoot.begin(state, restored.state().number("least concentration"), restored.state().number("below zero since"));
        lastSnapshot = restored.state().whole("last snapshot");
        AtomicFile.writeText(folder.config(), config.toYaml());
        terminal.println("Going on from step " + restored.step() + ".");
        return new Output(folder, CsvTable.resume(folder.history(), history.columns(state), state.clock().step()),
                snapshots(folder, provenance, restored.state().whole("snapshots")));
    }

    private SnapshotSeries snapshots(ResultFolder folder, String provenance, long taken) {
        return new SnapshotSeries(folder, config, grid, provenance, scenery::specimen, taken);
    }

    private Simulation.Outcome travel(Output files) {
        long started = System.nanoTime();
        long told = started;
        long checkpointed = started;
        double end = config.get(TimeSettings.END);
        double interval = files.snapshots.interval();
        int stopSteps = config.get(StopSettings.STEPS);
        String failure = "";
        boolean interrupted = false;
        while (failure.isEmpty() && !interrupted && state.clock().time() < end * (1 - TIME_ROUNDING)
                && (stopSteps == 0 || state.clock().step() < stopSteps)) {
            double timeBefore = state.clock().time();
            SpecimenModel.Report report = advance(end);
            if (!report.converged()) {
                failure = "step " + (state.clock().step() + 1) + " at " + QuantityKind.TIME.print(state.clock().time(), DIGITS)
                        + " did not converge, however short: " + report.reason();
                break;
            }
            files.table.append(history.row(state, report));
            undershoot.see(state);
            if (Math.floor(state.clock().time() / interval + TIME_ROUNDING) > Math.floor(timeBefore / interval + TIME_ROUNDING)
                    || files.snapshots.isAskedFor(state.clock().step())) {
                snapshot(files, state.clock().step());
            }
            if (state.clock().step() >= config.get(TimeSettings.MAXIMUM_STEPS)) {
                failure = "time.maximumSteps was reached before time.end";
            }
            interrupted = interruption.isAsked();
            long now = System.nanoTime();
            if (now - told > PROGRESS_NANOS) {
                told = now;
                terminal.println(String.format(Locale.ROOT, "t %s of %s  step %d  %d sweeps",
                        QuantityKind.TIME.print(state.clock().time(), DIGITS), QuantityKind.TIME.print(end, DIGITS),
                        state.clock().step(), report.sweeps()));
                terminal.flush();
            }
            if (now - checkpointed > config.get(OutputSettings.CHECKPOINT_EVERY) * 1e9) {
                checkpointed = now;
                checkpoint(files);
            }
        }
        checkpoint(files);
        return finish(files, failure, interrupted, (System.nanoTime() - started) / 1e9);
    }

    /** Makes one step; the state moves on only where the report says that it converged. */
    private SpecimenModel.Report advance(double end) {
        State.Clock clock = state.clock();
        double longest = config.get(TimeSettings.MAXIMUM_STEP);
        double planned = Math.min(clock.nextStep() > 0 ? clock.nextStep() : config.get(TimeSettings.FIRST_STEP), longest);
        double left = Math.min(end, model.nextEvent(clock.time())) - clock.time();
        double dt = left <= planned * (1 + TIME_ROUNDING) ? left : planned;
        if (comparison.isEmpty() || clock.time() + dt >= end * (1 - TIME_ROUNDING)) {
            double length = dt;
            comparison.compare(state, trial, tried -> model.step(tried, length).converged());
        }
        long refused = 0;
        while (true) {
            trial.copyFrom(state);
            SpecimenModel.Report report = model.step(trial, dt);
            if (report.converged()) {
                state.copyFrom(trial);
                state.setClock(clock.advanced(dt,
                        Math.min(longest, Math.max(dt, refused > 0 ? 0 : planned)
                                * Math.min(config.get(TimeSettings.GROWTH), report.stretch())), refused));
                return report;
            }
            refused++;
            dt /= 2;
            if (dt < config.get(TimeSettings.MINIMUM_STEP)) {
                return report;
            }
        }
    }

    private void snapshot(Output files, long step) {
        if (step == lastSnapshot) {
            return;
        }
        lastSnapshot = step;
        List<FieldData> fields = model.fields(state);
        files.snapshots.take(state.clock(), () -> fields, Map.of());
    }

    private void checkpoint(Output files) {
        files.snapshots.await(); // it counts the snapshots there are
        files.table.force();
        files.folder.checkpoints().write(state.clock().step(), StoredState.of(state, Map.of(),
                Map.of("last snapshot", lastSnapshot, "snapshots", files.snapshots.count()), Map.of("external work", history.work(),
                        "least concentration", undershoot.least(), "below zero since", undershoot.first())));
    }

    private Simulation.Outcome finish(Output files, String failure, boolean interrupted, double seconds) {
        State.Clock clock = state.clock();
        Map<String, Object> summary = new LinkedHashMap<>();
        String ending = !failure.isEmpty() ? "failed" : interrupted ? "interrupted" : "completed";
        summary.put("ending", ending);
        summary.put("reason", failure);
        summary.put("time_s", clock.time());
        summary.put("steps", clock.step());
        summary.put("refused_steps", clock.rejected());
        summary.putAll(undershoot.summary());
        summary.putAll(comparison.summary());
        summary.put("wall_clock_s", seconds);
        JsonFile.write(files.folder.summary(), "summary", 1, summary);
        if (!interrupted) {
            snapshot(files, clock.step());
            if (failure.isEmpty()) {
                files.snapshots.film();
            }
            profiles(files.folder);
            files.snapshots.copyLastFrame(files.folder.path().resolve("picture.png"));
            files.snapshots.await();
        }
        terminal.println((failure.isEmpty() ? "Ended" : "Failed") + ": "
                + (!failure.isEmpty() ? failure : interrupted ? "interrupted; go on with --resume" : "time.end was reached")
                + ". " + clock.step() + " steps, " + clock.rejected() + " refused and shortened, in "
                + Progress.duration(seconds) + ".");
        Stream.of(undershoot.line(), comparison.line()).filter(line -> !line.isEmpty()).forEach(terminal::println);
        terminal.println("Results: " + files.folder.path());
        terminal.flush();
        return interrupted ? Simulation.Outcome.INTERRUPTED
                : failure.isEmpty() ? Simulation.Outcome.COMPLETED : Simulation.Outcome.FAILED;
    }

    /** Writes the lines of the configuration. */
    private void profiles(ResultFolder folder) {
        for (String name : config.names(ProfileSettings.SECTION)) {
            OutputField field = config.get(ProfileSettings.FIELD.of(name));
            Field shown = model.description(field);
            List<List<Double>> points = points(config.get(ProfileSettings.FROM.of(name)), config.get(ProfileSettings.TO.of(name)),
                    config.get(ProfileSettings.POINTS.of(name)));
            double[] values = new FieldProbe(kernels, grid, shown, config.get(ProfileSettings.COMPONENT.of(name)), points)
                    .read(model.values(state, field));
            Path file = folder.path().resolve("profiles").resolve(name + ".csv");
            removeOld(file);
            try (CsvTable table = CsvTable.create(file, List.of(Column.count("Point", "Number of the point"),
                    Column.number("x", "m", "Where"), Column.number("y", "m", "Where"), Column.number("z", "m", "Where"),
                    Column.number("Value", shown.unit(), shown.description())))) {
                for (int point = 0; point < values.length; point++) {
                    List<Double> at = points.get(point);
                    table.append(point, at.get(0), at.get(1), at.get(2), values[point]);
                }
            }
        }
    }

    /** Points that divide a line evenly, with three coordinates each [m]. */
    private List<List<Double>> points(List<Double> from, List<Double> to, int count) {
        return IntStream.range(0, count).mapToObj(point -> IntStream.range(0, 3).mapToObj(axis -> axis < grid.dim()
                ? from.get(axis) + (double) point / (count - 1) * (to.get(axis) - from.get(axis)) : 0.0).toList()).toList();
    }

    /** The profile of an earlier end, where the run has gone on since. */
    private static void removeOld(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
