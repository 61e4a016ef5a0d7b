package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class ToughnessScatterTest {

    private static final double VARIATION = 0.3;
    private static final double LENGTH = 4;
    private static final Grid GRID = Grid.plane(800, 800, 1);
    private static final double[] FACTOR = new ToughnessScatter(VARIATION, LENGTH, 1).on(GRID);

    /** About (800 / (L sqrt(pi/2)))^2 values are independent, so the mean is known within 0.3 / 160. */
    @Test
    void meanIsOneAndVariationAsAsked() {
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < 800; j++) {
            for (int i = 0; i < 800; i++) {
                double value = FACTOR[GRID.index(i, j)];
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / (800 * 800);
        assertEquals(1, mean, 0.01);
        assertEquals(VARIATION, Math.sqrt(squares / (800 * 800) - mean * mean), 0.01);
    }

    @Test
    void logarithmIsCorrelatedAsAGaussianOfTheDistance() {
        double variance = Math.log1p(VARIATION * VARIATION);
        for (int apart : new int[] {2, 4, 8}) {
            double sum = 0;
            for (int j = 0; j < 800; j++) {
                for (int i = 0; i < 800 - apart; i++) {
                    double first = Math.log(FACTOR[GRID.index(i, j)]) + variance / 2;
                    double second = Math.log(FACTOR[GRID.index(i + apart, j)]) + variance / 2;
                    sum += first * second;
                }
            }
            double expected = Math.exp(-apart * apart / (LENGTH * LENGTH));
            assertEquals(expected, sum / (800.0 * (800 - apart)) / variance, 0.04);
        }
    }

    @Test
    void finerGridShowsTheSameField() {
        ToughnessScatter scatter = new ToughnessScatter(0.5, 3, 4);
        Grid coarse = Grid.box(6, 5, 4, 1.5);
        Grid fine = Grid.box(18, 15, 12, 0.5);
        double[] onCoarse = scatter.on(coarse);
        double[] onFine = scatter.on(fine);
        assertEquals(onCoarse[coarse.index(4, 2, 3)], onFine[fine.index(13, 7, 10)], 1e-12);
    }

    @Test
    void noVariationGivesOneEverywhere() {
        Grid grid = Grid.plane(3, 2, 1);
        double[] factor = new ToughnessScatter(0, 2, 1).on(grid);
        assertArrayEquals(new double[] {1, 1, 1},
                new double[] {factor[grid.index(0, 0)], factor[grid.index(2, 0)], factor[grid.index(1, 1)]});
        assertEquals(0, factor[grid.index(3, 0)]);
    }

    @Test
    void correlationLengthBelowTheCellSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ToughnessScatter(0.1, 0.5, 1).on(Grid.plane(4, 4, 1)));
    }
}
