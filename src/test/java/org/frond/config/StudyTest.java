package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeBase() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\n");
    }

    private Study study(String text) throws IOException {
        return Study.read(Files.writeString(folder.resolve("study.yaml"), text));
    }

    private String refusal(String text) {
        return assertThrows(ConfigException.class, () -> study(text)).getMessage().replace(folder + "/", "");
    }

    @Test
    void listsKeepTheirTexts() throws IOException {
        Study study = study("base: base.yaml\nvary: {cell.voltage: [0.1 V, 200 mV]}\n");
        assertEquals(List.of("0.1 V", "200 mV"), study.axes().get(0).values());
        assertEquals(CellSettings.VOLTAGE, study.axes().get(0).key());
        assertEquals(new Study.Design(Study.DesignKind.GRID, 0, 1), study.design());
        assertEquals(Optional.empty(), study.repeat());
    }

    @Test
    void linearRangesHitBothEndsAndTheMiddle() throws IOException {
        Study study = study("base: base.yaml\nvary: {cell.voltage: {from: 0.1 V, to: 0.3 V, count: 3}}\n");
        assertEquals(List.of("100 mV", "200 mV", "300 mV"), study.axes().get(0).values());
    }

    @Test
    void logarithmicRangesKeepTheRatio() throws IOException {
        Study study = study("base: base.yaml\nvary: {fracture.cleavageEnergy: {from: 0.5 J/m^2, to: 8 J/m^2, count: 5, spacing: log}}\n");
        assertEquals(List.of("0.5 J/m^2", "1 J/m^2", "2 J/m^2", "4 J/m^2", "8 J/m^2"), study.axes().get(0).values());
    }

    @Test
    void rangesOfWholeNumbersAreWhole() throws IOException {
        Study study = study("base: base.yaml\nvary: {structure.grains: {from: 1, to: 10, count: 4}}\n");
        assertEquals(List.of("1", "4", "7", "10"), study.axes().get(0).values());
    }

    @Test
    void aDrawnWholeNumberTakesEachValueOfItsRangeAlike() throws IOException {
        Study.Axis axis = study("base: base.yaml\nvary: {structure.grains: {from: 1, to: 4}}\ndesign: {kind: random, count: 9}\n").axes()
                .get(0);
        assertEquals(List.of("1", "1", "2", "3", "4", "4"), List.of(axis.at(0), axis.at(0.24), axis.at(0.25), axis.at(0.5), axis.at(0.75),
                axis.at(Math.nextDown(1.0))));
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws IOException {
        Study study = study("base: base.yaml\nvary:\n  cell.voltage: [0.1 V, 200 mV]\n  grid.cells: ['[32, 32]', '[64, 64]']\n"
                + "  structure.planeAngle: {from: 60 deg, to: 80 deg, spacing: linear}\n"
                + "design: {kind: latin-hypercube, count: 7, seed: 3}\nrepeat: {key: structure.seed, count: 5}\n");
        Study again = study(study.toYaml("base.yaml"));
        assertEquals(study, again);
    }

    @Test
    void jsonIsReadAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("study.json"), "{\"base\": \"base.yaml\", \"vary\": {\"cell\": {\"voltage\":"
                + " [\"0.1 V\", \"0.2 V\"]}}, \"design\": \"list\"}");
        assertEquals(Study.DesignKind.LIST, Study.read(file).design().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vary: {cell.voltage: [1 V]} | study.yaml: base: is missing; give the configuration that every case begins from, such as base: wedge-crack.yaml",
        "{base: bas.yaml, vary: {cell.voltage: [1 V]}} | study.yaml: base: 'bas.yaml': no such file; it is looked up from the folder of the study;"
            + " did you mean base.yaml?",
        "{include: 'frond:sodium', time: {end: 1 min}} | study.yaml: is a configuration, not a study: a study names one as base and what varies in it,"
            + " such as base: study.yaml and vary: {cell.voltage: [0.1 V, 0.2 V]}",
        "base: base.yaml | study.yaml: vary: is missing; give what is varied, such as vary: {cell.voltage: [0.1 V, 0.2 V]}",
        "{base: base.yaml, vary: {grid.cells: [32, 64]}} | study.yaml: vary.grid.cells: each value is itself a list, and a list inside a list is"
            + " put in quotes: [\"[128, 128]\", ...]",
        "{base: base.yaml, vary: {cell.voltage: '1 V, 2 V'}} | study.yaml: vary.cell.voltage: '1 V, 2 V' is no list; a list stands in brackets:"
            + " [0.3 V, ...]",
        "{base: base.yaml, vary: [cell.voltage: [1 V]]} | study.yaml: vary holds keys in a list; write them one below the other, without '-'",
        "{base: base.yaml, vary: {cell.voltge: [1 V]}} | study.yaml: vary.cell.voltge: unknown key; did you mean cell.voltage?",
        "{base: base.yaml, vary: {cell.voltage: [1 A]}} | study.yaml: vary.cell.voltage: '1 A' is in A, but a voltage is expected, such as 0.3 V",
        "{base: base.yaml, vary: {cell.voltage: [200 V]}} | study.yaml: vary.cell.voltage: '200 V' is out of range; allowed: from -100 V to 100 V",
        "{base: base.yaml, vary: {cell.voltage: [1 V, 1000 mV]}} | study.yaml: vary.cell.voltage: '1000 mV' is there twice",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V, count: 3, spacin: log}}} | study.yaml: vary.cell.voltage.spacin: unknown key; a range has from, to, count, spacing; did you mean spacing?",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V}}} | study.yaml: vary.cell.voltage.count: is missing; how many values from the first to the last?",
        "{base: base.yaml, vary: {cell.voltage: {from: 0 V, to: 2 V, count: 3, spacing: log}}} | study.yaml: vary.cell.voltage.spacing: log needs both ends above 0",
        "{base: base.yaml, vary: {metal.law: {from: front, to: front, count: 2}}} | study.yaml: vary.metal.law.from: a range needs numbers",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, design: gird} | study.yaml: design: 'gird' is not one of grid, list, random, latin-hypercube, sobol, adaptive; did you mean grid?",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, design: sobol} | study.yaml: design.count: is missing; how many cases are drawn?",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V, count: 2}}, design: adaptive} | study.yaml: design.halvings: is missing; how often is the interval halved in which the outcome changes?",
        "{base: base.yaml, vary: {cell.voltage: [1 V, 2 V]}, design: {kind: adaptive, halvings: 3}} | study.yaml: design.along: needs a key with a range, such as vary: {cell.voltage: {from: 0.1 V, to: 0.3 V, count: 3}}",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V, count: 2}}, design: {kind: adaptive, halvings: 3, along: cell.voltag}} | study.yaml: design.along: 'cell.voltag' is not varied over a range; did you mean cell.voltage?",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V, count: 2}}, design: {kind: adaptive, halvings: 3, outcome: crack_tip_m < 2}} | study.yaml: design.outcome: 'crack_tip_m < 2' is not a column of the table, such as class, nor a text or a threshold of one, such as class = stable or crack_tip_m > 1e-5",
        "{base: base.yaml, vary: {cell.voltage: {from: 1 V, to: 2 V, count: 2}}, design: {kind: adaptive, halvings: 3, count: 7}} | study.yaml: design.count: has no effect: an adaptive design follows from what is varied",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, design: {kind: grid, halvings: 1}} | study.yaml: design.halvings: has no effect; it is of the design adaptive",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, design: {kind: grid, seed: 1}} | study.yaml: design.seed: has no effect: a grid follows from what is varied",
        "{base: base.yaml, vary: {cell.voltage: [1 V, 2 V], structure.grains: [3]}, design: list} | study.yaml: vary.structure.grains: has 1 value, but cell.voltage has 2; a list takes one of each",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, repeats: 3} | study.yaml: repeats: unknown key",
        "{base: base.yaml, vary: {cell.voltage: [1 V]}, repeat: {key: cell.voltage, count: 3}} | study.yaml: repeat.key: 'cell.voltage' takes no whole numbers, such as those from 1 to 3",
        "{base: base.yaml, vary: {structure.seed: [1]}, repeat: {key: structure.seed, count: 3}} | study.yaml: repeat.key: 'structure.seed' is varied already"})
    void whatIsWrongIsToldInOneLine(String text, String line) {
        String told = refusal(text);
        assertEquals(line, told.substring(0, Math.min(told.length(), line.length())));
        assertEquals(1, told.lines().count(), told);
    }
}
