package org.frond.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.RunSettings;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.device.Workplace;
import org.frond.io.BusyFolderException;
import org.frond.io.DamagedFileException;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.kernel.KernelSource;
import org.frond.kernel.TranslationException;
import org.frond.run.DryRun;
import org.frond.run.Interruption;
import org.frond.run.RunFailedException;
import org.frond.run.Simulation;
import org.frond.solver.SolverException;
import org.frond.sweep.CaseRunner;

/**
 * Runs the cases of a study in this program: each with its own device, the threads that fall to it and the memory it needs. Kernels
 * that one case has had compiled serve all others.
 */
final class CasesHere implements CaseRunner {

    private final int threads;
    private final Interruption interruption;
    private final SharedMemory memory;
    private final SharedDevices devices;
    /** Read once: they lie packed in the jar. */
    private final List<KernelSource> kernels = KernelSource.builtIn();

    /**
     * A runner of cases.
     *
     * @param threads for each case
     */
    CasesHere(int threads, Interruption interruption, SharedMemory memory, SharedDevices devices) {
        this.threads = threads;
        this.interruption = interruption;
        this.memory = memory;
        this.devices = devices;
    }

    @Override
    public boolean isInterrupted() {
        return interruption.isAsked();
    }

    @Override
    public Ending run(Path file, Path folder, boolean resume, PrintWriter terminal) {
        try {
            Config config = Config.read(file, List.of());
            List<String> settings = config.get(RunSettings.THREADS) > 0 ? List.of() : List.of("threads=" + threads);
            Optional<String> earlier = SimulationRunner.earlierDevice(folder, resume);
            return SimulationRunner.fallingBack(config.get(RunSettings.DEVICE).equals("auto"), folder, terminal,
                    () -> run(devices.take(config, earlier), file, settings, folder, resume, terminal),
                    begun -> run(devices.processor(), file, settings, folder, begun, terminal));
        } catch (ConfigException wrong) {
            return new Ending(State.FAILED, wrong.mistakes().get(0).line());
        } catch (RunFailedException | SolverException | KernelException | TranslationException | DamagedFileException problem) {
            return new Ending(State.FAILED, problem.getMessage());
        } catch (BusyFolderException busy) {
            return new Ending(State.NOT_BEGUN, busy.getMessage());
        } catch (ResultException problem) {
            return new Ending(problem.getCause() instanceof IOException ? State.FAILED_PASSING : State.FAILED, problem.getMessage());
        } catch (UncheckedIOException | DeviceException problem) {
            return new Ending(State.FAILED_PASSING, problem.getMessage());
        } catch (OutOfMemoryError full) {
            return new Ending(State.FAILED_PASSING, "not enough memory (" + full + "); run fewer cases at the same time with --jobs");
        } catch (RuntimeException unexpected) {
            unexpected.printStackTrace(terminal);
            return new Ending(State.FAILED, "unexpected error: " + unexpected);
        }
    }

    private Ending run(SharedDevices.Lease taken, Path file, List<String> settings, Path folder, boolean resume, PrintWriter terminal) {
        try (SharedDevices.Lease lease = taken) {
            Config config = Config.read(file, lease.with(settings));
            DryRun needs = DryRun.of(config);
            boolean onProcessor = lease.isProcessor() || config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED;
            double bytes = onProcessor ? needs.onProcessor() : needs.onTheWay();
            Optional<String> lack = Heap.here().lacks(bytes);
            if (lack.isPresent()) {
                return new Ending(State.FAILED, lack.get());
            }
            memory.take(bytes);
            try {
                return interruption.isAsked() ? new Ending(State.NOT_BEGUN, "asked to end") : run(config, needs, folder, resume, terminal);
            } finally {
                memory.give(bytes);
            }
        }
    }

    private Ending run(Config config, DryRun needs, Path folder, boolean resume, PrintWriter terminal) {
        DeviceSelection.Selected selected = new DeviceSelection(config, needs, kernels, Optional.empty())
                .open(SimulationRunner.earlierDevice(folder, resume));
        selected.reasons().forEach(terminal::println);
        try (Workplace place = selected.place()) {
            terminal.println("Running " + config.get(RunSettings.NAME) + " on " + place.name());
            Simulation.Outcome outcome = new Simulation(config, place, terminal, false, interruption).run(folder, resume, List.of());
            Path summary = new ResultFolder(folder).summary();
            String reason = Files.exists(summary) ? String.valueOf(JsonFile.read(summary).get("reason")) : "before it began";
            return new Ending(switch (outcome) {
                case COMPLETED -> State.COMPLETED;
                case INTERRUPTED -> State.INTERRUPTED;
                case FAILED -> State.FAILED;
            }, reason);
        }
    }
}
