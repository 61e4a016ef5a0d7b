package org.frond.run;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.frond.device.WorkStoppedException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Lets Ctrl-C, a closed terminal and what schedulers send end a run: what is on its way is broken off where that is harmless, the
 * rest is finished, and the program then ends by itself. A second Ctrl-C ends it at once.
 */
public final class Interruption implements AutoCloseable {

    /** Asks to end, and when it comes a second time ends. */
    private static final String IMPATIENT = "INT";
    /** Slurm and others warn with USR1, and with XCPU where the time of the processor is over. */
    private static final List<String> SIGNALS = List.of(IMPATIENT, "TERM", "HUP", "USR1", "XCPU");
    /** What a shell reports of a program that Ctrl-C ended. */
    private static final int ENDED_BY_INT = 130;

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final PrintWriter terminal;
    private final AtomicBoolean asked = new AtomicBoolean();
    /** Threads whose work may be broken off: several cases of a study run at the same time. */
    private final Set<Thread> breakable = ConcurrentHashMap.newKeySet();

    /** Listens from now on; tells the terminal when it has been asked. */
    public Interruption(PrintWriter terminal) {
        this.terminal = terminal;
        for (String name : SIGNALS) {
            try {
                Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, this::receive));
            } catch (IllegalArgumentException unknown) {
                // this system has no such signal, or Java was told to leave it alone (-Xrs)
            }
        }
    }

    private void receive(Signal signal) {
        if (asked.compareAndSet(false, true)) {
            terminal.println();
            terminal.println("Asked to end (SIG" + signal.getName() + "): stopping after the last whole step; Ctrl-C ends at once.");
            terminal.flush();
        } else if (signal.getName().equals(IMPATIENT)) {
            Runtime.getRuntime().halt(ENDED_BY_INT);
        }
    }

    /** Whether the run has been asked to end. */
    public boolean isAsked() {
        return asked.get();
    }

    /**
     * Does work of which nothing is needed when it is broken off.
     *
     * @throws WorkStoppedException if the run is asked to end before it is done
     */
    <T> T breakable(Supplier<T> work) {
        breakable.add(Thread.currentThread());
        try {
            return work.get();
        } finally {
            breakable.remove(Thread.currentThread());
        }
    }

    /** Breaks off what may be broken off, if the run has been asked to end. */
    void goOn() {
        if (asked.get() && breakable.contains(Thread.currentThread())) {
            throw new WorkStoppedException();
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
