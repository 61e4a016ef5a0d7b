package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    private static final String COMPLETE = """
            grid:
              cells: [64, 32]
              size: [20 um, 10 um]
            time:
              end: 10 min
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Config read(String text, String... overrides) throws IOException {
        return Config.read(write("x.yaml", text), List.of(overrides));
    }

    /** The lines of the problems of a file, with its folder cut off. */
    private List<String> problems(String name, String text, String... overrides) throws IOException {
        Path file = write(name, text);
        ConfigException problem = assertThrows(ConfigException.class, () -> Config.read(file, List.of(overrides)));
        return problem.getMessage().lines().map(line -> line.replace(folder + "/", "")).toList();
    }

    private void refuses(String line, String extra) throws IOException {
        assertEquals(List.of(line), problems("x.yaml", COMPLETE + extra));
    }

    @Test
    void valuesArriveInSi() throws IOException {
        Config config = read(COMPLETE + "structure: {planeAngle: 45 deg}\n");
        assertEquals(List.of(64, 32), config.get(GridSettings.CELLS));
        assertEquals(List.of(20e-6, 10e-6), config.get(GridSettings.SIZE));
        assertEquals(600, config.get(TimeSettings.END));
        assertEquals(Math.PI / 4, config.get(StructureSettings.PLANE_ANGLE));
    }

    @Test
    void whatIsNotGivenHasItsDefault() throws IOException {
        Config config = read(COMPLETE);
        assertEquals(0.6e-6, config.get(FractureSettings.LENGTH));
        assertFalse(config.isGiven(FractureSettings.LENGTH));
        assertTrue(config.isGiven(GridSettings.CELLS));
    }

    @Test
    void nameOfTheRunIsTheNameOfTheFile() throws IOException {
        assertEquals("wedge-2", Config.read(write("wedge-2.yaml", COMPLETE), List.of()).get(RunSettings.NAME));
        assertEquals("my-wedge", Config.read(write("my wedge.yaml", COMPLETE), List.of()).get(RunSettings.NAME));
    }

    @Test
    void misspeltKeyIsRefusedWithTheNearestOne() throws IOException {
        refuses("x.yaml: fracture.lenght: unknown key; did you mean fracture.length?", "fracture: {lenght: 1 um}\n");
    }

    @Test
    void keyOfAnotherSectionIsPointedTo() throws IOException {
        refuses("x.yaml: electrolyte.crackTangential: unknown key; did you mean transport.crackTangential?",
                "electrolyte: {crackTangential: 3}\n");
    }

    @Test
    void unknownKeyIsRefusedWithTheKeysOfItsSection() throws IOException {
        refuses("x.yaml: flaw.whatever: unknown key; the keys of flaw are flaw.length, flaw.position, flaw.alongPlane, "
                + "flaw.angle", "flaw: {whatever: 3}\n");
    }

    @Test
    void valueForASectionIsRefused() throws IOException {
        refuses("x.yaml: stop: is a section, not a key; its keys are stop.crackFraction, stop.onCrack, stop.stalledBelow, stop.steps", "stop: 3\n");
    }

    @Test
    void sectionWithAllKeysCommentedOutIsAccepted() throws IOException {
        assertEquals(3e-6, read(COMPLETE + "flaw:\n  # length: 5 um\n").get(FlawSettings.LENGTH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fracture: {length: 1 s}       | fracture.length: '1 s' is in s, but a length is expected, such as 3 um",
        "fracture: {length: 3}         | fracture.length: '3' needs a unit, such as 3 um",
        "fracture: {length: -1 um}     | fracture.length: '-1 um' is out of range; allowed: above 0 m",
        "fracture: {length: }          | fracture.length: has no value; give for example 0.6 um",
        "fracture: {length: [1 um, 2 um]} | fracture.length: 2 values are given, one is expected",
        "fracture: {energyRatio: 1000} | fracture.energyRatio: '1000' is out of range; allowed: from 1 to 100",
        "fracture: {energyRatio: 3 um} | fracture.energyRatio: '3 um' is not a plain number; this one has no unit",
        "fracture: {energyRatio: ten}  | fracture.energyRatio: 'ten' is not a plain number",
        "fracture: {surface: AT3}      | fracture.surface: 'AT3' is not one of AT1, AT2; did you mean AT1?",
        "metal: {law: crack-fillng}    | metal.law: 'crack-fillng' is not one of crack-filling, front; did you mean crack-filling?",
        "metal: {law: diffusion}       | metal.law: 'diffusion' is not one of crack-filling, front",
        "structure: {grains: 2.5}      | structure.grains: '2.5' is not a whole number",
        "structure: {grains: 12:30}    | structure.grains: '12:30' is not a whole number",
        "structure: {grains: 0}        | structure.grains: '0' is out of range; allowed: from 1 to 10000000",
        "structure: {seed: 99999999999} | structure.seed: '99999999999' is too large",
        "output: {frames: yes}         | output.frames: 'yes' is neither true nor false",
        "name: ../up                   | name: '../up' is not allowed; allowed: letters, digits, '.', '_' and '-'",
        "flaw: {angle: 30 deg}         | flaw.angle: has no effect while flaw.alongPlane is true; set flaw.alongPlane: false",
        "flaw: {length: 20 um}         | flaw.length: the flaw is as long as the domain; grid.size allows less than 20 um",
        "device: cpu+opencl | device: a device beside the processor computes cycles in single precision; give precision: mixed",
        "precision: single | precision: 'single' is not one of double, mixed",
        "fracture: {irreversibility: history} | fracture.irreversibility: history goes with fracture.surface: AT2 only; AT1 needs bounds",
        "electrolyte: {c11: 100 GPa}   | electrolyte.c11: the stiffness must be positive definite: c11 > abs(c12) and (c11 + c12) c33 > 2 c13^2",
        "mechanics: {ends: free, lateral: free} | mechanics.ends: free together with mechanics.lateral: free leaves the body unheld"})
    void wrongValueIsRefusedInOneLine(String extra, String line) throws IOException {
        refuses("x.yaml: " + line, extra + "\n");
    }

    @Test
    void firstStepOutsideItsLimitsIsRefused() throws IOException {
        assertEquals(List.of("command line: time.firstStep: must lie between time.minimumStep, 1 ns, and time.maximumStep, 10 s"),
                problems("x.yaml", COMPLETE, "time.firstStep=1 min"));
    }

    @Test
    void planesThatCloseNeedAConcentrationThatCanDrop() throws IOException {
        assertEquals(List.of("x.yaml: planes.close: needs a concentration that can drop; set transport.closure: C1 (or C2)"),
                problems("x.yaml", COMPLETE + "planes: {close: true}\ntransport: {closure: C0}\n"));
    }

    @Test
    void requiredKeyThatIsMissingIsNamedWithAnExample() throws IOException {
        assertEquals(List.of("x.yaml: grid.cells: is missing; give for example cells: [128, 128]",
                "x.yaml: time.end: is missing; give for example end: 10 min"),
                problems("x.yaml", "grid: {size: [20 um, 20 um]}\n"));
    }

    @Test
    void allProblemsOfAFileAreToldFirstComeFirst() throws IOException {
        assertEquals(List.of("x.yaml: flaw.lenght: unknown key; did you mean flaw.length?",
                "x.yaml: cell.voltage: '3' needs a unit, such as 0.3 V",
                "command line: nonsense: unknown key; the sections are " + Schema.sections().stream().map(Section::name)
                        .filter(name -> !name.isEmpty()).collect(Collectors.joining(", "))),
                problems("x.yaml", COMPLETE + "flaw: {lenght: 1 um}\ncell: {voltage: 3}\n", "nonsense=1"));
    }

    @Test
    void duplicateKeyIsRefusedWithItsLine() throws IOException {
        assertEquals(List.of("x.yaml: line 3: found duplicate key length"),
                problems("x.yaml", "fracture:\n  length: 1 um\n  length: 2 um\n"));
    }

    @Test
    void keyGivenBothDottedAndNestedIsRefused() throws IOException {
        assertEquals(List.of("x.yaml: flaw.length is given twice"),
                problems("x.yaml", COMPLETE + "flaw: {length: 1 um}\nflaw.length: 2 um\n"));
    }

    @Test
    void dottedKeyIsTheSameAsANestedOne() throws IOException {
        assertEquals(2e-6, read(COMPLETE + "flaw.length: 2 um\n").get(FlawSettings.LENGTH));
    }

    @Test
    void unreadableYamlIsRefusedWithItsLine() throws IOException {
        List<String> lines = problems("x.yaml", "grid:\n  cells: [64, 64\ntime: 3\n");
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("x.yaml: line 3: "), lines.get(0));
    }

    @Test
    void listInsideAListIsRefused() throws IOException {
        assertEquals(List.of("x.yaml: cells holds a list inside a list; give a plain list, such as [128, 128], or put inner ones in quotes"),
                problems("x.yaml", "grid: {cells: [[64], [64]]}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "just text\n"})
    void fileWithoutKeysIsRefused(String text) throws IOException {
        assertEquals(List.of("x.yaml: keys and values are expected, such as 'grid:' and below it "
                + "'cells: [128, 128]'"), problems("x.yaml", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a {b: *a}", "flaw(1): 3", "flaw(x): 3", "'[@x]': 1", "'': 2", "..: 1", "a b: 1", "<<: {a: 1}", "? {a: 1}\n: 2",
        "? [a]\n: 2", "flaw: [{length: 1 um}]", "a.: 1", ".a: 1", "grid.: {cells: 1}", "\u0001: 1", "flaw: &a [*a]", "a(: 1", "'a[@': 1",
        "'flaw[@length]': 1 um", "flaw.length(0): 1 um", "true: 1", "null: 1"})
    void strangeKeysAreRefusedInOneLineEach(String text) throws IOException {
        List<String> lines = problems("x.yaml", COMPLETE + text + "\n");
        assertEquals(1, lines.size(), lines::toString);
    }

    @Test
    void javaObjectsAreNotMade() throws IOException {
        List<String> lines = problems("x.yaml", "title: !!java.net.URL [\"http://example.org\"]\n");
        assertTrue(lines.get(0).startsWith("x.yaml: line 1: Global tag is not allowed"), lines.get(0));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x.yaml"), new byte[] {'t', ':', ' ', (byte) 0xff});
        assertEquals(file + ": is not text in UTF-8",
                assertThrows(ConfigException.class, () -> Config.read(file, List.of())).getMessage());
    }

    @Test
    void leadingZerosDoNotMeanOctal() throws IOException {
        assertEquals(10, read(COMPLETE + "structure: {grains: 010}\n").get(StructureSettings.GRAINS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:HOME}", "${sys:user.home}", "${script:javascript:1+1}", "${url:UTF-8:http://localhost}",
        "${dns:address|localhost}", "${file:UTF-8:/etc/hostname}", "${grid.cells}", "${const:java.io.File.separator}"})
    void placeholdersStayText(String text) throws IOException {
        assertEquals(text, read(COMPLETE + "title: '" + text + "'\n").get(RunSettings.TITLE));
    }

    @Test
    void missingFileIsRefused() {
        ConfigException problem = assertThrows(ConfigException.class,
                () -> Config.read(Path.of("configs/none.yaml"), List.of()));
        assertEquals("configs/none.yaml: no such file", problem.getMessage());
    }

    @Test
    void unknownFormatIsRefused() throws IOException {
        assertEquals(List.of("x.toml: '.toml' is no known format; use .yaml, .json, .xml or .properties"),
                problems("x.toml", "a = 1\n"));
    }

    @Test
    void includedValuesAreOverriddenByTheIncludingFile() throws IOException {
        write("materials/a.yaml", "metal: {bulkModulus: 1 GPa, molarVolume: 20 cm^3/mol}\n");
        write("materials/b.yaml", "metal: {molarVolume: 21 cm^3/mol}\nfracture: {length: 1 um}\n");
        Config config = read(COMPLETE + "fracture: {length: 2 um}\ninclude: [materials/a.yaml, materials/b.yaml]\n");
        assertEquals(1e9, config.get(MetalSettings.BULK_MODULUS));
        assertEquals(21e-6, config.get(MetalSettings.MOLAR_VOLUME));
        assertEquals(2e-6, config.get(FractureSettings.LENGTH));
        assertEquals(3, config.inputs().size());
    }

    @Test
    void problemInAnIncludedFileNamesThatFile() throws IOException {
        write("materials/a.yaml", "metal: {bulkModulus: 1}\n");
        assertEquals(List.of("materials/a.yaml: metal.bulkModulus: '1' needs a unit, such as 210 GPa"),
                problems("x.yaml", COMPLETE + "include: materials/a.yaml\n"));
    }

    @Test
    void includeOfAMissingFileIsRefused() throws IOException {
        refuses("x.yaml: include: 'none.yaml' no such file; includes are looked up from the folder of the including file",
                "include: none.yaml\n");
    }

    @Test
    void includeFromOutsideTheFolderIsRefused() throws IOException {
        write("secret.yaml", "title: secret\n");
        assertEquals(List.of("sub/x.yaml: include: '../secret.yaml' lies outside the folder of the including file"),
                problems("sub/x.yaml", COMPLETE + "include: ../secret.yaml\n"));
    }

    @Test
    void includeThroughALinkToTheOutsideIsRefused() throws IOException {
        Path secret = write("secret.yaml", "title: secret\n");
        Files.createDirectories(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("sub/link.yaml"), secret);
        assertEquals(List.of("sub/x.yaml: include: 'link.yaml' lies outside the folder of the including file"),
                problems("sub/x.yaml", COMPLETE + "include: link.yaml\n"));
    }

    @Test
    void circleOfIncludesIsRefused() throws IOException {
        write("b.yaml", "include: x.yaml\n");
        assertEquals(List.of("b.yaml: include: 'x.yaml' includes itself in a circle"),
                problems("x.yaml", COMPLETE + "include: b.yaml\n"));
    }

    @Test
    void overridesOutrankTheFile() throws IOException {
        Config config = read(COMPLETE, "grid.cells=32, 16", "fracture.length = 1 um", "fracture.length=2 um");
        assertEquals(List.of(32, 16), config.get(GridSettings.CELLS));
        assertEquals(2e-6, config.get(FractureSettings.LENGTH));
    }

    @Test
    void overrideWithoutEqualsSignIsRefused() throws IOException {
        assertEquals(List.of("command line: 'fracture.length' is not of the form key=value"),
                problems("x.yaml", COMPLETE, "fracture.length"));
    }

    @Test
    void cellsMustBeSquare() throws IOException {
        assertEquals(List.of("command line: grid.size: cells must be square, but they are 312.5 nm along x and 625 nm along y"),
                problems("x.yaml", COMPLETE, "grid.size=20 um, 20 um"));
        assertEquals(List.of("command line: grid.size: has 3 edges, but grid.cells counts along 2 axes"),
                problems("x.yaml", COMPLETE, "grid.size=[20 um, 10 um, 10 um]"));
    }

    @Test
    void jsonPropertiesAndXmlReadLikeYaml() throws IOException {
        Config yaml = read(COMPLETE);
        Config json = Config.read(write("x.json",
                "{\"grid\": {\"cells\": [64, 32], \"size\": [\"20 um\", \"10 um\"]}, \"time\": {\"end\": \"10 min\"}}"), List.of());
        Config properties = Config.read(write("x.properties",
                "grid.cells = 64, 32\ngrid.size = 20 um, 10 um\ntime.end = 10 min\n"), List.of());
        Config xml = Config.read(write("x.xml", "<frond><grid><cells>64</cells><cells>32</cells><size>20 um, 10 um</size>"
                + "</grid><time><end>10 min</end></time></frond>"), List.of());
        assertEquals(List.of(), yaml.differences(json));
        assertEquals(List.of(), yaml.differences(properties));
        assertEquals(List.of(), yaml.differences(xml));
    }

    @Test
    void propertiesIncludeUnderTheSameRules() throws IOException {
        write("y.properties", "include = x.yaml\nflaw.length = 1 um\n");
        write("x.yaml", COMPLETE);
        assertEquals(1e-6, Config.read(folder.resolve("y.properties"), List.of()).get(FlawSettings.LENGTH));
        assertEquals(List.of("sub/z.properties: include: '../x.yaml' lies outside the folder of the including file"),
                problems("sub/z.properties", "include = ../x.yaml\n").subList(0, 1));
    }

    @Test
    void externalEntitiesOfXmlAreRefused() throws IOException {
        List<String> lines = problems("x.xml",
                "<!DOCTYPE frond [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<frond><title>&e;</title></frond>");
        assertTrue(lines.get(0).startsWith("x.xml: line 1: DOCTYPE is disallowed"), lines.get(0));
    }

    @Test
    void aKeyGivenTwiceIsRefusedInEveryFormat() throws IOException {
        assertTrue(problems("x.json", "{\"title\": \"a\",\n\"title\": \"b\"}").get(0)
                .startsWith("x.json: line 2: Duplicate field 'title'"));
        assertEquals(List.of("x.properties: flaw.length is given twice"),
                problems("x.properties", "flaw.length = 1 um\nflaw.length = 2 um\n"));
        assertEquals(List.of("x.xml: length is given twice"), problems("x.xml",
                "<frond><flaw><length>1 um</length><position>0.5</position><length>2 um</length></flaw></frond>"));
        assertEquals(List.of("x.xml: flaw is given twice"), problems("x.xml",
                "<frond><flaw><length>1 um</length></flaw><flaw><position>0.5</position></flaw></frond>"));
        assertTrue(problems("x.yaml", COMPLETE + "time: {end: 3 s}\n").get(0).contains("found duplicate key time"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<frond><flaw length='1 um'/></frond> | the attribute length of flaw has no meaning; write an"
        + " element inside", "<frond><flaw>1 um<position>0.5</position></flaw></frond> | text stands beside elements inside flaw: '1 um'"})
    void whatXmlWouldLoseIsRefused(String text, String problem) throws IOException {
        assertEquals(List.of("x.xml: " + problem), problems("x.xml", text));
    }

    @Test
    void whatFollowsTheEndOfJsonIsRefused() throws IOException {
        assertTrue(problems("x.json", "{\"title\": \"a\"}\n{\"title\": \"b\"}").get(0).startsWith("x.json: line 2: something follows the end"));
    }

    @Test
    void numbersOfJsonStayAsTheyAreWritten() throws IOException {
        assertTrue(problems("x.json", "{\"fracture\": {\"energyRatio\": 1e400}}").get(0)
                .endsWith("fracture.energyRatio: '1E+400' is out of the range of numbers"));
    }

    @Test
    void aSecondDocumentIsRefusedUnlessItIsACase() throws IOException {
        assertEquals(List.of("x.yaml: what follows a line --- is not part of a configuration; only a case of frond verify, with a key case,"
                + " may stand there"), problems("x.yaml", COMPLETE + "---\ncell: {voltage: 9 V}\n"));
        assertEquals(600, read(COMPLETE + "---\ncase: V0\n").get(TimeSettings.END));
        assertEquals(600, read("---\n" + COMPLETE + "...\n").get(TimeSettings.END));
    }

    @Test
    void mergeKeysOfYamlTakeInWhatTheyName() throws IOException {
        Config config = read(COMPLETE + "displacement: {left: clamped}\nprobes:\n  a: &p {component: y, at: [1 um, 1 um]}\n"
                + "  b: {<<: *p, at: [2 um, 2 um]}\n");
        assertEquals(OutputField.Component.Y, config.get(ProbeSettings.COMPONENT.of("b")));
        assertEquals(List.of(2e-6, 2e-6), config.get(ProbeSettings.AT.of("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.json|{\"grid\": {\"cells\": [64, 32], \"size\": [\"20 um\", \"10 um\"]}, \"time\": {\"end\": \"10 min\"}}",
        "x.properties|grid.cells = 64, 32\r\ngrid.size = 20 um, 10 um\r\ntime.end = 10 min\r\n",
        "x.xml|<frond><grid><cells>64, 32</cells><size>20 um, 10 um</size></grid><time><end>10 min</end></time></frond>",
        "x.yaml|grid: {cells: [64, 32], size: [20 um, 10 um]}\r\ntime: {end: 10 min}\r\n"})
    void aByteOrderMarkChangesNothing(String nameAndText) throws IOException {
        String[] parts = nameAndText.split("\\|");
        Config marked = Config.read(write(parts[0], "\ufeff" + parts[1]), List.of());
        assertEquals(List.of(), read(COMPLETE).differences(marked));
        write("part.yaml", "\ufeffflaw: {length: 1 um}\n");
        assertEquals(1e-6, read(COMPLETE + "include: part.yaml\n").get(FlawSettings.LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flaw: {length: 2\u00a0um}", "flaw: {length: 2\u202fum}", "flaw: {length: 2 \u00b5m}",
        "flaw: {length: 2 \u03bcm}", "flaw: {length: 2\u2009\u00b5m}", "flaw: {length: 2e\u22126\u00a0m}"})
    void signsOfPapersAreRead(String text) throws IOException {
        assertEquals(2e-6, read(COMPLETE + text + "\n").get(FlawSettings.LENGTH));
        assertEquals(-0.5, read(COMPLETE + "cell: {voltage: \u22120.5\u00a0V}\n").get(CellSettings.VOLTAGE));
    }

    @Test
    void namesKeepTheSignsOfPapers() throws IOException {
        assertEquals("2\u00a0um \u2212 3", read(COMPLETE + "title: 2\u00a0um \u2212 3\n").get(RunSettings.TITLE));
    }

    @Test
    void whatMovesTheCursorReachesNoTerminal() throws IOException {
        refuses("x.yaml: fracture.surface: '\\u001b[2Jred\\u202e' is not one of AT1, AT2",
                "fracture: {surface: \"\\e[2Jred\\u202e\"}\n");
        assertTrue(problems("x.yaml", COMPLETE + "title: \"\\u009b2J\"\n").get(0).startsWith("x.yaml: title: '\\u009b2J' is not allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"structure.grains=", "cell.voltage=", "metal.flowResistance=", "fracture.surface=", "title=", "nothing=",
        "regions.a.where=", "displacement.left=", "protocol.steps=hold voltage ", "grid.cells=1, "})
    void aValueWithoutEndIsToldInAShortLine(String key) throws IOException {
        for (String part : List.of("9", " ", "x", "(", "1 ", "-", "m ", ", ", "[", "\u001b")) {
            List<String> lines = problems("x.yaml", COMPLETE, key + "9" + part.repeat(800_000 / part.length()) + "x");
            assertTrue(lines.size() <= 3 && lines.stream().allMatch(line -> line.length() < 2000), () -> key + ": " + lines.size());
        }
    }

    @Test
    void aLongUnitIsNoUnit() throws IOException {
        assertTrue(problems("x.yaml", COMPLETE + "flaw: {length: '2 " + "(".repeat(9000) + "m'}\n").get(0)
                .endsWith("a unit of 9001 characters is too long; a length is expected, such as 3 um"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "time.firstStep=1e290 s | time.firstStep: '1e290 s' is out of range; in SI units at least 1e-40 and at most 1e40 is allowed",
        "electrolyte.youngsModulus=1e-290 Pa | electrolyte.youngsModulus: '1e-290 Pa' is out of range; in SI units at least 1e-40 and at most"
            + " 1e40 is allowed",
        "fracture.length=20.1 um | fracture.length: allowed on this grid: at most 20 um",
        "metal.frontWidth=1 m | metal.frontWidth: the front is wider than the domain; allowed: at most 20 um",
        "sites.length=20 um;sites.left=1 | sites.length: the sites are as long as the domain; grid.size allows less than 20 um",
        "metal.filmThickness=20 um | metal.filmThickness: the film is as thick as the domain; grid.size allows less than 20 um",
        "fracture.length=11 um;grid.cells=128, 64 | fracture.length: allowed on this grid: at most 10 um",
        "fracture.length=2 um;grid.cells=16000, 8000 | fracture.length: allowed on this grid: at most 1.01 um",
        "cell.temperature=1 K | cell.temperature: at 1 K the conductivity is 0 in SI units; allowed: above 1e-30, below 1e30"})
    void whatNoCellCanBeIsRefused(String setting, String line) throws IOException {
        assertEquals(List.of("command line: " + line), problems("x.yaml", COMPLETE, setting.split(";")));
    }

    @Test
    void aColdCellIsRefusedForWhatItHasOnly() throws IOException {
        String[] ohmic = {"cell.temperature=30 K", "electrolyte.conductivityActivation=0 eV", "transport.closure=C0"};
        Config.read(write("cold.yaml", COMPLETE), List.of(ohmic));
        assertEquals(List.of("command line: cell.temperature: at 30 K the conductivity of grain boundaries is 2.744e-55 in SI units; allowed:"
                + " above 1e-30, below 1e30"), problems("x.yaml", COMPLETE, Stream.concat(Stream.of(ohmic),
                        Stream.of("structure.kind=voronoi", "flaw.alongPlane=false")).toArray(String[]::new)));
    }

    @Test
    void whatNoGridShowsIsRefused() throws IOException {
        assertEquals(List.of("command line: structure.scatterLength: a scatter shorter than a cell, 312.5 nm, is not seen; make it longer or"
                + " set structure.toughnessScatter: 0"),
                problems("x.yaml", COMPLETE, "structure.toughnessScatter=0.2", "structure.scatterLength=0.3 um"));
        assertEquals(List.of("command line: structure.grains: so many grains are not seen on this grid; at most 10 for each of its cells,"
                + " 20480, are allowed"), problems("x.yaml", COMPLETE, "structure.kind=voronoi", "structure.grains=20481",
                        "flaw.alongPlane=false"));
    }

    @Test
    void aValueMissingInAListIsRefused() throws IOException {
        assertEquals(List.of("command line: grid.cells: a value is missing beside a comma"),
                problems("x.yaml", COMPLETE, "grid.cells=64,, 32"));
    }

    @Test
    void aNameOfOnesOwnIsNoLongerThanAFilesNameMayBe() throws IOException {
        assertEquals(9, read(COMPLETE + "displacement: {left: clamped}\nprofiles: {" + "a".repeat(100)
                + ": {from: [0 um, 1 um], to: [9 um, 1 um], points: 9}}\n").get(ProfileSettings.POINTS.of("a".repeat(100))));
        assertTrue(problems("x.yaml", COMPLETE, "profiles." + "a".repeat(101) + ".points=9").get(0)
                .contains("names of your own (a letter, then up to 99 letters, digits, _ and -)"));
    }

    @Test
    void filesBeyondAllMeasureAreRefusedUnread() throws IOException {
        assertEquals(List.of("x.yaml: is too large for a configuration: 10485760 bytes, at most 1048576 are allowed"),
                problems("x.yaml", "a".repeat(10 << 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json", "xml", "properties"})
    void unknownKeysByTheThousandAreNotAllShown(String format) throws IOException {
        assertEquals(21, problems("x." + format, many(4000, format)).size());
        assertEquals(List.of("x." + format + ": has more than 5000 keys"), problems("x." + format, many(20_000, format)));
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(n -> switch (format) {
            case "json" -> (n == 0 ? "{" : "") + "\"key" + n + "\": 1" + (n < count - 1 ? ",\n" : "}");
            case "xml" -> (n == 0 ? "<a>" : "") + "<key" + n + ">1</key" + n + ">" + (n < count - 1 ? "\n" : "</a>");
            case "properties" -> "key" + n + " = 1\n";
            default -> "key" + n + ": 1\n";
        }).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 800, 3000, 40_000})
    void sectionsInsideSectionsEnd(int depth) throws IOException {
        assertEquals(List.of("x.xml: sections lie too deep inside each other"),
                problems("x.xml", "<a>".repeat(depth) + "1" + "</a>".repeat(depth)));
        assertEquals(List.of("x.json: " + (depth > 1000 ? "Document nesting depth (1001) exceeds the maximum allowed (1000)"
                : "sections lie too deep inside each other")), problems("x.json", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
        assertEquals(1, problems("x.yaml", "{a: ".repeat(depth) + "1" + "}".repeat(depth)).size());
        assertEquals(1, problems("x.yaml", "a: " + "[".repeat(depth) + "1" + "]".repeat(depth)).size());
    }

    @Test
    void includesInsideIncludesEnd() throws IOException {
        for (int n = 0; n < 3000; n++) {
            write("chain" + n + ".yaml", "include: chain" + (n + 1) + ".yaml\n");
        }
        assertEquals(List.of("chain7.yaml: include: 'chain8.yaml' is one include too many; at most 100 files, 8 deep, are read"),
                problems("x.yaml", COMPLETE + "include: chain0.yaml\n"));
    }

    @Test
    void includesThatDoubleThemselvesEnd() throws IOException {
        for (int n = 0; n < 8; n++) {
            String next = "b" + (n + 1) + ".yaml";
            write("b" + n + ".yaml", "include: [" + String.join(", ", Collections.nCopies(20, next)) + "]\n");
        }
        List<String> lines = IntStream.iterate(7, n -> n >= 0, n -> n - 1).mapToObj(n -> "b" + n + ".yaml: include: 'b" + (n + 1)
                + ".yaml' is one include too many; at most 100 files, 8 deep, are read").toList();
        assertEquals(lines, problems("x.yaml", COMPLETE + "include: b0.yaml\n"));
    }

    @Test
    void whatIsNoFileIsToldAsWhatItIs() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.writeString(closed.resolve("y.yaml"), COMPLETE);
        refuses("x.yaml: include: 'closed' is a folder; includes are looked up from the folder of the including file", "include: closed\n");
        Files.writeString(folder.resolve("config.yaml"), COMPLETE);
        ConfigException problem = assertThrows(ConfigException.class, () -> Config.read(folder, List.of()));
        assertEquals(folder + ": is the folder of a run; its configuration is " + folder.resolve("config.yaml"), problem.getMessage());
        assumeTrue(closed.toFile().setExecutable(false, false) && !Files.exists(closed.resolve("y.yaml")), "root may look everywhere");
        refuses("x.yaml: include: 'closed/y.yaml' may not be read; includes are looked up from the folder of the including file",
                "include: closed/y.yaml\n");
    }

    @Test
    void anIncludeThatIsNoNameIsRefused() throws IOException {
        refuses("x.yaml: include: 'a\\u0000b.yaml' no such file; includes are looked up from the folder of the including file",
                "include: \"a\\0b.yaml\"\n");
    }

    @Test
    void stagesWithoutEndAreRefused() throws IOException {
        refuses("x.yaml: protocol.steps: has 1999998 stages with all repetitions; at most 1000000 are allowed",
                "protocol: {steps: [rest 5 min, repeat 999999, rest 5 min, repeat 999999]}\n");
    }

    @Test
    void effectiveConfigurationReadsBackToTheSame() throws IOException {
        Config config = read(COMPLETE + "title: 'a \"quoted\": title # with \\ all'\ncell: {voltage: 0.1234567 V}\n");
        Path effective = write("effective.yaml", config.toYaml());
        assertEquals(List.of(), config.differences(Config.read(effective, List.of())));
    }

    @Test
    void effectiveConfigurationTellsUnitRangeAndMeaning() throws IOException {
        assertTrue(read(COMPLETE).toYaml().contains(
                "  length: 600 nm                    # default; length, above 0 m: Regularisation length ell of the crack; "
                        + "at least two cells, four for 3 % of the energy.\n"));
    }

    @Test
    void starterFileIsAcceptedAsItStands() throws IOException {
        Config config = Config.read(write("first.yaml", StarterFile.text("first")), List.of());
        assertEquals("first", config.get(RunSettings.NAME));
        assertEquals(List.of(128, 128), config.get(GridSettings.CELLS));
    }

    @Test
    void aStarterWithAllKeysHasThemAll() throws IOException {
        String text = StarterFile.full("first");
        Config config = Config.read(write("first.yaml", text), List.of());
        assertEquals(List.of(128, 128), config.get(GridSettings.CELLS));
        assertTrue(text.lines().count() > 100 && StarterFile.text("first").lines().count() < 50);
        for (Parameter<?> parameter : InterfaceSettings.SECTION.parameters()) {
            assertTrue(text.contains(parameter.shortName() + ": "), parameter::key);
        }
    }

    @Test
    void theReferencePageNamesEveryFunctionOfFormulas() {
        assertTrue(Formula.functions().contains("hypot(a, b)") && Formula.functions().contains("max(a, b, ...)"));
        Formula.functions().forEach(function -> assertTrue(ReferencePage.text().contains('`' + function + '`'), function));
    }

    @Test
    void referencePageIsUpToDate() throws IOException {
        assertEquals(ReferencePage.text(), Files.readString(Path.of("docs/configuration.md")),
                "write it anew: java -cp target/frond.jar org.frond.config.ReferencePage docs/configuration.md");
    }
}
