package org.frond.run;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.frond.config.Config;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.Column;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.model.Fronts;
import org.frond.model.State;
import org.frond.picture.Picture;

/**
 * Writes what a run does into its result folder: a history line per step, events, snapshots with their frames, and
 * checkpoints. What it remembers between steps is part of the checkpoint, so that a run that goes on writes the same
 * bytes as one that never stopped.
 */
final class Recorder implements AutoCloseable {

    private static final String COUNT_STORED = "snapshots";
    private static final String STEP_STORED = "last snapshot";
    private static final String TIP_STORED = "last snapshot tip";
    private static final String RIGHT_TIP_STORED = "last snapshot right tip";

    private final ResultFolder folder;
    private final Problem problem;
    private final Grid grid;
    private final SnapshotTimes times;
    private final List<Column> eventColumns;
    private final CsvTable history;
    private final CsvTable events;
    private final SnapshotSeries snapshots;
    private Last last;

    /** The last snapshot: of which step it is, and how far the crack reached. */
    private record Last(long step, Fronts.Reach reach) {
    }

    private Recorder(ResultFolder folder, Config config, Problem problem, Grid grid, String provenance, CsvTable history,
            CsvTable events, long count, Last last) {
        this.folder = folder;
        this.problem = problem;
        this.grid = grid;
        this.times = SnapshotTimes.of(config);
        this.eventColumns = problem.output().eventColumns();
        this.history = history;
        this.events = events;
        this.snapshots = new SnapshotSeries(folder, config, grid, provenance, problem.output()::frame, count);
        this.last = last;
    }

    /** Starts a new folder and writes what is known before the first step. */
    static Recorder create(ResultFolder folder, Config config, Problem problem, String provenance, State start) {
        AtomicFile.writeText(folder.config(), config.toYaml());
        AtomicFile.writeText(folder.provenance(), provenance);
        Output output = problem.output();
        Recorder recorder = new Recorder(folder, config, problem, start.grid(), provenance,
                CsvTable.create(folder.history(), output.columns(start)),
                CsvTable.create(folder.events(), Event.columns(output)), 0, new Last(0, StepReport.NOWHERE));
        output.startRow().ifPresent(recorder.history::append);
        recorder.checkpoint(start); // which need not wait for the snapshot
        recorder.snapshot(start);
        return recorder;
    }

    /**
     * Goes on in a folder from a stored state, to which {@code state} has been set; what was written after it is removed.
     * What may change when a run goes on, such as its end, changes in its record as well.
     */
    static Recorder resume(ResultFolder folder, Config config, Problem problem, String provenance, RunState stored,
            State state) {
        long step = state.clock().step();
        AtomicFile.writeText(folder.config(), config.toYaml());
        Recorder recorder = new Recorder(folder, config, problem, state.grid(), provenance,
                CsvTable.resume(folder.history(), problem.output().columns(state), step),
                CsvTable.resume(folder.events(), Event.columns(problem.output()), step), stored.whole(COUNT_STORED),
                new Last(stored.whole(STEP_STORED),
                        new Fronts.Reach(stored.number(TIP_STORED), stored.number(RIGHT_TIP_STORED))));
        if (stored.whole(COUNT_STORED) == 0) {
            recorder.snapshot(state); // the run ended between its first checkpoint and its first snapshot
        }
        return recorder;
    }

    /** Writes an accepted step that began at a time [s]. */
    void record(State state, double began, StepReport report) {
        State.Clock clock = state.clock();
        history.append(report.row());
        report.events().forEach(event -> events.append(event.row(clock, eventColumns)));
        if (times.isDue(began, clock.time(), clock.step()) || times.isDue(last.reach(), report.reach())) {
            snapshot(state);
        }
    }

    /**
     * Takes a snapshot, unless there is one of this step already. It and its frame are written while the run goes on, see
     * {@link #await}.
     */
    void snapshot(State state) {
        long step = state.clock().step();
        if (snapshots.count() > 0 && step == last.step()) {
            return;
        }
        snapshots.take(state.clock(), fields(state), problem.output().documents(state));
        last = new Last(step, problem.reach(state));
    }

    /** The fields at a state, on their way from the device. */
    private Supplier<List<FieldData>> fields(State state) {
        Map<Field, Supplier<double[]>> readings = problem.output().fields(state);
        return () -> readings.entrySet().stream()
                .map(reading -> FieldData.of(grid, reading.getKey(), reading.getValue().get())).toList();
    }

    /** Ends the film of all frames, if there are any, in the snapshots' thread; {@link #await} waits for it. */
    void film() {
        snapshots.film();
    }

    /** The picture of the end, drawn in the snapshots' thread; {@link #await} waits for it. */
    void picture(State state) {
        if (snapshots.draws()) {
            State.Clock clock = state.clock();
            Supplier<List<FieldData>> fields = fields(state);
            snapshots.picture(() -> Picture.write(folder.path().resolve("picture.png"),
                    problem.output().picture(clock.time(), clock.step(), fields.get())));
        }
    }

    /**
     * Waits until all snapshots are written.
     *
     * @throws RuntimeException what one of them failed with
     */
    void await() {
        snapshots.await();
    }

    /** Writes the full state and what problem and recorder remember. */
    void checkpoint(State state) {
        await(); // it counts the snapshots there are
        history.force();
        events.force();
        RunState own = new RunState(Map.of(), Map.of(COUNT_STORED, snapshots.count(), STEP_STORED, last.step()),
                Map.of(TIP_STORED, last.reach().left(), RIGHT_TIP_STORED, last.reach().right()), Map.of());
        folder.checkpoints().write(state.clock().step(), StoredState.of(state, List.of(problem.memory(), own)));
    }

    @Override
    public void close() {
        try (history; events) {
            snapshots.close();
        }
    }
}
