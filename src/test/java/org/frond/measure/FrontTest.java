package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class FrontTest {

    private static final Grid GRID = Grid.plane(40, 20, 0.25);

    @Test
    void tipOfALinearProfileIsExact() {
        double[] d = SyntheticCrack.field(GRID, (x, y) -> y == 2.5 ? 0.9 - 0.2 * (x - 6.137) : 0.0);
        Point tip = new Front(GRID, d, Front.BROKEN).from(Side.LEFT).orElseThrow();
        assertEquals(6.137, tip.x(), 1e-12);
        assertEquals(2.5, tip.y(), 1e-12);
    }

    @Test
    void frontFromTheRightFaceIsItsSmallestX() {
        double[] metal = SyntheticCrack.field(GRID, (x, y) -> 0.5 + 0.1 * (x - 7.3));
        assertEquals(7.3, new Front(GRID, metal, Front.METAL).from(Side.RIGHT).orElseThrow().x(), 1e-12);
    }

    @Test
    void tipOfACrackTwoNodesWideLiesBetweenThem() {
        double[] d = SyntheticCrack.field(GRID, (x, y) -> x <= 4 && (y == 2.5 || y == 2.75) ? 1.0 : 0.0);
        assertEquals(2.625, new Front(GRID, d, Front.BROKEN).from(Side.LEFT).orElseThrow().y(), 1e-12);
    }

    @Test
    void isolatedBodyAheadDoesNotCount() {
        double[] d = SyntheticCrack.field(GRID, (x, y) -> y == 1 && x <= 3 || y == 4 && x >= 6 && x <= 8 ? 1.0 : 0.0);
        Front front = new Front(GRID, d, Front.BROKEN);
        // from 1 at x = 3 to 0 at x = 3.25 the value 0.9 is a tenth of a cell away
        assertEquals(3 + 0.1 * 0.25, front.from(Side.LEFT).orElseThrow().x(), 1e-12);
    }

    @Test
    void crackAcrossTheWholeBoxEndsAtItsFarFace() {
        double[] d = SyntheticCrack.field(GRID, (x, y) -> y == 1 ? 1.0 : 0.0);
        assertEquals(10, new Front(GRID, d, Front.BROKEN).from(Side.LEFT).orElseThrow().x(), 1e-12);
    }

    @Test
    void intactSolidHasNoTip() {
        Front front = new Front(GRID, new double[GRID.size()], Front.BROKEN);
        assertTrue(front.from(Side.LEFT).isEmpty());
    }

    @Test
    void tipInSpaceHasThreeCoordinates() {
        Grid grid = Grid.box(8, 6, 6, 0.5);
        double[] d = new double[grid.size()];
        for (int i = 0; i <= 5; i++) {
            d[grid.index(i, 2, 3)] = 1;
        }
        Point tip = new Front(grid, d, Front.BROKEN).from(Side.LEFT).orElseThrow();
        assertEquals(2.55, tip.x(), 1e-12);
        assertEquals(1, tip.y(), 1e-12);
        assertEquals(1.5, tip.z(), 1e-12);
    }
}
