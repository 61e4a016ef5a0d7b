package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.frond.sweep.Listing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond list}: what results and studies lie in folders. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists results and studies: state, age, size and what came out.",
        footer = {"", "Examples:", "  frond list results", "  frond list results/study/runs"})
final class ListCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Results, studies, or folders in which they lie.")
    private List<Path> folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        folders.stream().filter(folder -> !Files.isDirectory(folder)).findFirst().ifPresent(missing -> {
            throw new CommandException(ExitCode.BAD_INPUT, missing + ": no such folder");
        });
        Listing.lines(folders).forEach(terminal::println);
        return ExitCode.OK;
    }
}
