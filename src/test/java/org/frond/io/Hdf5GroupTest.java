package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfWritingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5GroupTest {

    private static final double[][] NUMBERS = {{1, 2}, {3, 4}};

    @TempDir
    Path folder;
    private WritableHdfFile file;
    private Hdf5Group root;

    @BeforeEach
    void open() {
        file = HdfFile.write(folder.resolve("a.h5"));
        root = new Hdf5Group("/", file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a/b", "a\0b"})
    void aNameThatBreaksTheFileIsRefused(String name) {
        assertThrows(ResultException.class, () -> root.numbers(name, NUMBERS, true, Map.of()));
        assertThrows(ResultException.class, () -> root.group(name));
    }

    @Test
    void aNameIsMeasuredInBytes() {
        assertDoesNotThrow(() -> root.numbers("µ".repeat(124), NUMBERS, true, Map.of()));
        assertThrows(ResultException.class, () -> root.numbers("µ".repeat(125), NUMBERS, true, Map.of()));
    }

    @Test
    void aDuplicateNameIsRefused() {
        root.numbers("d", NUMBERS, true, Map.of());

        assertThrows(ResultException.class, () -> root.numbers("d", NUMBERS, true, Map.of()));
        assertThrows(ResultException.class, () -> root.group("d"));
    }

    @Test
    void raggedAndEmptyArraysAreRefused() {
        assertThrows(ResultException.class, () -> root.numbers("a", new double[][] {{1, 2}, {3}}, true, Map.of()));
        assertThrows(ResultException.class, () -> root.numbers("b", new double[][] {{1, 2}, null}, true, Map.of()));
        assertThrows(ResultException.class, () -> root.numbers("c", new double[0][0], true, Map.of()));
        assertThrows(ResultException.class, () -> root.numbers("e", new double[2][0], true, Map.of()));
    }

    @Test
    void anAttributeTooLargeForItsHeaderIsRefused() {
        assertDoesNotThrow(() -> root.attributes(Map.of("a", new double[6250])));
        assertThrows(ResultException.class, () -> root.attributes(Map.of("b", new double[6251])));
        assertThrows(ResultException.class, () -> root.attributes(Map.of("c", "x".repeat(50_001))));
        assertThrows(ResultException.class, () -> root.attributes(Map.of("d", new String[] {"x".repeat(30_000), ""})));
    }

    @Test
    void anAttributeOfAnotherKindIsRefused() {
        assertThrows(ResultException.class, () -> root.attributes(Map.of("a", true)));
        assertThrows(ResultException.class, () -> root.attributes(Map.of("b", "")));
    }

    /** The displacement of 446^3 cells has 2.14e9 bytes, that of 447^3 has 2.158e9; jHDF chunks at most 2^31. */
    @Test
    void aDatasetOf2GibIsStoredWithoutChunks() {
        assertTrue(Hdf5Group.options(new int[] {447, 447, 447, 3}, 8).isChunked());
        assertFalse(Hdf5Group.options(new int[] {448, 448, 448, 3}, 8).isChunked());
        assertTrue(Hdf5Group.options(new int[] {448, 448, 448, 3}, 4).isChunked());
    }

    @Test
    void aFullDiskIsToldWithItsReasonAndLeavesNothing() throws IOException {
        Path target = folder.resolve("b/full.h5");

        String message = assertThrows(ResultException.class, () -> Hdf5Group.write(target, full -> {
            throw new HdfWritingException("Failed to write to file", new IOException("No space left on device"));
        })).getMessage();

        assertEquals(target + ": No space left on device; check free space and permissions", message);
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aTextHdf5WouldCutIsRefused() {
        assertThrows(ResultException.class, () -> root.text("a", "", Map.of()));
        assertThrows(ResultException.class, () -> root.text("b", "x\0y", Map.of()));
    }
}
