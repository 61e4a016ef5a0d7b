package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.model.Eigenstrain;
import org.frond.model.State;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solids that have cooled by 1000 K. */
class ThermalStrainTest {

    @TempDir
    private Path folder;

    private static Config body(String... more) {
        List<String> settings = new ArrayList<>(List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=2 s", "time.firstStep=1 s",
                "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0", "displacement.left=roller",
                "displacement.bottom=roller", "cooling.from=1300 K"));
        settings.addAll(List.of(more));
        return Config.of("body", settings);
    }

    private ExampleRun run(String name, String... more) {
        return ExampleRun.run(folder.resolve(name), false, body(more), 1);
    }

    /** At the angle 0 the normal of its planes is x. */
    @Test
    void aFreeGrainShrinksByOneExpansionInItsPlaneAndByTheOtherAlongTheNormal() {
        ExampleRun run = run("free", "structure.planeAngle=0 deg", "mechanics.state=plane-stress",
                "electrolyte.thermalExpansion=[6e-6 1/K, 14e-6 1/K]", "cooling.to=300 K",
                "probes.normal.field=displacement", "probes.normal.component=x", "probes.normal.at=[8 um, 2 um]",
                "probes.plane.field=displacement", "probes.plane.component=y", "probes.plane.at=[3 um, 4 um]");
        assertEquals(-14e-3 * 8e-6, run.history("normal [m]")[2], 1e-9 * 8e-6);
        assertEquals(-6e-3 * 4e-6, run.history("plane [m]")[2], 1e-9 * 4e-6);
    }

    /** Free along y in plane strain: held along x and z alike, sigma = E alpha 1000 K/(1 - nu). */
    @Test
    void aHeldGrainComesUnderTensionAsTimeCoolsIt() {
        ExampleRun run = run("held", "displacement.right=roller", "electrolyte.thermalExpansion=8e-6 1/K",
                "electrolyte.youngsModulus=210 GPa", "electrolyte.poissonsRatio=0.25", "cooling.to=1300 - 500 * t",
                "probes.stress.field=stress", "probes.stress.component=xx", "probes.stress.at=[4 um, 2 um]");
        double whole = 210e9 * 8e-3 / (1 - 0.25);
        assertArrayEquals(new double[] {0, whole / 2, whole}, run.history("stress [Pa]"), 1e-9 * whole);
    }

    /** Layers in series that can slide along y without shear: with nu = 0 and the expansion along x alone, each takes its own length. */
    @Test
    void aRegionShrinksByItsOwnExpansion() {
        ExampleRun run = run("region", "structure.planeAngle=0 deg", "electrolyte.poissonsRatio=0", "cooling.to=300 K",
                "electrolyte.thermalExpansion=[0 1/K, 8e-6 1/K]", "regions.half.where=x > 5 um", "regions.half.thermalExpansion=[0 1/K, 2e-6 1/K]",
                "regions.half.planeAngle=0 deg", "probes.end.field=displacement", "probes.end.component=x", "probes.end.at=[8 um, 1 um]");
        assertEquals(-8e-3 * 5e-6 - 2e-3 * 3e-6, run.history("end [m]")[2], 1e-9 * 8e-6);
    }

    private static double[] rise(Config config, double time) {
        Grid grid = new Assembly(config).grid();
        Kernels kernels = CpuKernels.in(2);
        Crystals crystals = new Crystals(config, grid, new Assembly(config).microstructure(grid));
        Eigenstrain strain = ThermalStrain.of(config, crystals, kernels, grid).orElseThrow();
        Buffer amount = kernels.vector(grid, 1);
        State state = new State(kernels, grid, List.of());
        strain.amount(state, 0, amount);
        strain.amount(state, time, amount);
        double[] all = amount.toArray();
        return new double[] {all[grid.index(0, 0)], all[grid.index(7, 3)]};
    }

    @Test
    void theTemperatureIsAskedInEveryCellAtEveryTime() {
        assertArrayEquals(new double[] {-900 + 5 - 7, -900 + 75 - 7},
                rise(body("electrolyte.thermalExpansion=1e-5 1/K", "cooling.to=400 + 1e7 * x - t"), 7), 1e-9);
    }

    @Test
    void aCellHasTheTemperatureOfItsKinetics() {
        Config cell = Config.of("cell", List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=1 s", "cooling.from=1300 K",
                "electrolyte.thermalExpansion=1e-5 1/K", "cell.temperature=333 K"));
        assertArrayEquals(new double[] {333 - 1300, 333 - 1300}, rise(cell, 0), 1e-9);
    }

    @Test
    void aTemperatureThatIsNoneIsToldBeforeTheRun() {
        Config cold = body("electrolyte.thermalExpansion=1e-5 1/K", "cooling.to=300 - 1e8 * x");
        String message = assertThrows(ConfigException.class, () -> new StartCheck(cold)).getMessage();
        assertTrue(message.contains("cooling.to: '300 - 1e8 * x' is "), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "displacement.left=free | cooling.from: nothing expands; give electrolyte.thermalExpansion, or that of a region",
        "cooling.from=none, regions.a.where=1, regions.a.thermalExpansion=1e-5 1/K"
            + " | cooling.from: is missing: region a has a thermalExpansion, which acts with it",
        "cooling.from=none, cooling.to=300 K | cooling.to: has no effect without cooling.from",
        "electrolyte.thermalExpansion=8e-6 K | electrolyte.thermalExpansion: "})
    void whatWouldHaveNoEffectIsRefused(String settings, String expected) {
        String message = assertThrows(ConfigException.class, () -> body(settings.split(", "))).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void aCellHasNoTemperatureOfPlaces() {
        String message = assertThrows(ConfigException.class, () -> Config.of("cell", List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]",
                "time.end=1 s", "cooling.from=1300 K", "cooling.to=300 K", "electrolyte.thermalExpansion=1e-5 1/K"))).getMessage();
        assertTrue(message.contains("cooling.to: is of a body without a cell; a cell has cell.temperature everywhere"), message);
    }
}
