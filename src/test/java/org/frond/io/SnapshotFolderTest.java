package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Rank;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {

    private static final Grid PLANE = Grid.plane(91, 67, 1e-7);
    private static final Field CRACK = Field.node("crack", "d", "1", "Fracture phase: 0 intact, 1 broken");
    private static final Field GRAIN = Field.cell("grain", "g", "1", "Number of the grain");
    private static final Field STRESS = Field.cell("stress", "sigma", "Pa", "Stress");
    private static final Field SHIFT = Field.node("displacement", "u", "m", "Displacement").asVector(2);

    @TempDir
    Path folder;

    @Test
    void fieldsComeBackBitForBitInThePaddedLayout() {
        Snapshot stored = snapshot(PLANE, 42);

        Snapshot read = SnapshotFolder.readAll(new SnapshotFolder(folder).write(stored));

        for (FieldData data : stored.fields()) {
            assertArrayEquals(data.values(), read.field(data.field().name()).orElseThrow().values());
        }
    }

    @Test
    void headerAndDocumentsComeBack() {
        Snapshot stored = snapshot(PLANE, 42);

        Snapshot read = SnapshotFolder.readAll(new SnapshotFolder(folder).write(stored));

        assertEquals(stored.documents(), read.documents());
        assertEquals(stored.header().time(), read.header().time());
        assertEquals(420, read.header().step());
        assertEquals(PLANE, read.header().grid());
        assertEquals(byName(stored.header().fields()), byName(read.header().fields()));
    }

    @Test
    void boxesComeBackAsWell() {
        Grid box = Grid.box(5, 17, 31, 2e-7);
        Field shift = SHIFT.asVector(3);
        List<FieldData> fields = List.of(numbered(box, CRACK), numbered(box, GRAIN), numbered(box, shift));

        Path file = new SnapshotFolder(folder).write(Snapshot.of(0, 0, 0, box, fields, Map.of()));

        for (FieldData data : fields) {
            assertArrayEquals(data.values(), SnapshotFolder.readField(file, data.field().name()).values());
        }
    }

    @Test
    void everyDatasetNamesItsAxes() {
        Grid box = Grid.box(3, 2, 2, 1e-7);
        Path inSpace = new SnapshotFolder(folder.resolve("space")).write(Snapshot.of(0, 0, 0, box,
                List.of(numbered(box, CRACK), numbered(box, SHIFT.asVector(3))), Map.of()));
        Path inThePlane = new SnapshotFolder(folder.resolve("plane")).write(snapshot(PLANE, 0));

        assertEquals("z y x", dimensions(inSpace, "crack"));
        assertEquals("z y x component", dimensions(inSpace, "displacement"));
        assertEquals("y x", dimensions(inThePlane, "grain"));
        assertEquals("y x component", dimensions(inThePlane, "displacement"));
    }

    private static Object dimensions(Path file, String field) {
        try (HdfFile hdf = new HdfFile(file)) {
            return hdf.getByPath("/fields/" + field).getAttribute("dimensions").getData();
        }
    }

    @Test
    void aTensorInSpaceIsStoredRowByRow() {
        Grid box = Grid.box(2, 2, 2, 1e-7);
        FieldData stress = numbered(box, STRESS.asSymmetricTensor(3));
        Path file = new SnapshotFolder(folder).write(Snapshot.of(0, 0, 0, box, List.of(stress), Map.of()));

        try (HdfFile hdf = new HdfFile(file)) {
            double[][][][] stored = (double[][][][]) hdf.getDatasetByPath("/fields/stress").getData();
            double[] voigt = IntStream.range(0, 6).mapToDouble(c -> stress.at(box, c, 1, 0, 1)).toArray();
            // xx, yy, zz, yz, xz, xy in memory; xx xy xz yx yy yz zx zy zz in the file
            assertArrayEquals(IntStream.of(0, 5, 4, 5, 1, 3, 4, 3, 2).mapToDouble(c -> voigt[c]).toArray(), stored[1][0][1]);
            assertEquals("xx xy xz yx yy yz zx zy zz",
                    hdf.getDatasetByPath("/fields/stress").getAttribute("component_names").getData());
        }
        assertArrayEquals(stress.values(), SnapshotFolder.readField(file, "stress").values());
    }

    @Test
    void aTensorInThePlaneHasNothingOutOfIt() {
        Grid plane = Grid.plane(2, 2, 1e-7);
        FieldData stress = numbered(plane, STRESS.asSymmetricTensor(2));
        Path file = new SnapshotFolder(folder).write(Snapshot.of(0, 0, 0, plane, List.of(stress), Map.of()));

        try (HdfFile hdf = new HdfFile(file)) {
            double[][][] stored = (double[][][]) hdf.getDatasetByPath("/fields/stress").getData();
            double shear = stress.at(plane, 2, 1, 0, 0);
            assertArrayEquals(new double[] {stress.at(plane, 0, 1, 0, 0), shear, 0, shear, stress.at(plane, 1, 1, 0, 0), 0, 0, 0, 0},
                    stored[0][1]);
        }
        assertArrayEquals(stress.values(), SnapshotFolder.readField(file, "stress").values());
    }

    @Test
    void aSnapshotOfTheFirstSchemaIsStillRead() {
        Path file = folder.resolve("000000.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            Hdf5Group root = new Hdf5Group("/", hdf);
            root.attributes(Map.of("schema_version", 1, "number", 0, "step", 7L, "time", 0.5, "spacing", 1e-7,
                    "cells", new long[] {1, 2}, "bytes_per_number", 8));
            Hdf5Group fields = root.group("fields");
            fields.numbers("stress", new double[][][] {{{1, 2, 3}, {4, 5, 6}}}, true, Map.of("units", "Pa", "symbol", "sigma",
                    "description", "Stress: xx, yy, xy", "location", "cell", "components", 3));
            double[][][] shift = new double[2][3][3];
            shift[1][2] = new double[] {8, 9, 0};
            fields.numbers("displacement", shift, true, Map.of("units", "m", "symbol", "u", "description", "Displacement",
                    "location", "node", "components", 2));
        }

        Snapshot read = SnapshotFolder.readAll(file);

        Grid grid = read.header().grid();
        FieldData stress = read.field("stress").orElseThrow();
        assertEquals(List.of(4.0, 5.0, 6.0), IntStream.range(0, 3).mapToObj(c -> stress.at(grid, c, 1, 0, 0)).toList());
        assertEquals(9, read.field("displacement").orElseThrow().at(grid, 1, 2, 1, 0));
        assertEquals(List.of(Rank.LIST, Rank.VECTOR), List.of(stress.field().rank(),
                read.field("displacement").orElseThrow().field().rank()));
    }

    @Test
    void singlePrecisionKeepsTheNearestFloat() {
        FieldData data = numbered(PLANE, CRACK);
        Path file = new SnapshotFolder(folder)
                .write(Snapshot.of(0, 0, 0, PLANE, List.of(data), Map.of()).as(Storage.FLOAT32));

        FieldData read = SnapshotFolder.readField(file, "crack");

        assertEquals((float) data.at(PLANE, 0, 90, 66, 0), read.at(PLANE, 0, 90, 66, 0));
        assertEquals(Storage.FLOAT32, SnapshotFolder.readHeader(file).storage());
    }

    @Test
    void anExistingSnapshotIsNeverOverwritten() {
        SnapshotFolder snapshots = new SnapshotFolder(folder);
        Snapshot snapshot = snapshot(PLANE, 1);
        snapshots.write(snapshot);

        assertThrows(ResultException.class, () -> snapshots.write(snapshot));
    }

    @Test
    void aFieldStoredTwiceIsRefusedAndNoFileIsLeft() throws IOException {
        FieldData data = numbered(PLANE, CRACK);
        Snapshot twice = Snapshot.of(0, 0, 0, PLANE, List.of(data, data), Map.of());

        assertThrows(ResultException.class, () -> new SnapshotFolder(folder).write(twice));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aValueThatIsNotFiniteIsRefusedUnlessAskedFor() {
        FieldData data = numbered(PLANE, CRACK);
        data.values()[PLANE.index(3, 4)] = Double.NaN;
        Snapshot broken = Snapshot.of(0, 0, 0, PLANE, List.of(data), Map.of());
        SnapshotFolder snapshots = new SnapshotFolder(folder);

        assertThrows(ResultException.class, () -> snapshots.write(broken));
        Path file = snapshots.writeUnchecked(broken);

        assertTrue(Double.isNaN(SnapshotFolder.readField(file, "crack").at(PLANE, 0, 3, 4, 0)));
    }

    @Test
    void aTornFileIsRecognised() throws IOException {
        Path file = new SnapshotFolder(folder).write(snapshot(PLANE, 0));
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));

        assertThrows(DamagedFileException.class, () -> SnapshotFolder.readAll(file));
    }

    @Test
    void snapshotsAResumedRunMakesAgainAreDiscarded() {
        SnapshotFolder snapshots = new SnapshotFolder(folder);
        for (int number = 0; number < 3; number++) {
            snapshots.write(snapshot(PLANE, number));
        }

        snapshots.discardFrom(2);

        assertEquals(List.of(0L, 10L), snapshots.headers().stream().map(SnapshotHeader::step).toList());
    }

    @Test
    void aFileWhoseNumberNoSnapshotHasIsLeftAlone() throws IOException {
        SnapshotFolder snapshots = new SnapshotFolder(folder);
        snapshots.write(snapshot(PLANE, 0));
        Path stray = Files.writeString(folder.resolve("99999999999999999999.h5"), "stray");

        snapshots.discardFrom(0);

        assertEquals(List.of(), snapshots.headers());
        assertTrue(Files.exists(stray));
    }

    @Test
    void hdf5LibraryReadsTheSameNumbers() throws Exception {
        Path file = new SnapshotFolder(folder).write(snapshot(PLANE, 0));
        FieldData crack = numbered(PLANE, CRACK);
        FieldData shift = numbered(PLANE, SHIFT);
        String program = "import h5py,sys\n"
                + "f=h5py.File(sys.argv[1],'r'); d=f['fields/crack']; g=f['fields/grain']; u=f['fields/displacement']\n"
                + "a=float(sys.argv[2]); b=float(sys.argv[3])\n"
                + "print(d.shape, g.shape, u.shape, d.dtype, d[66,90]==a, g[66,90]==a, u[67,91,1]==b, u[67,91,2],"
                + "d.attrs['units'].decode(), d.attrs['location'].decode(), f.attrs['time'],"
                + "len(f['documents/config.yaml'][()].decode('utf-8')))";

        String answer = python(program, file.toString(), Double.toString(crack.at(PLANE, 0, 90, 66, 0)),
                Double.toString(shift.at(PLANE, 1, 91, 67, 0)));

        assertEquals("(68, 92) (67, 91) (68, 92, 3) float64 True True True 0.0 1 node 1.25 66665", answer);
    }

    /** Output of a program under the first Python that has h5py; the test is skipped where there is none. */
    private static String python(String... program) throws InterruptedException {
        for (String interpreter : List.of("python3", "/usr/bin/python3")) {
            Optional<String> there = output(interpreter, "-c", "import h5py");
            if (there.isPresent()) {
                List<String> command = new ArrayList<>(List.of(interpreter, "-c"));
                command.addAll(List.of(program));
                return output(command.toArray(String[]::new)).orElse("the program failed");
            }
        }
        return Assumptions.abort("no Python with h5py on this machine");
    }

    private static Optional<String> output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Field> byName(List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::name, field -> field));
    }

    static Snapshot snapshot(Grid grid, int number) {
        Map<String, String> documents = new LinkedHashMap<>();
        // Longer than an attribute may be.
        documents.put("config.yaml", "k: µ\n".repeat(80_000 / 6));
        documents.put("provenance.json", "{}");
        return Snapshot.of(number, 10L * number, 1.25 + number, grid,
                List.of(numbered(grid, CRACK), numbered(grid, GRAIN), numbered(grid, SHIFT)), documents);
    }

    /** Every value different, none representable in decimal or in 4 bytes. */
    static FieldData numbered(Grid grid, Field field) {
        double[] values = new double[field.components() * grid.size()];
        for (int c = 0; c < field.components(); c++) {
            for (int k = 0; k < grid.count(field.location(), 2); k++) {
                for (int j = 0; j < grid.count(field.location(), 1); j++) {
                    for (int i = 0; i < grid.count(field.location(), 0); i++) {
                        values[c * grid.size() + grid.index(i, j, k)] = 1 / (1.0 + i + 1e3 * j + 1e6 * k + 1e9 * c);
                    }
                }
            }
        }
        return FieldData.of(grid, field, values);
    }

    @Test
    void anArrayTooSmallForItsGridIsRefused() {
        assertThrows(ResultException.class, () -> FieldData.of(PLANE, SHIFT, new double[PLANE.size()]));
    }
}
