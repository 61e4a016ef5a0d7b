package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.config.ConfigException;
import org.frond.config.Study;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.sweep.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code frond sweep} and {@code frond list} on small cells that really run. */
@Tag("slow")
@Timeout(600)
class SweepCommandTest {

    private static final String BASE = "include: [frond:beta-alumina, frond:sodium]\ngrid: {cells: [16, 16], size: [20 um, 20 um]}\n"
            + "fracture: {length: 2.5 um}\nmetal: {frontWidth: 1.3 um}\ntime: {end: 1 min}\noutput: {frames: false, snapshots: 0}\n"
            + "device: cpu\n";

    @TempDir
    private Path folder;

    private Path out;
    private final StringWriter told = new StringWriter();
    private final StringWriter wrong = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        out = folder.resolve("out");
        Files.writeString(folder.resolve("base.yaml"), BASE + "stop: {steps: 2}\n");
    }

    private Path study(String text) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), text);
    }

    private int frond(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(told, true)).setErr(new PrintWriter(wrong, true));
        return commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void anAdaptiveStudyIsOneCommandAndGoesOnWhereItWas() throws IOException {
        Path file = study("base: base.yaml\nvary: {stop.steps: [1, 2], cell.voltage: {from: 0.1 V, to: 0.3 V, count: 2}}\n"
                + "design: {kind: adaptive, halvings: 2, outcome: voltage_V > 0.2}\n");
        assertEquals(ExitCode.OK, frond("sweep", file, "--out", out, "--jobs", 2), () -> told + " " + wrong);
        // 0.2 V is not above it, 0.25 V is
        assertEquals(List.of("0.1", "0.3", "0.1", "0.3", "0.2", "0.2", "0.25", "0.25"), CsvTable.read(out.resolve("cases.csv")).texts("cell.voltage [V]"));
        assertEquals("stop.steps,below,above,cell.voltage [V],cell.voltage lower [V],cell.voltage upper [V],repetitions,of\n"
                + "1,voltage_V <= 0.2,voltage_V > 0.2,0.225,0.2,0.25,1,1\n2,voltage_V <= 0.2,voltage_V > 0.2,0.225,0.2,0.25,1,1\n",
                Files.readString(out.resolve("boundary.csv")));
        assertTrue(told.toString().contains("voltage_V <= 0.2 below cell.voltage [V] 0.2 to 0.25, voltage_V > 0.2 above, at stop.steps 1"), told::toString);
        assertTrue(Files.exists(out.resolve("map.png")));
        String before = Files.readString(out.resolve("cases.csv"));
        assertEquals(ExitCode.OK, frond("sweep", file, "--out", out, "--resume"), wrong::toString);
        assertEquals(before, Files.readString(out.resolve("cases.csv")));
        study("base: base.yaml\nvary: {stop.steps: [1, 2], cell.voltage: {from: 0.1 V, to: 0.3 V, count: 2}}\n"
                + "design: {kind: adaptive, halvings: 3, outcome: voltage_V > 0.2}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", file, "--out", out, "--resume"));
    }

    @Test
    void aStudyIsPlannedRunCollectedAndDrawnInOneGo() throws IOException {
        Path file = study("base: base.yaml\nvary: {cell.voltage: [0.2 V, 0.3 V], time.maximumSteps: [1, 9]}\n");
        assertEquals(ExitCode.RUN_FAILED, frond("sweep", file, "--out", out, "--jobs", 2), told::toString);
        CsvRows table = CsvTable.read(out.resolve("table.csv"));
        assertEquals(List.of("failed", "completed", "failed", "completed"), table.texts("state"));
        assertEquals("time.maximumSteps was reached before time.end", table.texts("reason").get(0));
        assertEquals("stop.steps was reached", table.texts("reason").get(1));
        assertEquals(List.of("0.2", "0.2", "0.3", "0.3"), table.texts("cell.voltage [V]"));
        assertEquals("stable", table.texts("class").get(1));
        assertEquals("", Files.readString(out.resolve("missing.txt")));
        assertTrue(Files.exists(out.resolve("map.png")) && Files.exists(out.resolve("curve-time_s-cell.voltage.png")));

        Map<String, Object> alone = runAlone(out.resolve("cases/0004.yaml"));
        Map<String, Object> inTheSweep = JsonFile.read(out.resolve("runs/0004/summary.json"));
        for (Map<String, Object> summary : List.of(alone, inTheSweep)) {
            summary.remove("wall_clock_s");
            summary.remove("run");
            ((Map<?, ?>) summary.get("parameters")).remove("threads");
        }
        assertEquals(alone, inTheSweep);

        String before = Files.readString(out.resolve("table.csv"));
        assertEquals(ExitCode.RUN_FAILED, frond("sweep", file, "--out", out, "--resume"), told::toString);
        assertEquals(before, Files.readString(out.resolve("table.csv")), "what has ended is left alone");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", "run", out));
        assertEquals(out + ": 4 of its cases have been begun; go on with --resume\n", wrong.toString());
        assertEquals(ExitCode.OK, frond("list", folder));
        assertTrue(told.toString().lines().anyMatch(line -> line.startsWith(out + " ") && line.contains("  study  ")
                && line.endsWith("  2 failed, 2 completed")), told::toString);
    }

    private Map<String, Object> runAlone(Path config) {
        assertEquals(ExitCode.OK, frond("run", config, "--out", folder.resolve("alone")), wrong::toString);
        return JsonFile.read(folder.resolve("alone/summary.json"));
    }

    @Test
    void aStudyThatIsWrongLeavesNothing() throws IOException {
        Path file = study("base: base.yaml\nvary: {cell.voltge: [0.2 V]}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", file, "--out", out));
        assertEquals(file + ": vary.cell.voltge: unknown key; did you mean cell.voltage?\n", wrong.toString());
        assertFalse(Files.exists(out));
    }

    @Test
    void theNumberOfJobsIsCheckedBeforeAnythingIsWritten() throws IOException {
        Path file = study("base: base.yaml\nvary: {cell.voltage: [0.2 V]}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", file, "--out", out, "--jobs", 0));
        assertEquals("--jobs 0: at least one case runs at a time\n", wrong.toString());
        assertFalse(Files.exists(out));
    }

    @Test
    void curvesAreCheckedBeforeTheTableIsWritten() throws IOException {
        frond("sweep", "plan", study("base: base.yaml\nvary: {cell.voltage: [0.2 V]}\n"), "--out", out);
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", "collect", out, "--curve", "time_s:cell.voltge"));
        assertTrue(wrong.toString().startsWith("--curve time_s:cell.voltge: the table has no column "), wrong::toString);
        assertFalse(Files.exists(out.resolve("table.csv")));
    }

    @Test
    void slurmsSettingsAreCheckedBeforeAnythingIsWritten() throws IOException {
        Path file = study("base: base.yaml\nvary: {cell.voltage: [0.2 V]}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", "plan", file, "--out", out, "--slurm", "time=1:00:00", "mem=lots"));
        assertEquals("--slurm: mem: 'lots' is not allowed; allowed: a whole number with K, M, G or T\n", wrong.toString());
        assertFalse(Files.exists(out));
    }

    @Test
    void whatIsMissingBecomesTheNextArray() throws IOException {
        assertEquals(ExitCode.OK, frond("sweep", "plan", study("base: base.yaml\nvary: {cell.voltage: [0.2 V, 0.3 V, 0.4 V]}\n"), "--out", out));
        assertEquals(ExitCode.OK, frond("sweep", "run", out, "--block", 2, "--of", 3), told::toString);
        assertEquals(ExitCode.OK, frond("sweep", "plan", "--missing", out, "--slurm", "blocks=1"));
        assertEquals("0001\n0003\n", Files.readString(out.resolve("again.txt")));
        assertTrue(Files.readString(out.resolve("job.sh")).contains("sweep run . --cases again.txt --block \"$SLURM_ARRAY_TASK_ID\" --of 1 --resume"));
        assertEquals(ExitCode.OK, frond("sweep", "run", out, "--cases", out.resolve("again.txt"), "--block", 1, "--of", 1, "--resume"));
        assertEquals(ExitCode.OK, frond("sweep", "plan", "--missing", out));
        assertTrue(told.toString().endsWith("No case is missing.\n"), told::toString);
    }

    @Test
    void aStudyDoesNotGoOnWithAnotherBase() throws IOException {
        Path file = study("base: base.yaml\nvary: {cell.voltage: [0.2 V, 0.3 V]}\n");
        assertEquals(ExitCode.OK, frond("sweep", "plan", file, "--out", out));
        Files.writeString(folder.resolve("base.yaml"), BASE + "stop: {steps: 3}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", file, "--out", out, "--resume"));
        assertEquals(out + ": holds this study with another base: stop.steps: 2, not 3, in case 0001; choose another folder with --out\n",
                wrong.toString());
    }

    @Test
    void aFolderWithoutAStudyIsTold() {
        assertEquals(ExitCode.BAD_INPUT, frond("sweep", "run", folder));
        assertEquals(folder + " is not the folder of a study: it has no study.yaml and cases.csv; make one with frond sweep plan STUDY --out"
                + " DIR\n", wrong.toString());
    }

    @Test
    void everyShippedStudyCanBePlanned() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("configs/studies"))) {
            for (Path file : files.filter(each -> !each.toString().endsWith("wedge.yaml")).toList()) {
                if (file.endsWith("halide.yaml")) {
                    assertTrue(assertThrows(ConfigException.class, () -> Plan.of(Study.read(file))).getMessage().contains("digitise Fig. 6c"));
                } else {
                    assertTrue(Plan.of(Study.read(file)).size() > 1, file::toString);
                }
            }
        }
    }

    /** As a process of its own: a signal ends it with its cases resumable, and the table then is that of a sweep without one. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM to send")
    void aSignalStopsASweepThatThenGoesOn() throws Exception {
        Files.writeString(folder.resolve("base.yaml"), BASE + "stop: {steps: 6}\n");
        Path file = study("base: base.yaml\nvary: {cell.voltage: [0.2 V, 0.25 V, 0.3 V]}\n");
        assertEquals(ExitCode.OK, frond("sweep", file, "--out", folder.resolve("whole"), "--jobs", 1));
        assertEquals(ExitCode.OK, frond("sweep", "plan", file, "--out", out));
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:-DontCompileHugeMethods", "-cp", System.getProperty("java.class.path"), Frond.class.getName(), "sweep", "run",
                out.toString(), "--jobs", "1"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader terminal = process.inputReader();
        StringBuilder lines = new StringBuilder();
        for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
            lines.append(line).append('\n');
            if (line.startsWith("0001 completed")) {
                process.toHandle().destroy();
            }
        }
        assertEquals(ExitCode.INTERRUPTED, process.waitFor(), lines::toString);
        assertEquals(ExitCode.OK, frond("sweep", "run", out, "--resume"), told::toString);
        assertEquals(ExitCode.OK, frond("sweep", "collect", out));
        CsvRows whole = CsvTable.read(folder.resolve("whole/table.csv"));
        CsvRows resumed = CsvTable.read(out.resolve("table.csv"));
        for (String column : whole.headings()) {
            if (!column.equals("wall_clock_s")) {
                assertEquals(whole.texts(column), resumed.texts(column), column);
            }
        }
    }
}
