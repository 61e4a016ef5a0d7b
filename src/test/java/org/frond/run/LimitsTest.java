package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that is asked for nothing, and one that is asked for more than any cell can do. */
class LimitsTest {

    /** A coarse cell with a metal-filled flaw. */
    private static final List<String> CELL = List.of("grid.cells=16, 24", "fracture.length=2.5 um", "metal.frontWidth=1.2 um",
            "flaw.length=4 um", "sites.left=0", "sites.right=0", "output.frames=false", "output.everySteps=0",
            "solver.damageTolerance=1e-9", "solver.energyTolerance=1e-18", "solver.linearTolerance=1e-11");

    @TempDir
    private Path temporary;

    private ExampleRun run(String folder, String protocol, String... more) {
        List<String> settings = new ArrayList<>(CELL);
        settings.add("protocol.steps=" + protocol);
        settings.addAll(List.of(more));
        return ExampleRun.start(temporary.resolve(folder), "cycling", settings);
    }

    private static String reason(ExampleRun run) {
        return (String) run.summary().get("reason");
    }

    @Test
    void withoutCurrentNothingMoves() {
        Map<String, double[]> early = new TreeMap<>(run("early", "rest for 1 h", "stop.steps=1").checkpoint().state().arrays());
        early.remove("trends"); // how long the last step was
        ExampleRun late = run("late", "rest for 1 h", "time.maximumStep=10 min");
        assertEquals("the protocol was carried out", reason(late));
        assertEquals(0.0, ((Number) late.summary().get("voltage_V")).doubleValue());
        assertEquals(0.0, ((Number) late.summary().get("plated_volume_m2")).doubleValue());
        Map<String, double[]> atTheEnd = late.checkpoint().state().arrays();
        early.forEach((name, values) -> assertArrayEquals(values, atTheEnd.get(name), 1e-14, name));
    }

    @Test
    void currentAboveTheLimitingOneEndsWithDepletion() {
        ExampleRun run = run("depleted", "hold current 40 mA/cm^2 for 1 h", "electrolyte.transferenceNumber=0.5",
                "electrolyte.diffusivity=1e-12 m^2/s", "flaw.length=0 um");
        assertEquals(Simulation.Outcome.FAILED, run.outcome());
        // 2 F D c0 / (L (1 - t)) = 2 * 96485 * 1e-12 * 8990 / (16e-6 * 0.5)
        assertTrue(reason(run).contains("the electrolyte is depleted")
                && reason(run).endsWith("the flat cell's limiting current density is 217 A/m^2"), reason(run));
    }

    @Test
    void anyVoltageIsHeldUntilItsCurrentHasDepletedTheElectrolyte() {
        ExampleRun run = run("volts", "hold voltage 100 V for 1 s", "flaw.length=0 um");
        assertEquals(Simulation.Outcome.FAILED, run.outcome());
        assertTrue(reason(run).contains("the electrolyte is depleted: its ions cannot follow the current"), reason(run));
    }
}
