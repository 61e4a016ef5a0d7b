package org.frond.cli;

import java.io.PrintWriter;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.kernel.KernelSource;
import org.frond.run.Interruption;
import org.frond.run.Simulation;

/** Runs configurations on this machine's devices. */
final class SimulationRunner implements Runner {

    @Override
    public int run(Config config, RunOptions options, PrintWriter terminal) {
        List<KernelSource> kernels =
                options.kernels().map(KernelSource::fromFolder).orElseGet(KernelSource::builtIn);
        int threads = config.get(RunSettings.THREADS);
        int cores = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        boolean interactive = System.console() != null;
        try (Device device = new CpuDevice(cores, kernels); Interruption interruption = new Interruption()) {
            terminal.println(config.get(RunSettings.NAME) + " on " + device.name());
            terminal.flush();
            int code = ExitCode.RUN_FAILED;
            try {
                Simulation simulation = new Simulation(config, device, terminal, interactive, interruption);
                code = switch (simulation.run(options.folder(), options.resume())) {
                    case COMPLETED -> ExitCode.OK;
                    case INTERRUPTED -> ExitCode.INTERRUPTED;
                    case FAILED -> ExitCode.RUN_FAILED;
                };
            } finally {
                interruption.finish(code);
            }
            return code;
        }
    }
}
