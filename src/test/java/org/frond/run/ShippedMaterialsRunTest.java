package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.io.JsonFile;
import org.frond.io.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of cells whose materials are included by name. */
class ShippedMaterialsRunTest {

    private static final List<String> SETTINGS = ExampleRun.with(ExampleRun.SMALL_WEDGE, "output.snapshots=0");

    @TempDir
    private Path folder;

    private Config byName(String materials, String... more) throws IOException {
        Path file = folder.resolve("wedge-crack.yaml");
        Files.writeString(file, Files.readString(Path.of("configs/wedge-crack.yaml"))
                .replace("[materials/beta-alumina.yaml, materials/sodium.yaml]", materials));
        return Config.read(file, ExampleRun.with(SETTINGS, more));
    }

    @Test
    void aRunByNameStopsGoesOnAndEndsAsOneByPath() throws IOException {
        ExampleRun byPath = ExampleRun.start(folder.resolve("path"), "wedge-crack", ExampleRun.with(SETTINGS, "stop.steps=4"));
        String materials = "[frond:beta-alumina, frond:sodium]";
        ExampleRun.run(folder.resolve("name"), false, byName(materials, "stop.steps=2"), 2);
        ExampleRun byName = ExampleRun.run(folder.resolve("name"), true, byName(materials, "stop.steps=4"), 2);
        assertArrayEquals(Files.readAllBytes(byPath.files().history()), Files.readAllBytes(byName.files().history()));
        assertEquals(Provenance.sha256(Path.of("configs/materials/sodium.yaml")),
                ((Map<?, ?>) JsonFile.read(byName.files().provenance()).get("inputs")).get("frond:sodium"));
    }

    /** Ceramics that conduct one ion alone: their concentration stays. */
    @ParameterizedTest
    @CsvSource({"llzo, lithium", "lpscl, lithium", "nasicon, sodium"})
    void everyCeramicRuns(String ceramic, String metal) throws IOException {
        ExampleRun run = ExampleRun.run(folder.resolve(ceramic), false,
                byName("[frond:" + ceramic + ", frond:" + metal + "]", "stop.steps=2"), 2);
        assertEquals(Simulation.Outcome.COMPLETED, run.outcome(), run::terminal);
        assertTrue(run.history("Total current [A/m]")[1] > 0);
        assertEquals(1, run.history("Least concentration [1]")[1], 1e-9);
    }
}
