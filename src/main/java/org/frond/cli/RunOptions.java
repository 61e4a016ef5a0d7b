package org.frond.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.run.Parent;

/**
 * What the command line says about a run beside its configuration.
 *
 * @param folder  where results go; does not exist yet or is empty unless {@code resume} is true
 * @param resume  whether {@code folder} holds an earlier part of the same run to go on from
 * @param kernels folder with kernels to use instead of the built-in ones
 * @param profile whether to tell at the end how long the device worked on each kernel
 * @param parent  the run whose state this one starts from, unless it goes on or starts from the beginning
 * @param doubts  what was warned of
 */
record RunOptions(Path folder, boolean resume, Optional<Path> kernels, boolean profile, Optional<Parent> parent, List<String> doubts) {

    RunOptions {
        doubts = List.copyOf(doubts);
    }

    /** Of a run that starts from the beginning and that nobody doubts. */
    RunOptions(Path folder, boolean resume, Optional<Path> kernels, boolean profile) {
        this(folder, resume, kernels, profile, Optional.empty(), List.of());
    }

    /** The same for going on in the folder, or for beginning in it. */
    RunOptions withResume(boolean goOn) {
        return new RunOptions(folder, goOn, kernels, profile, parent, doubts);
    }
}
