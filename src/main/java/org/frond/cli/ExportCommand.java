package org.frond.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.VtkSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond export}: writes the snapshots of a run in a format of other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the snapshots of a result in another format.",
        footer = {"", "Examples:", "  frond export results/wedge-crack --vtk       # results/wedge-crack/vtk/run.pvd"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Result folder.")
    private Path folder;

    @Option(names = "--vtk", required = true, description = "VTK image data, one .vti file per snapshot, and run.pvd, which opens all.")
    private boolean vtk;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write them (default: vtk in the result folder).")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ResultFolder result = ViewCommand.results(List.of(folder)).get(0);
        Path target = out.orElseGet(result::vtk);
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--out " + target + ": is a file; give a folder");
        }
        if (result.snapshots().files().isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + ": has no snapshots to export");
        }
        try {
            spec.commandLine().getOut().println("wrote " + VtkSeries.write(result.snapshots(), target));
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        return ExitCode.OK;
    }
}
