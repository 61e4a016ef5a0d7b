package org.frond.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.device.Profile;
import org.frond.device.Workplace;
import org.frond.io.DamagedFileException;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.kernel.KernelSource;
import org.frond.kernel.TranslationException;
import org.frond.run.BrokenAtStart;
import org.frond.run.ContrastAtCorners;
import org.frond.run.DryRun;
import org.frond.run.Interruption;
import org.frond.run.RunFailedException;
import org.frond.run.Simulation;
import org.frond.run.StartCheck;
import org.frond.run.StructureReport;
import org.frond.solver.SolverException;

/** Runs configurations on this machine's devices. */
final class SimulationRunner implements Runner {

    /** What runs need, each counted once. */
    private final Map<Config, DryRun> counted = new IdentityHashMap<>();

    private DryRun needs(Config config) {
        return counted.computeIfAbsent(config, DryRun::of);
    }

    @Override
    public List<String> preflight(Config config) {
        List<String> lines = new ArrayList<>(needs(config).lines());
        lines.addAll(new StructureReport(config).lines());
        return lines;
    }

    @Override
    public List<String> warnings(Config config) {
        // what a formula refuses is told before anything is built of it or looked for in it
        List<String> warnings = new ArrayList<>(new StartCheck(config).warnings());
        boolean elsewhere = config.get(RunSettings.DEVICE).startsWith("opencl");
        Optional<String> lack = Heap.here().lacks(elsewhere ? needs(config).onTheWay() : needs(config).onProcessor());
        if (lack.isPresent()) {
            warnings.add("grid.cells: " + lack.get());
            return warnings; // what is looked for below takes memory as well
        }
        warnings.addAll(BrokenAtStart.warnings(config));
        warnings.addAll(ContrastAtCorners.warnings(config));
        return warnings;
    }

    @Override
    public int run(Config config, RunOptions options, PrintWriter terminal) {
        Optional<Profile> profile = options.profile() ? Optional.of(new Profile()) : Optional.empty();
        DeviceSelection selection = new DeviceSelection(config, needs(config), kernels(options), profile);
        try {
            DeviceSelection.Selected selected = selection.open(earlierDevice(options.folder(), options.resume()));
            selected.reasons().forEach(terminal::println);
            profile.ifPresent(Profile::reset);
            int code = run(selected, selection::processor, config, options, terminal);
            profile.ifPresent(all -> tell(all, terminal));
            return code;
        } catch (DeviceException | KernelException | TranslationException | RunFailedException | SolverException
                | ResultException problem) {
            throw new CommandException(Simulation.exitCode(problem), problem.getMessage());
        } catch (OutOfMemoryError full) {
            throw new CommandException(Simulation.exitCode(full), "not enough memory (" + full
                    + "); make grid.cells smaller, or give Java more with FROND_JAVA_OPTS=-Xmx8g");
        }
    }

    /**
     * Runs on the selected device and, should it fail and that be allowed, on from the last checkpoint on the processor.
     *
     * @throws DeviceException if the device fails and nothing goes on
     */
    static int run(DeviceSelection.Selected selected, Supplier<Workplace> processor, Config config, RunOptions options,
            PrintWriter terminal) {
        return fallingBack(selected.fallBack(), options.folder(), terminal, () -> runOn(selected.place(), config, options, terminal),
                begun -> runOn(processor.get(), config, options.withResume(begun), terminal));
    }

    /**
     * The same for whatever runs into a folder.
     *
     * @param onProcessor what goes on, from a checkpoint where there is one
     */
    static <T> T fallingBack(boolean allowed, Path folder, PrintWriter terminal, Supplier<T> there, Function<Boolean, T> onProcessor) {
        try {
            return there.get();
        } catch (DeviceException failure) {
            boolean begun = !new ResultFolder(folder).checkpoints().steps().isEmpty();
            if (!allowed) {
                throw begun ? new DeviceException(failure.getMessage() + System.lineSeparator() + "The last checkpoint in "
                        + folder + " is whole; go on from it with --resume, on the processor with --device cpu",
                        failure) : failure;
            }
            terminal.println(failure.getMessage());
            terminal.println("Going on on the processor" + (begun ? " from the last checkpoint." : "."));
            return onProcessor.apply(begun);
        }
    }

    /** Where the device's time went, the kernels that took longest first. */
    private static void tell(Profile profile, PrintWriter terminal) {
        List<Profile.KernelTime> times = profile.times();
        double all = times.stream().mapToDouble(Profile.KernelTime::seconds).sum();
        terminal.println(String.format(Locale.ROOT, "%nThe device worked %.3f s, reductions included:", all));
        for (Profile.KernelTime time : times) {
            terminal.println(String.format(Locale.ROOT, "  %-22s %9.3f s  %5.1f %%  %9d launches  %9.2f us each", time.kernel(),
                    time.seconds(), 100 * time.seconds() / all, time.launches(), 1e6 * time.seconds() / time.launches()));
        }
    }

    /** The device of the part of a run that its folder holds already, where it is to go on. */
    static Optional<String> earlierDevice(Path folder, boolean resume) {
        Path provenance = new ResultFolder(folder).provenance();
        try {
            return resume && Files.exists(provenance)
                    ? Optional.ofNullable(JsonFile.read(provenance).get("device")).map(Object::toString) : Optional.empty();
        } catch (DamagedFileException unreadable) {
            return Optional.empty(); // which the run itself will tell
        }
    }

    /** Runs on devices and closes them. */
    private static int runOn(Workplace opened, Config config, RunOptions options, PrintWriter terminal) {
        // from Java 22 on, only with -Djdk.console=java.base is there no console where there is no terminal
        boolean interactive = System.console() != null;
        try (Workplace place = opened; Interruption interruption = new Interruption(terminal)) {
            terminal.println("Running " + config.get(RunSettings.NAME) + " on " + place.name() + ", into "
                    + options.folder());
            terminal.flush();
            return new Simulation(config, place, terminal, interactive, interruption, options.doubts())
                    .run(options.folder(), options.resume(), options.parent(), kernelFiles(options)).exitCode();
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
