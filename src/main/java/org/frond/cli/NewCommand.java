package org.frond.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.config.StarterFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond new}: writes a commented configuration to start from. */
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Writes NAME.yaml, a commented configuration to start from.",
        footer = {"", "Examples:", "  frond new first && frond check first.yaml", "  frond new everything --full"})
final class NewCommand implements Callable<Integer> {

    private static final String ENDING = ".yaml";

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the run; may be a path, with or without .yaml.")
    private Path name;

    @Option(names = "--full", description = "Writes all keys with their defaults, instead of those that one changes first.")
    private boolean full;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String last = name.getFileName().toString();
        String run = last.endsWith(ENDING) ? last.substring(0, last.length() - ENDING.length()) : last;
        Path file = name.resolveSibling(run + ENDING);
        refuseBadName(run);
        if (file.toAbsolutePath().getParent() != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new CommandException(ExitCode.BAD_INPUT, file + ": its folder does not exist");
        }
        try {
            Files.writeString(file, full ? StarterFile.full(run) : StarterFile.text(run), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, file + ": exists already and is left as it is");
        }
        spec.commandLine().getOut().println("wrote " + file);
        return ExitCode.OK;
    }

    /** The name goes through the same declaration as in a configuration; the rest only makes one complete. */
    private static void refuseBadName(String run) {
        Config.of(run, List.of("name=" + run, "grid.cells=2, 2", "grid.size=9 um, 9 um", "time.end=1 s"));
    }
}
