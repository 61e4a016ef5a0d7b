package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.Workplace;
import org.frond.io.CsvTable;
import org.frond.io.FolderException;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.SnapshotFolder;
import org.frond.io.Storage;
import org.frond.kernel.KernelSource;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One folder is one run, whatever happens to it: nobody else's files are taken, and what is missing is named. */
class OneFolderTest {

    @TempDir
    private Path parent;
    private Path folder;
    private final StringWriter terminal = new StringWriter();

    @BeforeEach
    void name() {
        folder = parent.resolve("run");
    }

    /** A bar that is pulled: four steps, with a checkpoint and a snapshot of each. */
    private static Config bar(String... more) {
        return Config.of("bar", ExampleRun.with(List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=4 s",
                "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0", "output.everySteps=1",
                "output.checkpointEvery=0 s", "displacement.left=roller", "displacement.right=[8 nm * t / 1 s, free]",
                "displacement.bottom=roller"), more));
    }

    private ExampleRun run(boolean resume, String... more) {
        return ExampleRun.run(folder, resume, bar(more), 1);
    }

    /** Runs while something happens to it: before each step, of a number from 1. */
    private Simulation.Outcome run(LongConsumer before) {
        Config config = bar();
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            Kernels kernels = new Kernels(Workplace.inDouble(device).stoppable(interruption::goOn), 2);
            return new Simulation(config, device, out, false, interruption)
                    .run(() -> new Watched(Problem.of(config, kernels), before), kernels, folder, false, Optional.empty(), List.of());
        }
    }

    private Map<String, Object> status() {
        return JsonFile.read(folder.resolve("status.json"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSecondRunIsRefusedWhileOneIsGoingOn() throws IOException {
        run(step -> {
            FolderException told = assertThrows(FolderException.class, () -> ExampleRun.run(folder, true, bar(), 1));
            assertTrue(told.getMessage().startsWith(folder + ": a run is going on in it, by process " + ProcessHandle.current().pid()),
                    told::getMessage);
        });
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, CsvTable.read(folder.resolve("history.csv")).numbers("Step"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "which moves no folder with open files")
    void aFolderRenamedUnderItsRunEndsItAndIsNotMadeAgain() throws IOException {
        Path moved = parent.resolve("moved");
        ResultException told = assertThrows(ResultException.class, () -> run(step -> {
            if (step == 3) {
                move(folder, moved);
            }
        }));
        assertEquals(folder + " was removed, renamed or replaced while a run was writing into it; the run ends here", told.getMessage());
        assertEquals(1, Simulation.exitCode(told));
        assertFalse(Files.exists(folder));

        folder = moved;
        Files.delete(folder.resolve("status.json")); // which says that this very process is alive
        run(true);
        assertEquals("ended", status().get("state"));
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, CsvTable.read(folder.resolve("history.csv")).numbers("Step"));
    }

    @Test
    void aHistoryReplacedUnderItsRunEndsIt() {
        Path copy = parent.resolve("copy.csv");
        assertThrows(ResultException.class, () -> run(step -> {
            if (step == 2) {
                move(folder.resolve("history.csv"), copy);
            }
        }));
        assertEquals("failed", status().get("state"));
    }

    @Test
    void theStatusTellsHowARunGoesAndHowItEnded() {
        run(step -> {
            if (step == 1) {
                assertEquals("starting", status().get("state"));
                assertEquals(0, status().get("step"));
            }
        });
        Map<String, Object> over = status();
        assertEquals(List.of("frond.status", 1, "ended", 4, 4.0, 1.0, "time.end was reached", 0),
                List.of("schema", "schemaVersion", "state", "step", "time_s", "done", "reason", "exit_code").stream().map(over::get).toList());
        assertEquals((int) ProcessHandle.current().pid(), over.get("pid"));
        assertEquals(JsonFile.read(folder.resolve("provenance.json")).get("run"), over.get("run"));
    }

    @Test
    void theVerdictRepeatsWhatWasWarnedOf() {
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            new Simulation(bar(), Workplace.inDouble(device), out, false, interruption, List.of("grid.cells: too few"))
                    .run(folder, false, List.of());
        }
        assertTrue(terminal.toString().contains("Warning at the start: grid.cells: too few\n"), terminal::toString);
        assertEquals(List.of("grid.cells: too few"), JsonFile.read(folder.resolve("summary.json")).get("warnings"));
    }

    @Test
    void whatEndedBeforeItsFirstCheckpointIsStartedAgain() {
        for (boolean resume : new boolean[] {false, true}) {
            assertThrows(IllegalStateException.class, () -> beginAndFail());
            assertEquals("failed", status().get("state"));
            assertTrue(new ResultFolder(folder).isUnbegun());
            ExampleRun again = run(resume);
            assertEquals(Simulation.Outcome.COMPLETED, again.outcome());
            assertTrue(again.terminal().contains(folder + " holds a run that ended before its first checkpoint: it is started again.\n"),
                    again::terminal);
            folder = parent.resolve("other");
        }
    }

    private void beginAndFail() {
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            new Simulation(bar(), device, out, false, interruption).run(() -> {
                throw new IllegalStateException("no such problem");
            }, new Kernels(device, 2), folder, false, Optional.empty(), List.of());
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() throws IOException {
        run(false);
        ExampleRun other = ExampleRun.run(parent.resolve("other"), false, bar(), 1);
        Files.copy(other.files().checkpoints().file(4), new ResultFolder(folder).checkpoints().file(4), StandardCopyOption.REPLACE_EXISTING);

        FolderException told = assertThrows(FolderException.class, () -> run(true, "time.end=5 s"));

        assertTrue(told.getMessage().contains("000000004.ckpt: is of another run than its folder: of "), told::getMessage);
    }

    @Test
    void aCheckpointOfAnotherGridIsRefused() throws IOException {
        run(false);
        ExampleRun other = ExampleRun.run(parent.resolve("other"), false, bar("grid.cells=[16, 8]"), 1);
        Files.copy(other.files().checkpoints().file(4), new ResultFolder(folder).checkpoints().file(4), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("provenance.json"), "");

        FolderException told = assertThrows(FolderException.class, () -> run(true, "time.end=5 s"));

        assertEquals(new ResultFolder(folder).checkpoints().file(4) + ": is of a run with another configuration than "
                + folder.resolve("config.yaml"), told.getMessage());
    }

    @Test
    void aHistoryCutBelowTheCheckpointIsMadeAgainFromTheOneBefore() throws IOException {
        ExampleRun whole = run(false, "output.keepCheckpoints=all");
        byte[] history = Files.readAllBytes(whole.files().history());
        List<String> lines = Files.readAllLines(whole.files().history());
        Files.writeString(whole.files().history(), String.join("\n", lines.subList(0, 4)) + "\n"); // headings and steps 0 to 2

        ExampleRun again = run(true, "output.keepCheckpoints=all");

        assertTrue(again.terminal().contains("warning: " + whole.files().history() + " was cut or changed"), again::terminal);
        assertTrue(again.terminal().contains("Going on from step 2."), again::terminal);
        assertArrayEquals(history, Files.readAllBytes(whole.files().history()));
    }

    @Test
    void aHistoryCutBelowAllCheckpointsIsRefusedAndLeftAsItIs() throws IOException {
        ExampleRun whole = run(false);
        Files.writeString(whole.files().history(), "Step\n");

        assertThrows(FolderException.class, () -> run(true));
        assertEquals("Step\n", Files.readString(whole.files().history()));
    }

    @Test
    void snapshotsThatAreMissingOrDamagedAreNamedAndTheRunGoesOn() throws IOException {
        ExampleRun whole = run(false);
        Path snapshots = whole.files().snapshots().path();
        Files.delete(snapshots.resolve("000001.h5"));
        byte[] changed = Files.readAllBytes(snapshots.resolve("000002.h5"));
        changed[changed.length / 2] ^= 1;
        Files.write(snapshots.resolve("000002.h5"), changed);
        Files.writeString(snapshots.resolve("000003.h5"), "torn");

        ExampleRun longer = run(true, "time.end=5 s");

        assertTrue(longer.terminal().contains("warning: " + snapshots + ": missing: 000001.h5; damaged: 000002.h5, 000003.h5; the run goes"
                + " on, and run.xdmf leaves them out\n"), longer::terminal);
        assertEquals(Simulation.Outcome.COMPLETED, longer.outcome());
        String series = Files.readString(whole.files().xdmf());
        assertEquals(List.of(true, false, false, false, true, true), IntStream.range(0, 6)
                .mapToObj(number -> series.contains("snapshots/00000" + number + ".h5:")).toList());
    }

    @Test
    void numbersOfSnapshotsMayBeSingleWhileThoseToGoOnFromAreNot() throws IOException {
        ExampleRun whole = run(false);
        folder = parent.resolve("single");
        ExampleRun single = run(false, "output.numbers=single");

        assertEquals(Storage.FLOAT32, single.files().snapshots().headers().get(4).storage());
        double[] exact = SnapshotFolder.readField(whole.files().snapshots().files().get(4), "displacement").values();
        double[] stored = SnapshotFolder.readField(single.files().snapshots().files().get(4), "displacement").values();
        assertArrayEquals(IntStream.range(0, exact.length).mapToDouble(n -> (float) exact[n]).toArray(), stored);
        ExampleRun.assertSameBits(whole.checkpoint().state(), single.checkpoint().state());
    }

    @Test
    void anEmptyProvenanceIsWrittenAgain() throws IOException {
        ExampleRun whole = run(false);
        Object name = status().get("run");
        Files.writeString(whole.files().provenance(), "");

        ExampleRun longer = run(true, "time.end=5 s");

        assertTrue(longer.terminal().contains("warning: " + whole.files().provenance() + " cannot be read"), longer::terminal);
        assertEquals(name, JsonFile.read(whole.files().provenance()).get("run"));
    }

    @Test
    void otherKernelsAreRefused() throws IOException {
        Path kernel = Files.writeString(parent.resolve("own.cl"), "// own");
        run(false);
        PrintWriter out = new PrintWriter(terminal);
        try (CpuDevice device = new CpuDevice(1, KernelSource.builtIn()); Interruption interruption = new Interruption(out)) {
            Simulation simulation = new Simulation(bar(), device, out, false, interruption);
            FolderException told = assertThrows(FolderException.class, () -> simulation.run(folder, true, List.of(kernel)));
            assertTrue(told.getMessage().startsWith(folder + ": holds a run with the built-in kernels, not with kernels of its own"),
                    told::getMessage);
        }
    }

    @Test
    void anInterruptionInsideAStepDropsThatStep() {
        run(step -> {
            if (step == 3) {
                raise("USR1");
            }
        });
        assertEquals(List.of("stopped", 2, 3), List.of(status().get("state"), status().get("step"), status().get("exit_code")));
        assertEquals(2, new ResultFolder(folder).checkpoints().steps().get(0));
        assertTrue(terminal.toString().contains("Asked to end (SIGUSR1)"), terminal::toString);

        run(true);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, CsvTable.read(folder.resolve("history.csv")).numbers("Step"));
    }

    @Test
    void anInterruptionWhileStartingEndsTheRunThere() {
        run(step -> {
            if (step == 0) {
                raise("TERM");
            }
        });
        assertEquals(List.of("stopped", 0, 3), List.of(status().get("state"), status().get("step"), status().get("exit_code")));
        assertTrue(new ResultFolder(folder).isUnbegun());
    }

    /** Sends this process a signal that the run's interruption listens for, and waits until it has been heard. */
    private void raise(String name) {
        sun.misc.Signal.raise(new sun.misc.Signal(name));
        while (!terminal.toString().contains("Asked to end")) {
            Thread.onSpinWait();
        }
    }
}
