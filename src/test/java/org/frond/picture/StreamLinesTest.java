package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.junit.jupiter.api.Test;

class StreamLinesTest {

    private static final Grid GRID = Grid.plane(52, 52, 1);

    private static List<double[]> lines(Flow flow) {
        double[] values = new double[2 * GRID.size()];
        for (int j = 0; j < 52; j++) {
            for (int i = 0; i < 52; i++) {
                values[GRID.index(i, j)] = flow.u(i + 0.5, j + 0.5);
                values[GRID.size() + GRID.index(i, j)] = flow.v(i + 0.5, j + 0.5);
            }
        }
        return Outlines.along(Cut.middle(GRID), GRID, FieldData.of(GRID, Field.cell("current_density", "i", "A/m^2", "").asVector(2), values));
    }

    private interface Flow {

        double u(double x, double y);

        double v(double x, double y);
    }

    /** A uniform current: 26 lines across 52 cells, straight, 2 cells apart, from edge to edge but for a cell or two. */
    @Test
    void aUniformCurrentHasStraightLinesEquallyFarApart() {
        List<double[]> lines = lines(new Flow() {
            @Override
            public double u(double x, double y) {
                return 3;
            }

            @Override
            public double v(double x, double y) {
                return 0;
            }
        });
        assertEquals(26, lines.size());
        for (int n = 0; n < 26; n++) {
            double[] line = lines.get(n);
            for (int p = 1; p < line.length; p += 2) {
                assertEquals(1 + 2 * n, line[p], 1e-12);
            }
            assertTrue(Math.abs(line[line.length - 2] - line[0]) > 48, line[0] + " " + line[line.length - 2]);
        }
    }

    /** Round a point the midpoint rule drifts by (step/radius)^3/8 of the radius a step: nothing to see within one turn. */
    @Test
    void aCurrentRoundAPointHasCircles() {
        for (double[] line : lines(new Flow() {
            @Override
            public double u(double x, double y) {
                return -(y - 26);
            }

            @Override
            public double v(double x, double y) {
                return x - 26;
            }
        })) {
            double radius = Math.hypot(line[0] - 26, line[1] - 26);
            for (int p = 0; p < line.length && radius > 4; p += 2) {
                assertEquals(radius, Math.hypot(line[p] - 26, line[p + 1] - 26), 0.05);
            }
        }
    }

    @Test
    void withoutCurrentThereAreNoLines() {
        assertEquals(0, lines(new Flow() {
            @Override
            public double u(double x, double y) {
                return 0;
            }

            @Override
            public double v(double x, double y) {
                return 0;
            }
        }).size());
    }
}
