package org.frond.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.GridSettings;
import org.frond.config.RunSettings;
import org.frond.config.StructureSettings;
import org.frond.device.Device;
import org.frond.device.WorkStoppedException;
import org.frond.device.Workplace;
import org.frond.io.AtomicFile;
import org.frond.io.CheckpointFolder;
import org.frond.io.FolderException;
import org.frond.io.FolderLock;
import org.frond.io.Provenance;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.io.RunStatus;
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
    private final List<String> doubts;

    /** How a simulation ended. */
    public enum Outcome {
        COMPLETED(RunStatus.State.ENDED, 0), INTERRUPTED(RunStatus.State.STOPPED, 3), FAILED(RunStatus.State.FAILED, 1);

        private final RunStatus.State state;
        private final int exitCode;

        Outcome(RunStatus.State state, int exitCode) {
            this.state = state;
            this.exitCode = exitCode;
        }

        /** What the program tells the shell. */
        public int exitCode() {
            return exitCode;
        }
    }

    /** What the program tells the shell when a simulation ends by an exception. */
    public static int exitCode(Throwable failure) {
        return Failure.exitCode(failure);
    }

    /** On one device, with the precision that the configuration asks for. */
    public Simulation(Config config, Device device, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this(config, config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED ? Workplace.mixed(device)
                : Workplace.inDouble(device), terminal, interactive, interruption);
    }

    public Simulation(Config config, Workplace place, PrintWriter terminal, boolean interactive,
            Interruption interruption) {
        this(config, place, terminal, interactive, interruption, List.of());
    }

    /** The same, where {@code doubts} were told before it begins: its verdict repeats them. */
    public Simulation(Config config, Workplace place, PrintWriter terminal, boolean interactive, Interruption interruption,
            List<String> doubts) {
        this.config = config;
        this.doubts = List.copyOf(doubts);
        this.place = place.stoppable(interruption::goOn);
        this.terminal = terminal;
        this.interactive = interactive;
        this.interruption = interruption;
    }

    /**
     * Runs into a folder that is new or empty, or goes on from the newest checkpoint in it; where an earlier start came to none, it
     * is started again.
     *
     * @param inputs the user's own kernels, on which the result depends as on the configuration
     * @throws FolderException if the folder is another run's, or cannot be gone on from; nothing is written then
     * @throws SolverException if there is no start in equilibrium
     */
    public Outcome run(Path path, boolean resume, List<Path> inputs) {
        return run(path, resume, Optional.empty(), inputs);
    }

    /**
     * The same, where a run that does not go on starts from a state of another one.
     *
     * @param parent that run, unless it starts from the beginning
     */
    public Outcome run(Path path, boolean resume, Optional<Parent> parent, List<Path> inputs) {
        Kernels kernels = new Kernels(place, config.get(GridSettings.CELLS).size());
        return run(() -> Problem.of(config, kernels), kernels, path, resume, parent, inputs);
    }

    /** The same with a problem of one's own. */
    Outcome run(Supplier<Problem> posed, Kernels kernels, Path path, boolean resume, Optional<Parent> parent, List<Path> inputs) {
        ResultFolder.isToGoOn(path, resume); // a folder that is none of Frond's gets no lock
        try (FolderLock lock = FolderLock.take(path)) {
            ResultFolder folder = new ResultFolder(path);
            if (folder.isUnbegun()) {
                terminal.println(path + " holds a run that ended before its first checkpoint: it is started again.");
            }
            Optional<CheckpointFolder.Restored> stored = ResultFolder.isToGoOn(path, resume)
                    ? Optional.of(newest(folder, inputs)) : Optional.empty();
            if (stored.isEmpty()) {
                ResultFolder.create(path);
            }
            RunIdentity identity = stored.map(found -> RunIdentity.of(found.state())).orElseGet(() -> RunIdentity.begin(config, inputs));
            Origin origin = stored.map(Origin::own).orElseGet(() -> parent.map(Origin::of).orElse(Origin.BEGINNING));
            Recorder.Place recorded = new Recorder.Place(folder, lock, identity, config, provenance(identity, origin, inputs));
            try (Status status = new Status(folder, lock, identity.run(), origin.headway(), terminal)) {
                return run(posed, kernels, recorded, origin, status);
            }
        }
    }

    /**
     * Where a run starts: from a state, unless from the beginning.
     *
     * @param state  the state
     * @param parent the run that it is of, unless its own
     */
    private record Origin(Optional<RunState> state, Optional<Parent> parent) {

        static final Origin BEGINNING = new Origin(Optional.empty(), Optional.empty());

        static Origin own(CheckpointFolder.Restored stored) {
            return new Origin(Optional.of(stored.state()), Optional.empty());
        }

        static Origin of(Parent parent) {
            return new Origin(Optional.of(parent.state()), Optional.of(parent));
        }

        /** Whether the folder holds a part of the run. */
        boolean isOwn() {
            return state.isPresent() && parent.isEmpty();
        }

        RunStatus.Headway headway() {
            return new RunStatus.Headway(state.map(stored -> stored.whole("step")).orElse(0L),
                    state.map(stored -> stored.number("time")).orElse(0.0), Double.NaN, Double.NaN, Double.NaN);
        }

        /** The state, for a problem to go on from. */
        State restore(Problem problem, Config config) {
            State restored = problem.resume(state.orElseThrow());
            parent.ifPresent(other -> other.adapt(restored, config));
            return restored;
        }
    }

    private Outcome run(Supplier<Problem> posed, Kernels kernels, Recorder.Place recorded, Origin origin, Status status) {
        try {
            Ending ending = carryOut(posed, kernels, recorded, origin, status);
            terminal.println("Results: " + recorded.folder().path());
            terminal.flush();
            status.over(ending.outcome().state, ending.reason(), ending.outcome().exitCode());
            return ending.outcome();
        } catch (ConfigException refused) {
            status.close();
            recorded.folder().clear(); // nothing was begun
            throw refused;
        } catch (RuntimeException | Error failure) {
            status.failed(Failure.reason(failure), Failure.exitCode(failure));
            throw failure;
        }
    }

    private Ending carryOut(Supplier<Problem> posed, Kernels kernels, Recorder.Place recorded, Origin origin, Status status) {
        Problem problem;
        State state;
        if (!origin.isOwn()) {
            AtomicFile.writeText(recorded.folder().config(), config.toYaml());
        }
        if (RunIdentity.inFolder(recorded.folder()).isEmpty()) {
            AtomicFile.writeText(recorded.folder().provenance(), recorded.provenance());
        }
        try {
            problem = interruption.breakable(posed);
            Supplier<State> start = problem::start;
            state = origin.state().isPresent() ? origin.restore(problem, config) : interruption.breakable(start);
        } catch (WorkStoppedException asked) {
            Ending ending = Ending.interrupted("before a step was made; " + (origin.isOwn() ? "go on with --resume" : "start it again"));
            terminal.println("Interrupted: " + ending.reason() + ".");
            return ending;
        }
        try (Recorder recorder = origin.isOwn() ? Recorder.resume(recorded, problem, origin.state().orElseThrow(), state, this::warn)
                : Recorder.create(recorded, problem, state)) {
            Stepper stepper = Stepper.of(config, problem, interruption, state);
            return new Run(config, kernels, recorded.folder(), problem, recorder, stepper, interruption,
                    new Progress(terminal, interactive), status).drive(terminal, doubts);
        }
    }

    private String provenance(RunIdentity identity, Origin origin, List<Path> inputs) {
        List<Path> files = new ArrayList<>(config.inputs());
        files.addAll(inputs);
        return Provenance.collect(place.name(), config.get(StructureSettings.SEED), Instant.now(), files)
                .and(config.shippedInputs())
                .of(identity.run(), origin.parent().map(other -> other.provenance(origin.state().orElseThrow()))).json();
    }

    private CheckpointFolder.Restored newest(ResultFolder folder, List<Path> inputs) {
        Optional<String> run = RunIdentity.inFolder(folder);
        if (run.isEmpty()) {
            warn(folder.provenance() + " cannot be read and is written again; which run the folder holds its checkpoint says");
        }
        CheckpointFolder.Restored restored = folder.checkpoints().readNewest(RunIdentity.check(folder, config, inputs, run))
                .orElseThrow(() -> new FolderException(folder.path(), "holds no checkpoint to go on from; "
                        + "remove the folder and start the run again"));
        restored.warnings().forEach(this::warn);
        terminal.println("Going on from step " + restored.step() + ".");
        terminal.flush();
        return restored;
    }

    private void warn(String what) {
        terminal.println("warning: " + what);
    }
}
