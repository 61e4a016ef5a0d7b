package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class KinkTest {

    private static final Grid GRID = Grid.plane(120, 120, 0.1);
    private static final double WIDTH = 0.4;
    private static final double TWO_DEGREES = Math.toRadians(2);
    private static final GrainMap TWO_GRAINS = SyntheticCrack.twoGrains(GRID, 5);
    private static final CrackPath BENT_AT_FIVE = path(0, 6, 5, 6, 9, 9);

    @Test
    void kinkAtABoundaryIsFoundWithItsAngle() {
        List<Kink> kinks = Kink.along(BENT_AT_FIVE, TWO_GRAINS);
        assertEquals(1, kinks.size());
        assertEquals(Math.atan2(3, 4), kinks.get(0).angle(), TWO_DEGREES);
        assertEquals(0, kinks.get(0).at().distance(new Point(5, 6, 0)), 0.1);
        assertEquals(0, kinks.get(0).fromGrain());
        assertEquals(1, kinks.get(0).toGrain());
        assertEquals(Kink.Place.BOUNDARY, kinks.get(0).place());
    }

    @Test
    void kinkInsideAGrainIsSaidToBeThere() {
        assertEquals(Kink.Place.GRAIN, Kink.along(BENT_AT_FIVE, SyntheticCrack.oneGrain(GRID)).get(0).place());
    }

    @Test
    void kinkWhereAThirdGrainTouchesIsAtAJunction() {
        assertEquals(Kink.Place.JUNCTION, Kink.along(BENT_AT_FIVE, threeGrains()).get(0).place());
    }

    @Test
    void crackThatLeavesOneBoundaryForAnotherKinksAtTheirJunction() {
        List<Kink> kinks = Kink.along(path(5, 0, 5, 6, 11, 6), threeGrains());
        assertEquals(1, kinks.size());
        assertEquals(Math.PI / 2, kinks.get(0).angle(), TWO_DEGREES);
        assertEquals(Kink.Place.JUNCTION, kinks.get(0).place());
    }

    @Test
    void straightCrackAcrossABoundaryHasNoKink() {
        assertTrue(Kink.along(path(0, 2, 10, 6), TWO_GRAINS).isEmpty());
    }

    @Test
    void turnBelowTheLeastAngleDoesNotCount() {
        CrackPath path = path(0, 6, 5, 6, 11, 7.2);
        assertTrue(Kink.along(path, TWO_GRAINS).isEmpty());
        assertEquals(1, Kink.along(path, TWO_GRAINS, Math.toRadians(5)).size());
    }

    @Test
    void zigzagOverThreeGrainsHasTwoKinks() {
        List<Kink> kinks = Kink.along(path(0, 5, 4, 5, 7, 8, 11, 8), TWO_GRAINS);
        assertEquals(2, kinks.size());
        kinks.forEach(kink -> assertEquals(Math.PI / 4, kink.angle(), 2 * TWO_DEGREES));
    }

    @Test
    void pathOfASinglePointHasNoKink() {
        assertTrue(Kink.along(new CrackPath(List.of(new Point(1, 1, 0))), TWO_GRAINS).isEmpty());
    }

    /** The path of a synthetic crack along a polyline, whose first point lies on the left or lower side. */
    private static CrackPath path(double... line) {
        double[] d = SyntheticCrack.along(GRID, WIDTH, line);
        int mouth = GRID.index((int) Math.round(line[0] / GRID.h()), (int) Math.round(line[1] / GRID.h()));
        Nodes nodes = new Nodes(GRID);
        int tip = GRID.index((int) Math.round(line[line.length - 2] / GRID.h()), (int) Math.round(line[line.length - 1] / GRID.h()));
        return CrackPath.smoothed(new RidgeRoute(GRID, d, new int[] {mouth}).to(tip).stream().map(nodes::point).toList());
    }

    /** Grain 0 left of x = 5; to its right grain 1 above y = 6 and grain 2 below. */
    private static GrainMap threeGrains() {
        int[] grain = TWO_GRAINS.grain().clone();
        for (int j = 0; j < 60; j++) {
            Arrays.fill(grain, GRID.index(50, j), GRID.index(119, j) + 1, 2);
        }
        return new GrainMap(GRID, grain, TWO_GRAINS.boundaryDistance());
    }
}
