package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.OpenClHere;
import org.frond.kernel.KernelSource;
import org.frond.solver.Agreement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs on an OpenCL device and on the processor. Kernels differ by the last bits of exp and its like alone. With
 * narrow tolerances every field then agrees to 1e-9 of its largest value; with those of a plain run, where such a bit may decide that a
 * sweep more is made, results agree to the tolerance of the sweeps.
 */
@Tag("slow")
class OpenClRunTest {

    /** While cracks hold or begin to grow: iterations with these tolerances creep where a crack runs, which V36 compares. */
    private static final double TOLERANCE = 1e-9;
    /**
     * What is left to chance when a solver stops must lie below what is asked: the damage solver decides which nodes are on
     * their bounds, and a last bit can decide.
     */
    private static final List<String> CLOSE = List.of("solver.damageTolerance=1e-9", "solver.energyTolerance=1e-18",
            "solver.linearTolerance=1e-10");

    @TempDir
    private Path temporary;

    private Map<String, double[]> fields(String folder, Config config, Device device, long steps) {
        ExampleRun run = ExampleRun.run(temporary.resolve(folder), false, config, device);
        assertEquals(steps, run.checkpoint().step());
        return run.checkpoint().state().arrays();
    }

    private void assertAgreement(String example, List<String> settings, int steps) {
        OpenClHere.info();
        List<String> all = new ArrayList<>(settings);
        all.addAll(CLOSE);
        all.addAll(List.of("stop.steps=" + steps, "output.snapshots=0", "time.end=10 h"));
        Config config = ExampleRun.config(example, all);
        Map<String, double[]> processor =
                fields("processor", config, new CpuDevice(2, KernelSource.builtIn()), steps);
        Map<String, double[]> openCl = fields("opencl", config, OpenClHere.open(KernelSource.builtIn()), steps);
        assertEquals(processor.keySet(), openCl.keySet());
        processor.forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(value -> value != 0)) {
                Agreement.assertSameField(values, openCl.get(name), TOLERANCE);
            }
        });
    }

    /** {@code solver.damageTolerance} of a plain run. */
    private static final double OF_SWEEPS = 1e-3;

    @Test
    void aPlainRunWhoseCrackGrowsAgreesToTheToleranceOfItsSweeps() {
        OpenClHere.info();
        Config config = ExampleRun.config("wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=15", "output.snapshots=0"));
        ExampleRun processor = ExampleRun.run(temporary.resolve("plain"), false, config, 2);
        ExampleRun openCl = ExampleRun.run(temporary.resolve("plain on opencl"), false, config, OpenClHere.open(KernelSource.builtIn()));
        double[] tip = processor.history("Crack tip [m]");
        assertTrue(tip[tip.length - 1] > tip[0], "the crack grows");
        for (String column : List.of("Time [s]", "Mean metal pressure [Pa]", "Dendrite current [A/m]", "Crack energy [J/m]",
                "Elastic energy [J/m]")) {
            double[] one = processor.history(column);
            double[] other = openCl.history(column);
            for (int step = 1; step < one.length; step++) {
                assertEquals(one[step], other[step], OF_SWEEPS * Math.abs(one[step]), column + " after step " + step);
            }
        }
    }

    @Test
    void aWedgeInAGrainAgreesWhileItsPressureRises() {
        assertAgreement("wedge-crack", List.of("grid.cells=32, 32", "fracture.length=1.25 um", "metal.frontWidth=0.7 um",
                "fracture.cleavageEnergy=40 J/m^2", "output.frames=false"), 12);
    }

    @Test
    void aCrackThroughAPolycrystalAgrees() {
        assertAgreement("polycrystal", ExampleRun.SMALL_POLYCRYSTAL, 4);
    }

    @Test
    void aCrackInSpaceAgrees() {
        assertAgreement("wedge-crack", List.of("grid.cells=13, 11, 12", "grid.size=26 um, 22 um, 24 um",
                "fracture.length=5 um", "metal.frontWidth=3 um", "flaw.length=8 um", "fracture.cleavageEnergy=4 J/m^2",
                "output.frames=false"), 4);
    }
}
