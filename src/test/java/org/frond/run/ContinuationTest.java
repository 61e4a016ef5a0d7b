package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.frond.device.CpuDevice;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.frond.model.Flaw;
import org.frond.model.Fronts;
import org.frond.model.Kinetics;
import org.frond.model.MicroModel;
import org.frond.model.Specimen;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's state says everything: the same steps follow from it, to the last bit, wherever and whenever they are made. */
class ContinuationTest {

    private static final double H = 1e-7;
    private static final Flaw FLAW = new Flaw(1.6e-6, 1e-6, Math.toRadians(75));

    private static Specimen specimen() {
        Specimen specimen = new Specimen(Grid.plane(32, 32, H));
        specimen.exchangeCurrentDensity = 300;
        specimen.voltage = 0.4;
        specimen.toughness = 0.5;
        specimen.energyRatio = 3;
        specimen.planeAngle = Math.toRadians(75);
        return specimen;
    }

    private static StepControl control() {
        Kinetics kinetics = specimen().kinetics();
        return new StepControl(0.002, 1e-9, 0.05, 1.2, 0.5 * kinetics.thermalPressure(), 0.5, 0.1, 0.6e-6);
    }

    private static TimeLoop loop(MicroModel model, State state, Kernels kernels) {
        return new TimeLoop(model, new Fronts(kernels, state.grid()), FLAW, Schedule.holding(specimen().voltage), control(),
                Double.MAX_VALUE, state, new State(kernels, state.grid()));
    }

    @Test
    void readStateContinuesBitForBit() {
        Kernels kernels = Specimen.PLANE;
        MicroModel through = specimen().model(kernels);
        State whole = through.start(FLAW, specimen().frontWidth);
        TimeLoop uninterrupted = loop(through, whole, kernels);
        for (int step = 0; step < 6; step++) {
            uninterrupted.advance();
        }

        MicroModel first = specimen().model(kernels);
        State half = first.start(FLAW, specimen().frontWidth);
        TimeLoop before = loop(first, half, kernels);
        for (int step = 0; step < 3; step++) {
            before.advance();
        }
        Map<String, double[]> written = new HashMap<>(half.toArrays());

        State read = new State(kernels, specimen().grid);
        read.fromArrays(written);
        read.setClock(half.clock());
        TimeLoop after = loop(specimen().model(kernels), read, kernels);
        for (int step = 0; step < 3; step++) {
            after.advance();
        }
        assertSame(whole, read);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void numberOfThreadsChangesNothing(int threads) {
        assertSame(twentySteps(1), twentySteps(threads));
    }

    private static State twentySteps(int threads) {
        try (CpuDevice device = new CpuDevice(threads, KernelSource.builtIn())) {
            Kernels kernels = new Kernels(device, 2);
            MicroModel model = specimen().model(kernels);
            State state = model.start(FLAW, specimen().frontWidth);
            TimeLoop loop = loop(model, state, kernels);
            for (int step = 0; step < 20; step++) {
                loop.advance();
            }
            return state;
        }
    }

    private static void assertSame(State expected, State actual) {
        assertEquals(expected.clock(), actual.clock());
        Map<String, double[]> fields = actual.toArrays();
        expected.toArrays().forEach((name, values) -> assertArrayEquals(values, fields.get(name), name));
    }
}
