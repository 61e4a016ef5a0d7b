package org.frond.cli;

import java.io.PrintWriter;
import java.util.List;
import org.frond.config.Config;

/** What carries a configuration out: the seam between the commands and the simulation. */
interface Runner {

    /** Runs to the end, an interruption or a failure; returns one of {@link ExitCode}. Reports to {@code terminal}. */
    int run(Config config, RunOptions options, PrintWriter terminal);

    /** What should be looked at before a run, beside what the configuration alone tells; refuses what cannot be computed. */
    default List<String> warnings(Config config) {
        return List.of();
    }

    /** Lines that the preflight adds to what the configuration alone tells, such as the memory that it takes. */
    default List<String> preflight(Config config) {
        return List.of();
    }
}
