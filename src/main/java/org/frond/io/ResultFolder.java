package org.frond.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where everything of one run lies.
 *
 * <pre>
 *   config.yaml  provenance.json  history.csv  events.csv  summary.json
 *   snapshots/000042.h5  run.xdmf  mesh.h5  checkpoint/  frames/  report.html  animation.gif
 * </pre>
 *
 * @param path the run's own folder
 */
public record ResultFolder(Path path) {

    /**
     * A folder for a new run, made when absent.
     *
     * @throws ResultException when something lies there already: results are never written over
     */
    public static ResultFolder create(Path path) {
        try {
            if (Files.exists(path) && !(Files.isDirectory(path) && isEmpty(path))) {
                throw new ResultException(path + " holds another run or other files; results are never overwritten: "
                        + "give another folder with --out, continue with --resume, or remove it");
            }
            Files.createDirectories(path);
            return new ResultFolder(path);
        } catch (IOException e) {
            throw ResultException.disk(path, e);
        }
    }

    /**
     * The folder of a run that has been started.
     *
     * @throws ResultException when no run ever lay there
     */
    public static ResultFolder open(Path path) {
        ResultFolder folder = new ResultFolder(path);
        if (!Files.isRegularFile(folder.config())) {
            throw new ResultException(path + " is not the folder of a run: it has no " + folder.config().getFileName());
        }
        return folder;
    }

    /** The effective configuration. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    /** Where the result came from. */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** One line per step. */
    public Path history() {
        return path.resolve("history.csv");
    }

    /** One line per event. */
    public Path events() {
        return path.resolve("events.csv");
    }

    /** The verdict and the headline numbers. */
    public Path summary() {
        return path.resolve("summary.json");
    }

    /** The fields at chosen times. */
    public SnapshotFolder snapshots() {
        return new SnapshotFolder(path.resolve("snapshots"));
    }

    /** The snapshots as a time series for ParaView. */
    public Path xdmf() {
        return path.resolve("run.xdmf");
    }

    /** The states to go on from. */
    public CheckpointFolder checkpoints() {
        return new CheckpointFolder(path.resolve("checkpoint"));
    }

    /** The pictures. */
    public Path frames() {
        return path.resolve("frames");
    }

    /** The moving picture. */
    public Path animation() {
        return path.resolve("animation.gif");
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
