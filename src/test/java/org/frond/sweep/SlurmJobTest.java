package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.frond.config.ConfigException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of a job array: what it asks of Slurm, and what it does where a stand-in for {@code sbatch} runs it at once. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class SlurmJobTest {

    @TempDir
    private Path folder;

    private static String script(String... settings) {
        return SlurmJob.of(List.of(settings)).script(Path.of("/opt/frond/frond"), 12, "");
    }

    private static List<String> directives(String script) {
        return script.lines().filter(line -> line.startsWith("#SBATCH ")).map(line -> line.substring(8)).toList();
    }

    @Test
    void slurmIsAskedForWhatTheSettingsSay() {
        List<String> asked = directives(script("partition=short", "account=my_group", "time=1-12:00", "mem=8G", "gres=gpu:a100:1",
                "cpus-per-task=8", "blocks=6", "throttle=2", "signal=120"));
        for (String directive : List.of("--array=1-6%2", "--partition=short", "--account=my_group", "--time=1-12:00", "--mem=8G",
                "--gres=gpu:a100:1", "--cpus-per-task=8", "--signal=B:TERM@120", "--requeue", "--open-mode=append")) {
            assertTrue(asked.contains(directive), () -> directive + " in " + asked);
        }
    }

    @Test
    void anArrayHasNoMoreElementsThanThereAreCases() {
        assertTrue(directives(script("blocks=500")).contains("--array=1-12"));
    }

    @Test
    void javasHeapIsThreeQuartersOfTheJobsMemory() {
        assertTrue(script("mem=8G").contains(" -Xmx6144m\""));
        assertTrue(script("mem=2000").contains(" -Xmx1500m\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "partition=short; rm -rf ~ | --slurm: partition: 'short; rm -rf ~' is not allowed; allowed: letters, digits, '_', '.', ',' and '-'",
        "account=$(id) | --slurm: account: '$(id)' is not allowed; allowed: letters, digits, '_', '.', ',' and '-'",
        "time=tomorrow | --slurm: time: 'tomorrow' is not allowed; allowed: minutes, hours:minutes:seconds or days-hours:minutes",
        "partitoin=x | --slurm: partitoin: unknown key; known are partition, account, qos, reservation, constraint, time, cpus-per-task, mem, gres, signal, blocks, throttle; did you mean partition?",
        "short | --slurm: 'short' is not of the form key=value"})
    void whatSlurmCannotReadIsRefused(String setting, String line) {
        assertEquals(line, assertThrows(ConfigException.class, () -> script(setting)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"5, 300", "05:00, 300", "00:05:00, 300", "0-0:05, 300", "0-0, 0", "1-1:1:1, 90061"})
    void aSignalBeforeTheBeginningIsRefused(String time, long seconds) {
        String line = assertThrows(ConfigException.class, () -> script("time=" + time, "signal=" + Math.max(1, seconds))).getMessage();
        assertTrue(line.startsWith("--slurm: signal: runs would be told to end " + Math.max(1, seconds) + " s before the end of a job of "
                + seconds + " s"), line);
        assertTrue(seconds < 2 || !script("time=" + time, "signal=" + (seconds - 1)).isEmpty());
    }

    /** Two hundred names of all signs that mean something to a shell. */
    private static List<String> hostileNames() {
        Random random = new Random(1);
        String signs = "ab '\"$`\\;&|<>(){}*?![]#~\t@%=-";
        List<String> names = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            StringBuilder name = new StringBuilder("/opt/");
            for (int sign = 0; sign < 12; sign++) {
                name.append(signs.charAt(random.nextInt(signs.length())));
            }
            names.add(name.toString());
        }
        return names;
    }

    @Test
    void theShellReadsEveryNameAsItIs() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String name : hostileNames()) {
            script(Path.of(name)).lines().filter(line -> line.startsWith("here=")).forEach(line -> all.append(line)
                    .append("\nprintf '%s\\n' \"$here\"\n"));
        }
        Path file = Files.writeString(folder.resolve("all.sh"), all);
        Process shell = new ProcessBuilder("bash", file.toString()).start();
        assertEquals(hostileNames(), new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }

    private static String script(Path frond) {
        return SlurmJob.of(List.of()).script(frond, 12, "--cases again.txt");
    }

    @Test
    void shellcheckFindsNothingWhateverTheNameOfTheProgram() throws Exception {
        Assumptions.assumeTrue(isThere("shellcheck"), "no shellcheck on this machine");
        List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=bash"));
        for (String name : hostileNames()) {
            command.add(Files.writeString(folder.resolve(command.size() + ".sh"), script(Path.of(name))).toString());
        }
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, check.waitFor(), told);
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** A stand-in for Slurm's commands in a folder with blanks and quotes in its name, and one for the program. */
    private Path study(String frond, String... settings) throws IOException {
        Path study = Files.createDirectories(folder.resolve("it's a \"study\" $(touch spoilt)"));
        Files.createFile(study.resolve("cases.csv"));
        program("frond", frond);
        program("squeue", "echo \"${STATE:-RUNNING None}\"");
        program("scontrol", "echo \"$@\" >> \"$TOLD\"");
        program("sbatch", """
                wrap= ; script=
                for word in "$@"; do
                    case $word in
                        --wrap=*) wrap=${word#--wrap=} ;;
                        --dependency=*) echo "$word" >> "$TOLD" ;;
                        -*) ;;
                        *) script=$word ;;
                    esac
                done
                if [ -n "$wrap" ]; then exec sh -c "$wrap"; fi
                last=$(sed -n 's/^#SBATCH --array=1-\\([0-9]*\\).*/\\1/p' "$script")
                echo 77
                for task in $(seq "$last"); do
                    SLURM_JOB_ID=$((100 + task)) SLURM_ARRAY_JOB_ID=77 SLURM_ARRAY_TASK_ID=$task SLURM_SUBMIT_DIR=$PWD bash "$script" >&2
                done
                """);
        program("job.sh", "exit 1");
        Path job = Files.writeString(study.resolve("job.sh"), SlurmJob.of(List.of(settings)).script(folder.resolve("bin/frond"), 12, ""));
        Files.setPosixFilePermissions(job, PosixFilePermissions.fromString("rwxr-xr-x"));
        return study;
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path study, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", study.resolve("job.sh").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SLURM_") || name.equals("FROND_JAVA_OPTS") || name.equals("FROND"));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("TOLD", folder.resolve("told").toString());
        builder.environment().putAll(more);
        return builder.redirectErrorStream(true).start();
    }

    private static String finish(Process process, int code) throws Exception {
        String terminal = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), terminal);
        return terminal;
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(folder.resolve("told"));
    }

    @Test
    void everyBlockIsRunAndThenTheTableCollected() throws Exception {
        Path study = study("echo \"$@\" >> \"$TOLD\"; [ -d \"$TMPDIR\" ] || echo no folder >> \"$TOLD\"", "blocks=3");
        finish(start(study, Map.of()), 0);
        assertEquals(List.of("sweep run . --block 1 --of 3 --resume", "sweep run . --block 2 --of 3 --resume",
                "sweep run . --block 3 --of 3 --resume", "--dependency=afterany:77", "sweep collect ."),
                told().stream().filter(line -> !line.equals("no folder")).toList());
        assertFalse(Files.exists(study.resolve("spoilt")));
    }

    @Test
    void eachJobHasATemporaryFolderOfItsOwnThatIsGoneAfterwards() throws Exception {
        Path study = study("echo \"$TMPDIR\" >> \"$TOLD\"; echo \"$FROND_JAVA_OPTS\" >> \"$TOLD\"", "blocks=2", "mem=4G");
        for (String task : List.of("1", "2")) {
            finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", task, "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString())), 0);
        }
        List<String> told = told();
        assertEquals(" -Djava.io.tmpdir=" + told.get(0) + " -Xmx3072m", told.get(1));
        assertEquals(4, told.stream().distinct().count());
        assertFalse(Files.exists(Path.of(told.get(0))) || Files.exists(Path.of(told.get(2))));
    }

    @Test
    void anInterruptedElementIsQueuedAgainAndNoOther() throws Exception {
        Path study = study("exit 3", "blocks=3");
        finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString())), 3);
        assertEquals(List.of("requeue 77_2"), told());
    }

    @Test
    void aCancelledElementIsNotQueuedAgain() throws Exception {
        Path study = study("exit 3", "blocks=3");
        assertEquals("cancelled: not queued again\n", finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_JOB_ID", "77",
                "SLURM_SUBMIT_DIR", study.toString(), "STATE", "COMPLETING None")), 3));
        assertFalse(Files.exists(folder.resolve("told")));
        Files.delete(study.resolve("cases.csv"));
        study = study("exit 3", "blocks=3");
        finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString(), "STATE",
                "COMPLETING TimeLimit")), 3);
        assertEquals(List.of("requeue 77_2"), told());
    }

    /** What an element does that ends with 3 and was queued again so many times; whether it brought a case further. */
    private void queuedAgain(int times, boolean further) throws Exception {
        Path study = study("sleep 0.01; " + (further ? "echo > outcomes/0002.json; " : "") + "exit 3", "blocks=3");
        Files.createDirectories(study.resolve("outcomes"));
        Files.writeString(study.resolve("outcomes/0001.json"), "{}");
        finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString(),
                "SLURM_RESTART_COUNT", String.valueOf(times))), 3);
    }

    @Test
    void anElementThatBringsNoCaseFurtherIsQueuedAgainThreeTimes() throws Exception {
        queuedAgain(2, false);
        assertEquals(List.of("requeue 77_2"), told());
        Files.delete(folder.resolve("told"));
        Files.delete(folder.resolve("it's a \"study\" $(touch spoilt)/cases.csv"));
        queuedAgain(3, false);
        assertFalse(Files.exists(folder.resolve("told")));
    }

    @Test
    void anElementThatBringsACaseFurtherIsAlwaysQueuedAgain() throws Exception {
        queuedAgain(30, true);
        assertEquals(List.of("requeue 77_2"), told());
    }

    @Test
    void theSignalReachesTheProgram() throws Exception {
        Path study = study("trap 'echo asked >> \"$TOLD\"; exit 3' TERM; echo ready; while :; do sleep 0.05; done", "blocks=1");
        Process job = start(study, Map.of("SLURM_ARRAY_TASK_ID", "1", "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString()));
        assertEquals("ready", job.inputReader().readLine());
        job.toHandle().destroy();
        assertEquals(3, job.waitFor());
        assertEquals(List.of("asked", "requeue 77_1"), told());
    }

    @Test
    void aFailedElementIsNotQueuedAgain() throws Exception {
        Path study = study("exit 1", "blocks=1");
        finish(start(study, Map.of("SLURM_ARRAY_TASK_ID", "1", "SLURM_ARRAY_JOB_ID", "77", "SLURM_SUBMIT_DIR", study.toString())), 1);
        assertFalse(Files.exists(folder.resolve("told")));
    }
}
