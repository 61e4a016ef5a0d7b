package org.frond.run;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.frond.config.Config;
import org.frond.config.OutputSettings;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.ResultFolder;
import org.frond.io.Snapshot;
import org.frond.io.XdmfSeries;
import org.frond.model.State;
import org.frond.picture.Film;
import org.frond.picture.Picture;

/**
 * The snapshots of a run, a frame drawn of each, and the film of the frames. They are written in a
 * thread of their own while the run goes on.
 */
final class SnapshotSeries implements AutoCloseable {

    private static final double FRAMES_PER_SECOND = 10;

    private final ResultFolder folder;
    private final Grid grid;
    private final Map<String, String> documents;
    private final boolean frames;
    private final Painter painter;
    private final XdmfSeries series;
    private final Optional<Film> film;
    private final SnapshotWriter writer = new SnapshotWriter();
    private long count;

    /** Draws a frame. */
    interface Painter {
        BufferedImage frame(double time, long step, List<FieldData> fields);
    }

    /**
     * A series that goes on after some snapshots; there are none beyond these.
     *
     * @param provenance where the run comes from; it is part of each snapshot, like the configuration
     */
    SnapshotSeries(ResultFolder folder, Config config, Grid grid, String provenance, Painter painter, long count) {
        this.folder = folder;
        this.grid = grid;
        this.documents = new LinkedHashMap<>();
        documents.put("config.yaml", config.toYaml());
        documents.put("provenance.json", provenance);
        this.frames = config.get(OutputSettings.FRAMES);
        this.film = frames && config.get(OutputSettings.ANIMATION)
                ? Optional.of(new Film(folder.animation(), FRAMES_PER_SECOND)) : Optional.empty();
        this.painter = painter;
        this.count = count;
        folder.snapshots().discardFrom(count);
        this.series = XdmfSeries.of(folder.xdmf(), folder.snapshots());
        if (count > 0) {
            series.write();
            // a run that goes on may have begun without frames
            film.ifPresent(grown -> writer.write(() -> LongStream.range(0, count).mapToObj(this::frame)
                    .filter(Files::exists).map(Picture::read).forEach(grown::add)));
        }
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
            Snapshot snapshot = Snapshot.of((int) number, clock.step(), clock.time(), grid, arrived, all);
            folder.snapshots().write(snapshot);
            series.add(snapshot.header());
            if (frames) {
                BufferedImage drawn = painter.frame(clock.time(), clock.step(), arrived);
                Picture.write(frame(number), drawn);
                film.ifPresent(grown -> grown.add(drawn));
            }
        });
    }

    private Path frame(long number) {
        return folder.frames().resolve(String.format(Locale.ROOT, "%06d.png", number));
    }

    /** Ends the film of all frames, where it is asked for and there are any. */
    void film() {
        film.ifPresent(grown -> writer.write(grown::complete));
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
        try {
            writer.close();
        } finally {
            film.ifPresent(Film::close);
        }
    }
}
