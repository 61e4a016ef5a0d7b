package org.frond.run;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets Ctrl-C and SIGTERM end a run after the current step: the virtual machine's shutdown waits until the run has
 * written its checkpoint, and then ends with the run's own exit code.
 */
public final class Interruption implements AutoCloseable {

    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger();
    private final Thread hook = new Thread(this::waitForRun, "frond-interruption");
    private final PrintWriter terminal;
    private volatile boolean asked;

    /** Listens from now on; tells the terminal when it has been asked. */
    public Interruption(PrintWriter terminal) {
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitForRun() {
        asked = true;
        terminal.println();
        terminal.println("Asked to end: finishing this step and writing a checkpoint.");
        terminal.flush();
        try {
            finished.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode.get());
    }

    /** Whether the run has been asked to end. */
    public boolean isAsked() {
        return asked;
    }

    /** Says that the run has written what it had to, and what the program should end with if it was interrupted. */
    public void finish(int code) {
        exitCode.set(code);
        finished.countDown();
    }

    @Override
    public void close() {
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // the signal came just now: the hook runs and must be let go
                finished.countDown();
            }
        }
    }
}
