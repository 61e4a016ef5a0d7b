package org.frond.run;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.frond.io.FolderLock;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;

/**
 * Keeps {@code status.json} up to date in a thread of its own, so that it tells of a living run also while a step takes long. In a
 * folder that is not there any more nothing is written.
 */
final class Status implements AutoCloseable {

    private static final long SECONDS = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread writer = new Thread(work, "frond-status");
        writer.setDaemon(true);
        return writer;
    });
    private final ResultFolder folder;
    private final FolderLock lock;
    private final String run;
    private final PrintWriter terminal;
    private final RunStatus.Driver driver = RunStatus.Driver.here();
    private volatile Said said;
    private boolean warned;

    /** What the next writing tells. */
    private record Said(RunStatus.State state, RunStatus.Headway headway, String reason, OptionalInt exitCode) {
    }

    /** Of a run that starts, or goes on, from some headway. */
    Status(ResultFolder folder, FolderLock lock, String run, RunStatus.Headway headway, PrintWriter terminal) {
        this.folder = folder;
        this.lock = lock;
        this.run = run;
        this.terminal = terminal;
        this.said = new Said(RunStatus.State.STARTING, headway, "", OptionalInt.empty());
        write();
        thread.scheduleWithFixedDelay(this::tryToWrite, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** The run makes steps, and is so far. */
    void running(RunStatus.Headway headway) {
        RunStatus.State before = said.state();
        said = new Said(RunStatus.State.RUNNING, headway, "", OptionalInt.empty());
        if (before != RunStatus.State.RUNNING) {
            thread.execute(this::tryToWrite);
        }
    }

    /** The run is over; this is the last word. */
    void over(RunStatus.State state, String reason, int exitCode) {
        close();
        said = new Said(state, said.headway(), reason, OptionalInt.of(exitCode));
        write();
    }

    /** The run could not go on, for a reason that is told elsewhere as well. */
    void failed(String reason, int exitCode) {
        close();
        said = new Said(RunStatus.State.FAILED, said.headway(), reason, OptionalInt.of(exitCode));
        tryToWrite();
    }

    /** What is not written now is written a little later; a run does not end for that. */
    private void tryToWrite() {
        try {
            write();
        } catch (ResultException refused) {
            if (!warned) {
                terminal.println("warning: " + refused.getMessage());
                warned = true;
            }
        }
    }

    private void write() {
        if (lock.isHeld()) {
            Said now = said;
            new RunStatus(run, now.state(), now.headway(), now.reason(), now.exitCode(), driver, Instant.now()).write(folder.status());
        }
    }

    /** Ends the thread once it has written. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(Long.MAX_VALUE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
