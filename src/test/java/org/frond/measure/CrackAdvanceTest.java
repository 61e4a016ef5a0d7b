package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class CrackAdvanceTest {

    private static final Grid GRID = Grid.plane(100, 60, 0.1);
    private static final double WIDTH = 0.4;
    private static final double BOUNDARY_WIDTH = 0.3;
    private static final double LEAST = 0.35;

    @Test
    void straightAdvanceIntoTheNextGrainIsTransgranular() {
        CrackAdvance advance = advance(SyntheticCrack.along(GRID, WIDTH, 0, 3, 2, 3),
                SyntheticCrack.along(GRID, WIDTH, 0, 3, 6, 3), SyntheticCrack.twoGrains(GRID, 4));
        assertEquals(4, advance.length(), 1e-9);
        assertEquals(2.1, advance.reachBefore(), 1e-12);
        assertEquals(6.1, advance.reachAfter(), 1e-12);
        assertEquals(6.1, advance.to().x(), 1e-12);
        assertEquals(CrackAdvance.Mode.TRANSGRANULAR, advance.mode());
        assertEquals(Set.of(1), advance.grainsEntered());
    }

    @Test
    void advanceAlongABoundaryIsIntergranularAndEntersNoGrain() {
        CrackAdvance advance = advance(SyntheticCrack.along(GRID, WIDTH, 4, 0, 4, 1),
                SyntheticCrack.along(GRID, WIDTH, 4, 0, 4, 5), SyntheticCrack.twoGrains(GRID, 4));
        assertEquals(4, advance.length(), 1e-9);
        assertEquals(1, advance.intergranular());
        assertEquals(CrackAdvance.Mode.INTERGRANULAR, advance.mode());
        assertEquals(Set.of(), advance.grainsEntered());
    }

    @Test
    void widerCrackHasNotAdvanced() {
        assertTrue(CrackAdvance.between(SyntheticCrack.along(GRID, 0.4, 0, 3, 4, 3),
                SyntheticCrack.along(GRID, 0.9, 0, 3, 4, 3), SyntheticCrack.oneGrain(GRID), BOUNDARY_WIDTH, LEAST)
                .isEmpty());
    }

    @Test
    void unchangedCrackHasNotAdvanced() {
        double[] d = SyntheticCrack.along(GRID, WIDTH, 0, 3, 4, 3);
        assertTrue(CrackAdvance.between(d, d, SyntheticCrack.oneGrain(GRID), BOUNDARY_WIDTH, LEAST).isEmpty());
    }

    @Test
    void firstCrackCountsFromItsMouth() {
        CrackAdvance advance = advance(new double[GRID.size()], SyntheticCrack.along(GRID, WIDTH, 0, 3, 4, 3),
                SyntheticCrack.oneGrain(GRID));
        assertEquals(0, advance.from().x());
        assertEquals(4.1, advance.to().x(), 1e-12);
        assertEquals(0, advance.reachBefore());
        assertEquals(Set.of(0), advance.grainsEntered());
    }

    @Test
    void branchThatDoesNotReachFartherIsAnAdvanceAllTheSame() {
        double[] before = SyntheticCrack.along(GRID, WIDTH, 0, 3, 8, 3);
        double[] branch = SyntheticCrack.along(GRID, WIDTH, 4, 3, 4, 5);
        double[] after = new double[GRID.size()];
        Arrays.setAll(after, node -> Math.max(before[node], branch[node]));
        CrackAdvance advance = advance(before, after, SyntheticCrack.oneGrain(GRID));
        assertEquals(4, advance.from().x(), 0.15);
        assertEquals(5.1, advance.to().y(), 1e-9);
        assertEquals(advance.reachBefore(), advance.reachAfter());
    }

    private static CrackAdvance advance(double[] before, double[] after, GrainMap grains) {
        List<CrackAdvance> advances = CrackAdvance.between(before, after, grains, BOUNDARY_WIDTH, LEAST);
        assertEquals(1, advances.size());
        return advances.get(0);
    }

    private static double[] both(double[] one, double[] other) {
        double[] both = new double[GRID.size()];
        Arrays.setAll(both, node -> Math.max(one[node], other[node]));
        return both;
    }

    @Test
    void cracksFromBothElectrodesAdvanceByThemselves() {
        double[] before = both(SyntheticCrack.along(GRID, WIDTH, 0, 3, 2, 3), SyntheticCrack.along(GRID, WIDTH, 10, 4, 9, 4));
        double[] after = both(SyntheticCrack.along(GRID, WIDTH, 0, 3, 4, 3), SyntheticCrack.along(GRID, WIDTH, 10, 4, 6, 4));
        List<CrackAdvance> advances = CrackAdvance.between(before, after, SyntheticCrack.oneGrain(GRID), BOUNDARY_WIDTH, LEAST);
        assertEquals(List.of(CrackAdvance.Origin.LEFT, CrackAdvance.Origin.RIGHT),
                advances.stream().map(CrackAdvance::origin).toList());
        CrackAdvance right = advances.get(1);
        assertEquals(3, right.length(), 1e-9);
        assertEquals(5.9, right.to().x(), 1e-9);
        assertEquals(1.1, right.reachBefore(), 1e-9);
        assertEquals(4.1, right.reachAfter(), 1e-9);
    }

    @Test
    void firstCrackFromTheRightCountsFromItsMouth() {
        CrackAdvance advance = advance(new double[GRID.size()], SyntheticCrack.along(GRID, WIDTH, 10, 3, 6, 3),
                SyntheticCrack.oneGrain(GRID));
        assertEquals(CrackAdvance.Origin.RIGHT, advance.origin());
        assertEquals(10, advance.from().x(), 1e-12);
        assertEquals(5.9, advance.to().x(), 1e-9);
    }

    @Test
    void crackOnNoElectrodeStartsFromNeither() {
        CrackAdvance advance = advance(SyntheticCrack.along(GRID, WIDTH, 4, 3, 5, 3), SyntheticCrack.along(GRID, WIDTH, 4, 3, 7, 3),
                SyntheticCrack.oneGrain(GRID));
        assertEquals(CrackAdvance.Origin.NEITHER, advance.origin());
    }

    /** Two cells a time on the right, less than is reported, while the left crack runs. */
    @Test
    void slowGrowthAddsUpBesideACrackThatRuns() {
        GrainMap grains = SyntheticCrack.oneGrain(GRID);
        double[] reported = both(SyntheticCrack.along(GRID, WIDTH, 0, 2, 2, 2), SyntheticCrack.along(GRID, WIDTH, 10, 4, 9, 4));
        double[] second = both(SyntheticCrack.along(GRID, WIDTH, 0, 2, 4, 2), SyntheticCrack.along(GRID, WIDTH, 10, 4, 8.8, 4));
        List<CrackAdvance> left = CrackAdvance.between(reported, second, grains, BOUNDARY_WIDTH, LEAST);
        assertEquals(List.of(CrackAdvance.Origin.LEFT), left.stream().map(CrackAdvance::origin).toList());

        double[] third = both(second, SyntheticCrack.along(GRID, WIDTH, 10, 4, 8.6, 4));
        CrackAdvance right = advance(CrackAdvance.reported(reported, second, left), third, grains);
        assertEquals(CrackAdvance.Origin.RIGHT, right.origin());
        assertEquals(0.4, right.length(), 1e-9);
    }
}
