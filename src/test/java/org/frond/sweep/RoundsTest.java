package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.FractureSettings;
import org.frond.config.RunSettings;
import org.frond.config.Study;
import org.frond.config.StructureSettings;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Adaptive studies whose cases a stand-in runs: a cell shorts above the voltage 0.1 V sqrt(Gc / (1 J/m^2)), which grows by 5 mV with
 * each repetition.
 */
class RoundsTest {

    private static final String KEYS = "vary: {cell.voltage: {from: 0.04 V, to: 0.24 V, count: 3}, fracture.cleavageEnergy: [1 J/m^2, 2 J/m^2]}\n";
    private static final String DESIGN = "design: {kind: adaptive, halvings: 4}\n";
    private static final CaseRunner.Ending DONE = new CaseRunner.Ending(CaseRunner.State.COMPLETED, "time.end was reached");

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    private int studies;

    @BeforeEach
    void writeBase() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\nfracture: {length: 1.25 um}\n");
    }

    private StudyFolder plan(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), "base: base.yaml\n" + text);
        return Plan.of(Study.read(file)).write(folder.resolve("planned" + ++studies), "#\n");
    }

    private static double critical(Config config) {
        return 0.1 * Math.sqrt(config.get(FractureSettings.CLEAVAGE_ENERGY)) + 5e-3 * (config.get(StructureSettings.SEED) - 1);
    }

    /** What becomes of a case before it would end by itself; empty for nothing. */
    private interface Fate {
        Optional<CaseRunner.Ending> of(Config config);
    }

    private CaseRunner runner(Fate fate) {
        return new CaseRunner() {
            @Override
            public Ending run(Path file, Path run, boolean resume, PrintWriter terminal) {
                Config config = Config.read(file, List.of());
                Optional<Ending> early = fate.of(config);
                if (early.isPresent()) {
                    return early.get();
                }
                ResultFolder.create(run);
                double lead = config.get(CellSettings.VOLTAGE) - critical(config);
                JsonFile.write(new ResultFolder(run).summary(), "summary", 1, Map.of("class", lead > 0 ? "metal short" : "stable", "lead_V", lead));
                ends.computeIfAbsent(run.toString(), any -> new AtomicInteger()).incrementAndGet();
                return DONE;
            }

            @Override
            public boolean isInterrupted() {
                return false;
            }
        };
    }

    private Driver.Result run(StudyFolder study, Fate fate) {
        return new Rounds(study, runner(fate), new PrintWriter(told, true)).run(study.names(), 2);
    }

    private Driver.Result run(StudyFolder study) {
        return run(study, config -> Optional.empty());
    }

    private static CsvRows boundary(StudyFolder study) {
        Standing.read(study).collect();
        return CsvTable.read(study.boundary());
    }

    @Test
    void theBoundaryIsFoundBetweenNeighboursOfTheLastHalving() throws IOException {
        StudyFolder study = plan(KEYS + DESIGN);
        // 3 voltages for each of 2 energies, then one case for each halving of the one interval on each line
        assertEquals(new Driver.Result(6 + 2 * 4, 0, 0), run(study));
        CsvRows boundary = boundary(study);
        assertEquals(List.of("fracture.cleavageEnergy [J/m^2]", "below", "above", "cell.voltage [V]", "cell.voltage lower [V]",
                "cell.voltage upper [V]", "repetitions", "of"), boundary.headings());
        assertEquals(List.of(List.of("1", "stable", "metal short"), List.of("2", "stable", "metal short")),
                boundary.rows().stream().map(row -> row.subList(0, 3)).toList());
        double[] lower = boundary.numbers("cell.voltage lower [V]");
        double[] upper = boundary.numbers("cell.voltage upper [V]");
        double[] exact = {0.1, 0.1 * Math.sqrt(2)};
        for (int n = 0; n < 2; n++) {
            assertTrue(lower[n] <= exact[n] && exact[n] <= upper[n], lower[n] + " " + exact[n] + " " + upper[n]);
            assertEquals(0.1 / 16, upper[n] - lower[n], 1e-12);
            assertEquals((lower[n] + upper[n]) / 2, boundary.numbers("cell.voltage [V]")[n], 1e-12);
        }
        assertTrue(ends.values().stream().allMatch(count -> count.get() == 1));
        assertFalse(Rounds.addNext(study, new PrintWriter(told)), "nothing is left to refine");
        assertEquals(Optional.empty(), Plan.of(study.readStudy()).differenceFrom(study), "the cases added belong to the study");
        study.requireAsPlanned(study.names());
    }

    @Test
    void repetitionsHaveBoundariesOfTheirOwnAndTheIntervalHoldsThemAll() throws IOException {
        StudyFolder study = plan("vary: {cell.voltage: {from: 0.04 V, to: 0.24 V, count: 3}, fracture.cleavageEnergy: [1 J/m^2]}\n" + DESIGN + "repeat: {key: structure.seed, count: 5}\n");
        assertEquals(new Driver.Result(5 * (3 + 4), 0, 0), run(study));
        List<String> row = boundary(study).rows().get(0);
        assertEquals(List.of("5", "5"), row.subList(row.size() - 2, row.size()));
        double lower = boundary(study).numbers("cell.voltage lower [V]")[0];
        double upper = boundary(study).numbers("cell.voltage upper [V]")[0];
        assertTrue(lower <= 0.1 && lower > 0.1 - 0.1 / 16 && upper >= 0.12 && upper < 0.12 + 0.1 / 16, lower + " " + upper);
    }

    @Test
    void aLogarithmicRangeIsHalvedByItsLogarithm() throws IOException {
        StudyFolder study = plan("vary: {fracture.cleavageEnergy: {from: 1 J/m^2, to: 16 J/m^2, count: 2, spacing: log}, cell.voltage: [0.25 V]}\n"
                + "design: {kind: adaptive, halvings: 2}\n");
        run(study);
        // it shorts below 6.25 J/m^2: 1 and 16, then 4, then 8
        assertEquals(List.of("1", "16", "4", "8"), CsvTable.read(study.cases()).texts("fracture.cleavageEnergy [J/m^2]"));
        CsvRows boundary = boundary(study);
        assertEquals(List.of("metal short", "stable"), boundary.rows().get(0).subList(1, 3));
        assertEquals(Math.sqrt(32), boundary.numbers("fracture.cleavageEnergy [J/m^2]")[0], 1e-9);
    }

    @Test
    void whatFailsTellsNothingAndLeavesItsIntervalWide() throws IOException {
        StudyFolder study = plan(KEYS + DESIGN);
        Driver.Result result = run(study, config -> config.get(CellSettings.VOLTAGE) == 0.09 && config.get(FractureSettings.CLEAVAGE_ENERGY) == 1
                ? Optional.of(new CaseRunner.Ending(CaseRunner.State.FAILED, "did not converge")) : Optional.empty());
        assertEquals(new Driver.Result(6 + 4, 1, 0), result);
        CsvRows boundary = boundary(study);
        assertEquals(List.of("0.04", boundary.texts("cell.voltage lower [V]").get(1)), boundary.texts("cell.voltage lower [V]"));
        assertEquals("0.14", boundary.texts("cell.voltage upper [V]").get(0));
    }

    @Test
    void anyColumnAgainstAThresholdTellsOutcomesApart() throws IOException {
        StudyFolder study = plan(KEYS + "design: {kind: adaptive, along: cell.voltage, halvings: 4, outcome: lead_V > 0.05}\n");
        run(study);
        CsvRows boundary = boundary(study);
        assertEquals(List.of("lead_V <= 0.05", "lead_V > 0.05"), boundary.rows().get(0).subList(1, 3));
        assertTrue(boundary.numbers("cell.voltage lower [V]")[0] <= 0.15 && boundary.numbers("cell.voltage upper [V]")[0] >= 0.15);
    }

    @Test
    void oneClassAgainstAllOthersTellsOutcomesApart() throws IOException {
        StudyFolder study = plan(KEYS + "design: {kind: adaptive, halvings: 4, outcome: class = stable}\n");
        run(study);
        assertEquals(List.of("stable", "not stable"), boundary(study).rows().get(0).subList(1, 3));
        assertEquals("0.1025", boundary(study).texts("cell.voltage upper [V]").get(0), "the first value tried above 0.1 V");
    }

    @Test
    void aClassThatDoesNotExistIsRefusedBeforeAnythingRuns() {
        String message = assertThrows(ConfigException.class, () -> plan(KEYS + "design: {kind: adaptive, halvings: 4, outcome: class = stabel}\n"))
                .getMessage();
        assertTrue(message.contains("design.outcome: there is no class 'stabel', but stable, dendrite, crack-led short, metal short, depleted;"
                + " did you mean stable?"), message);
    }

    @Test
    void aColumnThatTheTableLacksIsRefusedWithTheNearest() throws IOException {
        StudyFolder study = plan(KEYS + "design: {kind: adaptive, halvings: 4, outcome: lead_v > 0.05}\n");
        String message = assertThrows(ConfigException.class, () -> run(study)).getMessage();
        assertTrue(message.contains("design.outcome: the table has no column 'lead_v'; did you mean lead_V?"), message);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aStudyThatIsKilledAtManyMomentsFindsTheSameByTheSameCases() throws IOException {
        StudyFolder whole = plan(KEYS + DESIGN);
        run(whole);
        StudyFolder killed = plan(KEYS + DESIGN);
        Random moments = new Random(1);
        Map<String, AtomicInteger> killsOf = new ConcurrentHashMap<>();
        for (boolean over = false; !over;) {
            try {
                run(killed, config -> {
                    AtomicInteger before = killsOf.computeIfAbsent(config.get(RunSettings.NAME), any -> new AtomicInteger());
                    if (before.get() < 2 && moments.nextInt(6) > 0) { // a third time would be the last
                        before.incrementAndGet();
                        throw new Killed();
                    }
                    return Optional.empty();
                });
                over = true;
            } catch (IllegalStateException kill) {
                assertTrue(kill.getCause() instanceof Killed, kill::toString);
            }
        }
        assertTrue(killsOf.values().stream().mapToInt(AtomicInteger::get).sum() > killsOf.size(), "it was killed more often than there are cases");
        assertEquals(Files.readString(whole.cases()), Files.readString(killed.cases()));
        assertEquals(boundary(whole), boundary(killed));
        assertTrue(ends.values().stream().allMatch(count -> count.get() == 1), "no case runs twice to its end");
    }

    @Test
    void severalProgramsOnOneFolderShareEveryRound() throws IOException, InterruptedException, ExecutionException {
        StudyFolder whole = plan(KEYS + DESIGN);
        run(whole);
        StudyFolder shared = plan(KEYS + DESIGN);
        List<String> names = shared.names();
        ExecutorService programs = Executors.newFixedThreadPool(3);
        List<Future<Driver.Result>> results = new ArrayList<>();
        for (int block : Arrays.asList(1, 2, 3)) {
            results.add(programs.submit(() -> new Rounds(shared, runner(config -> Optional.empty()), new PrintWriter(told, true))
                    .run(Driver.block(names, block, 3), 1)));
        }
        programs.shutdown();
        for (Future<Driver.Result> result : results) {
            assertEquals(new Driver.Result(14, 0, 0), result.get());
        }
        assertEquals(Files.readString(whole.cases()), Files.readString(shared.cases()));
        assertTrue(ends.values().stream().allMatch(count -> count.get() == 1), "no case runs twice to its end");
    }

    @Test
    void cutOffBeforeTheNextRoundItIsPlannedByWhoeverAsks() throws IOException {
        StudyFolder study = plan(KEYS + DESIGN);
        new Driver(study, runner(config -> Optional.empty()), new PrintWriter(told)).run(study.names(), 1);
        assertTrue(Rounds.addNext(study, new PrintWriter(told)));
        assertEquals(8, study.names().size());
        assertTrue(Rounds.addNext(study, new PrintWriter(told)), "its cases have not ended");
        assertEquals(8, study.names().size(), "they are not added twice");
    }
}
