package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.SnapshotFolder;
import org.frond.run.Interruption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process of its own, told to end while it runs. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM to send")
@Timeout(300)
class InterruptionTest {

    private static final List<String> SETTINGS = List.of("grid.cells=32, 32", "fracture.length=1.25 um", "time.firstStep=1 ms",
            "time.maximumStep=1 ms", "metal.frontWidth=0.7 um", "output.frames=false", "output.everySteps=2", "output.snapshots=0",
            "device=cpu");
    private static final String ENDLESS = "stop.steps=0";

    @TempDir
    private static Path temporary;

    private static Path interrupted;
    private static int exitCode;
    private static String told;
    private static long step;

    /** Ends the first run once it has made some steps. */
    @BeforeAll
    static void interrupt() throws IOException, InterruptedException {
        interrupted = temporary.resolve("interrupted");
        Process process = frond(interrupted, List.of("--set", ENDLESS));
        awaitSteps(process, interrupted);
        process.toHandle().destroy(); // unlike process.destroy() leaves its terminal open
        told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exitCode = process.waitFor();
        step = new ResultFolder(interrupted).checkpoints().steps().get(0);
    }

    private static void awaitSteps(Process process, Path results) throws IOException {
        Path history = new ResultFolder(results).history();
        while (process.isAlive() && (!Files.exists(history) || Files.readAllLines(history).size() < 4)) {
            Thread.onSpinWait();
        }
    }

    private static Process frond(Path results, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("configs/wedge-crack.yaml", "--out", results.toString()));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(more);
        return run(arguments);
    }

    private static Process run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(Frond.class.getName(), "run"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> java() {
        return List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:-DontCompileHugeMethods", "-cp",
                System.getProperty("java.class.path"));
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
    }

    private static String finish(Process process, int code) throws IOException, InterruptedException {
        String terminal = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), terminal);
        return terminal;
    }

    @Test
    void terminatedRunEndsWithItsExitCodeAndAWayOn() throws IOException {
        assertEquals(ExitCode.INTERRUPTED, exitCode, told);
        assertTrue(told.contains("Asked to end (SIGTERM): stopping after the last whole step; Ctrl-C ends at once."), told);
        assertTrue(told.contains("Interrupted: go on with --resume from step " + step + "."), told);
        ResultFolder folder = new ResultFolder(interrupted);
        assertEquals("interrupted", JsonFile.read(folder.summary()).get("ending"));
        assertEquals("stopped", JsonFile.read(folder.status()).get("state"));
        assertEquals(step + 1, Files.readAllLines(folder.history()).size());
    }

    /** What schedulers and closed terminals send, and one that names its signal where nobody waits. */
    @ParameterizedTest
    @ValueSource(strings = {"HUP", "USR1", "XCPU"})
    void whatElseAsksARunToEndDoesSo(String signal, @TempDir Path folder) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("bar.yaml"), """
                grid: {cells: [8, 4], size: [8 um, 4 um]}
                concentration: {initial: x / 8 um}
                time: {end: 1e6 s, firstStep: 1 s, maximumStep: 1 s, maximumSteps: 1000000}
                output: {snapshots: 0, frames: false}
                """);
        Path results = folder.resolve("r");
        Process process = run(List.of(config.toString(), "--device", "cpu", "--out", results.toString()));
        awaitSteps(process, results);
        send(signal, process);
        finish(process, ExitCode.INTERRUPTED);
        List<String> lines = Files.readAllLines(new ResultFolder(results).history());
        assertEquals(new ResultFolder(results).checkpoints().steps().get(0).toString(), lines.get(lines.size() - 1).split(",")[0]);
    }

    /** Waits for ever, but for a second Ctrl-C. */
    static final class Patient {

        private Patient() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            try (Interruption interruption = new Interruption(new PrintWriter(System.out, true))) {
                System.out.println("listening");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void aSecondCtrlCEndsAtOnce() throws IOException, InterruptedException {
        Assumptions.assumeFalse(isInterruptIgnored(), "a shell has started these tests in the background, where Ctrl-C is ignored");
        List<String> command = new ArrayList<>(java());
        command.add(Patient.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader terminal =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
                if (line.equals("listening") || line.startsWith("Asked to end (SIGINT)")) {
                    send("INT", process);
                }
            }
        }
        assertEquals(130, process.waitFor());
    }

    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) >> 1 & 1) == 1);
    }

    @Test
    void killedRunEndsLikeOneThatWasNot(@TempDir Path folder) throws IOException, InterruptedException {
        Path killed = folder.resolve("killed");
        List<String> often = List.of("--set", "output.checkpointEvery=0 s", "--set", ENDLESS);
        Process process = frond(killed, often);
        awaitSteps(process, killed);
        process.destroyForcibly().waitFor();
        assertEquals("running", JsonFile.read(new ResultFolder(killed).status()).get("state"));
        long last = new ResultFolder(killed).checkpoints().steps().get(0);
        List<String> end = List.of("--set", "output.checkpointEvery=0 s", "--set", "stop.steps=" + (last + 2));
        Process whole = frond(folder.resolve("whole"), end);
        List<String> again = new ArrayList<>(end);
        again.add("--resume");
        finish(frond(killed, again), ExitCode.OK);
        finish(whole, ExitCode.OK);
        for (String name : List.of("history.csv", "events.csv", "run.xdmf", "config.yaml")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
        }
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
        List<String> end = List.of("--set", "stop.steps=" + (step + 3));
        Process uninterrupted = frond(whole, end);
        List<String> again = new ArrayList<>(end);
        again.add("--resume");
        String terminal = finish(frond(copy, again), ExitCode.OK);
        finish(uninterrupted, ExitCode.OK);
        assertTrue(terminal.contains("Going on from step " + step + "."), terminal);
        assertFalse(terminal.contains("warning: checkpoint"), terminal);
        for (String name : List.of("history.csv", "events.csv", "run.xdmf", "config.yaml")) {
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
