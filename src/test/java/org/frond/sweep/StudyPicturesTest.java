package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.frond.config.Study;
import org.frond.io.JsonFile;
import org.frond.picture.SpreadPlot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPicturesTest {

    @TempDir
    private Path folder;

    private StudyFolder study;

    /** Two values of a key, with three repetitions of each. */
    @BeforeEach
    void plan() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\n");
        Path file = Files.writeString(folder.resolve("study.yaml"), "base: base.yaml\nvary: {cell.voltage: [0.1 V, 0.2 V]}\n"
                + "repeat: {key: structure.seed, count: 3}\n");
        study = Plan.of(Study.read(file)).write(folder.resolve("planned"), "#\n");
    }

    private void ended(String name, Outcome.State state, String found, double time) throws IOException {
        new Outcome(state, "", 0, 1, Outcome.NO_STEP).write(study.outcome(name));
        Files.createDirectories(study.run(name).path());
        JsonFile.write(study.run(name).summary(), "summary", 1, Map.of("class", found, "time_s", time));
    }

    @Test
    void aCurveIsOfCasesAtTheirEndAlone() throws IOException {
        ended("0001", Outcome.State.COMPLETED, "stable", 10);
        ended("0002", Outcome.State.INTERRUPTED, "stable", 1);
        ended("0003", Outcome.State.FAILED, "stable", 2);
        ended("0004", Outcome.State.COMPLETED, "stable", 20);
        ended("0005", Outcome.State.FAILED, "depleted", 40);
        ended("0006", Outcome.State.FAILED_PASSING, "stable", 3);
        SpreadPlot.Line line = new StudyPictures(Standing.read(study)).curve("time_s", "cell.voltage [V]").lines().get(0);
        assertArrayEquals(new double[] {0.1, 0.2}, line.x());
        assertArrayEquals(new double[] {10, 30}, line.y(), "the means of 10 alone, and of 20 and 40");
    }

    @Test
    void nothingIsDrawnWhereNoCaseIsAtItsEnd() throws IOException {
        ended("0002", Outcome.State.INTERRUPTED, "stable", 1);
        assertEquals(0, new StudyPictures(Standing.read(study)).drawUsual().size());
    }
}
