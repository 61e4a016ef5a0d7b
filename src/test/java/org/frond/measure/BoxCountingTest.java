package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.junit.jupiter.api.Test;

/** Fractals whose dimension is known exactly: log(copies) / log(scale). */
class BoxCountingTest {

    private static final double TOLERANCE = 0.03;

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

    @Test
    void cubeHasDimensionThree() {
        Grid grid = Grid.box(64, 64, 64, 1);
        double[] values = new double[grid.size()];
        Arrays.fill(values, 1);
        assertEquals(3, BoxCounting.of(grid, Location.CELL, values, 0.5).dimension(), TOLERANCE);
    }

    @Test
    void emptySetHasNoDimension() {
        Grid grid = Grid.plane(64, 64, 1);
        assertThrows(IllegalArgumentException.class,
                () -> BoxCounting.of(grid, Location.CELL, new double[grid.size()], 0.5));
    }

    @Test
    void windowOfTooFewSizesIsRefused() {
        Grid grid = Grid.plane(8, 8, 1);
        assertThrows(IllegalArgumentException.class,
                () -> BoxCounting.of(grid, Location.CELL, new double[grid.size()], 0.5));
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
        return measured(pixels, shape, BoxCounting.Window.upTo(pixels));
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
