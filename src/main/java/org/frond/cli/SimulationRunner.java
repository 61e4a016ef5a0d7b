package org.frond.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.KernelException;
import org.frond.io.ResultException;
import org.frond.kernel.KernelSource;
import org.frond.kernel.TranslationException;
import org.frond.run.Interruption;
import org.frond.run.RunFailedException;
import org.frond.run.Simulation;
import org.frond.solver.SolverException;

/** Runs configurations on this machine's devices. */
final class SimulationRunner implements Runner {

    @Override
    public int run(Config config, RunOptions options, PrintWriter terminal) {
        List<KernelSource> kernels = kernels(options);
        int threads = config.get(RunSettings.THREADS);
        int cores = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        // from Java 22 on, only with -Djdk.console=java.base is there no console where there is no terminal
        boolean interactive = System.console() != null;
        try (Device device = new CpuDevice(cores, kernels); Interruption interruption = new Interruption(terminal)) {
            terminal.println("Running " + config.get(RunSettings.NAME) + " on " + device.name() + ", into "
                    + options.folder());
            terminal.flush();
            int code = ExitCode.RUN_FAILED;
            try {
                Simulation simulation = new Simulation(config, device, terminal, interactive, interruption);
                code = switch (simulation.run(options.folder(), options.resume(), kernelFiles(options))) {
                    case COMPLETED -> ExitCode.OK;
                    case INTERRUPTED -> ExitCode.INTERRUPTED;
                    case FAILED -> ExitCode.RUN_FAILED;
                };
            } finally {
                interruption.finish(code);
            }
            return code;
        } catch (KernelException | TranslationException problem) {
            throw new CommandException(ExitCode.DEVICE, problem.getMessage());
        } catch (RunFailedException | SolverException | ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        } catch (OutOfMemoryError full) {
            throw new CommandException(ExitCode.RUN_FAILED, "not enough memory (" + full.getMessage()
                    + "); make grid.cells smaller, or give Java more with FROND_JAVA_OPTS=-Xmx8g");
        }
    }

    private static List<KernelSource> kernels(RunOptions options) {
        try {
            return options.kernels().map(KernelSource::fromFolder).orElseGet(KernelSource::builtIn);
        } catch (TranslationException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }

    /** The files of the user's own kernels. */
    private static List<Path> kernelFiles(RunOptions options) {
        if (options.kernels().isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(options.kernels().get())) {
            return files.filter(file -> file.toString().endsWith(".cl")).sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
