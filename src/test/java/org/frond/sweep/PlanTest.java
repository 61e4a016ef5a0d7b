package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.FractureSettings;
import org.frond.config.Study;
import org.frond.io.CsvTable;
import org.frond.io.FolderException;
import org.frond.io.FolderLock;
import org.frond.io.ResultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PlanTest {

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void writeBase() throws IOException {
        target = folder.resolve("planned");
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/grid.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\n");
        Files.writeString(folder.resolve("base.yaml"), "include: parts/grid.yaml\ntime: {end: 1 s}\ncell: {voltage: 0.1 V}\n"
                + "fracture: {length: 1.25 um}\n");
    }

    private Study study(String text) throws IOException {
        return Study.read(Files.writeString(folder.resolve("study.yaml"), "base: base.yaml\n" + text));
    }

    private String refusal(String text) {
        return assertThrows(ConfigException.class, () -> Plan.of(study(text))).getMessage().replace(folder + "/", "");
    }

    @Test
    void theFolderNeedsNothingOutside() throws IOException {
        StudyFolder written = Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V], structure.planeAngle: [60 deg]}\n")).write(target, "#\n");
        for (String file : List.of("base.yaml", "parts/grid.yaml", "study.yaml")) {
            Files.delete(folder.resolve(file));
        }
        Config second = Config.read(target.resolve("cases/0002.yaml"), List.of());
        assertEquals(0.3, second.get(CellSettings.VOLTAGE));
        assertEquals(1.25e-6, second.get(FractureSettings.LENGTH));
        assertEquals("case,cell.voltage [V],structure.planeAngle [deg]\n0001,0.2,60\n0002,0.3,60\n", Files.readString(target.resolve("cases.csv")));
        assertEquals(Optional.empty(), Plan.of(written.readStudy()).differenceFrom(written), "the study's copy plans the same cases");
        written.requireAsPlanned(written.names());
    }

    @Test
    void whatDoesNotFitTogetherIsToldOnceWithTheFirstCase() {
        assertEquals("study.yaml: flaw.length: the flaw is as long as the domain; grid.size allows less than 20 um; in case 0003"
                + " (cell.voltage=0.1 V, flaw.length=20 um) and 1 more",
                refusal("vary: {cell.voltage: [0.1 V, 0.2 V], flaw.length: [2 um, 3 um, 20 um]}\n"));
    }

    @Test
    void aFormulaThatIsNoNumberAtSomePlaceIsToldBeforeAnythingRuns() {
        assertTrue(refusal("vary: {regions.a.where: ['x < 5 um', 'log(x - 5 um) < 1']}\n").startsWith(
                "study.yaml: regions.a.where: 'log(x - 5 um) < 1' is no finite number"), () -> refusal(
                "vary: {regions.a.where: ['x < 5 um', 'log(x - 5 um) < 1']}\n"));
    }

    @Test
    void aChangedBaseIsAnotherStudy() throws IOException {
        String vary = "vary: {cell.voltage: [0.2 V, 0.3 V]}\n";
        StudyFolder written = Plan.of(study(vary)).write(target, "#\n");
        Files.writeString(folder.resolve("parts/grid.yaml"), "grid: {cells: [64, 64], size: [20 um, 20 um]}\n");
        assertEquals(Optional.of("holds this study with another base: grid.cells: [32, 32], not [64, 64], in case 0001"),
                Plan.of(study(vary)).differenceFrom(written));
        assertEquals(Optional.of("holds another study, or an earlier version of this one"),
                Plan.of(study("vary: {cell.voltage: [0.2 V, 0.4 V]}\n")).differenceFrom(written));
    }

    @Test
    void aCaseThatWasChangedInItsFolderIsNamed() throws IOException {
        StudyFolder written = Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V]}\n")).write(target, "#\n");
        Files.writeString(written.config("0002"), "# by hand\ninclude: base/base.yaml\ncell.voltage: 0.3 V\ntime.end: 2 s\n");
        written.requireAsPlanned(List.of("0001"));
        assertEquals(written.config("0002") + ": asks for other than was planned, here or in what it includes; plan the study anew, into"
                + " another folder", assertThrows(FolderException.class, () -> written.requireAsPlanned(written.names())).getMessage());
    }

    @Test
    void nothingIsWrittenWhereAnotherFolderIs() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine.txt"), "mine");
        Plan plan = Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V]}\n"));
        assertThrows(ResultException.class, () -> plan.write(target, "#\n"));
        try (Stream<Path> files = Files.list(target)) {
            assertEquals(List.of(target.resolve("mine.txt")), files.toList());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(target.getParent())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains(target.getFileName().toString())).toList();
        }
    }

    @Test
    void whatAnotherProgramIsWritingIsLeftToIt() throws IOException {
        Plan plan = Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V]}\n"));
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try (FolderLock another = FolderLock.take(beside)) {
            Files.writeString(beside.resolve("cases.csv"), "half");
            assertEquals(target + ": another program is writing a study into it; choose another folder with --out",
                    assertThrows(FolderException.class, () -> plan.write(target, "#\n")).getMessage());
            assertEquals("half", Files.readString(beside.resolve("cases.csv")));
            assertTrue(another.isHeld());
        }
    }

    @Test
    void whatAKilledProgramLeftIsRemoved() throws IOException {
        Path beside = Files.createDirectories(target.resolveSibling("." + target.getFileName() + ".part"));
        Files.writeString(beside.resolve("cases.csv"), "half");
        Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V]}\n")).write(target, "#\n");
        assertEquals(List.of(target.getFileName().toString()), names());
    }

    @Test
    void ofSeveralProgramsThatPlanTheSameOneDoesAndOthersAreRefused() throws Exception {
        Plan plan = Plan.of(study("vary: {cell.voltage: {from: 0.2 V, to: 0.3 V, count: 200}}\n"));
        ExecutorService programs = Executors.newFixedThreadPool(4);
        List<Future<StudyFolder>> plans = programs.invokeAll(Collections.nCopies(4, () -> plan.write(target, "#\n")));
        programs.shutdown();
        int written = 0;
        for (Future<StudyFolder> one : plans) {
            try {
                one.get();
                written++;
            } catch (ExecutionException refused) {
                assertTrue(refused.getCause() instanceof FolderException, () -> String.valueOf(refused.getCause()));
            }
        }
        assertEquals(1, written);
        assertEquals(200, StudyFolder.open(target).names().size());
        assertEquals(List.of(target.getFileName().toString()), names());
    }

    @Test
    void tenThousandCasesAreAllChecked() throws IOException {
        Plan plan = Plan.of(study("vary:\n  cell.voltage: {from: 0.1 V, to: 0.3 V, count: 100}\n"
                + "  fracture.cleavageEnergy: {from: 1 J/m^2, to: 4 J/m^2, count: 100, spacing: log}\n"));
        assertEquals(10_000, plan.size());
        assertTrue(refusal("vary:\n  cell.voltage: {from: 0.1 V, to: 0.3 V, count: 100}\n  flaw.length: {from: 1 um, to: 20 um, count: 100}\n")
                .endsWith("and 99 more"));
    }

    @Test
    void moreCasesThanAnyoneCanWantAreRefused() {
        assertTrue(refusal("vary:\n  cell.voltage: {from: 0.1 V, to: 0.3 V, count: 100000}\n"
                + "  fracture.cleavageEnergy: {from: 1 J/m^2, to: 4 J/m^2, count: 100000}\n").startsWith(
                "study.yaml: vary: these are 10000000000 cases"));
    }

    @Test
    void theTableIsReadAsItWasWritten() throws IOException {
        StudyFolder written = Plan.of(study("vary: {cell.voltage: [0.2 V, 0.3 V]}\n")).write(target, "#\n");
        assertEquals(CsvTable.read(written.cases()), written.readCases());
        assertEquals(List.of("0001", "0002"), written.names());
        assertFalse(Files.exists(folder.resolve(".planned.part")));
    }
}
