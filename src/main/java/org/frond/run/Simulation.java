package org.frond.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.RunSettings;
import org.frond.config.StructureSettings;
import org.frond.config.TimeSettings;
import org.frond.device.Device;
import org.frond.device.Workplace;
import org.frond.io.CheckpointFolder;
import org.frond.io.Provenance;
import org.frond.io.ResultFolder;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * Carries a configuration out: builds its problem, starts it or goes on from a checkpoint, and lets a {@link Run} drive it,
 * with everything on the way written into the result folder.
 */
public final class Simulation {

    private final Config config;
    private final Workplace place;
    private final PrintWriter terminal;
    private final boolean interactive;
    private final Interruption interruption;

    /** How a simulation ended. */
    public enum Outcome {
        COMPLETED, INTERRUPTED, FAILED
    }

    /** On one device, with the precision that the configuration asks for. */
    public Simulation(Config config, Device device, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this(config, config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED ? Workplace.mixed(device)
                : Workplace.inDouble(device), terminal, interactive, interruption);
    }

    public Simulation(Config config, Workplace place, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this.config = config;
        this.place = place;
        this.terminal = terminal;
        this.interactive = interactive;
        this.interruption = interruption;
    }

    /** The problem that a configuration poses. */
    static Problem problem(Config config, Kernels kernels) {
        return switch (config.problem()) {
            case CELL -> new CellProblem(config, kernels);
            case BODY -> new BodyProblem(config, kernels);
        };
    }

    /**
     * Runs into a folder that is new or empty, or goes on from the newest checkpoint in it.
     *
     * @param inputs files beside the configuration that the result depends on, for its provenance
     * @throws RunFailedException if there is nothing to go on from
     * @throws SolverException    if the start does not settle; nothing is written then
     */
    public Outcome run(Path path, boolean resume, List<Path> inputs) {
        Kernels kernels = new Kernels(place, config.get(GridSettings.CELLS).size());
        return run(problem(config, kernels), kernels, path, resume, inputs);
    }

    /** The same with a problem of one's own. */
    Outcome run(Problem problem, Kernels kernels, Path path, boolean resume, List<Path> inputs) {
        List<Path> files = new ArrayList<>(config.inputs());
        files.addAll(inputs);
        String provenance = Provenance.collect(place.name(), config.get(StructureSettings.SEED), Instant.now(), files)
                .and(config.shippedInputs()).json();
        ResultFolder folder;
        State state;
        Recorder recorder;
        if (resume) {
            folder = ResultFolder.open(path);
            CheckpointFolder.Restored restored = newest(folder);
            state = problem.resume(restored.state());
            recorder = Recorder.resume(folder, config, problem, provenance, restored.state(), state);
        } else {
            state = problem.start();
            folder = ResultFolder.create(path);
            recorder = Recorder.create(folder, config, problem, provenance, state);
        }
        try (recorder) {
            double end = config.get(TimeSettings.END);
            Stepper stepper = new Stepper(problem,
                    new Stepper.Lengths(config.get(TimeSettings.FIRST_STEP), config.get(TimeSettings.MINIMUM_STEP), end),
                    SnapshotTimes.of(config), state);
            Progress progress = new Progress(terminal, interactive, end);
            Ending ending = new Run(config, kernels, folder, problem, recorder, stepper, interruption, progress).drive(terminal);
            terminal.println("Results: " + folder.path());
            terminal.flush();
            return ending.outcome();
        }
    }

    private CheckpointFolder.Restored newest(ResultFolder folder) {
        CheckpointFolder.Restored restored = folder.checkpoints().readNewest()
                .orElseThrow(() -> new RunFailedException(folder.path() + " holds no checkpoint to go on from; "
                        + "remove the folder and start the run anew"));
        restored.warnings().forEach(terminal::println);
        terminal.println("Going on from step " + restored.step() + ".");
        terminal.flush();
        return restored;
    }
}
