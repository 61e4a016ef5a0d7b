package org.frond.sweep;

import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.frond.config.Study;

/**
 * Runs a study to its end: the cases asked for, and of an adaptive study all that follow from them. Its cases come in rounds; when
 * all of a round have ended, the next ones are added to the folder. Every program on the folder begins with its own share of a round
 * and then helps the others, so that none waits for one that has not started or was killed.
 */
public final class Rounds {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private final StudyFolder folder;
    private final CaseRunner runner;
    private final PrintWriter terminal;

    /** Rounds of a study whose cases a runner runs. */
    public Rounds(StudyFolder folder, CaseRunner runner, PrintWriter terminal) {
        this.folder = folder;
        this.runner = runner;
        this.terminal = terminal;
    }

    /**
     * Runs cases until each has ended, or until the runner is interrupted; of an adaptive study, what became of all.
     *
     * @param cases the share of this program
     * @param jobs  cases that run at the same time
     */
    public Driver.Result run(List<String> cases, int jobs) {
        if (folder.readStudy().design().search().isEmpty()) {
            return new Driver(folder, runner, terminal).run(cases, jobs);
        }
        Set<String> order = new LinkedHashSet<>(cases);
        while (true) {
            order.addAll(folder.names());
            Driver.Result result = new Driver(folder, runner, terminal).run(List.copyOf(order), jobs);
            while (result.left() > 0 && !runner.isInterrupted() && othersRunAllThatIsLeft()) {
                pause();
            }
            if (runner.isInterrupted()) {
                return result;
            }
            boolean goesOn = result.left() > 0 || addNext(folder, terminal);
            boolean knowsAll = folder.names().size() == order.size(); // another program may have added cases and run them since
            if (!goesOn && knowsAll) {
                return result;
            }
            if (result.left() == 0 && knowsAll) {
                pause(); // another program is adding the next cases
            }
        }
    }

    private boolean othersRunAllThatIsLeft() {
        List<String> names = folder.names();
        List<Integer> left = IntStream.range(0, names.size()).filter(n -> !Outcome.read(folder.outcome(names.get(n))).isOver()).boxed().toList();
        try (Claims claims = Claims.open(folder.claims())) {
            return !left.isEmpty() && left.stream().allMatch(claims::isTaken);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException("interrupted while other programs run cases", impatient);
        }
    }

    /**
     * Adds the cases that follow from what is known, once all of an adaptive study have ended.
     *
     * @return whether there is anything left to do; {@code false} where every change is known as closely as asked for
     */
    public static boolean addNext(StudyFolder folder, PrintWriter terminal) {
        try (Claims planning = Claims.open(folder.planning())) {
            Optional<FileLock> mine = planning.take(0);
            if (mine.isEmpty()) {
                return true; // another program adds them
            }
            try {
                Study study = folder.readStudy();
                Standing standing = Standing.read(folder);
                if (study.design().search().isEmpty() || standing.rows().stream().anyMatch(row -> !row.outcome().isOver())) {
                    return study.design().search().isPresent();
                }
                List<SweepCase> next = new Refinement(study, Table.of(standing)).next();
                if (!next.isEmpty()) {
                    Plan.add(folder, next);
                    terminal.println(next.size() + (next.size() == 1 ? " case follows" : " cases follow"));
                    terminal.flush();
                }
                return !next.isEmpty();
            } finally {
                planning.release(mine.get());
            }
        }
    }
}
