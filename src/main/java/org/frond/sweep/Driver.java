package org.frond.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.frond.io.BusyFolderException;
import org.frond.io.DamagedFileException;
import org.frond.io.FolderException;
import org.frond.io.FolderLock;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;

/**
 * Runs cases of a study, several at a time. A case that fails stops no other; one that fails for a reason that may pass is tried
 * again after the others. What became of a case is on the disk before the next begins, so that a driver that is killed goes on where
 * it was: a case that has ended is not run again, one that had begun goes on from its checkpoint.
 */
public final class Driver {

    /** Before a case that another program has gets its second turn. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final StudyFolder folder;
    private final CaseRunner runner;
    private final PrintWriter terminal;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Passage time;
    private final Deque<String> queue = new ArrayDeque<>();
    /** Cases that another program had when it was their turn, that of the next turn first. */
    private final Queue<Held> heldElsewhere = new PriorityQueue<>(Comparator.comparing(Held::until));
    private int planned;

    /** Drives cases of a study that a runner runs, and tells the terminal of each that has ended. */
    public Driver(StudyFolder folder, CaseRunner runner, PrintWriter terminal) {
        this(folder, runner, terminal, new Passage() {
            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration length) {
                try {
                    Thread.sleep(length.toMillis());
                } catch (InterruptedException impatient) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    /** The same where time passes otherwise. */
    Driver(StudyFolder folder, CaseRunner runner, PrintWriter terminal, Passage time) {
        this.folder = folder;
        this.runner = runner;
        this.terminal = terminal;
        this.time = time;
        List<String> names = folder.names();
        for (int n = 0; n < names.size(); n++) {
            numbers.put(names.get(n), n);
        }
    }

    /** How time passes. */
    interface Passage {

        /** Since some moment in the past. */
        Duration now();

        void pause(Duration length);
    }

    /**
     * A case that another program has.
     *
     * @param waited pauses that it was left to that program so far; the next one is as long as all before
     * @param until  when the current one is over
     */
    private record Held(String name, Duration waited, Duration until) {

        Duration pause() {
            return waited.isZero() ? FIRST_PAUSE : waited;
        }
    }

    /**
     * What became of the cases asked for.
     *
     * @param completed at their end
     * @param failed    for good, or three times for reasons that may pass
     * @param left      interrupted, not begun, or run by another program
     */
    public record Result(int completed, int failed, int left) {
    }

    /** The cases that have been begun already. */
    public List<String> begun(List<String> cases) {
        return cases.stream().filter(name -> Outcome.read(folder.outcome(name)).state() != Outcome.State.WAITING).toList();
    }

    /**
     * Runs cases until each has ended, or until the runner is interrupted.
     *
     * @param jobs cases that run at the same time
     * @throws FolderException before any runs, if one would not do what was planned
     */
    public Result run(List<String> cases, int jobs) {
        cases.stream().filter(name -> !Outcome.read(folder.outcome(name)).isOver()).forEach(queue::add);
        planned = queue.size();
        folder.requireAsPlanned(List.copyOf(queue));
        try (Claims claims = Claims.open(folder.claims())) {
            ExecutorService threads = Executors.newFixedThreadPool(jobs);
            List<Future<?>> workers = new ArrayList<>();
            for (int job = 0; job < jobs; job++) {
                workers.add(threads.submit(() -> work(claims)));
            }
            threads.shutdown();
            // the claims are held until the last worker is done, also where another one has failed
            List<RuntimeException> failures = workers.stream().map(Driver::failure).flatMap(Optional::stream).toList();
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        }
        List<Outcome> outcomes = cases.stream().map(name -> Outcome.read(folder.outcome(name))).toList();
        int completed = (int) outcomes.stream().filter(outcome -> outcome.state() == Outcome.State.COMPLETED).count();
        int over = (int) outcomes.stream().filter(Outcome::isOver).count();
        return new Result(completed, over - completed, outcomes.size() - over);
    }

    /** Waits for a worker; what it failed by. */
    private static Optional<RuntimeException> failure(Future<?> worker) {
        try {
            worker.get();
            return Optional.empty();
        } catch (ExecutionException failure) {
            return Optional.of(failure.getCause() instanceof RuntimeException problem ? problem
                    : new IllegalStateException(failure.getCause()));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void work(Claims claims) {
        for (Optional<Held> next = next(); next.isPresent() && !runner.isInterrupted(); next = next()) {
            String name = next.get().name();
            Optional<String> held = run(name, claims);
            if (held.isPresent()) {
                putAside(next.get(), held.get());
            }
        }
    }

    /** The next case; where others have all that are left, one of those after a pause. */
    private Optional<Held> next() {
        Optional<Held> next = poll();
        while (next.isPresent() && time.now().compareTo(next.get().until()) < 0 && !runner.isInterrupted()) {
            Duration left = next.get().until().minus(time.now());
            time.pause(left.compareTo(FIRST_PAUSE) < 0 ? left : FIRST_PAUSE);
        }
        return next;
    }

    private synchronized Optional<Held> poll() {
        return queue.isEmpty() ? Optional.ofNullable(heldElsewhere.poll())
                : Optional.of(new Held(queue.poll(), Duration.ZERO, time.now()));
    }

    /** Comes back to a case after the others, and again and again until a program that has died would be taken for dead. */
    private synchronized void putAside(Held held, String reason) {
        if (held.waited().toSeconds() > FolderLock.SILENCE) {
            tell(held.name() + " is left to another program: " + reason);
        } else {
            heldElsewhere.add(new Held(held.name(), held.waited().plus(held.pause()), time.now().plus(held.pause())));
        }
    }

    /** Runs a case unless another program has it, and then says so. */
    private Optional<String> run(String name, Claims claims) {
        Optional<FileLock> claim = claims.take(numbers.get(name));
        if (claim.isEmpty()) {
            return Optional.of("it runs its case");
        }
        try {
            Outcome before = Outcome.read(folder.outcome(name));
            // another program may have brought it to its end since
            return before.isOver() ? Optional.empty() : run(name, before);
        } catch (BusyFolderException busy) {
            return Optional.of(busy.getMessage());
        } finally {
            claims.release(claim.get());
        }
    }

    private Optional<String> run(String name, Outcome before) {
        ResultFolder run = folder.run(name);
        boolean resume = canGoOn(run);
        Outcome now = before.begun(resume ? run.checkpoints().steps().get(0) : Outcome.NO_STEP);
        now.write(folder.outcome(name));
        if (now.isOver()) {
            finish(name, now);
            return Optional.empty();
        }
        long started = System.nanoTime();
        CaseRunner.Ending ending;
        try (PrintWriter log = log(folder.log(name))) {
            ending = runner.run(folder.config(name), run.path(), resume, log);
        }
        if (ending.state() == CaseRunner.State.NOT_BEGUN) {
            before.write(folder.outcome(name));
            return Optional.of(ending.reason());
        }
        Outcome after = now.after(ending, (System.nanoTime() - started) / 1e9);
        after.write(folder.outcome(name));
        finish(name, after);
        return Optional.empty();
    }

    private synchronized void finish(String name, Outcome outcome) {
        boolean again = outcome.state() == Outcome.State.FAILED_PASSING && !outcome.isOver();
        if (again) {
            queue.add(name);
        }
        tell(String.format(Locale.ROOT, "%s %s after %.1f s: %s%s", name, outcome.state(), outcome.seconds(), outcome.reason(),
                again ? "; it is tried again" : ""));
    }

    private synchronized void tell(String line) {
        terminal.println(line + (queue.isEmpty() ? "" : "  (" + queue.size() + " of " + planned + " to begin)"));
        terminal.flush();
    }

    /** Whether a folder holds a part of a run to go on from; what was left before there was any is removed. */
    private static boolean canGoOn(ResultFolder run) {
        if (!Files.exists(run.path())) {
            return false;
        }
        try (FolderLock lock = FolderLock.take(run.path())) {
            boolean usable = hasCheckpoint(run);
            if (!usable) {
                lock.clear();
            }
            return usable;
        }
    }

    private static boolean hasCheckpoint(ResultFolder run) {
        try {
            return Files.exists(run.config()) && run.checkpoints().readNewest().isPresent();
        } catch (DamagedFileException | FolderException unusable) {
            return false;
        }
    }

    private static PrintWriter log(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }

    /** The cases of a block, of which there are so many: every so many-th, so that long and short ones are shared out. */
    public static List<String> block(List<String> cases, int block, int of) {
        List<String> chosen = new ArrayList<>();
        for (int n = block - 1; n < cases.size(); n += of) {
            chosen.add(cases.get(n));
        }
        return chosen;
    }

    /** Names of cases from a file, one a line. */
    public static List<String> names(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }
}
