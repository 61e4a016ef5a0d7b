package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.junit.jupiter.api.Test;

/** Level lines and grain boundaries. */
class LinesTest {

    private static final Grid GRID = Grid.plane(40, 30, 1);

    @Test
    void theLevelLineOfAConeIsACircle() {
        double[] values = new double[GRID.size()];
        for (int j = 0; j <= 30; j++) {
            for (int i = 0; i <= 40; i++) {
                values[GRID.index(i, j)] = Math.hypot(i - 20.3, j - 14.8);
            }
        }

        List<double[]> points = points(LevelLines.of(new Scalars(GRID, Location.NODE, values), 10));

        assertTrue(points.size() > 80);
        for (double[] point : points) {
            // Linear interpolation of a cone of radius r errs by at most h^2 / (8 r).
            assertEquals(10, Math.hypot(point[0] - 20.3, point[1] - 14.8), 1 / 80.0);
        }
    }

    @Test
    void aFieldThatDoesNotReachTheLevelHasNoLine() {
        assertTrue(points(LevelLines.of(new Scalars(GRID, Location.NODE, new double[GRID.size()]), 1)).isEmpty());
    }

    @Test
    void aStraightBoundaryIsOneStraightLineAcrossTheGrid() {
        List<double[]> points = points(GrainBoundaries.of(GRID, grains(17, 0)).path());

        assertTrue(points.stream().allMatch(point -> point[0] == 17));
        assertEquals(0, points.stream().mapToDouble(point -> point[1]).min().orElseThrow(), 0.5);
        assertEquals(30, points.stream().mapToDouble(point -> point[1]).max().orElseThrow(), 0.5);
    }

    @Test
    void aStaircaseBecomesTheLineItStandsFor() {
        List<double[]> points = points(GrainBoundaries.of(GRID, grains(5, 0.4)).path());

        for (double[] point : points) {
            boolean inside = point[1] > 6 && point[1] < 24;
            assertEquals(5 + 0.4 * point[1], point[0], inside ? 0.25 : 1);
        }
    }

    @Test
    void oneGrainHasNoBoundary() {
        assertTrue(points(GrainBoundaries.of(GRID, new int[GRID.size()]).path()).isEmpty());
    }

    private static int[] grains(double x, double slope) {
        int[] grains = new int[GRID.size()];
        for (int j = 0; j < 30; j++) {
            for (int i = 0; i < 40; i++) {
                grains[GRID.index(i, j)] = i + 0.5 < x + slope * (j + 0.5) ? 3 : 8;
            }
        }
        return grains;
    }

    private static List<double[]> points(Path2D path) {
        List<double[]> points = new ArrayList<>();
        for (PathIterator at = path.getPathIterator(null); !at.isDone(); at.next()) {
            double[] point = new double[6];
            at.currentSegment(point);
            points.add(point);
        }
        return points;
    }
}
