package org.frond.sweep;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Runs one case of a study where there are a processor, devices and memory for it. Called by several threads at once. */
public interface CaseRunner {

    /**
     * Runs a case until it has ended, or goes on with it.
     *
     * @param config   its configuration file
     * @param folder   its result folder: not there, empty but for a lock, or with a checkpoint to go on from
     * @param resume   whether to go on
     * @param terminal what it has to tell
     * @return how it ended; a failure is an ending as well
     */
    Ending run(Path config, Path folder, boolean resume, PrintWriter terminal);

    /** Whether cases should end after the current step, and none should begin. */
    boolean isInterrupted();

    /** How a case may end. */
    enum State {
        COMPLETED,
        /** It may go on from a checkpoint. */
        INTERRUPTED,
        /** It would fail again. */
        FAILED,
        /** It failed for a reason that may pass: the disk, the device, the memory. */
        FAILED_PASSING,
        /** Nothing was done: another program is using its folder, or this one was asked to end while the case waited for its turn. */
        NOT_BEGUN
    }

    /**
     * How a case ended.
     *
     * @param reason in a sentence
     */
    record Ending(State state, String reason) {
    }
}
