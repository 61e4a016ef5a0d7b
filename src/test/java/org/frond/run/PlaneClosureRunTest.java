package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flat cell is plated with 250 A/m^2, above its limiting 2 F D c0 / (L (1 - t)) = 217 A/m^2: ions run out at the plating
 * electrode, and planes close there.
 */
class PlaneClosureRunTest {

    private static final double THRESHOLD = 0.3;

    private static final List<String> CELL = List.of("grid.cells=32, 8", "grid.size=16 um, 4 um", "fracture.length=1.25 um",
            "metal.frontWidth=0.7 um", "flaw.length=0 um", "sites.left=0", "sites.right=0", "output.frames=false",
            "output.everySteps=0", "electrolyte.transferenceNumber=0.5", "electrolyte.diffusivity=1e-12 m^2/s",
            "protocol.steps=hold current 25 mA/cm^2 for 30 s");
    private static final List<String> CLOSING =
            ExampleRun.with(CELL, "planes.close=true", "planes.rate=1 1/s", "planes.strain=1e-3");

    @TempDir
    private static Path temporary;

    private static ExampleRun closing;

    @BeforeAll
    static void plate() {
        closing = ExampleRun.start(temporary.resolve("closing"), "cycling", CLOSING);
    }

    private static double last(double[] column) {
        return column[column.length - 1];
    }

    @Test
    void planesCloseNearTheDepletedElectrodeOnly() {
        Grid grid = Grid.plane(32, 8, 0.5e-6);
        double[] q = closing.checkpoint().state().array("closed_planes");
        double[] c = closing.checkpoint().state().array("concentration");
        assertTrue(q[grid.index(0, 4)] > 0.3, "closed share " + q[grid.index(0, 4)]);
        for (int i = 0; i < grid.nx(); i++) {
            boolean depleted = (c[grid.index(i, 4)] + c[grid.index(i + 1, 4)]) / 2 < THRESHOLD;
            assertEquals(depleted, q[grid.index(i, 4)] > 0, "column " + i);
        }
    }

    /** The voltage is the open cell's to the last bit until the first planes close. */
    @Test
    void voltageRisesFromWhenPlanesClose() {
        ExampleRun open = ExampleRun.start(temporary.resolve("open"), "cycling", CELL);
        double[] expected = open.history("Voltage [V]");
        double[] volts = closing.history("Voltage [V]");
        double[] least = open.history("Least concentration [1]");
        for (int n = 0; n < volts.length && least[n] > THRESHOLD; n++) {
            assertEquals(expected[n], volts[n], 0);
        }
        assertTrue(last(volts) > last(expected) + 0.01, last(volts) + " V, " + last(expected) + " V with open planes");
    }

    @Test
    void chargeAndIonsAreCountedWhilePlanesClose() {
        assertEquals("the protocol was carried out", closing.summary().get("reason"));
        assertEquals(true, closing.summary().get("budgets_hold"));
        double[] ions = closing.history("Ion content [m^2]");
        assertEquals(16e-6 * 4e-6, last(ions), 1e-12 * 16e-6 * 4e-6);
        assertEquals(250 * 4e-6, last(closing.history("Total current [A/m]")), 1e-12 * 250 * 4e-6);
    }

    /** They cannot move apart between the electrodes, and come under tension. */
    @Test
    void closedPlanesLoadTheirSurroundings() {
        assertEquals(0, closing.history("Elastic energy [J/m]")[0], 0);
        assertTrue(last(closing.history("Elastic energy [J/m]")) > 0);
    }

    @Test
    void interruptedRunGoesOnBitForBit() {
        Path folder = temporary.resolve("half");
        int steps = closing.history("Step").length;
        ExampleRun half = ExampleRun.start(folder, "cycling", ExampleRun.with(CLOSING, "stop.steps=" + (steps - 3)));
        double[] q = half.checkpoint().state().array("closed_planes");
        assertTrue(Arrays.stream(q).max().orElseThrow() > 0, "nothing has closed by then");
        ExampleRun rest = ExampleRun.goOn(folder, "cycling", CLOSING);
        ExampleRun.assertSameBits(closing.checkpoint().state(), rest.checkpoint().state());
    }
}
