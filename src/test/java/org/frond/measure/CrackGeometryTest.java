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
        CrackPath path = CrackGeometry.path(GRID, d, Front.BROKEN, Side.LEFT).orElseThrow();
        assertEquals(path.tip().x(), path.length(), 1e-9);
        assertEquals(1, path.tortuosity(), 1e-9);
    }

    /** The profile falls to d = 0.9 at 0.316 widths, 0.13 past the end of the line. */
    @Test
    void lengthOfAnInclinedCrackIsThatOfItsLine() {
        double angle = Math.toRadians(22.5);
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 3, 10 * Math.cos(angle), 3 + 10 * Math.sin(angle));
        CrackPath path = CrackGeometry.path(GRID, d, Front.BROKEN, Side.LEFT).orElseThrow();
        assertEquals(10.1, path.length(), 0.15);
    }

    @Test
    void lengthOfAKinkedCrackCountsBothArms() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 6, 5, 6, 9, 9);
        CrackPath path = CrackGeometry.path(GRID, d, Front.BROKEN, Side.LEFT).orElseThrow();
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
    void crackThatHangsOnNoFaceHasNoPath() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 3, 6, 8, 6);
        assertTrue(CrackGeometry.path(GRID, d, Front.BROKEN, Side.LEFT).isEmpty());
    }

    @Test
    void pathFromTheRightFaceEndsAtItsSmallestX() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 12, 6, 5, 6);
        CrackPath path = CrackGeometry.path(GRID, d, Front.BROKEN, Side.RIGHT).orElseThrow();
        assertEquals(12, path.mouth().x(), 1e-9);
        assertEquals(12 - path.tip().x(), path.length(), 1e-9);
    }

    @Test
    void shareIsThatOfTheBrokenNodesByVolume() {
        Grid grid = Grid.plane(4, 2, 1);
        double[] d = SyntheticCrack.field(grid, (x, y) -> y == 1 && x <= 3 ? 1.0 : 0.0);
        double[] metal = SyntheticCrack.field(grid, (x, y) -> y == 1 && x <= 1 ? 1.0 : 0.0);
        // half a node on the side and one inside, of three and a half
        assertEquals(1.5 / 3.5, CrackGeometry.share(grid, d, metal, Front.METAL), 1e-15);
    }

    @Test
    void intactSolidHasNoPath() {
        assertTrue(CrackGeometry.path(GRID, new double[GRID.size()], Front.BROKEN, Side.LEFT).isEmpty());
    }
}
