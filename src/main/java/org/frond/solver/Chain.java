package org.frond.solver;

import java.util.ArrayList;
import java.util.List;
import org.frond.device.Launch;
import org.frond.device.Program;

/**
 * Launches over one grid that are collected and then run as a chain: what each of them may read of what the others change is said
 * at {@link Program#run(List)}.
 */
final class Chain {

    private final Program program;
    private final List<Launch> launches = new ArrayList<>();

    Chain(Program program) {
        this.program = program;
    }

    /** Then a kernel. */
    Chain then(Launch launch) {
        launches.add(launch);
        return this;
    }

    /** Then something that reads or changes more than a chain's kernels may; it waits for all that comes before. */
    Chain apart(Runnable work) {
        run();
        work.run();
        return this;
    }

    /** Runs what has been collected. */
    void run() {
        if (!launches.isEmpty()) {
            program.run(List.copyOf(launches));
            launches.clear();
        }
    }
}
