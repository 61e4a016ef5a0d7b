package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.TimeSettings;
import org.frond.io.RunState;
import org.frond.model.State;
import org.frond.solver.CpuKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every problem, and so every law of growth, promises to the run that drives it. */
class ProblemContractTest {

    /** A configuration that is small, and how it is called. */
    record Case(String name, Config config) {

        static Case of(String name, String example, List<String> settings) {
            return new Case(name, ExampleRun.config(example, settings));
        }

        Problem problem() {
            return Problem.of(config, CpuKernels.in(config.get(GridSettings.CELLS).size()));
        }

        double dt() {
            return config.get(TimeSettings.FIRST_STEP);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        return List.of(
                Case.of("crack filling", "wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE, "time.firstStep=0.01 s")),
                Case.of("front growth", "verification/v06-mechanical-shift", List.of()),
                Case.of("domain growth", "macro-tree", List.of("grid.cells=40, 40", "grid.size=160 um, 160 um",
                        "structure.grains=256", "structure.boundaryWidth=8 um")),
                Case.of("cracking solid", "verification/v20-crack-energy", List.of()),
                Case.of("conductor", "verification/v17-laminate", List.of()),
                Case.of("conserved phase", "verification/pfhub-dispersion", List.of()),
                Case.of("phase with its temperature", "verification/pfhub-3-start", List.of("grid.cells=24, 24", "grid.size=12 m, 12 m",
                        "crossings.tip.to=12 m, 0 m", "crossings.tipUp.to=0 m, 12 m")));
    }

    private static State step(Problem problem, State from, double dt) {
        State trial = problem.state();
        trial.copyFrom(from);
        problem.begin(from).attempt(trial, dt, dt);
        return trial;
    }

    private static RunState stored(Problem problem, State state) {
        return StoredState.of(state, List.of(problem.memory()));
    }

    private static void assertSame(State expected, State actual) {
        RunState wanted = StoredState.of(expected, List.of());
        RunState found = StoredState.of(actual, List.of());
        wanted.arrays().forEach((name, values) -> ExampleRun.assertSameBits(name, values, found.array(name)));
        assertTrue(wanted.doubles().equals(found.doubles()) && wanted.longs().equals(found.longs()), "the clock");
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAttemptLeavesTheStateThatItBeganFrom(Case tried) {
        Problem problem = tried.problem();
        State from = problem.start();
        State before = problem.state();
        before.copyFrom(from);
        step(problem, from, tried.dt());
        assertSame(before, from);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStepDependsOnNoAttemptBeforeIt(Case tried) {
        Problem problem = tried.problem();
        State from = problem.start();
        State first = step(problem, from, tried.dt());
        step(problem, from, 0.3 * tried.dt());
        assertSame(first, step(problem, from, tried.dt()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aResumedProblemStepsAsOneThatNeverStopped(Case tried) {
        Problem problem = tried.problem();
        State once = step(problem, problem.start(), tried.dt());
        Problem other = tried.problem();
        State resumed = other.resume(stored(problem, once));
        assertSame(step(problem, once, tried.dt()), step(other, resumed, tried.dt()));
    }
}
