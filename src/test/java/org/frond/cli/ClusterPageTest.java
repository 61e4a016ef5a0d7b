package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/cluster.md} says holds: its job script on a small run, its exit codes. */
@Tag("slow")
class ClusterPageTest {

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/cluster.md"));
    }

    @Test
    void theExitCodesAreThoseOfTheProgram() throws IOException {
        StringBuilder rows = new StringBuilder();
        Frond.commands(new SimulationRunner()).getCommandSpec().usageMessage().exitCodeList()
                .forEach((code, meaning) -> rows.append("| ").append(code).append(" | ").append(meaning).append(" |\n"));
        assertTrue(page().contains(rows), rows::toString);
    }

    /**
     * Slurm's signal comes while the job computes: it ends with a checkpoint, is queued again, though it was so three times before,
     * because it came further, and goes on to its end.
     */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is bash's")
    void theJobStopsAtItsSignalAndGoesOnWhenItIsQueuedAgain() throws Exception {
        Matcher block = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertTrue(block.find());
        Files.writeString(folder.resolve("job.sh"), block.group(1));
        Files.createDirectories(folder.resolve("configs"));
        Files.writeString(folder.resolve("configs/wedge-crack.yaml"), "include: [frond:beta-alumina, frond:sodium]\n"
                + "grid: {cells: [32, 32], size: [20 um, 20 um]}\nfracture: {length: 1.25 um}\nmetal: {frontWidth: 0.7 um}\n"
                + "time: {end: 1 h, firstStep: 1 ms, maximumStep: 1 ms}\noutput: {frames: false, snapshots: 0}\n");
        script("frond", "exec " + Path.of(System.getProperty("java.home"), "bin", "java") + " -cp '" + System.getProperty("java.class.path")
                + "' org.frond.cli.Frond \"$@\"\n");
        script("scontrol", "echo \"$@\" > requeued\n");
        script("squeue", "echo RUNNING None\n");
        Process first = job();
        Path history = folder.resolve("results/wedge-crack/history.csv");
        while (first.isAlive() && (!Files.exists(history) || lines(history) < 3)) {
            Thread.onSpinWait();
        }
        first.destroy();
        assertEquals(ExitCode.INTERRUPTED, first.waitFor(), this::told);
        assertEquals("requeue 77\n", Files.readString(folder.resolve("requeued")));
        Files.delete(folder.resolve("requeued"));
        long before = lines(history);
        Files.writeString(folder.resolve("configs/wedge-crack.yaml"), Files.readString(folder.resolve("configs/wedge-crack.yaml"))
                + "stop: {steps: " + (before + 1) + "}\n");
        assertEquals(ExitCode.OK, job().waitFor(), this::told);
        assertEquals(before + 2, lines(history));
        assertTrue(Files.notExists(folder.resolve("requeued")));
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        }
    }

    private Process job() throws IOException {
        ProcessBuilder job = new ProcessBuilder("bash", "job.sh").directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        job.environment().put("PATH", folder + ":" + job.environment().get("PATH"));
        job.environment().put("SLURM_JOB_ID", "77");
        job.environment().put("SLURM_RESTART_COUNT", "3");
        return job.start();
    }

    private void script(String name, String body) throws IOException {
        Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String told() {
        try {
            return String.join("\n", Files.readAllLines(folder.resolve("log"), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return List.of(unreadable).toString();
        }
    }
}
