package org.frond.run;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.frond.config.Config;
import org.frond.config.OutputSettings;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.Column;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.FolderLock;
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

    private static final String HISTORY_STORED = "history";
    private static final String EVENTS_STORED = "events";
    private static final String LENGTH_STORED = " bytes";
    private static final String SUM_STORED = " sum";
    private static final String COUNT_STORED = "snapshots";
    private static final String STEP_STORED = "last snapshot";
    private static final String TIP_STORED = "last snapshot tip";
    private static final String RIGHT_TIP_STORED = "last snapshot right tip";

    private final ResultFolder folder;
    private final FolderLock lock;
    private final RunIdentity identity;
    private final int kept;
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

    /**
     * Where a run is recorded.
     *
     * @param folder     its folder
     * @param lock       the right to write there
     * @param identity   what the run is known by
     * @param config     what it was asked to do
     * @param provenance where it comes from
     */
    record Place(ResultFolder folder, FolderLock lock, RunIdentity identity, Config config, String provenance) {
    }

    private Recorder(Place place, Problem problem, Grid grid, CsvTable history, CsvTable events, SnapshotSeries snapshots, Last last) {
        this.folder = place.folder();
        this.lock = place.lock();
        this.identity = place.identity();
        this.kept = place.config().get(OutputSettings.KEEP_CHECKPOINTS).orElse(Integer.MAX_VALUE);
        this.problem = problem;
        this.grid = grid;
        this.times = SnapshotTimes.of(place.config());
        this.eventColumns = problem.output().eventColumns();
        this.history = history;
        this.events = events;
        this.snapshots = snapshots;
        this.last = last;
    }

    /** Starts the files of a run at a state, and writes what is known before the first step. */
    static Recorder create(Place place, Problem problem, State start) {
        Output output = problem.output();
        Recorder recorder = new Recorder(place, problem, start.grid(), CsvTable.create(place.folder().history(), output.columns(start)),
                CsvTable.create(place.folder().events(), Event.columns(output)),
                SnapshotSeries.create(place, start.grid(), output::frame), new Last(0, StepReport.NOWHERE));
        output.startRow().ifPresent(recorder.history::append);
        recorder.checkpoint(start); // which need not wait for the snapshot
        recorder.snapshot(start);
        return recorder;
    }

    /**
     * Lets stored states alone pass whose tables are there.
     *
     * @throws org.frond.io.DamagedFileException if they are not
     */
    static void check(ResultFolder folder, RunState stored) {
        mark(stored, HISTORY_STORED).require(folder.history());
        mark(stored, EVENTS_STORED).require(folder.events());
    }

    /**
     * Goes on from a stored state, to which {@code state} has been set; what was written after it is removed.
     * What may change when a run goes on, such as its end, changes in its record as well.
     *
     * @param warn told what is missing of the run so far
     */
    static Recorder resume(Place place, Problem problem, RunState stored, State state, Consumer<String> warn) {
        ResultFolder folder = place.folder();
        folder.sweep();
        AtomicFile.writeText(folder.config(), place.config().toYaml());
        Recorder recorder = new Recorder(place, problem, state.grid(),
                CsvTable.resume(folder.history(), problem.output().columns(state), mark(stored, HISTORY_STORED)),
                CsvTable.resume(folder.events(), Event.columns(problem.output()), mark(stored, EVENTS_STORED)),
                SnapshotSeries.resume(place, state.grid(), problem.output()::frame, stored.whole(COUNT_STORED), warn),
                new Last(stored.whole(STEP_STORED),
                        new Fronts.Reach(stored.number(TIP_STORED), stored.number(RIGHT_TIP_STORED))));
        if (stored.whole(COUNT_STORED) == 0) {
            recorder.snapshot(state); // the run ended between its first checkpoint and its first snapshot
        }
        return recorder;
    }

    private static CsvTable.Mark mark(RunState stored, String table) {
        return new CsvTable.Mark(stored.whole(table + LENGTH_STORED), stored.whole(table + SUM_STORED));
    }

    /** Writes an accepted step that began at a time [s]. */
    void record(State state, double began, StepReport report) {
        lock.requireHeld();
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

    /** Ends frames and film, if there are any, in the snapshots' thread; {@link #await} waits for it. */
    void complete() {
        snapshots.complete();
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
        lock.requireHeld();
        history.force();
        events.force();
        CsvTable.Mark lines = history.mark();
        CsvTable.Mark happened = events.mark();
        RunState own = new RunState(Map.of(), Map.of(COUNT_STORED, snapshots.count(), STEP_STORED, last.step(),
                HISTORY_STORED + LENGTH_STORED, lines.length(), HISTORY_STORED + SUM_STORED, lines.sum(),
                EVENTS_STORED + LENGTH_STORED, happened.length(), EVENTS_STORED + SUM_STORED, happened.sum()),
                Map.of(TIP_STORED, last.reach().left(), RIGHT_TIP_STORED, last.reach().right()), Map.of());
        folder.checkpoints().write(state.clock().step(),
                StoredState.of(state, List.of(problem.memory(), own, identity.memory())), kept);
    }

    @Override
    public void close() {
        try (history; events) {
            snapshots.close();
        }
    }
}
