package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.frond.config.Config;
import org.frond.scan.ScanWriter;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.frond.structure.Voxels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedStructureTest {

    @TempDir
    private Path folder;

    private Config config(String... more) throws IOException {
        ScanWriter.write(folder.resolve("scan.tif"), "scan.tif", new Voxels(4, 2, 1, new int[] {10, 11, 90, 91, 10, 12, 92, 200}));
        Files.writeString(folder.resolve("body.yaml"), "grid: {cells: [4, 2], size: [4 um, 2 um]}\nstructure: {kind: voxels, file: scan.tif}\n"
                + "potential: {left: 1 V}\ntime: {end: 1 s}\n");
        return Config.read(folder.resolve("body.yaml"), List.of(more));
    }

    private static Microstructure grains(Config config) {
        return new Assembly(config).microstructure(new Assembly(config).grid());
    }

    private static int[] labels(Config config) {
        return grains(config).voxels().values();
    }

    @Test
    void levelsPartGreyValues() throws IOException {
        assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 1, 2}, labels(config("structure.threshold=50, 200")));
        assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 1, 1}, labels(config("structure.threshold=otsu")));
    }

    @Test
    void aPartOfAScanIsCroppedBeforeItIsBinned() throws IOException {
        Config config = config("structure.crop=[2, 0, 4, 2]", "structure.bin=2", "structure.threshold=100", "grid.cells=[2, 2]", "grid.size=[2 um, 2 um]");
        assertArrayEquals(new int[] {1, 1, 1, 1}, labels(config)); // the mean of 90, 91, 92 and 200 is 118
    }

    @Test
    void alignedGrainsHaveThePlanesAngle() throws IOException {
        Set<Axis> axes = Set.copyOf(grains(config("structure.axes=aligned", "structure.planeAngle=30 deg")).axes());
        assertEquals(Set.of(Axis.ofPlaneAtAngle(Math.PI / 6)), axes);
    }

    /** The effective configuration writes down that a region without a formula is everywhere. */
    @Test
    void theEffectiveConfigurationMeansTheSameStructure() throws IOException {
        Config config = config("structure.threshold=50", "regions.pore.labels=[0]", "regions.pore.empty=true");
        Config effective = Config.read(Files.writeString(folder.resolve("effective.yaml"), config.toYaml()), List.of());
        assertEquals(Set.of(0), new ScannedStructure(config).grains().voids());
        assertEquals(Set.of(0), new ScannedStructure(effective).grains().voids());
        assertArrayEquals(grains(config).boundaryDistance(), grains(effective).boundaryDistance());
    }
}
