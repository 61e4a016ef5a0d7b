package org.frond.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.frond.structure.Axis;
import org.frond.structure.Voxels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanFileTest {

    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Scan read(Path file) {
        return ScanFile.read(file, Scan.Hints.NONE);
    }

    private static Voxels some(int nx, int ny, int nz, int below) {
        Random random = new Random(3);
        return new Voxels(nx, ny, nz, IntStream.range(0, nx * ny * nz).map(n -> random.nextInt(below)).toArray());
    }

    private static void same(Voxels expected, Voxels got) {
        assertEquals(expected.size(), got.size());
        assertArrayEquals(expected.values(), got.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tif", "x.tiff", "x.npy"})
    void whatIsWrittenIsReadBackExactly(String name) throws IOException {
        for (Voxels voxels : List.of(some(7, 5, 3, 256), some(7, 5, 3, 65536), some(9, 4, 1, 3), some(1, 1, 1, 2))) {
            ScanWriter.write(folder.resolve(name), name, voxels);
            same(voxels, read(folder.resolve(name)).voxels());
        }
    }

    @Test
    void theFirstRowOfAnImageIsTheUppermost() throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {1, 2, 3, 4});
        ImageIO.write(image, "png", folder.resolve("x.png").toFile());
        assertArrayEquals(new int[] {3, 4, 1, 2}, read(folder.resolve("x.png")).voxels().values());
    }

    @Test
    void slicesOfAFolderFollowEachOtherByTheirNumbers() throws IOException {
        for (int slice : new int[] {10, 9, 1}) {
            BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
            image.getRaster().setSample(0, 0, 0, 1000 * slice);
            ImageIO.write(image, "png", folder.resolve("slice" + slice + ".png").toFile());
        }
        file("notes.txt", "not a slice");
        assertArrayEquals(new int[] {1000, 9000, 10_000}, read(folder).voxels().values());
    }

    @Test
    void rawNumbersAreReadInTheirTypeAndOrder() {
        ByteBuffer bytes = ByteBuffer.allocate(15).order(ByteOrder.BIG_ENDIAN);
        bytes.put(new byte[3]);
        for (int n = 0; n < 6; n++) {
            bytes.putShort((short) (60_000 + n));
        }
        RawLayout layout = new RawLayout(List.of(3, 2), NumberType.UINT16, ByteOrder.BIG_ENDIAN, 3);
        Voxels voxels = ScanFile.read(file("x.raw", bytes.array()), new Scan.Hints("", Optional.of(layout))).voxels();
        same(new Voxels(3, 2, 1, new int[] {60_000, 60_001, 60_002, 60_003, 60_004, 60_005}), voxels);
    }

    private static byte[] numpy(String type, String fortran, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        return bytes.array();
    }

    /** a[k, j, i] = 100 k + 10 j + i, stored with the last or the first index running fastest. */
    @Test
    void theLastIndexOfAnArrayIsXInEitherOrder() {
        byte[] last = new byte[12];
        byte[] first = new byte[12];
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 2; i++) {
                    last[i + 2 * (j + 3 * k)] = (byte) (100 * k + 10 * j + i);
                    first[k + 2 * (j + 3 * i)] = (byte) (100 * k + 10 * j + i);
                }
            }
        }
        Voxels voxels = read(file("a.npy", numpy("|u1", "False", "2, 3, 2", last))).voxels();
        assertEquals("2 x 3 x 2", voxels.size());
        assertEquals(121, voxels.at(1, 2, 1));
        same(voxels, read(file("b.npy", numpy("|u1", "True", "2, 3, 2", first))).voxels());
    }

    @Test
    void wholeFloatingPointNumbersAreLabels() {
        byte[] data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(3).putDouble(70_000).array();
        assertArrayEquals(new int[] {3, 70_000}, read(file("x.npy", numpy("<f8", "False", "1, 2", data))).voxels().values());
    }

    @Test
    void aDatasetOfAnHdf5FileIsReadByItsPath() {
        Path path = folder.resolve("x.h5");
        try (WritableHdfFile hdf = HdfFile.write(path)) {
            WritableGroup group = hdf.putGroup("entry");
            group.putDataset("labels", new int[][][] {{{1, 2, 3}, {4, 5, 6}}});
            group.putDataset("other", new int[][] {{1, 2}});
        }
        same(new Voxels(3, 2, 1, new int[] {1, 2, 3, 4, 5, 6}),
                ScanFile.read(path, new Scan.Hints("/entry/labels", Optional.empty())).voxels());
        refuses(path, "datasets of two or three axes; name one with structure.dataset");
    }

    /** The layout of DREAM.3D 6: z, y, x, component; features from 1 on. */
    @Test
    void grainsOfDream3dHaveTheirAxesAndPhases() {
        Path path = folder.resolve("x.dream3d");
        try (WritableHdfFile hdf = HdfFile.write(path)) {
            WritableGroup volume = hdf.putGroup("DataContainers").putGroup("SyntheticVolume");
            WritableGroup cells = volume.putGroup("CellData");
            cells.putDataset("FeatureIds", new int[][][][] {{{{1}, {2}}, {{2}, {2}}}});
            cells.putDataset("Phases", new int[][][][] {{{{1}, {3}}, {{3}, {3}}}});
            WritableGroup features = volume.putGroup("CellFeatureData");
            features.putDataset("AvgEulerAngles", new double[][] {{0, 0, 0}, {0.3, 0, 0.1}, {0, Math.PI / 2, 0.2}});
            features.putDataset("Phases", new int[][] {{0}, {1}, {3}});
        }
        Scan scan = read(path);
        same(new Voxels(2, 2, 1, new int[] {1, 2, 2, 2}), scan.voxels());
        points(0, 0, 1, scan.axes().get(1));
        points(0, -1, 0, scan.axes().get(2));
        assertEquals(Map.of(0, 0, 1, 1, 2, 3), scan.labels());
    }

    private static void points(double x, double y, double z, Axis axis) {
        assertEquals(1, Math.abs(x * axis.x() + y * axis.y() + z * axis.z()), ROUNDING, () -> axis + " is not along " + x + ", " + y + ", " + z);
    }

    private static String ang(String grid, String... points) {
        return "# HEADER: Start\n# GRID: " + grid + "\n# XSTEP: 0.5\n# YSTEP: 0.5\n# NCOLS_ODD: 2\n# NCOLS_EVEN: 2\n# NROWS: 2\n#\n"
                + String.join("\n", points) + "\n";
    }

    private static final String UPRIGHT = "0.0 0.0 0.0 0 0 100 0.9 0";
    private static final String SLIGHTLY_TURNED = "0.0 0.06 0.0 0 0 100 0.9 0"; // 3.4 degrees
    private static final String TILTED = "0.5 1.0 0.0 0 0 100 0.9 0";
    private static final String NOT_INDEXED = "12.56637 12.56637 12.56637 0 0 0 -1 0";

    /** Rows go down; grain 1 is the one that is met first from below. */
    @Test
    void pointsOfOneOrientationAreAGrain() {
        Scan scan = read(file("x.ang", ang("SqrGrid", UPRIGHT, NOT_INDEXED, SLIGHTLY_TURNED, TILTED)));
        assertArrayEquals(new int[] {1, 2, 1, 0}, scan.voxels().values());
        assertEquals(0.5e-6, scan.edge().orElseThrow(), ROUNDING);
        assertEquals(Map.of(0, 0, 1, 1, 2, 1), scan.labels());
        // c = (sin phi1 sin Phi, -cos phi1 sin Phi, cos Phi) in the map, whose y and z point the other way
        points(Math.sin(0.5) * Math.sin(1), Math.cos(0.5) * Math.sin(1), -Math.cos(1), scan.axes().get(2));
        points(0, Math.sin(0.03), -Math.cos(0.03), scan.axes().get(1));
    }

    @Test
    void mapsOfOxfordInstrumentsHaveDegreesAndPhases() {
        String ctf = "Channel Text File\nPrj\tx\nJobMode\tGrid\nXCells\t2\nYCells\t1\nXStep\t0.25\nYStep\t0.25\nPhases\t2\n"
                + "Phase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBS\n2\t0\t0\t8\t0\t90\t90\t10\t0.5\t1\t1\n0\t0.25\t0\t0\t3\t0\t0\t0\t0\t0\t0\n";
        Scan scan = read(file("x.ctf", ctf));
        assertArrayEquals(new int[] {1, 0}, scan.voxels().values());
        points(1, 0, 0, scan.axes().get(1));
        assertEquals(2, scan.labels().get(1));
    }

    private static String tesr(String orientation, String data) {
        return "***tesr\n **format\n   2.1\n **general\n   2\n   2 2\n   0.5 0.5\n **cell\n   2\n  *id\n   1 2\n  *ori\n   " + orientation
                + "\n **data\n   " + data + "\n***end\n";
    }

    /** The turn about x by 60 degrees in three ways. */
    @ParameterizedTest
    @ValueSource(strings = {"euler-bunge\n 0 60 0\n 0 60 25", "rodrigues:passive\n 0.5773502691896258 0 0\n 0.5773502691896258 0 0",
        "quaternion\n 0.8660254037844387 0.5 0 0\n 0.8660254037844387 0.5 0 0", "rodrigues:active\n -0.5773502691896258 0 0\n -0.5773502691896258 0 0",
        "euler-bunge:active\n 0 -60 0\n 155 60 180"})
    void orientationsOfNeperAreRead(String orientation) {
        Scan scan = read(file("x.tesr", tesr(orientation, "ascii\n 1 1\n 2 2")));
        assertArrayEquals(new int[] {1, 1, 2, 2}, scan.voxels().values());
        points(0, -Math.sin(Math.PI / 3), 0.5, scan.axes().get(1));
    }

    @Test
    void binaryRastersOfNeperAreRead() {
        assertArrayEquals(new int[] {1, 0, 2, 0}, read(file("x.tesr", tesr("euler-bunge\n0 0 0\n0 0 0", "binary16\n\1\0\0\0\2\0\0\0"))).voxels().values());
    }

    private void refuses(Path file, String expected) {
        try {
            Scan scan = read(file);
            fail(file.getFileName() + " was read as " + scan.voxels().size());
        } catch (ScanException refusal) {
            assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
            assertEquals(1, refusal.getMessage().lines().count());
        }
    }

    /** A TIFF of one page without compression, whose entries may be replaced. */
    private static byte[] tiff(Map<Integer, Integer> changed) {
        Map<Integer, Integer> entries = new LinkedHashMap<>();
        int[] tags = {256, 2, 257, 2, 258, 8, 259, 1, 262, 1, 273, 8, 277, 1, 278, 2, 279, 4};
        for (int n = 0; n < tags.length; n += 2) {
            entries.put(tags[n], tags[n + 1]);
        }
        entries.putAll(changed);
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 + 2 + 12 * entries.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(12).put(new byte[] {1, 2, 3, 4}).putShort((short) entries.size());
        List<Integer> ofTwoBytes = List.of(258, 259, 262, 277, 339);
        entries.forEach((tag, value) -> bytes.putShort((short) (int) tag).putShort((short) (ofTwoBytes.contains(tag) ? 3 : 4)).putInt(1)
                .putInt(value));
        return bytes.putInt(0).array();
    }

    @Test
    void theTestsOwnTiffIsOne() {
        assertArrayEquals(new int[] {3, 4, 1, 2}, read(file("x.tif", tiff(Map.of()))).voxels().values());
    }

    /** Damaged and hostile files: each is refused in one line that says why. */
    @Test
    void damagedFilesAreRefusedInOneLine() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("empty.tif", new byte[0]);
        files.put("short.tif", new byte[] {'I', 'I', 42});
        files.put("text.tif", "this is no image at all".getBytes(StandardCharsets.US_ASCII));
        files.put("big.tif", new byte[] {'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0});
        files.put("nopages.tif", new byte[] {'I', 'I', 42, 0, 0, 0, 0, 0});
        files.put("beyond.tif", new byte[] {'I', 'I', 42, 0, -1, -1, -1, -1});
        files.put("huge.tif", tiff(Map.of(256, Integer.MAX_VALUE, 257, Integer.MAX_VALUE)));
        files.put("wide.tif", tiff(Map.of(256, 1 << 30)));
        files.put("none.tif", tiff(Map.of(256, 0)));
        files.put("negative.tif", tiff(Map.of(257, -5)));
        files.put("bits.tif", tiff(Map.of(258, 32)));
        files.put("colour.tif", tiff(Map.of(277, 3)));
        files.put("float.tif", tiff(Map.of(339, 3)));
        files.put("signed.tif", tiff(Map.of(339, 2)));
        files.put("offset.tif", tiff(Map.of(273, 1 << 20)));
        files.put("count.tif", tiff(Map.of(279, Integer.MAX_VALUE)));
        files.put("tile.tif", tiff(Map.of(322, 1 << 20, 323, 1 << 20, 324, 8, 325, 4)));
        files.put("compression.tif", tiff(Map.of(259, 31_337)));
        byte[] circle = tiff(Map.of());
        ByteBuffer.wrap(circle).order(ByteOrder.LITTLE_ENDIAN).putInt(circle.length - 4, 12);
        files.put("circle.tif", circle);
        byte[] pointer = tiff(Map.of());
        ByteBuffer.wrap(pointer).order(ByteOrder.LITTLE_ENDIAN).putInt(14 + 4, 1 << 29); // a width of many values
        files.put("pointer.tif", pointer);

        ByteBuffer png = ByteBuffer.wrap(image("byte"));
        files.put("text.png", "no image".getBytes(StandardCharsets.US_ASCII));
        files.put("cut.png", Arrays.copyOf(png.array(), 60));
        files.put("head.png", Arrays.copyOf(png.array(), 20));
        byte[] huge = png.array().clone();
        ByteBuffer.wrap(huge).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
        files.put("huge.png", huge);
        byte[] wrong = png.array().clone();
        Arrays.fill(wrong, 45, wrong.length - 12, (byte) 0x55);
        files.put("wrong.png", wrong);
        files.put("colour.png", image("colour"));

        files.put("magic.npy", "NUMPY and then nothing of it".getBytes(StandardCharsets.US_ASCII));
        files.put("short.npy", new byte[] {(byte) 0x93, 'N', 'U'});
        files.put("version.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0, 4, 0, 0, 0, 0, 0});
        files.put("header.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127, 0, 0});
        files.put("object.npy", numpy("|o8", "False", "1, 1", new byte[8]));
        files.put("complex.npy", numpy("<c16", "False", "1, 1", new byte[16]));
        files.put("nothing.npy", numpy("<u1", "False", "", new byte[1]));
        files.put("line.npy", numpy("<u1", "False", "4,", new byte[4]));
        files.put("axes.npy", numpy("<u1", "False", "1, 1, 1, 4", new byte[4]));
        files.put("cut.npy", numpy("<u2", "False", "4, 4", new byte[31]));
        files.put("long.npy", numpy("<u2", "False", "4, 4", new byte[33]));
        files.put("huge.npy", numpy("<u1", "False", "2000000000, 2000000000, 2000000000", new byte[4]));
        files.put("digits.npy", numpy("<u1", "False", "99999999999999999999, 1", new byte[4]));
        files.put("zero.npy", numpy("<u1", "False", "0, 4", new byte[0]));
        files.put("minus.npy", numpy("<i1", "False", "1, 1", new byte[] {-1}));
        files.put("half.npy", numpy("<f4", "False", "1, 1", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).array()));
        files.put("nan.npy", numpy("<f4", "False", "1, 1", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array()));

        files.put("text.h5", "no HDF5 here".getBytes(StandardCharsets.US_ASCII));
        byte[] hdf = hdf();
        files.put("cut.h5", Arrays.copyOf(hdf, hdf.length / 2));
        files.put("head.h5", Arrays.copyOf(hdf, 40));
        byte[] zeros = hdf.clone();
        Arrays.fill(zeros, 48, zeros.length, (byte) 0);
        files.put("zeros.h5", zeros);
        byte[] noise = hdf.clone();
        new Random(1).nextBytes(noise);
        System.arraycopy(hdf, 0, noise, 0, 64);
        files.put("noise.h5", noise);

        files.put("empty.ang", "# GRID: SqrGrid\n".getBytes(StandardCharsets.US_ASCII));
        files.put("hexagonal.ang", ang("HexGrid", UPRIGHT).getBytes(StandardCharsets.US_ASCII));
        files.put("cut.ang", ang("SqrGrid", UPRIGHT, UPRIGHT, UPRIGHT).getBytes(StandardCharsets.US_ASCII));
        files.put("more.ang", ang("SqrGrid", UPRIGHT, UPRIGHT, UPRIGHT, UPRIGHT, UPRIGHT).getBytes(StandardCharsets.US_ASCII));
        files.put("words.ang", ang("SqrGrid", UPRIGHT, "1 2 many 0 0 100 0.9 0").getBytes(StandardCharsets.US_ASCII));
        files.put("columns.ang", ang("SqrGrid", "1 2 3").getBytes(StandardCharsets.US_ASCII));
        files.put("nan.ang", ang("SqrGrid", "NaN 0 0 0 0 100 0.9 0").getBytes(StandardCharsets.US_ASCII));
        files.put("huge.ang", ang("SqrGrid").replace("NROWS: 2", "NROWS: 999999999").replace("NCOLS_ODD: 2", "NCOLS_ODD: 999999999")
                .getBytes(StandardCharsets.US_ASCII));
        files.put("step.ang", ang("SqrGrid").replace("XSTEP: 0.5", "XSTEP: 0").getBytes(StandardCharsets.US_ASCII));
        files.put("text.ctf", "Channel Text File\n".getBytes(StandardCharsets.US_ASCII));
        files.put("head.ctf", "XCells\t2\nPhase\tX\tY\n".getBytes(StandardCharsets.US_ASCII));
        files.put("text.tesr", "***tess\n".getBytes(StandardCharsets.US_ASCII));
        files.put("cut.tesr", tesr("euler-bunge\n0 0 0\n0 0 0", "ascii\n1 2 3").replace("\n***end", "").getBytes(StandardCharsets.US_ASCII));
        files.put("binary.tesr", tesr("euler-bunge\n0 0 0\n0 0 0", "binary32\n1").getBytes(StandardCharsets.US_ASCII));
        files.put("format.tesr", tesr("euler-bunge\n0 0 0\n0 0 0", "packed\n1").getBytes(StandardCharsets.US_ASCII));
        files.put("angles.tesr", tesr("hopf\n0 0 0\n0 0 0", "ascii\n1 1 2 2").getBytes(StandardCharsets.US_ASCII));
        files.put("numbers.tesr", tesr("euler-bunge\n0 zero 0\n0 0 0", "ascii\n1 1 2 2").getBytes(StandardCharsets.US_ASCII));
        files.put("huge.tesr", tesr("euler-bunge\n0 0 0\n0 0 0", "ascii\n1").replace("2 2\n", "999999999 999999999\n").getBytes(StandardCharsets.US_ASCII));
        files.put("unknown.jpg", new byte[] {1, 2, 3});
        files.put("layout.raw", new byte[8]);

        List<String> read = new ArrayList<>();
        files.forEach((name, bytes) -> {
            try {
                read.add(name + ": " + read(file(name, bytes)).voxels().size());
            } catch (ScanException refusal) {
                assertEquals(1, refusal.getMessage().lines().count(), name);
                assertTrue(refusal.getMessage().length() < 400, name + ": " + refusal.getMessage());
            }
        });
        assertEquals(List.of(), read);
        assertTrue(files.size() >= 60, files.size() + " files");
    }

    private byte[] image(String kind) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, kind.equals("colour") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 16, 16, 0, new Random(2).ints(256, 0, 256).toArray());
        ImageIO.write(image, "png", folder.resolve("made.png").toFile());
        byte[] bytes = Files.readAllBytes(folder.resolve("made.png"));
        Files.delete(folder.resolve("made.png"));
        return bytes;
    }

    private byte[] hdf() throws IOException {
        Path path = folder.resolve("made.h5");
        try (WritableHdfFile hdf = HdfFile.write(path)) {
            hdf.putDataset("labels", new int[][] {{1, 2}, {3, 4}});
        }
        byte[] bytes = Files.readAllBytes(path);
        Files.delete(path);
        return bytes;
    }

    @Test
    void slicesOfDifferentSizesAreRefused() throws IOException {
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", folder.resolve("1.png").toFile());
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png", folder.resolve("2.png").toFile());
        refuses(folder, "2.png has pages of different sizes");
    }

    @Test
    void formatsAreNamedWhereOneIsNotKnown() {
        refuses(file("x.mat", "MATLAB"), ".dream3d, .ang, .ctf, .tesr");
    }
}
