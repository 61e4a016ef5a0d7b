package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cycling example on a coarse grid and with short half-cycles. */
@Tag("slow")
class CyclingCellTest {

    private static final List<String> SMALL = List.of("grid.cells=32, 48", "fracture.length=1.25 um", "metal.frontWidth=0.5 um",
            "structure.scatterLength=2 um", "fracture.cleavageEnergy=20 J/m^2", "output.frames=false", "output.everySteps=0", "protocol.steps="
            + "hold current 0.6 mA/cm^2 for 1 s, hold current 1.2 mA/cm^2 for 3 s, hold current -1.2 mA/cm^2 for 4 s, "
            + "hold current 1.2 mA/cm^2 for 4 s, hold current -1.2 mA/cm^2 for 4 s");

    /**
     * A site's faces of 2 x 2 um add to an electrode of 24 um: far from equilibrium that is worth (2RT/F) ln(28/24) = 8 mV, and
     * less beside metal that reacts already [V].
     */
    private static final double JUMP = 2e-3;

    @TempDir
    private static Path temporary;

    private static ExampleRun remembering;

    @BeforeAll
    static void cycle() {
        remembering = ExampleRun.start(temporary.resolve("on"), "cycling", SMALL);
    }

    @Test
    void everyElectronIsCountedOverThreeReversals() {
        assertEquals("the protocol was carried out", remembering.summary().get("reason"));
        assertEquals(true, remembering.summary().get("budgets_hold"));
        double[] counter = remembering.history("Counter current [A/m]");
        double[] total = remembering.history("Total current [A/m]");
        for (int n = 0; n < total.length; n++) {
            assertEquals(counter[n], total[n], 1e-9 * Math.abs(counter[n]));
        }
        assertEquals(3, remembering.events().texts("Event").stream().filter("current reversed"::equals).count());
    }

    @Test
    void voltageFallsWhenASiteActivates() {
        double[] activated = remembering.history("Sites activated");
        double[] volts = remembering.history("Voltage [V]");
        double[] stage = remembering.history("Stage");
        int jumps = 0;
        for (int n = 1; n < volts.length; n++) {
            if (activated[n] > 0 && stage[n] == stage[n - 1]) {
                assertTrue(Math.abs(volts[n - 1]) - Math.abs(volts[n]) > JUMP, "from " + volts[n - 1] + " to " + volts[n]);
                jumps++;
            }
        }
        assertTrue(jumps > 0);
    }

    @Test
    void metalTakesItsOldPathsOnlyIfTheyAreRemembered() {
        ExampleRun forgetting = ExampleRun.start(temporary.resolve("off"), "cycling", ExampleRun.with(SMALL,
                "memory.cracks=false", "memory.residualMetal=false", "memory.activation=false"));
        double with = ((Number) remembering.summary().get("path_overlap")).doubleValue();
        double without = ((Number) forgetting.summary().get("path_overlap")).doubleValue();
        assertTrue(with >= 0.8, "overlap " + with);
        assertTrue(without < with - 0.1, "overlap " + without + " without memory, " + with + " with it");
        assertEquals(true, forgetting.summary().get("budgets_hold"));
    }

    @Test
    void interruptedCycleGoesOnBitForBit() {
        Path folder = temporary.resolve("half");
        ExampleRun.start(folder, "cycling", ExampleRun.with(SMALL, "stop.steps=70"));
        ExampleRun rest = ExampleRun.goOn(folder, "cycling", SMALL);
        ExampleRun.assertSameBits(remembering.checkpoint().state(), rest.checkpoint().state());
    }
}
