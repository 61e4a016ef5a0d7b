package org.frond.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;

/**
 * Runs that are started from the page: each goes on from a kept checkpoint of a run that is looked at, with some keys changed, in a
 * folder of its own below that of its parent. What can go on from what is decided by {@code frond run} itself, and its word is passed on.
 */
final class Forks implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_RUNNING = 4;
    /** Time for a run to check its configuration and to begin its folder [s]. */
    private static final int PATIENCE_S = 180;
    private static final int LOOK_EVERY_MS = 50;

    private final Function<List<String>, ProcessBuilder> frond;
    private final List<Process> started = new ArrayList<>();

    /** @param frond starts the program with arguments */
    Forks(Function<List<String>, ProcessBuilder> frond) {
        this.frond = frond;
    }

    /** A run is not started; the message says why, in a line. */
    static final class Refused extends RuntimeException {

        Refused(String message) {
            super(message);
        }
    }

    /** The step of the newest kept checkpoint that is not after a step. */
    static OptionalLong checkpoint(ResultFolder parent, long step) {
        return parent.checkpoints().steps().stream().mapToLong(Long::longValue).filter(kept -> kept <= step).max();
    }

    /**
     * Starts a run, and waits until it has begun its folder.
     *
     * @param step     of the state to go on from, or a later one
     * @param settings lines of {@code key = value}
     * @return its folder
     * @throws Refused if it cannot start
     */
    synchronized ResultFolder start(ResultFolder parent, long step, String name, List<String> settings) {
        started.removeIf(process -> !process.isAlive());
        if (!NAME.matcher(name).matches()) {
            throw new Refused("'" + name + "' cannot name a folder: letters, digits, '.', '_' and '-', at most 64, a letter or digit first");
        }
        ResultFolder target = new ResultFolder(parent.forks().resolve(name));
        if (Files.exists(target.path())) {
            throw new Refused(target.path() + " is there already; choose another name");
        }
        if (started.size() >= MOST_RUNNING) {
            throw new Refused(MOST_RUNNING + " runs that were started here still go on; wait for the end of one");
        }
        long from = checkpoint(parent, step).orElseThrow(() -> new Refused("no checkpoint is kept of step " + step + " or before"
                + parent.checkpoints().steps().stream().sorted().map(String::valueOf).reduce((a, b) -> a + ", " + b)
                        .map(steps -> ", only of " + steps).orElse("") + "; output.keepCheckpoints and output.checkpointEvery keep more"));
        List<String> arguments = new ArrayList<>(List.of("run", "--from", parent.path().toAbsolutePath() + "@" + from, "--out",
                target.path().toAbsolutePath().toString()));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                throw new Refused("'" + setting + "' is no setting; write key = value");
            }
            arguments.addAll(List.of("--set", setting.substring(0, equals).strip() + "=" + setting.substring(equals + 1).strip()));
        }
        begin(arguments, target);
        return target;
    }

    private void begin(List<String> arguments, ResultFolder target) {
        try {
            Path words = Files.createTempFile("frond-fork", ".txt");
            try {
                Process process = frond.apply(arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(words.toFile()).start();
                process.getOutputStream().close();
                started.add(process);
                await(process, target, words);
            } finally {
                Files.delete(words); // a run that goes on writes into what has no name any more
            }
        } catch (IOException e) {
            throw ResultException.disk(target.path(), e);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new Refused("frond view has ended");
        }
    }

    private static void await(Process process, ResultFolder target, Path words) throws IOException, InterruptedException {
        for (long waited = 0; !Files.exists(target.config()); waited += LOOK_EVERY_MS) {
            if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS) && !Files.exists(target.config())) {
                throw new Refused(said(words));
            }
            if (waited > TimeUnit.SECONDS.toMillis(PATIENCE_S)) {
                process.destroy();
                throw new Refused("the run has not begun within " + PATIENCE_S + " s and was ended");
            }
        }
    }

    /** What the program said in one line, but for Java's and its own warnings. */
    private static String said(Path words) throws IOException {
        return Files.readAllLines(words, StandardCharsets.UTF_8).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.regionMatches(true, 0, "warning:", 0, "warning:".length()))
                .collect(Collectors.joining("; "));
    }

    /** Asks the runs to end, which they do with a checkpoint. */
    @Override
    public void close() {
        started.forEach(Process::destroy);
    }
}
