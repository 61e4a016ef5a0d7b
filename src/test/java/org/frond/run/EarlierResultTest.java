package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.RunSettings;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program of version 0.1.0 wrote is read by this one. The folder was made by
 * {@code frond run configs/wedge-crack.yaml --device cpu --out src/test/resources/result-0.1} with the settings in its
 * {@code config.yaml}; it stays as it is, and each format of its own gets another folder beside it.
 */
class EarlierResultTest {

    private static final ResultFolder FOLDER = new ResultFolder(Path.of("src/test/resources/result-0.1"));

    @TempDir
    private Path folder;

    @Test
    void itsConfigurationIsRead() {
        Config config = Config.read(FOLDER.config(), List.of());
        assertEquals(List.of(16, 16), config.get(GridSettings.CELLS));
        assertEquals(1, config.get(RunSettings.FORMAT));
    }

    @Test
    void itsDocumentsAreRead() {
        assertEquals(RunStatus.State.ENDED, RunStatus.read(FOLDER.status()).orElseThrow().state());
        Map<String, Object> summary = JsonFile.read(FOLDER.summary());
        assertEquals(List.of("frond.summary", 1, "completed", 2),
                List.of(summary.get("schema"), summary.get("schemaVersion"), summary.get("ending"), summary.get("steps")));
        assertEquals(RunStatus.read(FOLDER.status()).orElseThrow().run(), JsonFile.read(FOLDER.provenance()).get("run"));
    }

    @Test
    void itsTablesAreRead() {
        assertArrayEquals(new double[] {1, 2}, CsvTable.read(FOLDER.history()).numbers("Step"));
        assertTrue(CsvTable.read(FOLDER.events()).headings().contains("Pressure before [Pa]"));
    }

    @Test
    void itsSnapshotsAreRead() {
        assertEquals(new SnapshotFolder.Survey(FOLDER.snapshots().headers(), List.of(), List.of()), FOLDER.snapshots().survey(2));
        Snapshot last = SnapshotFolder.readAll(FOLDER.snapshots().files().get(1));
        assertEquals(2, last.header().step());
        // the flaw of 3 um is broken at its mouth, the far side is whole
        double[] damage = last.field("damage").orElseThrow().values();
        assertEquals(1, damage[last.header().grid().index(0, 8, 0)]);
        assertTrue(damage[last.header().grid().index(16, 16, 0)] < 1e-3);
    }

    @Test
    void itGoesOn() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.path())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve("r").resolve(FOLDER.path().relativize(file).toString()));
            }
        }
        ExampleRun longer = ExampleRun.run(folder.resolve("r"), true,
                Config.read(FOLDER.config(), List.of("stop.steps=3", "output.frames=false")), 1);
        assertEquals(Simulation.Outcome.COMPLETED, longer.outcome());
        assertTrue(longer.terminal().contains("Going on from step 2."), longer::terminal);
        assertArrayEquals(new double[] {1, 2, 3}, longer.history("Step"));
    }
}
