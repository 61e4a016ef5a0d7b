package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {

    private static final double ODD_NAN = Double.longBitsToDouble(0x7ff8_dead_beef_0001L);

    @TempDir
    Path path;
    private CheckpointFolder folder;

    @BeforeEach
    void name() {
        folder = new CheckpointFolder(path.resolve("checkpoint"));
    }

    @Test
    void nothingStoredIsNothingFound() {
        assertTrue(folder.readNewest().isEmpty());
    }

    @Test
    void everyBitComesBack() {
        double[] special = {ODD_NAN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 0.1};
        double[] longerThanABlock = new double[300_000];
        Arrays.setAll(longerThanABlock, i -> 1.0 / (1 + i));
        folder.write(7, new RunState(Map.of("special", special, "long", longerThanABlock, "empty", new double[0]),
                Map.of("seed", Long.MIN_VALUE), Map.of("time", ODD_NAN, "zero", -0.0), Map.of("mode", "µ \"hold\"\n")), 2);

        CheckpointFolder.Restored restored = folder.readNewest().orElseThrow();

        assertEquals(7, restored.step());
        assertEquals(List.of(), restored.warnings());
        assertEquals(bits(special), bits(restored.state().array("special")));
        assertEquals(bits(longerThanABlock), bits(restored.state().array("long")));
        assertEquals(0, restored.state().array("empty").length);
        assertEquals(Long.MIN_VALUE, restored.state().whole("seed"));
        assertEquals(bits(ODD_NAN), bits(restored.state().number("time")));
        assertEquals(bits(-0.0), bits(restored.state().number("zero")));
        assertEquals("µ \"hold\"\n", restored.state().text("mode"));
    }

    @Test
    void theNewestTwoAreKept() throws IOException {
        for (long step : new long[] {1, 2, 10, 11}) {
            folder.write(step, state(step), 2);
        }

        assertEquals(List.of("000000010.ckpt", "000000011.ckpt"), names());
    }

    @Test
    void asManyAreKeptAsIsAskedFor() {
        for (long step : new long[] {1, 2, 3, 4}) {
            folder.write(step, state(step), step < 4 ? Integer.MAX_VALUE : 3);
        }

        assertEquals(List.of(4L, 3L, 2L), folder.steps());
    }

    @Test
    void oneThatCannotBeReadGivesWayToTheOneBefore() throws IOException {
        folder.write(1, state(1), 2);
        Files.createDirectory(folder.file(2));

        CheckpointFolder.Restored restored = folder.readNewest().orElseThrow();

        assertEquals(1, restored.step());
        assertTrue(restored.warnings().get(0).startsWith(folder.file(2).toString()), restored.warnings()::toString);
    }

    @Test
    void oneThatDoesNotPassTheCheckGivesWayToTheOneBefore() {
        folder.write(1, state(1), 2);
        folder.write(2, state(2), 2);

        CheckpointFolder.Restored restored = folder.readNewest((step, state) -> {
            if (step == 2) {
                throw new DamagedFileException("too new");
            }
        }).orElseThrow();

        assertEquals(1, restored.step());
        assertEquals(List.of("too new"), restored.warnings());
    }

    @Test
    void oneThatIsRefusedEndsTheSearch() {
        folder.write(1, state(1), 2);

        assertThrows(FolderException.class, () -> folder.readNewest((step, state) -> {
            throw new FolderException(path, "of another run");
        }));
    }

    @Test
    void aCheckpointOfAnAbandonedFutureIsRemoved() throws IOException {
        folder.write(10, state(10), 2);
        folder.write(20, state(20), 2);

        folder.write(11, state(11), 2);

        assertEquals(List.of("000000010.ckpt", "000000011.ckpt"), names());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 13, 20, 100, -20, -1})
    void anyChangedByteIsNoticedAndTheOlderOneIsUsed(int position) throws IOException {
        folder.write(1, state(1), 2);
        Path newest = folder.write(2, state(2), 2);
        byte[] content = Files.readAllBytes(newest);
        content[Math.floorMod(position, content.length)] ^= 0x10;
        Files.write(newest, content);

        CheckpointFolder.Restored restored = folder.readNewest().orElseThrow();

        assertEquals(1, restored.step());
        assertEquals(1.0, restored.state().number("time"));
        assertEquals(1, restored.warnings().size());
    }

    @Test
    void aFileWhoseNumberNoStepHasIsNoCheckpoint() throws IOException {
        Path newest = folder.write(2, state(2), 2);
        Files.writeString(newest.resolveSibling("99999999999999999999.ckpt"), "stray");

        assertEquals(2, folder.readNewest().orElseThrow().step());
    }

    @Test
    void aTornFileIsNoticed() throws IOException {
        Path newest = folder.write(2, state(2), 2);
        byte[] content = Files.readAllBytes(newest);
        for (int length : new int[] {0, 5, 16, 40, content.length - 1}) {
            Files.write(newest, Arrays.copyOf(content, length));
            assertThrows(FolderException.class, folder::readNewest);
        }
    }

    @Test
    void aMissingNameIsNamed() {
        ResultException e = assertThrows(ResultException.class, () -> state(1).array("phi"));

        assertTrue(e.getMessage().contains("'phi'"), e.getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static RunState state(long step) {
        return new RunState(Map.of("d", new double[] {1, 2, 3, step}), Map.of("step", step),
                Map.of("time", (double) step), Map.of("name", "a run"));
    }

    private static List<Long> bits(double... values) {
        return Arrays.stream(values).mapToObj(Double::doubleToRawLongBits).toList();
    }
}
