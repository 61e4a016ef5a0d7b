package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fractals whose dimension is known exactly: log(copies) / log(scale). */
@Tag("slow")
class BoxCountingTest {

    private static final double TOLERANCE = 0.03;

    private static final Grid LARGE = Grid.plane(1024, 1024, 1);

    /** The counts of sets made of thirds oscillate with period log 3: this window holds three whole periods. */
    private static final BoxCounting.Window THIRDS = new BoxCounting.Window(3, 81, Math.sqrt(3));

    /** Whether pixel (i, j) belongs to the set. */
    private interface Shape {
        boolean holds(int i, int j);
    }

    @Test
    void lineHasDimensionOne() {
        assertEquals(1, measured(1024, (i, j) -> j == 511).dimension(), TOLERANCE);
    }

    @Test
    void squareHasDimensionTwo() {
        assertEquals(2, measured(1024, (i, j) -> true).dimension(), TOLERANCE);
    }

    @Test
    void sierpinskiTriangleHasDimensionLogThreeOverLogTwo() {
        assertEquals(Math.log(3) / Math.log(2), measured(1024, (i, j) -> (i & j) == 0).dimension(), TOLERANCE);
    }

    @Test
    void sierpinskiCarpetHasDimensionLogEightOverLogThree() {
        BoxCounting carpet = measured(729, (i, j) -> base3(i, j, (a, b) -> !(a == 1 && b == 1)), THIRDS);
        assertEquals(Math.log(8) / Math.log(3), carpet.dimension(), TOLERANCE);
        assertTrue(carpet.rSquared() > 0.99);
    }

    @Test
    void vicsekCrossHasDimensionLogFiveOverLogThree() {
        BoxCounting vicsek = measured(729, (i, j) -> base3(i, j, (a, b) -> a == 1 || b == 1), THIRDS);
        assertEquals(Math.log(5) / Math.log(3), vicsek.dimension(), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 30, 45})
    void lineHasDimensionOneAtAnyAngle(double degrees) {
        assertDimension(1, of(Fractals.line(LARGE, Fractals.straight(1024, 900, Math.toRadians(degrees))), 2, 64, Math.sqrt(2)));
    }

    /** Along each axis, pixels first to last need as many boxes as lie between those of both ends, at the best of four offsets. */
    @ParameterizedTest
    @CsvSource({"150, 724, 128", "0, 100, 24", "37, 500, 64"})
    void squareAlongTheAxesHasTheCountOfItsLattice(int first, int pixels, int largest) {
        double[] square = SyntheticCrack.field(LARGE, (x, y) -> Math.min(x, y) >= first && Math.max(x, y) < first + pixels ? 1.0 : 0.0);
        of(square, 2, largest, Math.sqrt(2)).counts().forEach(count -> {
            int s = count.size();
            int along = IntStream.range(0, 4).map(n -> n * s / 4).map(offset -> (first + pixels - 1 + offset) / s - (first + offset) / s + 1).min().orElseThrow();
            assertEquals(along * along, count.boxes(), count::toString);
        });
    }

    /**
     * Over all places of the boxes against it, a convex set of area A and widths w along the axes needs (A + (w_x + w_y) s + s^2)/s^2 of
     * edge s on the mean (Steiner's formula for its sum with a box; J. Serra, Image Analysis and Mathematical Morphology, 1982). A least
     * cover has fewer, and no fewer than A/s^2: the dimension lies between that of the mean and 2.
     */
    @ParameterizedTest
    @CsvSource({"16, 30", "32, 30", "64, 30", "128, 30", "128, 17", "128, 45"})
    void turnedSquareComesOutBetweenSteinersMeanAndTwo(int largest, double degrees) {
        double angle = Math.toRadians(degrees);
        double edge = 1024 / Math.sqrt(2);
        double widths = 2 * edge * (Math.cos(angle) + Math.sin(angle));
        BoxCounting square = of(Fractals.turned(LARGE, (x, y) -> true, angle), 2, largest, Math.sqrt(2));
        double[] x = square.counts().stream().mapToDouble(count -> -Math.log(count.size())).toArray();
        double[] y = square.counts().stream().mapToDouble(count -> Math.log(edge * edge / count.size() / count.size() + widths / count.size() + 1)).toArray();
        double mean = slope(x, y);
        assertTrue(square.dimension() >= mean && square.dimension() < 2, () -> mean + " " + square);
    }

    private static double slope(double[] x, double[] y) {
        double middle = Arrays.stream(x).average().orElseThrow();
        return IntStream.range(0, x.length).mapToDouble(n -> (x[n] - middle) * y[n]).sum()
                / IntStream.range(0, x.length).mapToDouble(n -> (x[n] - middle) * x[n]).sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 30, 45})
    void kochCurveHasDimensionLogFourOverLogThreeAtAnyAngle(double degrees) {
        double[] koch = Fractals.line(LARGE, Fractals.koch(1024, 729, 6, Math.toRadians(degrees)));
        assertDimension(Math.log(4) / Math.log(3), of(koch, 2, 54, Math.sqrt(3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 30, 45})
    void sierpinskiTriangleHasItsDimensionAtAnyAngle(double degrees) {
        double[] triangle = Fractals.turned(LARGE, Fractals.sierpinski(9), Math.toRadians(degrees));
        assertDimension(Math.log(3) / Math.log(2), of(triangle, 8, 64, Math.sqrt(2)));
    }

    /**
     * Clusters of 10 000 particles cover too few scales for boxes to find the limit 1.71: they come out at 1.65. The growth of their
     * radius of gyration with their number, a second method, has it.
     */
    @Test
    void diffusionLimitedAggregatesComeOutBelowOnePointSevenOne() {
        double boxes = 0;
        double growth = 0;
        for (int seed : new int[] {1, 3}) {
            double[] cluster = Fractals.aggregate(LARGE, 10_000, seed);
            boxes += of(cluster, 8, 48, Math.sqrt(2)).dimension() / 2;
            growth += Math.log10(gyration(cluster) / gyration(Fractals.aggregate(LARGE, 1000, seed))) / 2;
        }
        assertEquals(1.65, boxes, TOLERANCE);
        assertEquals(1.71, 1 / growth, 0.05);
    }

    private static double gyration(double[] cluster) {
        double sum = 0;
        int members = 0;
        for (int j = 0; j < LARGE.ny(); j++) {
            for (int i = 0; i < LARGE.nx(); i++) {
                if (cluster[LARGE.index(i, j)] > 0) {
                    sum += (i - 512) * (i - 512) + (j - 512) * (j - 512);
                    members++;
                }
            }
        }
        return Math.sqrt(sum / members);
    }

    @Test
    void intervalHasTheSameBitsEveryTime() {
        double[] koch = Fractals.line(LARGE, Fractals.koch(1024, 729, 6, 0.3));
        assertEquals(of(koch, 2, 54, 2), of(koch, 2, 54, 2));
    }

    @Test
    void setInFewTilesHasNoInterval() {
        double[] dot = new double[LARGE.size()];
        dot[LARGE.index(500, 500)] = 1;
        assertTrue(of(dot, 2, 54, 2).interval().isEmpty());
        assertEquals(0, of(dot, 2, 54, 2).dimension());
    }

    private static void assertDimension(double exact, BoxCounting found) {
        assertEquals(exact, found.dimension(), TOLERANCE, found::toString);
        assertTrue(found.interval().orElseThrow().holds(exact), found::toString);
    }

    private static BoxCounting of(double[] cells, int smallest, int largest, double ratio) {
        return BoxCounting.of(LARGE, Location.CELL, cells, 0.5, new BoxCounting.Window(smallest, largest, ratio));
    }

    @Test
    void cubeHasDimensionThree() {
        Grid grid = Grid.box(64, 64, 64, 1);
        double[] values = new double[grid.size()];
        Arrays.fill(values, 1);
        assertEquals(3, BoxCounting.of(grid, Location.CELL, values, 0.5, BoxCounting.Window.between(2, 8)).dimension(), TOLERANCE);
    }

    @Test
    void emptySetHasNoDimension() {
        Grid grid = Grid.plane(64, 64, 1);
        assertThrows(IllegalArgumentException.class,
                () -> BoxCounting.of(grid, Location.CELL, new double[grid.size()], 0.5, BoxCounting.Window.between(2, 8)));
    }

    @Test
    void windowOfTooFewSizesIsRefused() {
        double[] line = Fractals.line(LARGE, Fractals.straight(1024, 900, 0));
        assertThrows(IllegalArgumentException.class,
                () -> BoxCounting.of(LARGE, Location.CELL, line, 0.5, BoxCounting.Window.between(2, 3)));
    }

    private static boolean base3(int i, int j, Shape digit) {
        int x = i;
        int y = j;
        for (int level = 0; level < 6; level++) {
            if (!digit.holds(x % 3, y % 3)) {
                return false;
            }
            x /= 3;
            y /= 3;
        }
        return true;
    }

    private static BoxCounting measured(int pixels, Shape shape) {
        return measured(pixels, shape, BoxCounting.Window.between(2, pixels / 8));
    }

    private static BoxCounting measured(int pixels, Shape shape, BoxCounting.Window window) {
        Grid grid = Grid.plane(pixels, pixels, 1);
        double[] values = new double[grid.size()];
        for (int j = 0; j < pixels; j++) {
            for (int i = 0; i < pixels; i++) {
                values[grid.index(i, j)] = shape.holds(i, j) ? 1 : 0;
            }
        }
        return BoxCounting.of(grid, Location.CELL, values, 0.5, window);
    }
}
