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
import org.frond.io.SnapshotHeader;
import org.frond.kernel.KernelSource;
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

    /** No further step can be made after two. */
    private static void stuck(long step) {
        if (step == 3) {
            throw new SolverException("stuck");
        }
    }

    /** What moves for 10 s without an event of its own. */
    private static Stream<List<String>> quiet() {
        return Stream.of(List.of("grid.cells=[16, 16]", "grid.size=[8 um, 8 um]", "structure.planeAngle=90 deg",
                        "fracture.length=1.5 um", "flaw.length=2 um", "cell.voltage=5 mV"),
                List.of("grid.cells=[8, 2]", "grid.size=[8 um, 2 um]", "concentration.initial=x / 8 um",
                        "electrolyte.diffusivity=1e-12 m^2/s"));
    }

    private ExampleRun quiet(List<String> settings, String name, String output) {
        return ExampleRun.run(folder.resolve(name), false, Config.of(name, ExampleRun.with(settings, "time.end=10 s",
                "time.firstStep=0.1 s", "time.maximumStep=0.7 s", "output.frames=false", output)), 1);
    }

    private static void assertAtEverySecond(ExampleRun run) {
        List<Double> times = run.files().snapshots().headers().stream().map(SnapshotHeader::time).toList();
        assertEquals(11, times.size(), times::toString);
        for (int n = 0; n < times.size(); n++) {
            assertEquals(n, times.get(n), 1e-12 * n);
        }
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void snapshotsAreTakenAtTheirTimes(List<String> settings) {
        assertAtEverySecond(quiet(settings, "interval", "output.interval=1 s"));
        assertAtEverySecond(quiet(settings, "number", "output.snapshots=10"));
    }

    /** Each of the nine times before the end costs one step more. */
    @ParameterizedTest
    @MethodSource("quiet")
    void aStepCutForASnapshotDoesNotShortenTheStepsAfterIt(List<String> settings) {
        int free = quiet(settings, "free", "output.snapshots=0").history("Step").length;
        int cut = quiet(settings, "cut", "output.snapshots=10").history("Step").length;
        assertTrue(cut <= free + 9, () -> cut + " steps instead of " + free);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aSolverThatGivesUpLeavesTheStateBefore(Config config) {
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            Kernels kernels = new Kernels(device, 2);
            Simulation simulation = new Simulation(config, device, out, false, interruption);
            Problem stuck = new Watched(Problem.of(config, kernels), RunTest::stuck);
            ExampleRun run = new ExampleRun(folder, simulation.run(() -> stuck, kernels, folder, false, Optional.empty(), List.of()), terminal.toString());

            assertEquals(Simulation.Outcome.FAILED, run.outcome());
            assertEquals("stuck", run.summary().get("reason"));
            assertEquals(2, run.checkpoint().step());
            assertEquals(List.of(0L, 2L), run.files().snapshots().headers().stream().map(SnapshotHeader::step).toList());
            assertTrue(run.terminal().contains("Failed: stuck.\n"), run::terminal);
        }
    }
}
