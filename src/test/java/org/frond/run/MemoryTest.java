package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.frond.device.CountingDevice;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.device.Precision;
import org.frond.device.Workplace;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;
import org.frond.io.SnapshotFolder;
import org.frond.io.Storage;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted before a run takes any memory is what it then takes: a device refuses by that number. */
@Tag("slow")
class MemoryTest {

    @TempDir
    private Path folder;

    private static Config config(String example, String cells, String... more) {
        // textbook problems of phases are in metres
        String unit = example.contains("pfhub") ? " m" : " um";
        String size = Arrays.stream(cells.split(", ")).map(along -> Integer.parseInt(along) / 4.0 + unit)
                .collect(Collectors.joining(", "));
        return ExampleRun.config(example, ExampleRun.with(List.of("grid.cells=" + cells, "grid.size=" + size), more));
    }

    private static MeteredDevice processor() {
        return new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()));
    }

    /** Memory that a configuration takes on the processor before its first step, by precision of the numbers. */
    private static MeteredDevice built(Config config, boolean mixed) {
        MeteredDevice device = processor();
        DryRun.build(config, mixed ? Workplace.mixed(device) : Workplace.inDouble(device));
        device.close();
        return device;
    }

    private static void assertWithinAPercent(double allocated, double counted) {
        assertEquals(allocated, counted, 0.01 * allocated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|67, 45", "cycling|80, 80", "polycrystal|80, 80", "wedge-crack|31, 17, 20",
        "verification/v18a-patch|96, 96", "verification/v18a-patch|24, 24, 24", "verification/v17-laminate|96, 96",
        "verification/v17-polycrystal|24, 24, 24", "verification/v22-notched-shear|96, 96",
        "verification/pfhub-interface|160, 96", "verification/pfhub-8b|96, 96"})
    void whatIsCountedIsWhatIsAllocated(String example, String cells) {
        Config config = config(example, cells);
        DryRun counted = DryRun.of(config);

        assertWithinAPercent(built(config, false).bytes(), counted.bytes());
        assertEquals(0, counted.bytesInSingle());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|67, 45", "wedge-crack|31, 17, 20", "verification/v18a-patch|96, 96",
        "verification/v17-laminate|96, 96", "verification/pfhub-interface|160, 96"})
    void cyclesInSinglePrecisionAreCountedBesides(String example, String cells) {
        Config config = config(example, cells, "precision=mixed");
        DryRun counted = DryRun.of(config);

        assertWithinAPercent(built(config, true).bytes(Precision.FLOAT), counted.bytesInSingle());
        assertWithinAPercent(built(config, false).bytes(), counted.bytes());
    }

    /** A grid of 4.2 million cells is counted from half of them along each axis. */
    @Test
    void aLargeGridIsCountedFromASmallerOne() {
        Config config = config("verification/v17-laminate", "2048, 2048");
        CountingDevice whole = new CountingDevice();
        DryRun.build(config, Workplace.inDouble(whole));

        assertWithinAPercent(whole.bytes(), DryRun.of(config).bytes());
    }

    /** A body without a crack takes nothing more on its way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"verification/v18a-patch|48, 48", "verification/v18a-patch|12, 12, 12",
        "verification/v17-polycrystal|12, 12, 12"})
    void aRunTakesNoMoreThanIsCounted(String example, String cells) {
        Config config = config(example, cells, "stop.steps=1", "output.frames=false");
        MeteredDevice device = processor();
        ExampleRun.run(folder.resolve("run"), false, config, device);

        assertWithinAPercent(device.bytes(), DryRun.of(config).bytes());
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

    /**
     * In three fields of a plane of 4 by 4 cells, 25 nodes: what is read has the grid's padding, what is stored has not, and tensors are
     * stored with nine components; the tensor is copied once more.
     */
    @Test
    void aSnapshotOnItsWayIsHeldAsItIsReadAndAsItIsStored() {
        Grid grid = Grid.plane(4, 4, 1);
        List<Field> fields = List.of(new Field("u", "u", "m", Location.NODE, Rank.VECTOR, 2, "a vector"),
                new Field("d", "d", "1", Location.NODE, Rank.SCALAR, 1, "a scalar"),
                new Field("s", "s", "Pa", Location.CELL, Rank.SYMMETRIC_TENSOR, 6, "a tensor"));
        assertEquals(8 * (2 + 1 + 6) * grid.size() + 4 * (3 * 25 + 25 + 9 * 16 + 9 * 16),
                SnapshotFolder.bytesOnTheWay(grid, fields, Storage.FLOAT32));
    }

    @Test
    void aRunOnTheProcessorNeedsItsFieldsAndASnapshot() {
        DryRun counted = DryRun.of(config("wedge-crack", "24, 24"));
        assertTrue(counted.onTheWay() > 0);
        assertEquals(counted.bytes() + counted.onTheWay(), counted.onProcessor());
    }
}
