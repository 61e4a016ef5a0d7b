package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.material.PhysicalConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The materials of {@code configs/materials}: packed into the program, included by name, with numbers that agree. */
class ShippedMaterialsTest {

    private static final Path FOLDER = Path.of("configs/materials");

    @TempDir
    private Path folder;

    private Config including(String materials, String... settings) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, "include: " + materials
                + "\ngrid: {cells: [128, 128], size: [20 um, 20 um]}\ntime: {end: 10 s}\nfracture: {length: 1 um}\n");
        return Config.read(file, List.of(settings));
    }

    @Test
    void everyMaterialIsPackedUnderItsName() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(Set.copyOf(ShippedMaterials.NAMES), files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toSet()));
        }
        for (String name : ShippedMaterials.NAMES) {
            assertEquals(Files.readString(FOLDER.resolve(name + ".yaml")), ShippedMaterials.text(name));
        }
    }

    /** From a folder that holds nothing else. */
    @Test
    void includingByNameIsIncludingTheFile() throws IOException {
        Path example = Path.of("configs/wedge-crack.yaml");
        Path byName = folder.resolve("wedge-crack.yaml");
        Files.writeString(byName, Files.readString(example)
                .replace("[materials/beta-alumina.yaml, materials/sodium.yaml]", "[frond:beta-alumina, frond:sodium]"));
        Config named = Config.read(byName, List.of());
        assertEquals(List.of(), named.differences(Config.read(example, List.of())));
        assertEquals("frond:sodium", named.origin(MetalSettings.MOLAR_VOLUME).orElseThrow());
        assertEquals(Set.of("frond:beta-alumina", "frond:sodium"), named.shippedInputs().keySet());
        assertEquals(1, named.inputs().size());
    }

    @Test
    void aMaterialThatIsNoneIsToldWithTheNearest() {
        ConfigException problem = assertThrows(ConfigException.class, () -> including("frond:sodum"));
        assertEquals(folder.resolve("x.yaml") + ": include: 'frond:sodum' is no material that comes with Frond; there are"
                + " frond:beta-alumina, frond:lithium, frond:llzo, frond:lpscl, frond:nasicon, frond:sodium, frond:sodium-indium-zirconium-chloride; did you mean frond:sodium?",
                problem.getMessage());
    }

    @Test
    void theEffectiveConfigurationReadsBackWithoutThem() throws IOException {
        Config config = including("[frond:llzo, frond:lithium]");
        Path whole = folder.resolve("whole.yaml");
        Files.writeString(whole, config.toYaml());
        assertEquals(List.of(), Config.read(whole, List.of("name=x")).differences(config));
    }

    /** Nernst and Einstein: D = kappa R T/(F^2 c0); and no constant of beta''-alumina is left that the ceramic has of its own. */
    @ParameterizedTest
    @CsvSource({"beta-alumina, sodium", "llzo, lithium", "lpscl, lithium", "nasicon, sodium"})
    void theNumbersOfACeramicAgree(String ceramic, String metal) throws IOException {
        Config config = including("[frond:" + ceramic + ", frond:" + metal + "]", "cell.voltage=1 V");
        double einstein = config.get(ElectrolyteSettings.CONDUCTIVITY) * PhysicalConstants.GAS * 298.15
                / (PhysicalConstants.FARADAY * PhysicalConstants.FARADAY * config.get(ElectrolyteSettings.SITE_DENSITY));
        assertEquals(1, config.get(ElectrolyteSettings.DIFFUSIVITY) / einstein, 0.02);
        assertEquals(1, config.get(MetalSettings.SITE_DENSITY) * config.get(MetalSettings.MOLAR_VOLUME), 1e-3);
        assertEquals(1, config.get(MetalSettings.YOUNGS_MODULUS) / (3 - 6 * config.get(MetalSettings.POISSONS_RATIO))
                / config.get(MetalSettings.BULK_MODULUS), 0.01);
        assertEquals(List.of(), new Preflight(config).warnings());
        for (Parameter<?> own : List.of(ElectrolyteSettings.YOUNGS_MODULUS, ElectrolyteSettings.POISSONS_RATIO,
                ElectrolyteSettings.CONDUCTIVITY, ElectrolyteSettings.CONDUCTIVITY_RATIO, ElectrolyteSettings.DIFFUSIVITY,
                ElectrolyteSettings.SITE_DENSITY, ElectrolyteSettings.BOUNDARY_CONDUCTIVITY, FractureSettings.CLEAVAGE_ENERGY,
                FractureSettings.ENERGY_RATIO, FractureSettings.BOUNDARY_ENERGY)) {
            assertEquals("frond:" + ceramic, config.origin(own).orElse("the default"), own.key());
        }
    }

    @Test
    void eachNumberSaysWhereItComesFrom() throws IOException {
        for (String name : ShippedMaterials.NAMES) {
            List<String> bare = ShippedMaterials.text(name).lines().filter(line -> line.startsWith("  ") && line.contains(": "))
                    .filter(line -> !line.contains("#") && !line.contains("elasticity")).toList();
            assertEquals(List.of(), bare);
        }
        assertTrue(ShippedMaterials.text("llzo").contains("Hu et al. 2021"));
    }
}
