package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

    @TempDir
    private Path folder;

    /** The slow cases as well, which no build runs. */
    @TestFactory
    Stream<DynamicTest> everyMemberOfEveryCaseIsAConfiguration() {
        return CaseFile.all(Path.of("configs", "verification")).stream()
                .map(posed -> DynamicTest.dynamicTest(posed.name(), () -> {
                    for (VerificationCase.Member member : posed.members()) {
                        Config.read(posed.file(), member.settings());
                    }
                }));
    }

    /** What is said of the steps of an example is said of the example as it is shipped. */
    @ParameterizedTest
    @CsvSource({"wedge-crack, v46-wedge-steps", "polycrystal, v46-polycrystal-steps", "cycling, v46-cycling-steps"})
    void theCasesOfTheExamplesStepsAreTheExamples(String example, String posed) {
        assertEquals(physics(Path.of("configs", example + ".yaml")), physics(Path.of("configs", "verification", posed + ".yaml")));
    }

    private static Map<String, String> physics(Path file) {
        Map<String, String> physics = new TreeMap<>(Config.read(file, List.of()).departures());
        physics.keySet().removeIf(key -> key.startsWith("output.") || Set.of("name", "title").contains(key));
        return physics;
    }

    @TestFactory
    Stream<DynamicTest> everyRunThatIsPicturedIsAConfiguration() {
        return CaseFile.all(Path.of("configs", "verification")).stream().filter(posed -> !posed.picture().isEmpty())
                .map(posed -> DynamicTest.dynamicTest(posed.name(),
                        () -> Config.read(posed.file(), posed.pictured().settings())));
    }

    private VerificationCase posed(String names, String expectation) throws IOException {
        Path file = folder.resolve("case.yaml");
        Files.writeString(file, "grid: {}\n---\ncase: V0\ntitle: a\nstatement: b\nsource: c\nlevel: quick\n"
                + "vary: {structure.seed: [1, 2]}\nmembers: " + names + "\nexpect:\n  number: {" + expectation + "}\n");
        return CaseFile.read(file);
    }

    private String refusal(String expectation) {
        return assertThrows(CaseException.class, () -> posed("[one, two]", expectation)).getMessage().replace(folder + "/", "");
    }

    @Test
    void aMemberMayHaveAMeasureOfItsOwn() throws IOException {
        Expectation expectation =
                posed("[one, two]", "measure: [last('a'), last('b')], value: 1, tolerance: 1 %").expectations().get(0);
        assertEquals("last('a')", expectation.measure(0));
        assertEquals("last('b')", expectation.measure(1));
    }

    @Test
    void oneMeasureIsThatOfAllMembers() throws IOException {
        assertEquals("last('a')",
                posed("[one, two]", "measure: last('a'), value: 1, tolerance: 1 %").expectations().get(0).measure(1));
    }

    @Test
    void membersAreCalledAsTheCaseSays() throws IOException {
        assertEquals("two", posed("[one, two]", "measure: 1, value: 1, tolerance: 1 %").members().get(1).name());
    }

    @Test
    void thePictureIsOfTheLastMemberWithSettingsOfItsOwn() throws IOException {
        assertEquals(List.of("structure.seed=2", "time.end=80 s"),
                posed("[one, two]", "measure: 1, value: 1, tolerance: 1 %}\npicture: {time.end: 80 s").pictured().settings());
    }

    @Test
    void namesAreAsManyAsMembers() {
        assertEquals("case.yaml: members: has 1 names for 2 members", assertThrows(CaseException.class,
                () -> posed("[one]", "measure: 1, value: 1, tolerance: 1 %")).getMessage().replace(folder + "/", ""));
    }

    @Test
    void measuresAreAsManyAsMembers() {
        assertEquals("case.yaml: expect.number.measure: has 3 measures for 2 members",
                refusal("measure: [1, 2, 3], value: 1, tolerance: 1 %"));
    }

    @Test
    void whatIsOverAFamilyIsAFormula() {
        assertEquals("case.yaml: expect.number.over:", refusal("measure: 1, over: 'mean(', value: 1, tolerance: 1 %")
                .substring(0, "case.yaml: expect.number.over:".length()));
    }
}
