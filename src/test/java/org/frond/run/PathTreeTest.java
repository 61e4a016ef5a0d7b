package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees of metal along paths through a damaged domain, on small cells. */
@Tag("slow")
class PathTreeTest {

    private static final double WIDTH = 160e-6;
    /** Omega/F [m^3/C]. */
    private static final double VOLUME_PER_CHARGE = 23.78e-6 / 96485.33212;
    /** 1 mA/cm^2 [A/m^2]. */
    private static final double CURRENT = 10;

    private static final List<String> SMALL = List.of("grid.cells=40, 40", "grid.size=160 um, 160 um", "structure.grains=256",
            "structure.boundaryWidth=8 um", "output.snapshots=0", "output.frames=false", "stop.steps=30");

    @TempDir
    private Path temporary;

    private ExampleRun tree(String name, String... more) {
        return ExampleRun.start(temporary.resolve(name), "macro-tree", ExampleRun.with(SMALL, more));
    }

    private static double last(ExampleRun run, String heading) {
        double[] column = run.history(heading);
        return column[column.length - 1];
    }

    @Test
    void allMetalIsThatOfTheCharge() {
        ExampleRun run = tree("budget");
        double[] time = run.history("Time [s]");
        double[] dendrite = run.history("Plated volume [m^2]");
        double[] film = run.history("Planar charge [C/m]");
        assertTrue(last(run, "Path tips") > 1, "the tree has branched");
        for (int n = 0; n < time.length; n++) {
            double expected = VOLUME_PER_CHARGE * CURRENT * WIDTH * time[n];
            assertEquals(expected, dendrite[n] + film[n] * VOLUME_PER_CHARGE, 1e-9 * expected);
        }
    }

    /** An odd number of rows: the flaw lies in the middle. */
    @Test
    void withoutWanderAndBranchesItIsOneStraightNeedleToTheOtherElectrode() {
        ExampleRun run = tree("needle", "domain.wander=0", "domain.branching=0", "stop.steps=200", "grid.cells=40, 41",
                "grid.size=160 um, 164 um");
        assertEquals(WIDTH, last(run, "Metal front [m]"), 1e-12);
        assertEquals(WIDTH, last(run, "Crack area [m]"), 1e-9 * WIDTH);
        double[] share = run.history("Dendrite current [A/m]");
        assertTrue(share[share.length - 1] > 2 * share[0], "the nearer, the faster");
    }

    /**
     * Metal at the electrode's potential in place of electrolyte can only lower the potential everywhere: the film's current falls at every
     * event. Linear kinetics, one conductivity, and metal that always reacts are what this needs.
     */
    @Test
    void shareOfTheTreeNeverFallsWithLinearKinetics() {
        ExampleRun run = tree("share", "domain.conduction=1", "domain.roomLimit=false", "transport.crackTangential=1",
                "transport.crackNormal=1", "protocol.steps=[hold current 0.01 A/m^2 for 1e9 s]", "time.end=1e9 s", "time.firstStep=1e8 s",
                "time.maximumStep=1e8 s", "solver.potentialTolerance=1e-13");
        double[] share = run.history("Dendrite current [A/m]");
        assertTrue(last(run, "Crack area [m]") > 3 * 12e-6, "it has grown");
        for (int n = 1; n < share.length; n++) {
            assertTrue(share[n] >= share[n - 1] * (1 - 1e-9), "row " + n + ": " + share[n - 1] + " to " + share[n]);
        }
    }

    @Test
    void aTreeIsTheSameBitsOnOneTwoAndSevenThreads() throws IOException {
        Config config = ExampleRun.config("macro-tree", SMALL);
        ExampleRun one = ExampleRun.run(temporary.resolve("one"), false, config, 1);
        for (int threads : new int[] {2, 7}) {
            ExampleRun more = ExampleRun.run(temporary.resolve("threads" + threads), false, config, threads);
            assertArrayEquals(Files.readAllBytes(one.files().history()), Files.readAllBytes(more.files().history()));
            ExampleRun.assertSameBits(one.checkpoint().state(), more.checkpoint().state());
        }
    }

    @Test
    void aTreeThatIsCutInTwoGrowsOnToTheSameBytes() throws IOException {
        ExampleRun whole = tree("whole");
        Path folder = temporary.resolve("halves");
        ExampleRun.start(folder, "macro-tree", ExampleRun.with(SMALL, "stop.steps=13"));
        ExampleRun halves = ExampleRun.goOn(folder, "macro-tree", SMALL);
        assertArrayEquals(Files.readAllBytes(whole.files().history()), Files.readAllBytes(halves.files().history()));
        ExampleRun.assertSameBits(whole.checkpoint().state(), halves.checkpoint().state());
    }
}
