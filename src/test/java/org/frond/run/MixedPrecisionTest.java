package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClHere;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;
import org.frond.solver.Agreement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with multigrid cycles in single precision. */
@Tag("slow")
class MixedPrecisionTest {

    /** Solvers stop at these, so that what is left of a difference is what cycles did. */
    private static final List<String> CLOSE = List.of("solver.damageTolerance=1e-9", "solver.energyTolerance=1e-16",
            "solver.linearTolerance=1e-10");

    @TempDir
    private Path temporary;

    private static Config config(String precision, int steps) {
        List<String> settings = ExampleRun.with(ExampleRun.SMALL_WEDGE, "precision=" + precision, "stop.steps=" + steps,
                "output.snapshots=0", "time.end=10 h");
        return ExampleRun.config("wedge-crack", ExampleRun.with(settings, CLOSE.toArray(String[]::new)));
    }

    private ExampleRun run(String folder, boolean resume, String precision, int steps) {
        return ExampleRun.run(temporary.resolve(folder), resume, config(precision, steps), 2);
    }

    private static void assertAgreement(ExampleRun expected, ExampleRun actual) {
        Map<String, double[]> fields = actual.checkpoint().state().arrays();
        expected.checkpoint().state().arrays()
                .forEach((name, values) -> Agreement.assertSameField(values, fields.get(name), 1e-6));
    }

    /** Single precision itself has errors of 1e-7 in every value, and strains lose three digits more. */
    @Test
    void resultsAreThoseOfDoublePrecision() {
        assertAgreement(run("double", false, "double", 12), run("mixed", false, "mixed", 12));
    }

    @Test
    void whatDiffersIsMeasuredAndStored() {
        ExampleRun mixed = run("measured", false, "mixed", 3);
        Map<String, Object> summary = mixed.summary();

        assertEquals("mixed", summary.get("precision"));
        assertEquals(2, ((Number) summary.get("mixed_compared_steps")).intValue());
        double displacement = ((Number) summary.get("mixed_displacement_difference")).doubleValue();
        double potential = ((Number) summary.get("mixed_potential_difference")).doubleValue();
        assertTrue(displacement > 0 && displacement < 1e-6, () -> "displacement " + displacement);
        assertTrue(potential > 0 && potential < 1e-6, () -> "potential " + potential);
        assertEquals(0, ((Number) summary.get("mixed_solves_taken_over")).intValue());
        assertTrue(mixed.terminal().contains("Multigrid cycles were in single precision."), mixed.terminal());
    }

    @Test
    void aRunInDoublePrecisionHasNothingToCompare() {
        ExampleRun plain = run("plain", false, "double", 1);
        assertEquals("double", plain.summary().get("precision"));
        assertFalse(plain.summary().containsKey("mixed_compared_steps"));
        assertFalse(plain.terminal().contains("single precision"), plain.terminal());
    }

    @Test
    void aResumedRunGivesTheSameBits() {
        ExampleRun whole = run("whole", false, "mixed", 4);
        run("halves", false, "mixed", 2);
        ExampleRun halves = run("halves", true, "mixed", 4);

        ExampleRun.assertSameBits(whole.checkpoint().state(), halves.checkpoint().state());
    }

    @Test
    void cyclesMayBeComputedByADeviceBesideTheProcessor() {
        ExampleRun alone = run("alone", false, "mixed", 3);
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintWriter(terminal);
        Path folder = temporary.resolve("beside");
        try (Workplace place = Workplace.mixed(new CpuDevice(2, KernelSource.builtIn()),
                OpenClDevice.openForCycles(OpenClHere.info().number(), KernelSource.builtIn(), Optional.empty()));
                Interruption interruption = new Interruption(out)) {
            Simulation.Outcome outcome =
                    new Simulation(config("mixed", 3), place, out, false, interruption).run(folder, false, List.of());
            assertAgreement(alone, new ExampleRun(folder, outcome, terminal.toString()));
        }
    }
}
