package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.Preflight;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.device.Precision;
import org.frond.device.Workplace;
import org.frond.grid.Rank;
import org.frond.io.SnapshotFolder;
import org.frond.kernel.KernelSource;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run is said to need before it takes any memory is what it then takes: a device refuses by that number. */
class MemoryTest {

    private static final double TOO_LITTLE = 0.9;
    private static final double TOO_MUCH = 1.2;

    @TempDir
    private Path folder;

    private static Config config(String example, String cells, String... more) {
        // textbook problems of phases are in metres
        String unit = example.contains("pfhub") ? " m" : " um";
        String size = Arrays.stream(cells.split(", ")).map(along -> Integer.parseInt(along) / 4.0 + unit)
                .collect(Collectors.joining(", "));
        return ExampleRun.config(example, ExampleRun.with(List.of("grid.cells=" + cells, "grid.size=" + size), more));
    }

    /** Builds everything that a run builds before its first step. */
    private static void build(Config config, Workplace place) {
        Problem problem = Simulation.problem(config, new Kernels(place, config.get(GridSettings.CELLS).size()));
        problem.state();
        problem.state();
    }

    /** Memory that a configuration takes on one device, by precision of the numbers [bytes]. */
    private static MeteredDevice built(Config config, boolean mixed) {
        MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()));
        build(config, mixed ? Workplace.mixed(device) : Workplace.inDouble(device));
        device.close();
        return device;
    }

    private static void assertAbout(double estimated, double allocated) {
        double share = estimated / allocated;
        assertTrue(share > TOO_LITTLE && share < TOO_MUCH, () -> "estimated over allocated memory: " + share);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|67, 45", "wedge-crack|160, 160", "cycling|80, 80", "polycrystal|80, 80",
        "wedge-crack|31, 17, 20", "verification/v18a-patch|96, 96", "verification/v18a-patch|24, 24, 24",
        "verification/v17-laminate|96, 96", "verification/v17-polycrystal|24, 24, 24",
        "verification/v22-notched-shear|96, 96", "verification/pfhub-interface|160, 96", "verification/pfhub-8b|96, 96"})
    void theEstimateIsWhatIsAllocated(String example, String cells) {
        Config config = config(example, cells);

        assertAbout(new Preflight(config).memory(), built(config, false).bytes());
        assertEquals(0, new Preflight(config).cyclesMemory());
    }

    /** Cycles in double precision are there as well once a step has been compared, as the first one is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|160, 160", "wedge-crack|31, 17, 20", "verification/v18a-patch|96, 96",
        "verification/v18a-patch|24, 24, 24", "verification/v17-laminate|96, 96", "verification/v22-notched-shear|96, 96",
        "verification/pfhub-interface|160, 96"})
    void cyclesInSinglePrecisionTakeTheirMemoryBesides(String example, String cells) {
        Config config = config(example, cells, "precision=mixed");

        assertAbout(new Preflight(config).cyclesMemory(), built(config, true).bytes(Precision.FLOAT));
        assertAbout(new Preflight(config).memory(), built(config, false).bytes());
    }

    /** Vectors are stored with three components, tensors with nine. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|24, 24", "verification/v18a-patch|16, 16", "verification/v17-laminate|16, 16"})
    void aSnapshotHoldsTheNumbersThatAreCounted(String example, String cells) {
        Config config = config(example, cells, "stop.steps=1", "output.frames=false");
        ExampleRun run = ExampleRun.run(folder.resolve("r"), false, config, 2);
        List<Path> snapshots = run.files().snapshots().files();
        int numbers = SnapshotFolder.readHeader(snapshots.get(snapshots.size() - 1)).fields().stream()
                .mapToInt(field -> field.rank() == Rank.VECTOR ? 3 : field.rank() == Rank.SYMMETRIC_TENSOR ? 9 : field.components()).sum();
        int edge = Integer.parseInt(cells.split(", ")[0]) + 1;

        assertEquals(8.0 * numbers * edge * edge, new Preflight(config).snapshotBytes());
    }
}
