package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.frond.measure.CrackGeometry;
import org.frond.measure.CrackPath;
import org.frond.measure.Front;
import org.frond.measure.GrainMap;
import org.frond.measure.Kink;
import org.frond.measure.Side;
import org.frond.run.ExampleRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The polycrystal as physics wants it (V31, X2), read from the result folder alone: the crack advances in separate jumps,
 * each with a fall of the pressure and a jump of the current, bends at grain boundaries, and each advance has its mode.
 */
@Tag("slow")
class PolycrystalTest {

    private static final List<String> REDUCED = List.of("grid.cells=96, 96", "structure.boundaryWidth=0.9 um",
            "fracture.length=1.1 um", "metal.frontWidth=0.5 um", "output.frames=false", "output.snapshots=0");

    private static final double ELL = 1.1e-6;
    /** Parts of the value itself by which pressure has to fall and current to rise for an advance to count. */
    private static final double PRESSURE_DROP = 0.05;
    private static final double CURRENT_JUMP = 0.1;

    @TempDir
    private static Path temporary;

    private static ExampleRun run;

    /** The rows of the history from a peak of the pressure to the least pressure after it. */
    private record Relief(int from, int to) {
    }

    @BeforeAll
    static void runOnce() {
        run = ExampleRun.start(temporary.resolve("polycrystal"), "polycrystal", REDUCED);
    }

    /** Every fall of the pressure by {@link #PRESSURE_DROP} or more, with a rise as large between two of them. */
    private static List<Relief> reliefs(double[] pressure) {
        List<Relief> reliefs = new ArrayList<>();
        int peak = 0;
        int trough = -1;
        for (int n = 1; n < pressure.length; n++) {
            if (trough < 0) {
                peak = pressure[n] > pressure[peak] ? n : peak;
                trough = pressure[n] <= (1 - PRESSURE_DROP) * pressure[peak] ? n : -1;
            } else if (pressure[n] < pressure[trough]) {
                trough = n;
            } else if (pressure[n] >= (1 + PRESSURE_DROP) * pressure[trough]) {
                reliefs.add(new Relief(peak, trough));
                peak = n;
                trough = -1;
            }
        }
        if (trough >= 0) {
            reliefs.add(new Relief(peak, trough));
        }
        return reliefs;
    }

    @Test
    void everyAdvanceIsNamedByItsMode() {
        List<String> advances = run.events().texts("Event").stream().filter(event -> event.contains("advance")).toList();
        assertTrue(advances.size() >= 2, () -> "advances: " + advances);
        assertTrue(advances.stream().allMatch(event -> event.matches("(trans|inter)granular advance")), advances::toString);
    }

    @Test
    void atLeastTwoAdvancesRelieveThePressureAndReviveTheCurrent() {
        double[] area = run.history("Crack area [m]");
        double[] pressure = run.history("Mean metal pressure [Pa]");
        double[] current = run.history("Dendrite current [A/m]");
        List<String> seen = new ArrayList<>();
        long jumps = 0;
        for (Relief relief : reliefs(pressure)) {
            // a row has the pressure at the end of its step and the current during it: what a fall does to the current is in the next
            double most = Arrays.stream(current, relief.from(), Math.min(relief.to() + 2, current.length)).max().orElseThrow();
            seen.add(String.format("rows %d to %d: crack area from %.3g to %.3g m, pressure from %.3g to %.3g Pa, current from "
                    + "%.3g to %.3g A/m", relief.from(), relief.to(), area[relief.from()], area[relief.to()],
                    pressure[relief.from()], pressure[relief.to()], current[relief.from()], most));
            if (area[relief.to()] > area[relief.from()] + ELL && most >= (1 + CURRENT_JUMP) * current[relief.from()]) {
                jumps++;
            }
        }
        assertTrue(jumps >= 2, () -> "falls of the pressure: " + seen);
    }

    @Test
    void crackBendsAtGrainBoundaries() {
        List<Path> files = run.files().snapshots().files();
        Snapshot last = SnapshotFolder.readAll(files.get(files.size() - 1));
        Grid grid = last.header().grid();
        FieldData damage = last.field("damage").orElseThrow();
        int[] grain = Arrays.stream(last.field("grain").orElseThrow().values()).mapToInt(value -> (int) value).toArray();
        CrackPath path = CrackGeometry.path(grid, damage.values(), Front.BROKEN, Side.LEFT).orElseThrow();
        List<Kink> kinks = Kink.along(path, new GrainMap(grid, grain, new double[grid.size()]));
        long atBoundaries = kinks.stream().filter(Kink::atBoundary).count();
        assertTrue(atBoundaries >= 2, () -> "kinks: " + kinks);
    }

    @Test
    void budgetsHold() {
        assertEquals(true, run.summary().get("budgets_hold"));
    }
}
