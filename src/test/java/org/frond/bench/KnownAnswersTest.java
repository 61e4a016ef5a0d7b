package org.frond.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClHere;
import org.frond.device.Profile;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest of each kind of benchmark, timed once: its answer is that of an independent program. */
@Tag("slow")
class KnownAnswersTest {

    private static final CpuDevice DEVICE = CpuDevice.ofAllCores();

    static List<Benchmark> benchmarks() {
        return List.of(new ExplicitUpdate(ExplicitUpdate.Equation.ALLEN_CAHN, 2, 64, 1),
                new ExplicitUpdate(ExplicitUpdate.Equation.ALLEN_CAHN, 3, 16, 1),
                new ExplicitUpdate(ExplicitUpdate.Equation.CAHN_HILLIARD, 2, 64, 1),
                new JumpConduction(2, 512, 1e4), new JumpConduction(3, 64, 1e-4), new StiffInclusion(2, 512, 1e-4),
                new NotchedTension(144, 2), new CoupledStep(64));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void answerIsTheKnownOne(Benchmark benchmark) {
        assertRight(benchmark, Workplace.inDouble(DEVICE));
    }

    static List<Benchmark> solves() {
        return List.of(new JumpConduction(2, 512, 1e4), new StiffInclusion(2, 512, 1e-4), new CoupledStep(64));
    }

    @ParameterizedTest
    @MethodSource("solves")
    void cyclesInSinglePrecisionGiveTheSameAnswer(Benchmark benchmark) {
        assertRight(benchmark, Workplace.mixed(DEVICE));
    }

    @Test
    void cyclesOnADeviceBesideTheProcessorGiveTheSameAnswer() {
        try (Device beside = OpenClDevice.openForCycles(OpenClHere.info().number(), KernelSource.builtIn(), Optional.empty())) {
            assertRight(new JumpConduction(3, 64, 1e4), Workplace.mixed(DEVICE, beside));
        }
    }

    private static void assertRight(Benchmark benchmark, Workplace place) {
        Measurement measured = benchmark.measure(new Workbench(place, new Profile(), KernelSource.builtIn(), 1, 0));
        assertEquals(List.of(), measured.checks().stream().filter(check -> !check.passed()).toList());
        assertTrue(measured.checks().size() > 1);
    }
}
