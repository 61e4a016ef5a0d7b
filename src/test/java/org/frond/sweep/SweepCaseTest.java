package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.frond.config.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepCaseTest {

    @TempDir
    private Path folder;

    private List<SweepCase> cases(String text) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "grid: {cells: [32, 32], size: [20 um, 20 um]}\ntime: {end: 1 s}\n");
        return SweepCase.of(Study.read(Files.writeString(folder.resolve("study.yaml"), "base: base.yaml\n" + text)));
    }

    @Test
    void inAGridTheLastKeyChangesFirst() throws IOException {
        List<SweepCase> cases = cases("vary: {cell.voltage: [1 V, 2 V], structure.grains: [5, 6]}\n");
        assertEquals(List.of(Map.of("cell.voltage", "1 V", "structure.grains", "5"), Map.of("cell.voltage", "1 V", "structure.grains", "6"),
                Map.of("cell.voltage", "2 V", "structure.grains", "5"), Map.of("cell.voltage", "2 V", "structure.grains", "6")),
                cases.stream().map(SweepCase::settings).toList());
        assertEquals(List.of("0001", "0002", "0003", "0004"), cases.stream().map(SweepCase::name).toList());
    }

    @Test
    void aListTakesOneOfEach() throws IOException {
        assertEquals(List.of(List.of("cell.voltage=1 V", "structure.grains=5"), List.of("cell.voltage=2 V", "structure.grains=6")),
                cases("vary: {cell.voltage: [1 V, 2 V], structure.grains: [5, 6]}\ndesign: list\n").stream().map(SweepCase::assignments)
                        .toList());
    }

    @Test
    void repetitionsLieSideBySide() throws IOException {
        assertEquals(List.of("1 V 1", "1 V 2", "2 V 1", "2 V 2"),
                cases("vary: {cell.voltage: [1 V, 2 V]}\nrepeat: {key: structure.seed, count: 2}\n").stream()
                        .map(one -> one.settings().get("cell.voltage") + " " + one.settings().get("structure.seed")).toList());
    }

    @Test
    void theLatinHypercubeHasOnePointInEachPartOfEachAxis() {
        double[][] points = Points.of(new Study.Design(Study.DesignKind.LATIN_HYPERCUBE, 17, 4), 3);
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            assertArrayEquals(IntStream.range(0, 17).toArray(),
                    Arrays.stream(points).mapToInt(point -> (int) Math.floor(point[along] * 17)).sorted().toArray());
        }
    }

    /** A (t, m, s)-net keeps its even parts when the bits of a coordinate are flipped, whatever the shift. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 77})
    void aPowerOfTwoOfSobolsPointsHasOneInEachPartOfEachAxis(int seed) {
        double[][] points = Points.of(new Study.Design(Study.DesignKind.SOBOL, 64, seed), 5);
        for (int axis = 0; axis < 5; axis++) {
            int along = axis;
            assertArrayEquals(IntStream.range(0, 64).toArray(),
                    Arrays.stream(points).mapToInt(point -> (int) Math.floor(point[along] * 64)).sorted().toArray());
        }
        long distinctSquares = Arrays.stream(points).map(point -> (int) (point[0] * 8) * 8 + (int) (point[1] * 8)).distinct().count();
        assertEquals(64, distinctSquares, "the first two coordinates fill an 8 x 8 board");
    }

    @ParameterizedTest
    @EnumSource(value = Study.DesignKind.class, names = {"RANDOM", "LATIN_HYPERCUBE", "SOBOL"})
    void drawnPointsDependOnTheSeedAlone(Study.DesignKind kind) {
        double[][] points = Points.of(new Study.Design(kind, 10, 1), 2);
        assertArrayEquals(points, Points.of(new Study.Design(kind, 10, 1), 2));
        assertNotEquals(Arrays.deepToString(points), Arrays.deepToString(Points.of(new Study.Design(kind, 10, 2), 2)));
        assertEquals(true, Arrays.stream(points).flatMapToDouble(Arrays::stream).allMatch(share -> share >= 0 && share < 1));
    }
}
