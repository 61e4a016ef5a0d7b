package org.frond.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** When the job that this program belongs to is killed [s since 1970], as Slurm tells it. */
    private static final String JOB_END = "SLURM_JOB_END_TIME";
    /** Before that: enough for a step to be broken off and a checkpoint to be written, also to a slow disk. */
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(60);

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final PrintWriter terminal;
    private final Clock clock;
    private final Optional<Instant> latest;
    private final AtomicBoolean asked = new AtomicBoolean();
    /** Threads whose work may be broken off: several cases of a study run at the same time. */
    private final Set<Thread> breakable = ConcurrentHashMap.newKeySet();

    /** Listens from now on, to signals and to the end of the job that a scheduler has granted; tells the terminal when it has been asked. */
    public Interruption(PrintWriter terminal) {
        this(terminal, Optional.ofNullable(System.getenv(JOB_END)), Clock.systemUTC());
    }

    /** The same where a job ends at some time, in Slurm's words, and time passes otherwise. */
    Interruption(PrintWriter terminal, Optional<String> jobEnd, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.latest = jobEnd.flatMap(this::lastMoment);
        for (String name : SIGNALS) {
            try {
                Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, this::receive));
            } catch (IllegalArgumentException unknown) {
                // this system has no such signal, or Java was told to leave it alone (-Xrs)
            }
        }
    }

    private Optional<Instant> lastMoment(String jobEnd) {
        if (!jobEnd.matches("[0-9]{1,12}")) {
            terminal.println(JOB_END + " is '" + jobEnd + "', which is no time; it does not count.");
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(jobEnd)).minus(LAST_MOMENTS));
    }

    private void receive(Signal signal) {
        if (!ask("Asked to end (SIG" + signal.getName() + ")") && signal.getName().equals(IMPATIENT)) {
            Runtime.getRuntime().halt(ENDED_BY_INT);
        }
    }

    /** Asks to end; {@code false} where that was done before. */
    private boolean ask(String why) {
        boolean first = asked.compareAndSet(false, true);
        if (first) {
            terminal.println();
            terminal.println(why + ": stopping after the last whole step; Ctrl-C ends at once.");
            terminal.flush();
        }
        return first;
    }

    /** Whether the run has been asked to end, or its job ends soon. */
    public boolean isAsked() {
        if (!asked.get() && latest.isPresent() && !clock.instant().isBefore(latest.get())) {
            ask("The job ends within " + LAST_MOMENTS.toSeconds() + " s (" + JOB_END + ")");
        }
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
        if (isAsked() && breakable.contains(Thread.currentThread())) {
            throw new WorkStoppedException();
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
