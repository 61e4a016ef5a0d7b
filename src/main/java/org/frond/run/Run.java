package org.frond.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.OutputSettings;
import org.frond.config.Preflight;
import org.frond.config.RunSettings;
import org.frond.config.StopSettings;
import org.frond.config.TimeSettings;
import org.frond.device.WorkStoppedException;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * Drives a problem from a state to the end, an interruption or a failure: step by step, with what is recorded, checked and
 * told between steps. All problems are driven by this one.
 */
final class Run {

    private final Config config;
    private final ResultFolder folder;
    private final Problem problem;
    private final Recorder recorder;
    private final Stepper stepper;
    private final State state;
    private final Interruption interruption;
    private final Progress progress;
    private final Status status;
    private final Pace pace;
    private final Profiles profiles;
    private final CycleComparison comparison;
    private final long firstStep;

    Run(Config config, Kernels kernels, ResultFolder folder, Problem problem, Recorder recorder, Stepper stepper,
            Interruption interruption, Progress progress, Status status) {
        this.config = config;
        this.folder = folder;
        this.problem = problem;
        this.recorder = recorder;
        this.stepper = stepper;
        this.state = stepper.state();
        this.interruption = interruption;
        this.progress = progress;
        this.status = status;
        this.pace = new Pace(config.get(TimeSettings.END));
        this.profiles = new Profiles(config, kernels, problem);
        this.comparison = new CycleComparison(kernels);
        this.firstStep = state.clock().step();
    }

    /** Makes all steps there are to be made, and writes and says what they came to, and what was doubted before. */
    Ending drive(PrintWriter terminal, List<String> doubts) {
        long started = System.nanoTime();
        Ending ending = steps();
        if (!ending.isInterrupted()) {
            compareBeyond();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        progress.finish();
        // a run that goes on for longer must not find the snapshot of this end among its own
        recorder.checkpoint(state);
        if (!ending.isInterrupted()) {
            recorder.snapshot(state);
            recorder.await();
        }
        Verdict verdict = new Verdict(ending, state.clock(), problem.findings(state), state.clock().step() - firstStep, seconds,
                comparison, doubts);
        Map<String, Object> summary = verdict.summary();
        summary.putAll(new Preflight(config).risks());
        summary.put("parameters", config.departures());
        JsonFile.write(folder.summary(), "summary", 1, summary);
        if (!ending.isInterrupted()) {
            show(ending);
        }
        verdict.lines().forEach(terminal::println);
        return ending;
    }

    private void compareBeyond() {
        try {
            stepper.compareBeyond(comparison);
        } catch (WorkStoppedException asked) {
            // the run is over all the same, and this step was none of it
        }
    }

    private Ending steps() {
        long checkpointed = System.nanoTime();
        double checkpointEvery = config.get(OutputSettings.CHECKPOINT_EVERY) * 1e9;
        try {
            // a run that had ended makes no further step
            Optional<Ending> ending = ending(problem.over(state));
            while (ending.isEmpty()) {
                ending = step();
                if (ending.isEmpty() && System.nanoTime() - checkpointed >= checkpointEvery) {
                    recorder.checkpoint(state);
                    checkpointed = System.nanoTime();
                }
            }
            return ending.get();
        } catch (RunFailedException | SolverException failure) {
            return Ending.failed(failure.getMessage());
        } catch (WorkStoppedException asked) {
            return stopped();
        }
    }

    private Ending stopped() {
        return Ending.interrupted("go on with --resume from step " + state.clock().step());
    }

    private Optional<Ending> step() {
        if (comparison.isEmpty()) {
            stepper.compareNext(comparison);
        }
        double began = state.clock().time();
        StepReport report = stepper.advance();
        recorder.record(state, began, report);
        RunStatus.Headway headway = pace.at(state.clock(), report.share());
        status.running(headway);
        progress.step(headway, state.clock().time() - began, report);
        return ending(report.over()).or(() -> interruption.isAsked() ? Optional.of(stopped()) : Optional.empty());
    }

    /** How the run has ended; empty while it has not. */
    private Optional<Ending> ending(Optional<String> over) {
        long steps = state.clock().step();
        int stopSteps = config.get(StopSettings.STEPS);
        if (over.isPresent()) {
            return over.map(Ending::completed);
        }
        if (stepper.isAtEnd()) {
            return Optional.of(Ending.completed("time.end was reached"));
        }
        if (stopSteps > 0 && steps >= stopSteps) {
            return Optional.of(Ending.completed("stop.steps was reached"));
        }
        return steps < config.get(TimeSettings.MAXIMUM_STEPS) ? Optional.empty()
                : Optional.of(Ending.failed("time.maximumSteps was reached before time.end"));
    }

    /** Draws and writes what there is of the end alone. */
    private void show(Ending ending) {
        profiles.write(folder, state);
        if (ending.isCompleted()) {
            recorder.complete();
        }
        recorder.picture(state);
        if (config.get(OutputSettings.FRAMES)) {
            HistoryPicture.write(folder, RunSettings.title(config), problem.output().plots());
        }
        recorder.await();
    }
}
