package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    /** A path takes its thickness, and 1 % or so more for the pressure that cracks weak planes; strong planes need ten times as much. */
    @Test
    void withMechanicsAPathTakesMoreMetalTheStrongerThePlanes() {
        ExampleRun plain = tree("plain", "stop.steps=6");
        ExampleRun weak = tree("weak", "domain.mechanics=true", "stop.steps=6");
        ExampleRun strong = tree("strong", "domain.mechanics=true", "domain.planeStrength=1", "stop.steps=6");
        assertEquals(0, last(plain, "Cracking pressure [Pa]"));
        double pressure = weak.history("Cracking pressure [Pa]")[0];
        assertTrue(pressure > 10e6 && pressure < 1e9, "pressure " + pressure);
        assertEquals(10, strong.history("Cracking pressure [Pa]")[0] / pressure, 4);
        double none = plain.history("Plated volume [m^2]")[0];
        double little = weak.history("Plated volume [m^2]")[0];
        double more = strong.history("Plated volume [m^2]")[0];
        assertTrue(none < little && little < more && little < 1.2 * none, none + " " + little + " " + more);
        assertTrue(last(weak, "Elastic energy [J/m]") > 0 && last(plain, "Elastic energy [J/m]") == 0);
    }

    @Test
    void aTreeWithMechanicsThatIsCutInTwoGrowsOnToTheSameBytes() throws IOException {
        List<String> settings = ExampleRun.with(SMALL, "domain.mechanics=true", "stop.steps=8");
        ExampleRun whole = ExampleRun.start(temporary.resolve("whole"), "macro-tree", settings);
        Path folder = temporary.resolve("halves");
        ExampleRun.start(folder, "macro-tree", ExampleRun.with(settings, "stop.steps=4"));
        ExampleRun halves = ExampleRun.goOn(folder, "macro-tree", settings);
        assertArrayEquals(Files.readAllBytes(whole.files().history()), Files.readAllBytes(halves.files().history()));
        ExampleRun.assertSameBits(whole.checkpoint().state(), halves.checkpoint().state());
    }

    /** The film's overpotential is a few millivolts, that of the pressure at which the tip would crack on several times as much. */
    @Test
    void behindAClosedGateAFullPathDoesNotCrackOn() {
        ExampleRun run = tree("gate", "domain.mechanics=true", "domain.gate=stall", "stop.steps=3", "time.maximumStep=20 h",
                "time.firstStep=20 h");
        assertEquals(12e-6, last(run, "Crack area [m]"), 1e-12);
        ExampleRun open = tree("open", "domain.mechanics=true", "domain.gate=stall", "stop.steps=3",
                "interface.exchangeCurrentDensity=0.01 A/m^2");
        assertTrue(last(open, "Crack area [m]") > 12e-6);
    }

    /** Strips within the planes, as wide as a stride: the flaw is 12 um times the depth. */
    @Test
    void inSpaceATreeGrowsFromStripsAndKeepsItsMetal() {
        ExampleRun run = tree("space", "grid.cells=16, 16, 8", "grid.size=64 um, 64 um, 32 um", "structure.grains=64",
                "structure.axes=in-space", "stop.steps=5", "domain.branching=1");
        // the flaw, and two strips at least, of 0.6 strides of 10 um or half of that at the domain's rim
        assertTrue(last(run, "Crack area [m^2]") > 12e-6 * 32e-6 + 2 * 5e-6 * 10e-6);
        double plated = last(run, "Plated volume [m^3]");
        assertEquals(VOLUME_PER_CHARGE * last(run, "Dendrite charge [C]"), plated, 1e-9 * plated);
    }

    private ExampleRun cycled(String name, String... more) {
        String there = "hold current 1 mA/cm^2 for 20 min";
        String back = "hold current -1 mA/cm^2 for 20 min";
        return tree(name, Stream.concat(Stream.of("protocol.steps=[" + String.join(", ", there, back, there) + "]",
                "time.maximumStep=4 min", "time.firstStep=4 min", "time.end=1 h", "stop.steps=200"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void metalThatComesBackTakesTheOldPathsAndLeavesSomeOfItBehind() {
        ExampleRun run = cycled("cycled");
        double[] dead = run.history("Dead metal [m^2]");
        assertTrue(Arrays.stream(dead).max().orElseThrow() > 0, "some metal has lost contact");
        assertTrue(last(run, "Path overlap [1]") >= 0.8, "overlap " + last(run, "Path overlap [1]"));
    }

    @Test
    void withoutMemoryNewMetalTakesOtherPaths() {
        ExampleRun run = cycled("forgetful", "memory.cracks=false", "memory.activation=false");
        assertTrue(last(run, "Path overlap [1]") < 0.8, "overlap " + last(run, "Path overlap [1]"));
    }
}
