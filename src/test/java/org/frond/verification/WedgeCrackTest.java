package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.frond.run.ExampleRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wedge crack as physics wants it (V11, V31), read from {@code history.csv} alone: pressure builds up and chokes the
 * dendrite's current until the crack runs, then the current recovers; the crack leads the metal, and nothing is lost.
 */
@Tag("slow")
class WedgeCrackTest {

    /** The example on a quarter of its cells, with crack and front as wide in cells. */
    private static final List<String> REDUCED = List.of("grid.cells=64, 64", "fracture.length=1.1 um",
            "metal.frontWidth=0.4 um", "output.frames=false", "output.snapshots=0");

    private static final double FARADAY = 96485.33212;
    private static final double MOLAR_VOLUME = 23.78e-6;
    private static final double ELL = 1.1e-6;
    private static final double CELL = 20e-6 / 64;
    /** The crack has advanced when it has grown by this much, beyond what the flaw's own profile can settle. */
    private static final double FIRST_ADVANCE = 2 * ELL;

    @TempDir
    private static Path temporary;

    private static double[] tip;
    private static double[] front;
    private static double[] pressure;
    private static double[] current;
    private static ExampleRun run;

    @BeforeAll
    static void runOnce() {
        run = ExampleRun.start(temporary.resolve("wedge"), "wedge-crack", REDUCED);
        tip = run.history("Crack tip [m]");
        front = run.history("Metal front [m]");
        pressure = run.history("Mean metal pressure [Pa]");
        current = run.history("Dendrite current [A/m]");
    }

    /** First row after which the crack is longer by {@link #FIRST_ADVANCE}. */
    private static int firstAdvance() {
        for (int n = 0; n < tip.length; n++) {
            if (tip[n] >= tip[0] + FIRST_ADVANCE) {
                return n;
            }
        }
        throw new AssertionError("the crack never advanced by " + FIRST_ADVANCE + " m: it went from " + tip[0] + " to "
                + tip[tip.length - 1] + " m at up to " + Arrays.stream(pressure).max().orElseThrow() + " Pa");
    }

    /** First row after which the crack is longer by more than one cell, which the flaw's own profile can settle. */
    private static int givesWay() {
        int row = 0;
        while (tip[row] <= tip[0] + 1.5 * CELL) {
            row++;
        }
        return row;
    }

    private static double least(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).min().orElseThrow();
    }

    @Test
    void pressureRisesUntilTheCrackGivesWay() {
        int start = givesWay();
        assertTrue(start >= 5, () -> "steps before: " + start);
        for (int n = 1; n < start; n++) {
            int row = n;
            assertTrue(pressure[n] > pressure[n - 1], () -> "pressure in row " + row);
        }
    }

    @Test
    void pressureChokesTheCurrentBeforeTheFirstAdvance() {
        double left = least(current, 0, firstAdvance()) / current[0];
        assertTrue(left <= 0.7, () -> "least current before the advance over the first: " + left);
    }

    @Test
    void currentRecoversAfterTheFirstAdvance() {
        int advance = firstAdvance();
        double before = least(current, 0, advance);
        double after = Arrays.stream(current, advance, current.length).max().orElseThrow();
        assertTrue(after >= 1.3 * before, () -> "largest current after the advance over the least before: " + after / before);
    }

    @Test
    void crackLeadsTheMetalFromTheFirstAdvanceOn() {
        for (int n = firstAdvance(); n < tip.length; n++) {
            int row = n;
            assertTrue(tip[n] >= front[n], () -> "row " + row + ": crack " + tip[row] + " m, metal " + front[row] + " m");
        }
    }

    @Test
    void metalPlatedIsTheChargeThatPlatedIt() {
        double[] volume = run.history("Plated volume [m^2]");
        double[] charge = run.history("Dendrite charge [C/m]");
        for (int n = 0; n < volume.length; n++) {
            assertEquals(1, volume[n] * FARADAY / MOLAR_VOLUME / charge[n], 1e-6, "row " + n);
        }
    }

    @Test
    void damageNeverHeals() {
        assertEquals(0, Arrays.stream(run.history("Healed damage [1]")).max().orElseThrow());
    }

    @Test
    void whatPlatesOnTheLeftStripsOnTheRight() {
        double[] total = run.history("Total current [A/m]");
        double[] counter = run.history("Counter current [A/m]");
        for (int n = 0; n < total.length; n++) {
            assertEquals(1, counter[n] / total[n], 1e-8, "row " + n);
        }
    }
}
