package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private static final Grid GRID = Grid.plane(10, 6, 0.5);

    @Test
    void bodiesOnEitherFaceAndBetweenAreToldApart() {
        double[] metal = SyntheticCrack.field(GRID, (x, y) ->
                x <= 0.5 || x >= 5 || x == 2.5 && y == 1 || x == 3.5 && y >= 1 && y <= 2 ? 1.0 : 0.0);
        Components bodies = Components.of(GRID, metal, Front.METAL);
        int left = bodies.labelAt(GRID.index(0, 3));
        int right = bodies.labelAt(GRID.index(10, 3));
        int dot = bodies.labelAt(GRID.index(5, 2));
        int line = bodies.labelAt(GRID.index(7, 2));
        assertEquals(4, bodies.count());
        assertEquals((0.25 + 0.5) * 3, bodies.volume(left), 1e-14);
        assertEquals(0.25 * 3, bodies.volume(right), 1e-14);
        assertEquals(0.25, bodies.volume(dot), 1e-14);
        assertEquals(3 * 0.25, bodies.volume(line), 1e-14);
        assertEquals(List.of(true, false, false, false), Stream.of(left, right, dot, line).map(label -> bodies.touches(label, Side.LEFT)).toList());
        assertEquals(List.of(false, true, false, false), Stream.of(left, right, dot, line).map(label -> bodies.touches(label, Side.RIGHT)).toList());
        assertEquals(List.of(false, false, true, true), Stream.of(left, right, dot, line).map(bodies::isIsolated).toList());
    }

    @Test
    void bridgeFromFaceToFaceIsAShort() {
        double[] metal = SyntheticCrack.field(GRID, (x, y) -> y == 1 ? 1.0 : 0.0);
        Components bodies = Components.of(GRID, metal, Front.METAL);
        assertTrue(bodies.touches(1, Side.LEFT) && bodies.touches(1, Side.RIGHT));
    }

    @Test
    void nodesThatTouchOnlyAcrossADiagonalAreApart() {
        double[] metal = SyntheticCrack.field(GRID, (x, y) -> x == 1 && y == 1 || x == 1.5 && y == 1.5 ? 1.0 : 0.0);
        assertEquals(2, Components.of(GRID, metal, Front.METAL).count());
    }

    @Test
    void armsThatMeetLaterAreOneComponent() {
        double[] metal = SyntheticCrack.field(GRID, (x, y) ->
                (x == 1 || x == 2 || x == 3) && y <= 2 || y == 2 && x >= 1 && x <= 3 ? 1.0 : 0.0);
        Components components = Components.of(GRID, metal, Front.METAL);
        assertEquals(1, components.count());
        assertEquals(components.labelAt(GRID.index(2, 0)), components.labelAt(GRID.index(6, 0)));
    }

    @Test
    void planesOfNodesConnectInSpace() {
        Grid grid = Grid.box(3, 3, 3, 1);
        double[] values = new double[grid.size()];
        values[grid.index(1, 1, 0)] = 1;
        values[grid.index(1, 1, 1)] = 1;
        values[grid.index(2, 2, 1)] = 1;
        Components components = Components.of(grid, values, 0.5);
        assertEquals(2, components.count());
        assertEquals(components.labelAt(grid.index(1, 1, 0)), components.labelAt(grid.index(1, 1, 1)));
        assertNotEquals(components.labelAt(grid.index(1, 1, 1)), components.labelAt(grid.index(2, 2, 1)));
        assertEquals(1.5, components.volume(1), 1e-15);
    }

    @Test
    void nothingAboveTheLevelIsNoComponent() {
        assertEquals(0, Components.of(GRID, new double[GRID.size()], 0.5).count());
    }

    @Test
    void whatGoesOnBeyondAPeriodicEndIsOne() {
        Grid side = Grid.plane(6, 4, 1);
        Grid ring = side.repeating(new org.frond.grid.Periodicity(true, false, false));
        double[] values = new double[side.size()];
        for (int i : new int[] {0, 1, 5, 6}) {
            values[side.index(i, 2)] = 1;
        }
        assertEquals(2, Components.of(side, values, 0.5).count());
        assertEquals(1, Components.of(ring, values, 0.5).count());
    }
}
