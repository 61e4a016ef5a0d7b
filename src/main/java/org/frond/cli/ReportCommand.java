package org.frond.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.view.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond report}: writes the page on which results are looked at as one file. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = "Writes results as one page that opens without a network: verdict, pictures, plots, events, configuration.",
        footer = {"", "Examples:", "  frond report results/wedge-crack       # results/wedge-crack/report.html",
            "  frond report results/wedge-crack results/gentle --out both.html"})
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result folders.")
    private final List<Path> folders = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: report.html in the result folder; several"
            + " results need this option).")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ResultFolder> results = ViewCommand.results(folders);
        if (results.size() > 1 && out.isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, "the report of several results belongs to none of their folders: say where with --out");
        }
        Path file = out.orElseGet(() -> results.get(0).report());
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || parent == null || !Files.isDirectory(parent)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--out " + file + ": " + (Files.isDirectory(file) ? "is a folder; give a file"
                    : "its folder does not exist"));
        }
        try {
            Report.write(results, file).forEach(spec.commandLine().getOut()::println);
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        return ExitCode.OK;
    }
}
