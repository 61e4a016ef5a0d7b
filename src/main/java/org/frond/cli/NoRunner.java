package org.frond.cli;

import java.io.PrintWriter;
import org.frond.config.Config;

/** Stands in where no simulation is built in: refuses to run, so that configurations can still be checked. */
final class NoRunner implements Runner {

    @Override
    public int run(Config config, RunOptions options, PrintWriter terminal) {
        throw new CommandException(ExitCode.RUN_FAILED,
                "this build of frond checks configurations only; it cannot run them");
    }
}
