package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.frond.io.CsvRows;
import org.frond.io.FolderException;
import org.frond.io.FieldData;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run cut in two ends in the same bytes as one that never stopped, whatever lies about when it goes on. */
@Tag("slow")
class ResumeTest {

    private static final List<String> SETTINGS =
            ExampleRun.with(ExampleRun.SMALL_WEDGE, "output.everySteps=3", "output.snapshots=0",
                    "output.fields=[stress, strain-energy, current-density, overpotential, axis]");

    @TempDir
    private static Path temporary;

    private static final List<String> POLYCRYSTAL = ExampleRun.with(ExampleRun.SMALL_POLYCRYSTAL, "output.snapshots=20");

    private static ExampleRun whole;
    private static ExampleRun polycrystal;

    @BeforeAll
    static void runUninterrupted() {
        whole = ExampleRun.start(temporary.resolve("whole"), "wedge-crack", ExampleRun.with(SETTINGS, "stop.steps=10"));
        polycrystal = ExampleRun.start(temporary.resolve("polycrystal"), "polycrystal", ExampleRun.with(POLYCRYSTAL, "stop.steps=18"));
    }

    private static ExampleRun half(Path folder) {
        return ExampleRun.start(folder, "wedge-crack", ExampleRun.with(SETTINGS, "stop.steps=5"));
    }

    private static ExampleRun goOn(Path folder) {
        return ExampleRun.goOn(folder, "wedge-crack", ExampleRun.with(SETTINGS, "stop.steps=10"));
    }

    private static void assertSameResults(ExampleRun expected, ExampleRun actual) throws IOException {
        assertArrayEquals(Files.readAllBytes(expected.files().history()), Files.readAllBytes(actual.files().history()));
        assertArrayEquals(Files.readAllBytes(expected.files().events()), Files.readAllBytes(actual.files().events()));
        assertArrayEquals(Files.readAllBytes(expected.files().xdmf()), Files.readAllBytes(actual.files().xdmf()));
        assertArrayEquals(Files.readAllBytes(expected.files().config()), Files.readAllBytes(actual.files().config()));
        assertEquals(expected.checkpoint().step(), actual.checkpoint().step());
        ExampleRun.assertSameBits(expected.checkpoint().state(), actual.checkpoint().state());
        List<Path> snapshots = expected.files().snapshots().files();
        List<Path> others = actual.files().snapshots().files();
        assertEquals(snapshots.size(), others.size());
        for (int n = 0; n < snapshots.size(); n++) {
            assertSameSnapshot(SnapshotFolder.readAll(snapshots.get(n)), SnapshotFolder.readAll(others.get(n)));
        }
    }

    private static void assertSameSnapshot(Snapshot expected, Snapshot actual) {
        assertEquals(expected.header(), actual.header());
        for (int n = 0; n < expected.fields().size(); n++) {
            FieldData field = expected.fields().get(n);
            ExampleRun.assertSameBits(field.field().name(), field.values(), actual.fields().get(n).values());
        }
    }

    @Test
    void halvesOfAWedgeMakeTheWhole(@TempDir Path folder) throws IOException {
        half(folder.resolve("r"));
        assertSameResults(whole, goOn(folder.resolve("r")));
    }

    @Test
    void theFilmOfHalvesIsThatOfTheWhole(@TempDir Path folder) throws IOException {
        List<String> drawn = ExampleRun.with(SETTINGS, "output.frames=true");
        ExampleRun uninterrupted =
                ExampleRun.start(folder.resolve("whole"), "wedge-crack", ExampleRun.with(drawn, "stop.steps=4"));
        ExampleRun.start(folder.resolve("r"), "wedge-crack", ExampleRun.with(drawn, "stop.steps=2"));
        ExampleRun halves = ExampleRun.goOn(folder.resolve("r"), "wedge-crack", ExampleRun.with(drawn, "stop.steps=4"));

        assertArrayEquals(Files.readAllBytes(uninterrupted.files().animation()), Files.readAllBytes(halves.files().animation()));
    }

    /** The crack advances in the second half, by what it has grown since before the first. */
    @Test
    void halvesOfAPolycrystalMakeTheWhole(@TempDir Path folder) throws IOException {
        assertTrue(polycrystal.events().texts("Event").stream().anyMatch(event -> event.endsWith("advance")));
        ExampleRun.start(folder.resolve("r"), "polycrystal", ExampleRun.with(POLYCRYSTAL, "stop.steps=9"));
        assertSameResults(polycrystal,
                ExampleRun.goOn(folder.resolve("r"), "polycrystal", ExampleRun.with(POLYCRYSTAL, "stop.steps=18")));
    }

    /** Before: the largest of the ends of the steps before it; after: the end of its own step. */
    @Test
    void anAdvanceTellsThePressureOfTheStepsBeforeItAndOfItsOwn() {
        CsvRows events = polycrystal.events();
        double[] pressure = polycrystal.history("Mean metal pressure [Pa]");
        int lastFromLeft = 0;
        for (int row = 0; row < events.rows().size(); row++) {
            if (!events.texts("Event").get(row).endsWith("advance") || !events.texts("Electrode").get(row).equals("left")) {
                continue;
            }
            int step = Integer.parseInt(events.texts("Step").get(row));
            if (step == lastFromLeft) {
                continue; // two in a step: the same before and after
            }
            double before = Arrays.stream(pressure, Math.max(0, lastFromLeft - 1), step - 1).max().orElseThrow();
            assertEquals(before, events.numbers("Pressure before [Pa]")[row]);
            assertEquals(pressure[step - 1], events.numbers("Pressure after [Pa]")[row]);
            lastFromLeft = step;
        }
        assertTrue(lastFromLeft > 0);
    }

    @Test
    void debrisOfACrashIsSwept(@TempDir Path folder) throws IOException {
        ExampleRun half = half(folder.resolve("r"));
        Files.writeString(half.files().history(), "6,0.5,0.07,0.2", StandardOpenOption.APPEND);
        Files.writeString(half.files().events(), "6,0.5,refused step,NaN,NaN,NaN,NaN,NaN,NaN,NaN,late\n",
                StandardOpenOption.APPEND);
        Files.writeString(half.folder().resolve("snapshots/000002.h5"), "torn");
        Files.writeString(half.folder().resolve("snapshots/.000003.h5.part"), "torn");
        Files.writeString(half.folder().resolve("checkpoint/.000000006.ckpt.part"), "torn");
        Files.writeString(half.folder().resolve(".picture.png.part"), "torn");
        assertSameResults(whole, goOn(half.folder()));
        try (Stream<Path> files = Files.walk(half.folder())) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"cut, 0", "flipped, 1000"})
    void damagedCheckpointGivesWayToTheOneBefore(String damage, int at, @TempDir Path folder) throws IOException {
        ExampleRun half = half(folder.resolve("r"));
        Path newest = half.folder().resolve("checkpoint/000000005.ckpt");
        damage(newest, damage, at);
        ExampleRun run = goOn(half.folder());
        assertTrue(run.terminal().contains(newest + " is damaged"), run::terminal);
        assertTrue(run.terminal().contains("Going on from step 0."), run::terminal);
        assertSameResults(whole, run);
    }

    @Test
    void runWithoutAnyUsableCheckpointSaysSo(@TempDir Path folder) throws IOException {
        ExampleRun half = half(folder.resolve("r"));
        damage(half.folder().resolve("checkpoint/000000000.ckpt"), "cut", 0);
        damage(half.folder().resolve("checkpoint/000000005.ckpt"), "cut", 0);
        FolderException told = assertThrows(FolderException.class, () -> goOn(half.folder()));
        assertTrue(told.getMessage().contains("start the run anew"), told::getMessage);
        assertEquals(1, told.getMessage().lines().count(), told::getMessage);
    }

    @Test
    void endedRunMakesNoFurtherStep() throws IOException {
        byte[] history = Files.readAllBytes(whole.files().history());
        ExampleRun again = goOn(whole.folder());
        assertArrayEquals(history, Files.readAllBytes(whole.files().history()));
        assertEquals(Simulation.Outcome.COMPLETED, again.outcome());
        assertSameResults(whole, again);
    }

    private static void damage(Path file, String damage, int at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (damage.equals("cut")) {
                bytes.setLength(bytes.length() / 2);
            } else {
                bytes.seek(at);
                int value = bytes.read();
                bytes.seek(at);
                bytes.write(value ^ 1);
            }
        }
    }
}
