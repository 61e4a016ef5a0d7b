package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.io.FolderException;
import org.frond.io.JsonFile;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that start from a state of another one. */
class ParentTest {

    private static final List<String> SETTINGS = List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=6 s",
            "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0", "output.keepCheckpoints=all",
            "output.checkpointEvery=0 s", "displacement.left=roller", "displacement.right=[8 nm * t / 1 s, free]",
            "displacement.bottom=roller");

    @TempDir
    private static Path parent;
    private static ExampleRun first;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runTheParent() {
        first = ExampleRun.run(parent.resolve("first"), false, Config.of("bar", SETTINGS), 1);
    }

    private ExampleRun child(String from, String... changes) {
        Config config = Config.of("bar", ExampleRun.with(SETTINGS, changes));
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            Path results = folder.resolve("child");
            return new ExampleRun(results, new Simulation(config, device, out, false, interruption)
                    .run(results, false, Optional.of(Parent.of(from)), List.of()), terminal.toString());
        }
    }

    @Test
    void aChildWithNothingChangedGoesOnLikeItsParent() {
        ExampleRun child = child(first.folder() + "@3");

        assertArrayEquals(new double[] {4, 5, 6}, child.history("Step"));
        for (String column : List.of("Time [s]", "Elastic energy [J/m]", "External work [J/m]")) {
            double[] whole = first.history(column);
            assertArrayEquals(Arrays.copyOfRange(whole, 4, 7), child.history(column), column);
        }
    }

    /** A bar that is held where it is does no work any more: its energy is that of the third second. */
    @Test
    void aChildHasWhatIsChanged() {
        ExampleRun child = child(first.folder() + "@3", "displacement.right=[24 nm, free]");

        double held = first.history("Elastic energy [J/m]")[3];
        for (double energy : child.history("Elastic energy [J/m]")) {
            assertEquals(held, energy, 1e-9 * held);
        }
    }

    @Test
    void aChildIsARunOfItsOwnThatNamesItsParent() {
        ExampleRun child = child(first.folder().toString(), "time.end=7 s");

        Map<String, Object> own = JsonFile.read(child.files().provenance());
        Object run = JsonFile.read(first.files().provenance()).get("run");
        assertEquals(Map.of("folder", first.folder().toString(), "run", run, "step", 6), own.get("parent"));
        assertTrue(!run.equals(own.get("run")));
        assertEquals(List.of(0), child.files().snapshots().headers().stream().map(header -> header.number()).limit(1).toList());
        assertEquals(6, child.files().snapshots().headers().get(0).step());
    }

    @Test
    void aRunThatGoesOnStillHasTheSameParent() {
        ExampleRun child = child(first.folder() + "@3");
        assertEquals(Optional.empty(), Parent.of(first.folder() + "@3").difference(child.files()));
        assertEquals(Optional.empty(), Parent.of(first.folder().toString()).difference(child.files()), "the newest may be another by now");
        assertEquals(Optional.of(child.folder() + " holds a run that starts from step 3 of " + first.folder()
                + "; go on with it without --from, or choose another folder with --out"),
                Parent.of(first.folder() + "@4").difference(child.files()));
        assertEquals(Optional.of(first.folder() + " holds a run that starts from the beginning; go on with it without --from, or choose"
                + " another folder with --out"), Parent.of(first.folder().toString()).difference(first.files()));
    }

    @Test
    void aStepThatWasNotKeptIsToldWithThoseThatWere() {
        FolderException told = assertThrows(FolderException.class, () -> Parent.of(first.folder() + "@17"));
        assertEquals(first.folder() + ": holds no checkpoint of step 17; there are those of 0, 1, 2, 3, 4, 5, 6, and"
                + " output.keepCheckpoints keeps more", told.getMessage());
    }

    @Test
    void aDamagedStateIsRefusedAndNothingIsLeft() throws IOException {
        ExampleRun other = ExampleRun.run(folder.resolve("other"), false, Config.of("bar", SETTINGS), 1);
        Files.writeString(other.files().checkpoints().file(3), "torn");
        assertThrows(FolderException.class, () -> child(other.folder() + "@3"));
        assertFalse(Files.exists(folder.resolve("child")));
    }

    @Test
    void whatIsNoRunIsNoParent() {
        assertThrows(FolderException.class, () -> Parent.of(folder.toString()));
        assertThrows(FolderException.class, () -> Parent.of(folder.resolve("none").toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "grid.cells=[16, 8] | grid.cells: [16, 8], but the state to start from is of a run with [8, 4], which fits no other",
        "concentration.initial=0.5 | concentration: is solved for, but was not in the run to start from; both must solve for the same fields"})
    void whatCannotChangeIsNamed(String change, String told) {
        Config config = Config.of("bar", ExampleRun.with(SETTINGS, change));
        assertEquals(Optional.of(told), Parent.of(first.folder().toString()).refusal(config));
    }
}
