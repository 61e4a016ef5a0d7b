package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of keys without effect is so: a run is the same to the last digit, and what is not told changes it. */
@Tag("slow")
class IdleKeysTest {

    /** A cell that cracks and plates in its first steps. */
    private static final List<String> CELL = List.of("grid.cells=[16, 16]", "grid.size=[20 um, 20 um]", "fracture.length=2.5 um",
            "fracture.cleavageEnergy=0.02 J/m^2", "fracture.energyRatio=3", "cell.voltage=0.5 V", "metal.frontWidth=1.3 um", "time.end=1 min", "stop.steps=4",
            "time.firstStep=2 s", "output.frames=false", "output.snapshots=0", "device=cpu");
    private static final List<String> FRONT = List.of("metal.law=front", "transport.closure=C0", "metal.filmThickness=3 um",
            "metal.frontWidth=3.8 um", "time.firstStep=0.1 s");

    /** A value other than the usual one for every key of the metal and of what else a law of growth decides about. */
    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("metal.molarVolume", "2e-5 m^3/mol");
        keys.put("metal.ionVolume", "1e-6 m^3/mol");
        keys.put("metal.bulkModulus", "5 GPa");
        keys.put("metal.youngsModulus", "4 GPa");
        keys.put("metal.poissonsRatio", "0.3");
        keys.put("metal.siteDensity", "4e4 mol/m^3");
        keys.put("metal.eigenstrain", "0.02");
        keys.put("metal.flowResistance", "1e14 Pa s/m");
        keys.put("metal.flowThreshold", "50 MPa");
        keys.put("metal.pressureDiffusivity", "1e-12 m^2/s");
        keys.put("metal.filmThickness", "2 um");
        keys.put("metal.intactShare", "0.5");
        keys.put("metal.directedShare", "0.5");
        keys.put("metal.straight", "false");
        keys.put("interface.energy", "0.4 J/m^2");
        keys.put("interface.exchangeCurrentDensity", "20 A/m^2");
        keys.put("electrolyte.diffusivity", "1e-12 m^2/s");
        keys.put("electrolyte.transferenceNumber", "0.5");
        keys.put("electrolyte.boundaryConductivity", "1e-4 S/m");
        keys.put("electrolyte.boundaryThickness", "5 nm");
        keys.put("electrolyte.c11", "300 GPa");
        keys.put("electrolyte.youngsModulus", "150 GPa");
        keys.put("fracture.boundaryEnergy", "0.3 J/m^2");
        keys.put("structure.grains", "5");
        keys.put("structure.boundaryWidth", "2 um");
        keys.put("structure.relaxations", "3");
        keys.put("structure.planeAngle", "60 deg");
        keys.put("structure.scatterLength", "5 um");
        keys.put("flaw.position", "0.3");
        keys.put("sites.length", "5 um");
        keys.put("sites.activation", "90 mV");
        return keys;
    }

    @TempDir
    private Path folder;

    private int runs;

    private static List<String> settings(List<String> more, String... last) {
        return ExampleRun.with(ExampleRun.with(CELL, more.toArray(String[]::new)), last);
    }

    private static boolean isTold(Config config, String key) {
        return new Preflight(config).warnings().stream().anyMatch(line -> line.startsWith(key + ": has no effect"));
    }

    /** Every step's numbers, and every field at the end. */
    private String results(Config config) throws IOException {
        ExampleRun run = ExampleRun.run(folder.resolve("run" + ++runs), false, config, 1);
        StringBuilder all = new StringBuilder(Files.readString(run.files().history()));
        run.checkpoint().state().arrays().forEach((name, values) -> all.append(name).append(' ').append(Arrays.hashCode(values)).append('\n'));
        return all.toString();
    }

    @Test
    void whatAMaterialSaysOfItselfIsNotTold() {
        Config config = ExampleRun.config("wedge-crack", List.of());
        assertEquals(List.of(), new Preflight(config).warnings().stream().filter(line -> line.contains("has no effect")).toList());
    }

    private void everyKeyChangesTheRunOrIsTold(List<String> law, Map<String, String> keys) throws IOException {
        String usual = results(Config.of("usual", settings(law)));
        TreeSet<String> wrong = new TreeSet<>();
        for (Map.Entry<String, String> key : keys.entrySet()) {
            Config config = Config.of("usual", settings(law, key.getKey() + "=" + key.getValue()));
            boolean same = results(config).equals(usual);
            if (same != isTold(config, key.getKey())) {
                wrong.add(key.getKey() + (same ? " is without effect" : " has an effect"));
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void everyKeyChangesACellWhoseMetalFillsCracksOrIsTold() throws IOException {
        everyKeyChangesTheRunOrIsTold(List.of(), keys());
    }

    @Test
    void everyKeyChangesACellWhoseMetalTakesTheFrontsPlaceOrIsTold() throws IOException {
        Map<String, String> keys = keys();
        keys.put("metal.frontWidth", "4.5 um"); // of metal in cracks it shapes the front's end alone, which these steps do not reach
        everyKeyChangesTheRunOrIsTold(FRONT, keys);
    }
}
