package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ParaView itself shows of the files is checked by {@code .ci/check_paraview.py}. */
class VtkSeriesTest {

    private static final Grid GRID = Grid.plane(3, 2, 1e-6);

    @TempDir
    Path folder;

    private Path exported() {
        double[] node = new double[GRID.size()];
        double[] vector = new double[2 * GRID.size()];
        for (int j = 0; j <= 2; j++) {
            for (int i = 0; i <= 3; i++) {
                node[GRID.index(i, j)] = 10 * j + i;
                vector[GRID.index(i, j)] = i;
                vector[GRID.size() + GRID.index(i, j)] = -j;
            }
        }
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("snapshots"));
        snapshots.write(Snapshot.of(0, 4, 0.25, GRID, List.of(FieldData.of(GRID, Field.node("potential", "phi", "V", "Potential"), node),
                FieldData.of(GRID, Field.node("displacement", "u", "m", "Displacement").asVector(2), vector)), Map.of()));
        return VtkSeries.write(snapshots, folder.resolve("vtk"));
    }

    @Test
    void theCollectionGivesEachFileItsTime() throws IOException {
        assertTrue(Files.readString(exported()).contains("<DataSet timestep=\"0.25\" file=\"000000.vti\"/>"));
    }

    /** Behind their length in bytes: three components of each of 12 vectors, then 12 numbers, x fastest. */
    @Test
    void numbersFollowTheXmlAsTheyAre() throws IOException {
        exported();
        byte[] file = Files.readAllBytes(folder.resolve("vtk/000000.vti"));
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("WholeExtent=\"0 3 0 2 0 0\""), text);
        assertTrue(text.contains("Name=\"potential\" NumberOfComponents=\"1\" format=\"appended\" offset=\"" + (8 + 3 * 12 * 8) + "\""), text);
        ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        numbers.position(text.indexOf("\n_") + 2);
        assertEquals(3 * 12 * 8, numbers.getLong());
        numbers.position(numbers.position() + 11 * 3 * 8);
        assertEquals(List.of(3.0, -2.0, 0.0), List.of(numbers.getDouble(), numbers.getDouble(), numbers.getDouble()));
        assertEquals(12 * 8, numbers.getLong());
        for (int n = 0; n < 12; n++) {
            assertEquals(10.0 * (n / 4) + n % 4, numbers.getDouble());
        }
    }
}
