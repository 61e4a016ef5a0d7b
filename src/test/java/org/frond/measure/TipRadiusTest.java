package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Needles with round ends of known radius, at several angles; smooth ones whose field falls linearly across the outline, and sharp ones. */
class TipRadiusTest {

    private static final Grid GRID = Grid.plane(160, 160, 1);

    private static double[] needle(double radius, double degrees, boolean sharp) {
        double angle = Math.toRadians(degrees);
        double[] line = {80.3, 79.6, 80.3 - 60 * Math.cos(angle), 79.6 - 60 * Math.sin(angle)};
        return SyntheticCrack.field(GRID, (x, y) -> {
            double t = Math.max(0, Math.min(1, ((x - line[0]) * (line[2] - line[0]) + (y - line[1]) * (line[3] - line[1])) / 3600));
            double away = Math.hypot(x - line[0] - t * (line[2] - line[0]), y - line[1] - t * (line[3] - line[1]));
            return sharp ? away <= radius ? 1 : 0 : 0.5 + Math.max(-0.5, Math.min(0.5, (radius - away) / 4));
        });
    }

    /** The tip near the middle of the grid. */
    private static TipRadius at(double[] values, double radius) {
        Skeleton skeleton = Skeleton.of(GRID, values, 0.5);
        Skeleton.Tip tip = skeleton.tips().stream().filter(one -> one.at().distance(new Point(80.3, 79.6, 0)) < 3 * radius + 3).findFirst()
                .orElseThrow();
        return TipRadius.of(GRID, new Outline(GRID, values, 0.5), tip).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 30", "5, 0", "5, 17", "5, 45", "8, 30", "16, 10"})
    void smoothNeedleHasItsRadius(double radius, double degrees) {
        TipRadius found = at(needle(radius, degrees, false), radius);
        assertEquals(radius, found.radius(), 0.05 * radius, found::toString);
    }

    /** An outline of whole nodes is known to half a cell: three standard errors hold the radius. */
    @ParameterizedTest
    @CsvSource({"5, 0", "5, 17", "5, 45", "8, 0", "8, 30", "16, 10", "16, 45"})
    void sharpNeedleHasItsRadiusWithinThreeErrors(double radius, double degrees) {
        TipRadius found = at(needle(radius, degrees, true), radius);
        assertTrue(Math.abs(found.radius() - radius) <= 3 * found.error(), found::toString);
        assertTrue(found.error() <= 0.2 * radius, found::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 10})
    void smootherOutlineHasASmallerError(double radius) {
        assertTrue(at(needle(radius, 20, false), radius).error() < at(needle(radius, 20, true), radius).error() / 3);
    }

    @Test
    void outlineOfTooFewPointsHasNoRadius() {
        double[] dot = new double[GRID.size()];
        dot[GRID.index(80, 80)] = 1;
        assertTrue(TipRadius.of(GRID, new Outline(GRID, dot, 0.5), new Skeleton.Tip(new Point(80.5, 80, 0), new Point(1, 0, 0), 0.2)).isEmpty());
    }
}
