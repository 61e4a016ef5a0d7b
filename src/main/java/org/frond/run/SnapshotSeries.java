package org.frond.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.frond.config.Config;
import org.frond.config.OutputSettings;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.FolderLock;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.frond.io.SnapshotHeader;
import org.frond.io.Storage;
import org.frond.io.XdmfSeries;
import org.frond.model.State;
import org.frond.picture.ColourRange;
import org.frond.picture.Extremes;
import org.frond.picture.Film;
import org.frond.picture.Still;
import org.frond.picture.Picture;

/**
 * The snapshots of a run, a frame drawn of each, and the film of the frames. They are written in a thread of their own while the run
 * goes on. All frames of a complete run have the same colours for the same values: while it goes on a frame is drawn between the
 * values that there have been so far, widened to round numbers, and at the end those are drawn again whose limits were others.
 */
final class SnapshotSeries implements AutoCloseable {

    private static final double FRAMES_PER_SECOND = 10;

    private final ResultFolder folder;
    private final FolderLock lock;
    private final Grid grid;
    private final Map<String, String> documents;
    private final Storage storage;
    private final boolean frames;
    private final Painter painter;
    private final XdmfSeries series;
    private final boolean animation;
    private final SnapshotWriter writer = new SnapshotWriter();
    private long count;
    /** Between which values the fields of all frames so far lie; of the writer's thread alone, like the next two. */
    private final Map<String, Extremes> extremes = new HashMap<>();
    private Map<String, ColourRange> ranges = Map.of();
    /** The first frame that was drawn within the ranges as they are. */
    private long settled;

    /** Makes a frame. */
    interface Painter {
        Still frame(double time, long step, List<FieldData> fields);
    }

    private SnapshotSeries(Recorder.Place place, Grid grid, Painter painter, XdmfSeries series, long count) {
        Config config = place.config();
        this.folder = place.folder();
        this.lock = place.lock();
        this.grid = grid;
        this.documents = new LinkedHashMap<>();
        documents.put("config.yaml", config.toYaml());
        documents.put("provenance.json", place.provenance());
        this.storage = storage(config);
        this.frames = config.get(OutputSettings.FRAMES);
        this.animation = config.get(OutputSettings.ANIMATION);
        this.painter = painter;
        this.series = series;
        this.count = count;
    }

    /** How a configuration has numbers stored. */
    static Storage storage(Config config) {
        return config.get(OutputSettings.NUMBERS) == OutputSettings.Precision.SINGLE ? Storage.FLOAT32 : Storage.FLOAT64;
    }

    /** A series that begins. */
    static SnapshotSeries create(Recorder.Place place, Grid grid, Painter painter) {
        ResultFolder folder = place.folder();
        return new SnapshotSeries(place, grid, painter, XdmfSeries.of(folder.xdmf(), folder.snapshots(), List.of()), 0);
    }

    /**
     * A series that goes on after some snapshots; those beyond are removed.
     *
     * @param warn told which of them are missing or damaged: they cannot be made again, and the series leaves them out
     */
    static SnapshotSeries resume(Recorder.Place place, Grid grid, Painter painter, long count, Consumer<String> warn) {
        ResultFolder folder = place.folder();
        folder.snapshots().discardFrom(count);
        SnapshotFolder.Survey found = folder.snapshots().survey(count);
        lost(found).ifPresent(words -> warn.accept(folder.snapshots().path() + ": " + words
                + "; the run goes on, and run.xdmf leaves them out"));
        SnapshotSeries resumed = new SnapshotSeries(place, grid, painter,
                XdmfSeries.of(folder.xdmf(), folder.snapshots(), found.whole()), count);
        if (count > 0) {
            resumed.series.write();
            if (resumed.frames) {
                resumed.writer.write(() -> LongStream.range(0, count).forEach(resumed::remember));
            }
        }
        return resumed;
    }

    private static Optional<String> lost(SnapshotFolder.Survey found) {
        List<String> words = new ArrayList<>();
        if (!found.missing().isEmpty()) {
            words.add("missing: " + String.join(", ", found.missing()));
        }
        if (!found.damaged().isEmpty()) {
            words.add("damaged: " + String.join(", ", found.damaged()));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
    }

    /** Snapshots taken so far. */
    long count() {
        return count;
    }

    /** Whether pictures are asked for. */
    boolean draws() {
        return frames;
    }

    /**
     * Takes a snapshot of fields that are on their way.
     *
     * @param further documents beside the configuration and the provenance, by file name
     */
    void take(State.Clock clock, Supplier<List<FieldData>> fields, Map<String, String> further) {
        long number = count++;
        Map<String, String> all = new LinkedHashMap<>(documents);
        all.putAll(further);
        writer.write(() -> {
            List<FieldData> arrived = fields.get();
            lock.requireHeld();
            Snapshot snapshot = Snapshot.of((int) number, clock.step(), clock.time(), grid, arrived, all).as(storage);
            folder.snapshots().write(snapshot);
            series.add(snapshot.header());
            if (frames) {
                Still frame = painter.frame(clock.time(), clock.step(), arrived);
                widen(number, frame);
                Picture.write(frame(number), frame.within(ranges).render());
            }
        });
    }

    /** Lets the ranges hold what a frame shows. */
    private void widen(long number, Still frame) {
        frame.extremes().forEach((field, found) -> extremes.merge(field, found, Extremes::and));
        Map<String, ColourRange> wider = frame.ranges(extremes);
        if (!wider.equals(ranges)) {
            ranges = wider;
            settled = number;
        }
    }

    /** Takes into account what an earlier part of the run has drawn, within ranges that nobody remembers. */
    private void remember(long number) {
        earlier(number).ifPresent(frame -> widen(number, frame));
        settled = number + 1;
    }

    /** The frame of an earlier snapshot, where there is one and the snapshot is what was written. */
    private Optional<Still> earlier(long number) {
        return Files.exists(frame(number)) ? folder.snapshots().whole(number).map(snapshot -> {
            SnapshotHeader header = snapshot.header();
            return painter.frame(header.time(), header.step(), snapshot.fields());
        }) : Optional.empty();
    }

    private Path frame(long number) {
        return folder.frames().resolve(String.format(Locale.ROOT, "%06d.png", number));
    }

    /** Draws the frames again that have other limits than the last, and makes the film of all, where it is asked for. */
    void complete() {
        if (frames && count > 0) {
            writer.write(() -> {
                lock.requireHeld();
                LongStream.range(0, settled).forEach(number -> earlier(number).ifPresent(frame ->
                        Picture.write(frame(number), frame.within(ranges).render())));
                if (animation) {
                    film();
                }
            });
        }
    }

    private void film() {
        try (Film film = new Film(folder.animation(), FRAMES_PER_SECOND)) {
            for (long number = 0; number < count; number++) {
                if (Files.exists(frame(number))) {
                    film.add(Picture.read(frame(number)));
                }
            }
            film.complete();
        }
    }

    /** Draws and writes another picture. */
    void picture(Runnable drawing) {
        writer.write(drawing);
    }

    /**
     * Waits until everything is written.
     *
     * @throws RuntimeException what a snapshot failed with
     */
    void await() {
        writer.await();
    }

    @Override
    public void close() {
        writer.close();
    }
}
