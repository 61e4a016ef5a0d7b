package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes with paths through a damaged domain, and what does not. */
class DomainSettingsTest {

    private static final Path TREE = Path.of("configs", "macro-tree.yaml");

    @Test
    void theExampleIsValidAndWarnsOfNothing() {
        assertEquals(List.of(), new Preflight(Config.read(TREE, List.of())).warnings());
    }

    @Test
    void whatIsChangedOfTheSectionNeedsTheLaw() {
        ConfigException refused = assertThrows(ConfigException.class,
                () -> Config.read(TREE, List.of("fracture.law=phase-field", "fracture.length=3 um", "domain.branching=0.3")));
        assertTrue(refused.getMessage().contains("domain.branching: does nothing without fracture.law: domain"), refused.getMessage());
    }

    /** Key and value, and a part of the one line that refuses them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fracture.length=2 um | fracture.length: has no effect under fracture.law: domain",
        "fracture.surface=AT2 | fracture.surface: has no effect under fracture.law: domain",
        "time.crackStep=0.7 | time.crackStep: has no effect under fracture.law: domain",
        "structure.toughnessScatter=0.3 | structure.toughnessScatter: has no effect under fracture.law: domain",
        "memory.residualMetal=false | memory.residualMetal: has no effect under fracture.law: domain",
        "metal.law=front | fracture.law: domain is a law of its own",
        "domain.stride=0.5 um | domain.stride: is shorter than a cell",
        "domain.gate=stall | domain.gate: does nothing without domain.mechanics: true",
        "domain.strength=200 MPa | domain.strength: does nothing without domain.mechanics: true",
        "domain.branching=1.5 | domain.branching"})
    void whatDoesNothingIsRefused(String setting, String line) {
        ConfigException refused = assertThrows(ConfigException.class, () -> Config.read(TREE, List.of(setting)));
        assertTrue(refused.getMessage().contains(line), refused.getMessage());
    }

    @Test
    void aProcessZoneSmallerThanACellIsToldInAWarning() {
        // (0.5 / 300)^2 / 2 pi m = 0.442 um, cells of 1 um
        List<String> warnings = new Preflight(Config.read(TREE, List.of("domain.mechanics=true", "domain.toughness=0.5 MPa m^1/2"))).warnings();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("domain.toughness: the process zone of 442 nm"), warnings.get(0));
    }
}
