package org.frond.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where everything of one run lies.
 *
 * <pre>
 *   config.yaml  provenance.json  status.json  history.csv  events.csv  summary.json
 *   snapshots/000042.h5  run.xdmf  mesh.h5  checkpoint/  frames/  report.html  animation.gif  forks/
 *   morphology.csv  morphology.json
 * </pre>
 *
 * @param path the run's own folder
 */
public record ResultFolder(Path path) {

    /** Headings, and the line of the start that a body has. */
    private static final int LINES_OF_A_BEGINNING = 2;

    /**
     * Whether there is a run in a folder to go on with; otherwise one can begin there: it is absent or empty, or the run in it never
     * came to its first checkpoint.
     *
     * @param resume whether going on was asked for
     * @throws FolderException if neither can be: results are never written over
     */
    public static boolean isToGoOn(Path path, boolean resume) {
        ResultFolder folder = new ResultFolder(path);
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.isDirectory(path)) {
            throw new FolderException(path, "is a file, not a folder; choose another with --out");
        }
        if (folder.isEmpty() || folder.isUnbegun()) {
            return false;
        }
        if (!resume) {
            throw new FolderException(path, "is not empty; use --resume to go on with the run in it, or --out for another folder");
        }
        if (!Files.isRegularFile(folder.config())) {
            throw new FolderException(path, "holds no run to go on with (" + folder.config().getFileName()
                    + " is missing); choose another with --out");
        }
        return true;
    }

    /** Why no run can be read from it, or empty: it is no folder of one, or nobody may look. */
    public Optional<String> lacksRun() {
        return Files.isRegularFile(config()) ? Optional.empty() : Optional.of(Files.notExists(path) ? "no such folder"
                : !Files.isDirectory(path) ? "is a file, not the folder of a run"
                : Files.isDirectory(path.resolve("runs")) ? "is the folder of a study; the folders of its runs lie in " + path.resolve("runs")
                : Files.notExists(config()) ? "is not the folder of a run: it has no " + config().getFileName() : "may not be read");
    }

    /** The folder of a run that begins, made when absent; what an earlier start has left is removed. */
    public static ResultFolder create(Path path) {
        isToGoOn(path, false);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw ResultException.disk(path, e);
        }
        ResultFolder folder = new ResultFolder(path);
        folder.clear();
        return folder;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return entries(path).isEmpty();
    }

    /**
     * Whether a run was started here that never came to its first checkpoint: it has left nothing worth keeping, and can be
     * started again. Its first file is its status, so that a folder with a configuration alone is somebody else's.
     */
    public boolean isUnbegun() {
        return RunStatus.read(status()).isPresent() && entries(path).stream().allMatch(this::isOfABeginning);
    }

    private boolean isOfABeginning(Path entry) {
        if (entry.equals(checkpoints().path())) {
            return entries(entry).stream().allMatch(AtomicFile::isTemporary);
        }
        return AtomicFile.isTemporary(entry) || Set.of(config(), provenance(), status()).contains(entry)
                || Set.of(history(), events()).contains(entry) && hasNoStep(entry);
    }

    /** Of a table that has no line but the headings and that of the start. */
    private static boolean hasNoStep(Path table) {
        try (Stream<String> lines = Files.lines(table, StandardCharsets.ISO_8859_1)) {
            return lines.limit(LINES_OF_A_BEGINNING + 1L).count() <= LINES_OF_A_BEGINNING;
        } catch (IOException | UncheckedIOException e) {
            throw ResultException.disk(table, e);
        }
    }

    /** Removes what a beginning has left; its status last, so that what is left halfway is known for what it is. */
    public void clear() {
        if (isUnbegun()) {
            Stream.of(entries(checkpoints().path()), entries(path)).flatMap(List::stream).filter(entry -> !entry.equals(status()))
                    .forEach(AtomicFile::delete);
            AtomicFile.delete(status());
        }
    }

    /** Removes what was being written when a run was killed; other runs that lie in the folder may be at work. */
    public void sweep() {
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> AtomicFile.isTemporary(file) && !file.startsWith(forks())).toList().forEach(AtomicFile::delete);
        } catch (IOException | UncheckedIOException e) {
            throw ResultException.disk(path, e);
        }
    }

    /** What lies in a folder, but the lock. */
    private static List<Path> entries(Path folder) {
        return Entries.of(folder).stream().filter(entry -> !entry.getFileName().toString().equals(FolderLock.NAME)).toList();
    }

    /** The effective configuration. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    /** Where the result came from. */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** What the run is doing. */
    public Path status() {
        return path.resolve("status.json");
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

    /** Pictures that were drawn of it later. */
    public Path pictures() {
        return path.resolve("pictures");
    }

    /** The snapshots in VTK's own format, where they were exported. */
    public Path vtk() {
        return path.resolve("vtk");
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

    /** Runs that started from states of this one. */
    public Path forks() {
        return path.resolve("forks");
    }

    /** What crack and metal look like, one line per snapshot. */
    public Path morphology() {
        return path.resolve("morphology.csv");
    }

    /** The same with its parts: tips, branches, kinks, cells of the web, particles, advances. */
    public Path morphologyParts() {
        return path.resolve("morphology.json");
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }
}
