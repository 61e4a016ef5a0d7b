package org.frond.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.VtkSeries;
import org.frond.run.StructureReport;
import org.frond.scan.ScanException;
import org.frond.scan.ScanWriter;
import org.frond.structure.Voxels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond export}: writes the snapshots of a run, or its grains, in a format of other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the snapshots of a result, or its grains, in another format.",
        footer = {"", "Examples:", "  frond export results/wedge-crack --vtk                     # results/wedge-crack/vtk/run.pvd",
            "  frond export configs/polycrystal.yaml --structure grains.tif"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Result folder; for --structure also a configuration.")
    private Path folder;

    @ArgGroup(multiplicity = "1")
    private Format format;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write the snapshots (default: vtk in the result folder).")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    /** What is written. */
    static final class Format {

        @Option(names = "--vtk", required = true, description = "VTK image data, one .vti file per snapshot, and run.pvd, which opens all.")
        private boolean vtk;

        @Option(names = "--structure", required = true, paramLabel = "FILE", description = "The label of each cell's grain, or its number where grains"
                + " share labels, as TIFF (.tif, 8 or 16 bits, a page for each layer along z) or for NumPy (.npy); structure.file reads both back.")
        private Path structure;
    }

    @Override
    public Integer call() {
        return format.vtk ? snapshots() : structure();
    }

    private int structure() {
        if (out.isPresent()) {
            throw new CommandException(ExitCode.BAD_INPUT, "--out has no effect with --structure, which names the file itself");
        }
        Path file = format.structure;
        if (!ScanWriter.isWritten(file)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--structure " + file + ": the ending tells the format; give .tif, .tiff or .npy");
        }
        Config config = Config.read(Files.isDirectory(folder) ? ViewCommand.results(List.of(folder)).get(0).config() : folder, List.of());
        Voxels voxels = new StructureReport(config).voxels();
        try {
            AtomicFile.write(file, temporary -> write(temporary, file, voxels));
        } catch (ScanException refused) {
            throw new CommandException(ExitCode.BAD_INPUT, "--structure " + file + ": " + refused.getMessage());
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        spec.commandLine().getOut().println("wrote " + file + ": " + voxels.size() + " voxels");
        return ExitCode.OK;
    }

    private static void write(Path temporary, Path file, Voxels voxels) throws IOException {
        ScanWriter.write(temporary, file.getFileName().toString(), voxels);
    }

    private int snapshots() {
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
