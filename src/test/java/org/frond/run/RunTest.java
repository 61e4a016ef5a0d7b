package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.io.RunState;
import org.frond.io.SnapshotHeader;
import org.frond.kernel.KernelSource;
import org.frond.model.Fronts;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run does is the same for every problem. */
class RunTest {

    @TempDir
    private Path folder;

    private static Stream<Config> problems() {
        return Stream.of(ExampleRun.config("wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE, "output.snapshots=0")),
                Config.of("bar", List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=4 s", "time.firstStep=1 s",
                        "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0", "displacement.left=roller",
                        "displacement.right=[8 nm * t / 1 s, free]", "displacement.bottom=roller")));
    }

    /** A problem of which no further step can be made after two. */
    private record Stuck(Problem problem) implements Problem {

        @Override
        public State state() {
            return problem.state();
        }

        @Override
        public State start() {
            return problem.start();
        }

        @Override
        public State resume(RunState stored) {
            return problem.resume(stored);
        }

        @Override
        public RunState memory() {
            return problem.memory();
        }

        @Override
        public double longestStep(State.Clock clock) {
            return problem.longestStep(clock);
        }

        @Override
        public boolean move(State state, double dt) {
            return problem.move(state, dt);
        }

        @Override
        public Step begin(State from) {
            if (from.clock().step() == 2) {
                throw new SolverException("stuck");
            }
            return problem.begin(from);
        }

        @Override
        public Optional<String> over(State state) {
            return problem.over(state);
        }

        @Override
        public Fronts.Reach reach(State state) {
            return problem.reach(state);
        }

        @Override
        public Output output() {
            return problem.output();
        }

        @Override
        public Findings findings(State state) {
            return problem.findings(state);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aSolverThatGivesUpLeavesTheStateBefore(Config config) {
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            Kernels kernels = new Kernels(device, 2);
            Simulation simulation = new Simulation(config, device, out, false, interruption);
            Problem stuck = new Stuck(Simulation.problem(config, kernels));
            ExampleRun run = new ExampleRun(folder, simulation.run(stuck, kernels, folder, false, List.of()), terminal.toString());

            assertEquals(Simulation.Outcome.FAILED, run.outcome());
            assertEquals("stuck", run.summary().get("reason"));
            assertEquals(2, run.checkpoint().step());
            assertEquals(List.of(0L, 2L), run.files().snapshots().headers().stream().map(SnapshotHeader::step).toList());
            assertTrue(run.terminal().contains("Failed: stuck.\n"), run::terminal);
        }
    }
}
