package org.frond.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: full precision, checksummed, the newest two kept, so that a damaged one still leaves a way
 * back.
 *
 * @param path the folder
 */
public record CheckpointFolder(Path path) {

    private static final int KEPT = 2;
    private static final String FILE_NAME = "\\d{9,18}\\.ckpt";

    /**
     * What was found to go on from.
     *
     * @param step     step after which the state was stored
     * @param state    the state
     * @param warnings one line for every newer checkpoint that could not be used
     */
    public record Restored(long step, RunState state, List<String> warnings) {

        public Restored {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Stores the state after a step, then removes all but the newest two up to it; those of later steps belong to a
     * future that a resumed run has left.
     */
    public Path write(long step, RunState state) {
        Path file = path.resolve(String.format(Locale.ROOT, "%09d.ckpt", step));
        AtomicFile.write(file, temporary -> CheckpointFile.write(temporary, state));
        int kept = 0;
        for (Path other : newestFirst()) {
            if (step(other) > step || ++kept > KEPT) {
                delete(other);
            }
        }
        return file;
    }

    /**
     * The newest checkpoint that passes its checksum; empty when there is none at all.
     *
     * @throws DamagedFileException when there are some and none can be used
     */
    public Optional<Restored> readNewest() {
        List<String> warnings = new ArrayList<>();
        for (Path file : newestFirst()) {
            try {
                return Optional.of(new Restored(step(file), CheckpointFile.read(file), warnings));
            } catch (DamagedFileException e) {
                warnings.add(e.getMessage());
            } catch (IOException e) {
                throw ResultException.disk(file, e);
            }
        }
        if (!warnings.isEmpty()) {
            throw new DamagedFileException("no checkpoint in " + path + " can be used, start the run anew: "
                    + String.join("; ", warnings));
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(file -> file.getFileName().toString().matches(FILE_NAME))
                    .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed()).toList();
        } catch (IOException e) {
            throw ResultException.disk(path, e);
        }
    }

    private static long step(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }
}
