package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class CrackGeometryTest {

    private static final Grid GRID = Grid.plane(120, 120, 0.1);
    private static final double WIDTH = 0.4;

    @Test
    void pathOfAStraightCrackIsStraight() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 6, 8, 6);
        CrackPath path = CrackGeometry.of(GRID, d, Side.LEFT).path().orElseThrow();
        assertEquals(path.tip().x(), path.length(), 1e-9);
        assertEquals(1, path.tortuosity(), 1e-9);
        path.directions().forEach(direction -> assertEquals(1, direction.x(), 1e-12));
    }

    /** The profile falls to d = 0.9 at 0.316 widths, 0.13 past the end of the line. */
    @Test
    void lengthOfAnInclinedCrackIsThatOfItsLine() {
        double angle = Math.toRadians(22.5);
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 3, 10 * Math.cos(angle), 3 + 10 * Math.sin(angle));
        CrackPath path = CrackGeometry.of(GRID, d, Side.LEFT).path().orElseThrow();
        assertEquals(10.1, path.length(), 0.15);
    }

    @Test
    void lengthOfAKinkedCrackCountsBothArms() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 6, 5, 6, 9, 9);
        CrackPath path = CrackGeometry.of(GRID, d, Side.LEFT).path().orElseThrow();
        assertEquals(10.1, path.length(), 0.15);
    }

    @Test
    void surfaceIsTheIntegralOfItsDensity() {
        Grid grid = Grid.plane(4, 3, 0.5);
        double[] density = new double[grid.size()];
        density[grid.index(0, 1)] = 3;
        density[grid.index(3, 2)] = 5;
        assertEquals(2, CrackGeometry.surface(grid, density), 1e-15);
    }

    @Test
    void crackFromAFlawIsMeasuredFromTheFlaw() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 3, 6, 8, 6);
        CrackGeometry geometry = CrackGeometry.fromFlaw(GRID, d, GRID.index(30, 60));
        assertEquals(geometry.tip().orElseThrow().x() - 3, geometry.path().orElseThrow().length(), 1e-9);
        assertTrue(CrackGeometry.of(GRID, d, Side.LEFT).path().isEmpty());
        assertTrue(CrackGeometry.fromFlaw(GRID, d, GRID.index(1, 1)).path().isEmpty());
    }

    @Test
    void intactSolidHasNoPath() {
        CrackGeometry geometry = CrackGeometry.of(GRID, new double[GRID.size()], Side.LEFT);
        assertTrue(geometry.tip().isEmpty());
        assertTrue(geometry.path().isEmpty());
    }
}
