package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.frond.config.Study;
import org.frond.io.CheckpointFolder;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FolderLock;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.io.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Driving cases that a stand-in runs: it leaves a summary with the square of the case's number. */
class DriverTest {

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> begins = new ConcurrentHashMap<>();
    private final Pauses time = new Pauses();
    private StudyFolder study;

    @BeforeEach
    void plan() throws IOException {
        study = plan(12);
    }

    private StudyFolder plan(int count) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\n");
        Path file = Files.writeString(folder.resolve("study.yaml"), "base: base.yaml\nvary: {fracture.cleavageEnergy: {from: 1 J/m^2, to: " + count
                + " J/m^2, count: " + count + "}}\n");
        return Plan.of(Study.read(file)).write(folder.resolve("planned" + count), "#\n");
    }

    /** What happens to a case that is begun; in words of {@link CaseRunner}. */
    private interface Fate {
        CaseRunner.Ending of(int number, int begun);
    }

    private final class Stand implements CaseRunner {

        private final Fate fate;
        private final boolean comesFurther;
        private volatile boolean interrupted;

        Stand(Fate fate) {
            this(fate, true);
        }

        Stand(Fate fate, boolean comesFurther) {
            this.fate = fate;
            this.comesFurther = comesFurther;
        }

        @Override
        public Ending run(Path config, Path run, boolean resume, PrintWriter terminal) {
            String name = run.getFileName().toString();
            int begun = begins.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
            if (!resume) {
                assertTrue(new ResultFolder(run).isEmpty(), "a case that is not resumed begins in no folder or an empty one");
                ResultFolder.create(run);
                JsonFile.write(new ResultFolder(run).config(), "stand-in", 1, Map.of());
            }
            if (!resume || comesFurther) {
                new ResultFolder(run).checkpoints().write(begun, new RunState(Map.of(), Map.of(), Map.of(), Map.of()), 2);
            }
            int number = Integer.parseInt(name);
            Ending ending = fate.of(number, begun);
            if (ending.state() == State.COMPLETED) {
                ends.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
                JsonFile.write(new ResultFolder(run).summary(), "summary", 1, Map.of("square", number * number, "class", "stable"));
            }
            return ending;
        }

        @Override
        public boolean isInterrupted() {
            return interrupted;
        }
    }

    private static final CaseRunner.Ending DONE = new CaseRunner.Ending(CaseRunner.State.COMPLETED, "time.end was reached");

    private Driver.Result run(CaseRunner runner, int jobs) {
        return new Driver(study, runner, new PrintWriter(told, true), time).run(study.names(), jobs);
    }

    /** Passes by pauses alone. */
    private static final class Pauses implements Driver.Passage {

        private Duration now = Duration.ZERO;

        @Override
        public synchronized Duration now() {
            return now;
        }

        @Override
        public synchronized void pause(Duration length) {
            now = now.plus(length);
        }
    }

    private CsvRows table() {
        Standing.read(study).collect();
        return CsvTable.read(study.table());
    }

    @Test
    void everyCaseRunsOnceWhateverTheNumberOfJobs() {
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand((number, begun) -> DONE), 5));
        assertEquals(12, ends.size());
        assertTrue(ends.values().stream().allMatch(count -> count.get() == 1));
        assertEquals("", readMissing());
    }

    @Test
    void aCaseWhoseCheckpointCannotBeUsedBeginsAgain() throws IOException {
        run(new Stand((number, begun) -> number == 3 ? new CaseRunner.Ending(CaseRunner.State.INTERRUPTED, "stopped") : DONE), 2);
        String third = study.names().get(2);
        CheckpointFolder checkpoints = study.run(third).checkpoints();
        for (long step : checkpoints.steps()) {
            Files.writeString(checkpoints.file(step), "no checkpoint");
        }
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand((number, begun) -> DONE), 2));
        assertEquals(2, begins.get(third).get());
    }

    @Test
    void otherCasesAreHeldToTheirEndWhereOneBreaksItsWorker() {
        assertThrows(IllegalStateException.class, () -> run(new Stand((number, begun) -> {
            if (number == 1) {
                throw new IllegalStateException("broken");
            }
            return DONE;
        }), 2));
        assertEquals(11, ends.size());
    }

    private String readMissing() {
        try {
            Standing.read(study).collect();
            return Files.readString(study.missing());
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Test
    void whatFailsStopsNoOtherAndIsTriedAgainOnlyWhereTheReasonMayPass() throws IOException {
        study = plan(200);
        Driver.Result result = run(new Stand((number, begun) -> {
            if (number % 10 == 3) {
                return new CaseRunner.Ending(CaseRunner.State.FAILED, "did not converge");
            }
            if (number % 10 == 7) {
                return new CaseRunner.Ending(CaseRunner.State.FAILED_PASSING, "device busy");
            }
            return number % 10 == 5 && begun < 3 ? new CaseRunner.Ending(CaseRunner.State.FAILED_PASSING, "disk full") : DONE;
        }), 4);
        assertEquals(new Driver.Result(160, 40, 0), result);
        CsvRows table = table();
        assertEquals(160, Collections.frequency(table.texts("state"), "completed"));
        assertEquals(20, Collections.frequency(table.texts("reason"), "did not converge"));
        assertEquals(20, Collections.frequency(table.texts("reason"), "device busy"));
        assertEquals(1, begins.get("0003").get());
        assertEquals(3, begins.get("0005").get());
        assertEquals(3, begins.get("0007").get());
        assertEquals(20, Files.readAllLines(study.missing()).size(), "what failed for a passing reason is missing");
    }

    @Test
    void missingCasesAreTriedThreeTimesMore() {
        Fate busy = (number, begun) -> number == 7 && begun <= 3 ? new CaseRunner.Ending(CaseRunner.State.FAILED_PASSING, "busy") : DONE;
        assertEquals(new Driver.Result(11, 1, 0), run(new Stand(busy), 1));
        assertEquals(List.of("0007"), Standing.read(study).missing());
        Standing.read(study).forgetTries();
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand(busy), 1));
    }

    @Test
    void interruptedCasesGoOnAndOthersDoNotBegin() {
        Stand first = new Stand((number, begun) -> new CaseRunner.Ending(CaseRunner.State.INTERRUPTED, "asked to"));
        CaseRunner asked = new CaseRunner() {
            @Override
            public Ending run(Path config, Path run, boolean resume, PrintWriter terminal) {
                Ending ending = run.endsWith("0003") ? first.run(config, run, resume, terminal) : DONE;
                first.interrupted |= run.endsWith("0003");
                return ending;
            }

            @Override
            public boolean isInterrupted() {
                return first.interrupted;
            }
        };
        assertEquals(new Driver.Result(2, 0, 10), run(asked, 1));
        assertEquals(List.of("completed", "completed", "interrupted"), table().texts("state").subList(0, 3));
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand((number, begun) -> DONE), 1));
        assertEquals(2, begins.get("0003").get(), "it went on");
    }

    /** The end of a program that is killed: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aDriverThatIsKilledFiftyTimesLeavesTheSameTable() throws IOException {
        study = plan(24);
        run(new Stand((number, begun) -> DONE), 2);
        CsvRows whole = table();
        ends.clear();
        begins.clear();
        study = Plan.of(study.readStudy()).write(folder.resolve("killed"), "#\n");
        Random moments = new Random(1);
        AtomicInteger kills = new AtomicInteger();
        Fate killedSometimes = (number, begun) -> {
            if (kills.get() < 50 && moments.nextInt(6) > 0) {
                kills.incrementAndGet();
                throw new Killed();
            }
            return DONE;
        };
        while (Standing.read(study).rows().stream().anyMatch(row -> !row.outcome().isOver())) {
            try {
                run(new Stand(killedSometimes), 1);
            } catch (IllegalStateException killed) {
                assertTrue(killed.getCause() instanceof Killed);
            }
        }
        assertEquals(50, kills.get());
        assertTrue(ends.values().stream().allMatch(count -> count.get() == 1), "no case runs twice to its end");
        CsvRows table = table();
        for (String column : List.of("case", "fracture.cleavageEnergy [J/m^2]", "state", "class", "reason", "square")) {
            assertEquals(whole.texts(column), table.texts(column), column);
        }
    }

    /** A driver that is started again and again until every case is over; how often. */
    private int startAgain(CaseRunner runner, int most) {
        for (int starts = 1; starts <= most; starts++) {
            try {
                if (run(runner, 1).left() == 0) {
                    return starts;
                }
            } catch (IllegalStateException killed) {
                assertTrue(killed.getCause() instanceof Killed);
            }
        }
        return most + 1;
    }

    @Test
    void aCaseThatKillsItsProgramWithoutComingFurtherIsGivenUpAfterThreeTries() {
        assertEquals(5, startAgain(new Stand((number, begun) -> {
            if (number == 3) {
                throw new Killed();
            }
            return DONE;
        }, false), 20));
        assertEquals(4, begins.get("0003").get());
        assertEquals(11, ends.size()); // the first beginning came as far as a checkpoint, the three after it no further
        assertEquals("was begun 3 times and came no further than step 1: each time it was killed or told to end before a new checkpoint",
                table().texts("reason").get(2));
        assertEquals(List.of("0003"), Standing.read(study).missing(), "another array may have more time or memory");
    }

    @Test
    void aCaseThatIsInterruptedWithoutComingFurtherIsGivenUpAfterThreeTries() {
        CaseRunner.Ending asked = new CaseRunner.Ending(CaseRunner.State.INTERRUPTED, "asked to");
        assertEquals(5, startAgain(new Stand((number, begun) -> number == 3 ? asked : DONE, false), 20));
        assertEquals(4, begins.get("0003").get());
    }

    @Test
    void aCaseThatComesFurtherIsGoneOnWithHoweverOftenItIsInterrupted() {
        CaseRunner.Ending asked = new CaseRunner.Ending(CaseRunner.State.INTERRUPTED, "asked to");
        assertEquals(9, startAgain(new Stand((number, begun) -> number == 3 && begun < 9 ? asked : DONE), 20));
        assertEquals(12, ends.size());
    }

    @Test
    void aCaseThatAnotherProgramRunsIsLeftToIt() {
        try (Claims others = Claims.open(study.claims())) {
            others.take(4).orElseThrow();
            assertEquals(new Driver.Result(11, 0, 1), run(new Stand((number, begun) -> DONE), 2));
        }
        assertTrue(told.toString().contains("0005 is left to another program: it runs its case"), told::toString);
        assertEquals(0, begins.getOrDefault("0005", new AtomicInteger()).get());
    }

    private static CaseRunner.Ending busy() {
        return new CaseRunner.Ending(CaseRunner.State.NOT_BEGUN, "a run is going on in it");
    }

    @Test
    void aFolderThatIsBusyForAWhileCostsNoTry() {
        Fate busyForAMinute = (number, begun) -> number == 5 && time.now().toSeconds() < FolderLock.SILENCE ? busy() : DONE;
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand(busyForAMinute), 1));
        assertEquals(0, Outcome.read(study.outcome("0005")).tries());
        assertEquals(12, ends.size());
        assertTrue(begins.get("0005").get() < 10, "pauses grow");
    }

    @Test
    void aFolderThatStaysBusyIsLeftWithItsCaseAsItWas() {
        assertEquals(new Driver.Result(11, 0, 1), run(new Stand((number, begun) -> number == 5 ? busy() : DONE), 2));
        assertEquals(Outcome.State.WAITING, Outcome.read(study.outcome("0005")).state());
        assertTrue(told.toString().contains("0005 is left to another program: a run is going on in it"), told::toString);
    }

    @Test
    void noPauseKeepsAnInterruptedDriver() {
        Stand stand = new Stand((number, begun) -> busy());
        Driver.Passage interrupting = new Driver.Passage() {
            @Override
            public Duration now() {
                return Duration.ZERO;
            }

            @Override
            public void pause(Duration length) {
                stand.interrupted = true;
            }
        };
        assertEquals(new Driver.Result(0, 0, 12), new Driver(study, stand, new PrintWriter(told, true), interrupting).run(study.names(), 1));
    }

    @Test
    void blocksShareAllCasesOut() {
        List<String> all = new ArrayList<>();
        for (int block = 1; block <= 5; block++) {
            all.addAll(Driver.block(study.names(), block, 5));
        }
        assertEquals(study.names(), all.stream().sorted().toList());
        assertEquals(List.of("0002", "0007", "0012"), Driver.block(study.names(), 2, 5));
    }

    @Test
    void aFolderFromBeforeTheFirstCheckpointBeginsAnew() throws IOException {
        Files.createDirectories(study.run("0001").path());
        Files.writeString(study.run("0001").path().resolve("config.yaml"), "torn");
        assertEquals(new Driver.Result(12, 0, 0), run(new Stand((number, begun) -> DONE), 1));
    }

    @Test
    void whatAnotherProcessHasBegunIsNotRemoved() throws IOException {
        ResultFolder first = study.run("0001");
        Files.createDirectories(first.path());
        new RunStatus("run", RunStatus.State.STARTING, new RunStatus.Headway(0, 0, 0, 0, 0), "", OptionalInt.empty(),
                new RunStatus.Driver("elsewhere", 1, Instant.EPOCH), Instant.now()).write(first.status());
        assertEquals(new Driver.Result(11, 0, 1), run(new Stand((number, begun) -> DONE), 1));
        assertTrue(Files.exists(first.status()), "what is there stays");
        assertTrue(told.toString().contains("0001 is left to another program: "), told::toString);
    }

    @Test
    void whatTheDriverCannotWriteIsNotSwallowed() throws IOException {
        Files.writeString(study.path().resolve("outcomes"), "a file where a folder belongs");
        assertThrows(RuntimeException.class, () -> run(new Stand((number, begun) -> DONE), 1));
    }
}
