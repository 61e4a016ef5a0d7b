package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frond.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedNumbersTest {

    private static final String COMPLETE = "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\n";

    @TempDir
    private Path folder;

    private Config config(String text, String... settings) throws IOException {
        return Config.read(Files.writeString(folder.resolve("x.yaml"), COMPLETE + text), List.of(settings));
    }

    private String refusal(String text, String... settings) {
        return assertThrows(ConfigException.class, () -> config(text, settings)).getMessage().replace(folder + "/", "");
    }

    @Test
    void aQuantityMayBeAFormulaOfNamedNumbers() throws IOException {
        Config config = config("let: {x: 0.5, V0: 0.2 V}\ncell: {voltage: 2 * V0 * x}\nelectrolyte: {conductivityActivation:"
                + " 'x <= 0.8 ? 0.5 eV : 0.43 eV'}\n");
        assertEquals(0.2, config.get(CellSettings.VOLTAGE));
        assertEquals(0.5 * 1.602176634e-19, config.get(ElectrolyteSettings.CONDUCTIVITY_ACTIVATION));
        assertEquals(Map.of("x", 0.5, "V0", 0.2), config.namedNumbers());
    }

    @Test
    void namedNumbersMayDependOnOthersInAnyOrder() throws IOException {
        assertEquals(0.6, config("let: {a: 2 * b, b: 3 * c, c: 100 mV}\ncell: {voltage: a}\n").get(CellSettings.VOLTAGE), 1e-15);
    }

    @Test
    void temperaturesInDegreesAreKelvinInFormulas() throws IOException {
        assertEquals(303.15, config("let: {T: 25 degC}\ncell: {temperature: T + 5 K}\n").get(CellSettings.TEMPERATURE), 1e-12);
    }

    @Test
    void theCommandLineOutranksTheFile() throws IOException {
        assertEquals(0.3, config("let: {V0: 0.2 V}\ncell: {voltage: V0}\n", "let.V0=0.3 V").get(CellSettings.VOLTAGE));
        assertEquals(0.4, config("let: {V0: 0.2 V}\ncell: {voltage: 0.1 V}\n", "cell.voltage=2 * V0").get(CellSettings.VOLTAGE));
    }

    @Test
    void wholeNumbersListsAndFormulasOfThePlaceTakeThemAsWell() throws IOException {
        Config config = config("let: {n: 12, L: 20 um, w: 3 um}\nstructure: {grains: n / 2}\nregions: {a: {where: x < w}}\n",
                "grid.size=[L, L]");
        assertEquals(6, config.get(StructureSettings.GRAINS));
        assertEquals(List.of(20e-6, 20e-6), config.get(GridSettings.SIZE));
        assertTrue(config.formula(RegionSettings.WHERE.of("a")).holds(new Formula.Place(2.9e-6, 0, 0, 0, 1e-6)));
        assertEquals(false, config.formula(RegionSettings.WHERE.of("a")).holds(new Formula.Place(3.1e-6, 0, 0, 0, 1e-6)));
    }

    @Test
    void conditionsOnSidesTakeThemAsWell() throws IOException {
        Config config = config("let: {V0: 0.2 V, p: 5 MPa, e: 1 nm}\npotential: {left: 2 * V0, right: 'flux V0'}\n"
                + "displacement: {left: [e, free], right: [traction 2 * p, 0 m]}\n");
        assertEquals(0.4, config.get(PotentialSettings.SIDES.get(0)).value().constant());
        assertEquals(0.2, config.get(PotentialSettings.SIDES.get(1)).value().constant());
        assertEquals(1e-9, config.get(DisplacementSettings.SIDES.get(0)).get(0).value().constant(), 1e-24);
        assertEquals(1e7, config.get(DisplacementSettings.SIDES.get(1)).get(0).value().constant());
    }

    @Test
    void theEffectiveConfigurationReadsBackWithoutThem() throws IOException {
        Config config = config("let: {x: 0.3}\ncell: {voltage: x * 1 V / 7}\n");
        Path written = Files.writeString(folder.resolve("effective.yaml"), config.toYaml());
        Config again = Config.read(written, List.of());
        assertEquals(config.get(CellSettings.VOLTAGE), again.get(CellSettings.VOLTAGE));
        assertEquals(List.of(), config.differences(again));
        assertTrue(Files.readString(written).contains("# let x = 0.3 in SI units"));
    }

    @Test
    void checkShowsTheirValues() throws IOException {
        List<String> lines = new Preflight(config("let: {T: 25 degC}\ncell: {temperature: T}\n")).lines();
        assertEquals("Named numbers, in SI units", lines.get(0));
        assertEquals("298.15", lines.get(1).replaceFirst(" +T +", ""));
    }

    @Test
    void aStudyMayVaryThem() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), COMPLETE + "let: {x: 0.5}\ncell: {voltage: x * 1 V}\n");
        Study study = Study.read(Files.writeString(folder.resolve("study.yaml"),
                "base: base.yaml\nvary: {let.x: {from: 0.1, to: 0.3, count: 3}}\n"));
        assertEquals(List.of("0.1", "0.2", "0.3"), study.axes().get(0).values());
        assertEquals(0.3, BaseConfig.read(study.base()).with("c", "study", List.of("let.x=0.3")).get(CellSettings.VOLTAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "let: {x: 0.5} | x.yaml: let.x: has no effect: no formula mentions x",
        "let: {V0: 0.2 V}#cell: {voltage: 2 * V1} | x.yaml: cell.voltage: '2 * V1' depends on V1, but let names V0 only; did you mean V0?",
        "let: {V0: 0.2 V}#cell: {voltage: 1000 * V0} | x.yaml: cell.voltage: '200 V' is out of range; allowed: from -100 V to 100 V",
        "cell: {voltage: 2 * V1} | x.yaml: cell.voltage: '2 * V1': unknown unit * V1",
        "let: {a: b, b: a}#cell: {voltage: a} | x.yaml: let.b: depends on itself, by way of a, b",
        "let: {n: 5}#structure: {grains: n / 2} | x.yaml: structure.grains: 'n / 2' is 2.5, which is no whole number",
        "let: {sigma: '? digitise Fig. 6c'}#cell: {voltage: sigma} | x.yaml: let.sigma: is needed: digitise Fig. 6c",
        "let: {pi: 3}#cell: {voltage: pi} | x.yaml: let.pi: let names numbers for formulas",
        "let: {x: 0.95}#cell: {voltage: 'table(x; 0.1: 0.2, 0.9: 0.3)'} | x.yaml: cell.voltage: 'table((0.95); 0.1: 0.2, 0.9: 0.3)': 0.95 lies outside the table, whose points go from 0.1 to 0.9"})
    void whatIsWrongIsToldInOneLine(String text, String line) {
        String told = refusal(text.replace('#', '\n') + "\n");
        assertEquals(line, told.substring(0, Math.min(told.length(), line.length())), told);
        assertEquals(1, told.lines().count(), told);
    }
}
