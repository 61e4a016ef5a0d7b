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
            try (SharedDevices.Lease lease = devices.take(config)) {
                Config here = Config.read(file, lease.with(settings));
                return lease.isProcessor() ? inMemory(here, folder, resume, terminal) : run(here, folder, resume, terminal);
            }
        } catch (ConfigException wrong) {
            return new Ending(State.FAILED, wrong.mistakes().get(0).line());
        } catch (RunFailedException | SolverException | KernelException | TranslationException | DamagedFileException problem) {
            return new Ending(State.FAILED, problem.getMessage());
        } catch (BusyFolderException busy) {
            return new Ending(State.HELD_ELSEWHERE, busy.getMessage());
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

    private Ending inMemory(Config config, Path folder, boolean resume, PrintWriter terminal) {
        double bytes = DryRun.of(config).total();
        Optional<String> lack = Heap.here().lacks(bytes);
        if (lack.isPresent()) {
            return new Ending(State.FAILED, lack.get());
        }
        memory.take(bytes);
        try {
            return run(config, folder, resume, terminal);
        } finally {
            memory.give(bytes);
        }
    }

    private Ending run(Config config, Path folder, boolean resume, PrintWriter terminal) {
        Optional<String> earlier = SimulationRunner.earlierDevice(folder, resume);
        DeviceSelection.Selected selected = new DeviceSelection(config, KernelSource.builtIn(), Optional.empty()).open(earlier);
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
