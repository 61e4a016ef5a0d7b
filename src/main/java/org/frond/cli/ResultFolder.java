package org.frond.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.Continuation;
import org.frond.config.RunSettings;
import org.frond.io.FolderException;
import org.frond.io.FolderLock;

/** The folder that a run writes to, and the rule that no run writes over another. Nothing is created here. */
record ResultFolder(Path path) {

    private static final Path RESULTS = Path.of("results");
    /** The folder asked for, or results/NAME. */
    static ResultFolder of(Config config, Optional<Path> out) {
        return new ResultFolder(out.orElseGet(() -> RESULTS.resolve(config.get(RunSettings.NAME))));
    }

    /**
     * Whether the folder already holds this run, so that it can go on.
     *
     * @throws FolderException if the folder is taken by something else, or by this run and {@code resume} is not set
     */
    boolean isClaimed(Config config, boolean resume) {
        FolderLock.requireFree(path);
        if (!org.frond.io.ResultFolder.isToGoOn(path, resume)) {
            return false;
        }
        Config earlier = Config.read(new org.frond.io.ResultFolder(path).config(), List.of());
        Continuation.difference(config, earlier).ifPresent(parameter -> {
            throw new FolderException(path, "holds a run with " + parameter.key() + ": " + earlier.print(parameter) + ", not "
                    + config.print(parameter) + "; choose another with --out");
        });
        return true;
    }
}
