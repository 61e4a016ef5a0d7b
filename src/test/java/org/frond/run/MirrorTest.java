package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dendrite from a flaw at the left electrode, and its mirror image: the flaw on the right, the voltage of the other sign. Which
 * electrode is which changes nothing but names. The potential is measured against the left one, so that digits differ.
 */
class MirrorTest {

    private static final List<String> CELL = List.of("grid.cells=32, 31", "grid.size=8 um, 7.75 um", "structure.planeAngle=90 deg",
            "flaw.length=0 m", "sites.length=1.5 um", "sites.activation=1 mV", "fracture.length=0.6 um",
            "fracture.cleavageEnergy=0.2 J/m^2", "metal.frontWidth=0.4 um", "time.firstStep=0.5 s", "time.end=200 s",
            "stop.crackFraction=0.5", "output.snapshots=32", "solver.damageTolerance=1e-4", "solver.energyTolerance=1e-9",
            "solver.linearTolerance=1e-7", "output.frames=false");
    /** Relative: what the tolerances leave, which is the same share of what is asked of displacement and damage. */
    private static final double SAME = 1e-3;

    @TempDir
    private static Path temporary;

    private static ExampleRun left;
    private static ExampleRun right;

    @BeforeAll
    static void runBoth() {
        left = run("left", "sites.left=1", "cell.voltage=0.3 V");
        right = run("right", "sites.right=1", "cell.voltage=-0.3 V");
    }

    private static ExampleRun run(String name, String... settings) {
        return ExampleRun.run(temporary.resolve(name), false, Config.of(name, ExampleRun.with(CELL, settings)), 2);
    }

    private static void assertMirrored(String ofLeft, String ofRight, double sign) {
        double[] one = left.history(ofLeft);
        double[] other = Arrays.stream(right.history(ofRight)).map(value -> sign * value).toArray();
        double scale = Arrays.stream(one).map(Math::abs).max().orElse(0);
        assertArrayEquals(one, other, SAME * scale, ofLeft);
    }

    @Test
    void everyColumnOfOneElectrodeIsTheOtherOnesInTheMirrorImage() {
        assertTrue(Arrays.stream(left.history("Crack tip [m]")).max().orElse(0) > 3.5e-6, "the crack runs");
        assertMirrored("Crack tip [m]", "Right crack tip [m]", 1);
        assertMirrored("Right crack tip [m]", "Crack tip [m]", 1);
        assertMirrored("Metal front [m]", "Right metal front [m]", 1);
        assertMirrored("Right metal front [m]", "Metal front [m]", 1);
        assertMirrored("Dendrite current [A/m]", "Counter dendrite current [A/m]", -1);
        assertMirrored("Planar current [A/m]", "Counter planar current [A/m]", -1);
        assertMirrored("Counter planar current [A/m]", "Planar current [A/m]", -1);
        assertMirrored("Dendrite charge [C/m]", "Counter dendrite charge [C/m]", 1);
        assertMirrored("Planar charge [C/m]", "Counter planar charge [C/m]", 1);
        assertMirrored("Counter planar charge [C/m]", "Planar charge [C/m]", 1);
        assertMirrored("Mean metal pressure [Pa]", "Mean metal pressure [Pa]", 1);
    }

    @Test
    void bothEndWhereTheFartherCrackHasCrossed() {
        assertEquals("the metal has crossed 50 % of the cell", left.summary().get("reason"));
        assertEquals("the metal has crossed 50 % of the cell from the right electrode", right.summary().get("reason"));
        assertEquals(left.summary().get("crack_tip_m"), right.summary().get("right_crack_tip_m"));
        assertEquals(left.summary().get("metal_front_m"), right.summary().get("right_metal_front_m"));
        assertEquals((double) left.summary().get("largest_lead_m"), (double) right.summary().get("largest_lead_m"), 1e-12);
        assertTrue(right.terminal().contains("from the right electrode the crack 4.5 um and the metal 4.5 um"), right::terminal);
    }

    @Test
    void everyAdvanceIsReportedWithItsElectrodeAndThatDendritesCurrent() {
        assertEquals(left.events().texts("Event"), right.events().texts("Event"));
        List<String> electrodes = left.events().texts("Electrode");
        assertTrue(electrodes.contains("left"));
        assertEquals(electrodes.stream().map(name -> name.equals("left") ? "right" : name).toList(),
                right.events().texts("Electrode"));
        double[] one = left.events().numbers("Current after [A/m]");
        double[] other = right.events().numbers("Current after [A/m]");
        double[] x = left.events().numbers("x [m]");
        double[] mirrored = right.events().numbers("x [m]");
        for (int n = 0; n < one.length; n++) {
            if (electrodes.get(n).equals("left")) {
                assertEquals(one[n], other[n], SAME * Math.abs(one[n]));
                assertTrue(one[n] > 0);
                assertEquals(8e-6 - x[n], mirrored[n], 1e-12);
            }
        }
    }

    @Test
    void snapshotsAreDueByTheAdvanceFromEitherElectrode() {
        assertEquals(left.files().snapshots().files().size(), right.files().snapshots().files().size());
        assertTrue(left.files().snapshots().files().size() > 3);
    }
}
