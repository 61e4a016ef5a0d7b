package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.SnapshotFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, told to end while it runs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM to send")
@Timeout(300)
class InterruptionTest {

    private static final List<String> SETTINGS = List.of("grid.cells=32, 32", "fracture.length=1.25 um",
            "metal.frontWidth=0.7 um", "output.frames=false", "output.everySteps=2", "output.snapshots=0", "stop.steps=6", "device=cpu");

    @TempDir
    private static Path temporary;

    private static Path interrupted;
    private static int exitCode;
    private static String told;

    /** Ends the first run as soon as it says that it runs. */
    @BeforeAll
    static void interrupt() throws IOException, InterruptedException {
        interrupted = temporary.resolve("interrupted");
        Process process = frond(interrupted, List.of());
        StringBuilder lines = new StringBuilder();
        try (BufferedReader terminal =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
                lines.append(line).append('\n');
                if (line.startsWith("Running")) {
                    process.toHandle().destroy(); // unlike process.destroy() leaves its terminal open
                }
            }
        }
        exitCode = process.waitFor();
        told = lines.toString();
    }

    private static Process frond(Path results, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:-DontCompileHugeMethods", "-cp", System.getProperty("java.class.path"), Frond.class.getName(), "run",
                "configs/wedge-crack.yaml", "--out", results.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("--set", setting)));
        command.addAll(more);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String finish(Process process, int code) throws IOException, InterruptedException {
        String terminal = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), terminal);
        return terminal;
    }

    @Test
    void terminatedRunEndsWithItsExitCodeAndAWayOn() {
        assertEquals(ExitCode.INTERRUPTED, exitCode, told);
        assertTrue(told.contains("Asked to end: finishing this step and writing a checkpoint."), told);
        assertTrue(told.contains("Interrupted: go on with --resume from step 1."), told);
        ResultFolder folder = new ResultFolder(interrupted);
        assertEquals("interrupted", JsonFile.read(folder.summary()).get("ending"));
        assertEquals(1, folder.checkpoints().readNewest().orElseThrow().step());
    }

    @Test
    void terminatedRunLeavesNoTornFile() throws IOException {
        ResultFolder folder = new ResultFolder(interrupted);
        try (Stream<Path> files = Files.walk(interrupted)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
        }
        assertTrue(Files.readString(folder.history()).endsWith("\n"));
        folder.snapshots().files().forEach(SnapshotFolder::readAll);
    }

    @Test
    void folderOfAnInterruptedRunIsNotWrittenOver() throws IOException, InterruptedException {
        String terminal = finish(frond(interrupted, List.of()), ExitCode.BAD_INPUT);
        assertTrue(terminal.contains(": is not empty; use --resume to go on"), terminal);
    }

    @Test
    void interruptedRunDoesNotGoOnWithOtherPhysics() throws IOException, InterruptedException {
        String terminal = finish(frond(interrupted, List.of("--resume", "--set", "cell.temperature=310 K")), ExitCode.BAD_INPUT);
        assertTrue(terminal.contains("cell.temperature: 298.15 K, not 310 K"), terminal);
    }

    @Test
    void resumedRunEndsLikeOneThatWasNotInterrupted() throws IOException, InterruptedException {
        Path copy = temporary.resolve("resumed");
        copy(interrupted, copy);
        Path whole = temporary.resolve("whole");
        Process uninterrupted = frond(whole, List.of());
        String terminal = finish(frond(copy, List.of("--resume")), ExitCode.OK);
        finish(uninterrupted, ExitCode.OK);
        assertTrue(terminal.contains("Going on from step 1."), terminal);
        assertFalse(terminal.contains("warning: checkpoint"), terminal);
        for (String name : List.of("history.csv", "events.csv", "run.xdmf", "config.yaml", "checkpoint/000000006.ckpt")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(copy.resolve(name)), name);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
