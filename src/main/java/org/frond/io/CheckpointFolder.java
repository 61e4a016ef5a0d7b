package org.frond.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The checkpoints of a run: full precision, checksummed, usually the newest two kept, so that a damaged one still leaves a way
 * back.
 *
 * @param path the folder
 */
public record CheckpointFolder(Path path) {

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

    /** Refuses a state that cannot be gone on from. */
    @FunctionalInterface
    public interface Check {

        /**
         * Looks at a state.
         *
         * @throws DamagedFileException if an older one must be taken
         * @throws FolderException      if none may be taken
         */
        void of(long step, RunState state);
    }

    /**
     * Stores the state after a step, then removes all but the newest {@code kept} up to it; those of later steps belong to a
     * future that a resumed run has left.
     */
    public Path write(long step, RunState state, int kept) {
        Path file = file(step);
        AtomicFile.write(file, temporary -> CheckpointFile.write(temporary, state));
        int found = 0;
        for (Path other : newestFirst()) {
            if (step(other) > step || ++found > kept) {
                AtomicFile.delete(other);
            }
        }
        return file;
    }

    /** The checkpoint of a step. */
    public Path file(long step) {
        return path.resolve(String.format(Locale.ROOT, "%09d.ckpt", step));
    }

    /** The steps of which there are checkpoints, the newest first. */
    public List<Long> steps() {
        return newestFirst().stream().map(CheckpointFolder::step).toList();
    }

    /**
     * The checkpoint of a step.
     *
     * @throws ResultException if it cannot be read
     */
    public RunState read(long step) {
        try {
            return CheckpointFile.read(file(step));
        } catch (IOException e) {
            throw ResultException.disk(file(step), e);
        }
    }

    /** The newest checkpoint that passes its checksum; see {@link #readNewest(Check)}. */
    public Optional<Restored> readNewest() {
        return readNewest((step, state) -> { });
    }

    /**
     * The newest checkpoint that can be read and passes its checksum and a check; empty when there is none at all.
     *
     * @throws FolderException when there are some and none can be used
     */
    public Optional<Restored> readNewest(Check check) {
        List<String> warnings = new ArrayList<>();
        for (long step : steps()) {
            try {
                RunState state = read(step);
                check.of(step, state);
                return Optional.of(new Restored(step, state, warnings));
            } catch (FolderException refused) {
                throw refused;
            } catch (ResultException unusable) {
                warnings.add(unusable.getMessage());
            }
        }
        if (!warnings.isEmpty()) {
            throw new FolderException(path, "no checkpoint in it can be used, start the run anew: " + String.join("; ", warnings));
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() {
        return Entries.of(path).stream().filter(file -> file.getFileName().toString().matches(FILE_NAME))
                .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed()).toList();
    }

    private static long step(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }
}
