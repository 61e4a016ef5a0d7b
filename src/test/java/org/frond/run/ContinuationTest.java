package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.io.RunState;
import org.frond.kernel.KernelSource;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's state says everything: the same steps follow from it, to the last bit, wherever and whenever they are made. */
class ContinuationTest {

    private static final Config CONFIG = ExampleRun.config("wedge-crack",
            ExampleRun.with(ExampleRun.SMALL_WEDGE, "output.snapshots=0"));

    private final Interruption interruption = new Interruption(new PrintWriter(Writer.nullWriter()));

    @AfterEach
    void listenNoMore() {
        interruption.close();
    }

    private Stepper stepper(Problem problem, State state) {
        return new Stepper(problem, new Stepper.Lengths(2, 1e-9, Double.MAX_VALUE), SnapshotTimes.of(CONFIG), interruption, state);
    }

    private void advance(Problem problem, State state, int steps) {
        Stepper stepper = stepper(problem, state);
        for (int step = 0; step < steps; step++) {
            stepper.advance();
        }
    }

    @Test
    void readStateContinuesBitForBit() {
        try (CpuDevice device = new CpuDevice(2, KernelSource.builtIn())) {
            Kernels kernels = new Kernels(device, 2);
            Problem through = new CellProblem(CONFIG, kernels);
            State whole = through.start();
            advance(through, whole, 6);

            Problem first = new CellProblem(CONFIG, kernels);
            State half = first.start();
            advance(first, half, 3);
            RunState written = StoredState.of(half, List.of(first.memory()));

            Problem second = new CellProblem(CONFIG, kernels);
            State read = second.resume(written);
            advance(second, read, 3);
            assertSame(whole, read);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void numberOfThreadsChangesNothing(int threads) {
        try (CpuDevice one = new CpuDevice(1, KernelSource.builtIn()); CpuDevice several = new CpuDevice(threads, KernelSource.builtIn())) {
            assertSame(tenSteps(one), tenSteps(several));
        }
    }

    private State tenSteps(CpuDevice device) {
        Problem problem = new CellProblem(CONFIG, new Kernels(device, 2));
        State state = problem.start();
        advance(problem, state, 10);
        return state;
    }

    private static void assertSame(State expected, State actual) {
        assertEquals(expected.clock(), actual.clock());
        Map<String, double[]> fields = actual.toArrays();
        expected.toArrays().forEach((name, values) -> assertArrayEquals(values, fields.get(name), name));
    }
}
