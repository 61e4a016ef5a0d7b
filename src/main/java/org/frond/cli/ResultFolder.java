package org.frond.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.Parameter;
import org.frond.config.RunSettings;
import org.frond.config.TimeSettings;

/** The folder that a run writes to, and the rule that no run writes over another. Nothing is created here. */
record ResultFolder(Path path) {

    private static final Path RESULTS = Path.of("results");
    /** The effective configuration that a run leaves in its folder. */
    private static final String RECORD = "config.yaml";

    /** May differ when a run goes on: they change neither the state nor how it evolves. */
    private static final Set<Parameter<?>> FREE = Set.of(RunSettings.NAME, RunSettings.TITLE, RunSettings.DEVICE,
            RunSettings.THREADS, TimeSettings.END, TimeSettings.MAXIMUM_STEPS);
    private static final List<String> FREE_SECTIONS = List.of("output.", "stop.");

    /** The folder asked for, or results/NAME. */
    static ResultFolder of(Config config, Optional<Path> out) {
        return new ResultFolder(out.orElseGet(() -> RESULTS.resolve(config.get(RunSettings.NAME))));
    }

    /**
     * Whether the folder already holds this run, so that it can go on.
     *
     * @throws CommandException if the folder is taken by something else, or by this run and {@code resume} is not set
     */
    boolean isClaimed(Config config, boolean resume) {
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.isDirectory(path)) {
            throw refuse("is a file, not a folder; choose another with --out");
        }
        if (isEmpty()) {
            return false;
        }
        if (!resume) {
            throw refuse("is not empty; use --resume to go on with the run in it, or --out for another folder");
        }
        Path recorded = path.resolve(RECORD);
        if (!Files.exists(recorded)) {
            throw refuse("holds no run to go on with (" + RECORD + " is missing); choose another with --out");
        }
        Config earlier = Config.read(recorded, List.of());
        config.differences(earlier).stream().filter(ResultFolder::matters).findFirst().ifPresent(parameter -> {
            throw refuse("holds a run with " + parameter.key() + ": " + earlier.print(parameter) + ", not "
                    + config.print(parameter) + "; choose another with --out");
        });
        return true;
    }

    private static boolean matters(Parameter<?> parameter) {
        return !FREE.contains(parameter) && FREE_SECTIONS.stream().noneMatch(parameter.key()::startsWith);
    }

    private boolean isEmpty() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException problem) {
            throw refuse("cannot be read: " + problem);
        }
    }

    private CommandException refuse(String reason) {
        return new CommandException(ExitCode.BAD_INPUT, path + ": " + reason);
    }
}
