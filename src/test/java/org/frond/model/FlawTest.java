package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells a flaw breaks, on cells of unit size. */
class FlawTest {

    private static final Grid GRID = Grid.plane(6, 8, 1);

    private static Set<List<Integer>> cells(Grid grid, Flaw flaw) {
        boolean[] broken = flaw.cells(grid);
        Set<List<Integer>> cells = new HashSet<>();
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                if (broken[grid.index(i, j)]) {
                    cells.add(List.of(i, j));
                }
            }
        }
        return cells;
    }

    @Test
    void straightFlawIsOneRowOfCells() {
        assertEquals(Set.of(List.of(0, 3), List.of(1, 3), List.of(2, 3)), cells(GRID, new Flaw(3.7, 3, Math.PI / 2)));
        assertEquals(Set.of(List.of(5, 3), List.of(4, 3), List.of(3, 3)), cells(GRID, new Flaw(3.7, 3, Math.PI / 2, true)));
    }

    /** A mouth between two rows lies in the middle of the upper one. */
    @Test
    void straightFlawOnARowOfNodesLiesInTheRowAboveThem() {
        assertEquals(Set.of(List.of(0, 4), List.of(1, 4)), cells(GRID, new Flaw(4, 2, Math.PI / 2)));
    }

    @Test
    void flawAlongTheElectrodeIsOneColumnOfCells() {
        assertEquals(Set.of(List.of(0, 2), List.of(0, 3), List.of(0, 4)), cells(GRID, new Flaw(2, 3, 0)));
    }

    /** y = 2.5 + x leaves (0, 2) at its top, (0, 3) on its right, (1, 3) at its top; the middle of (2, 4) lies beyond its end. */
    @Test
    void tiltedFlawIsEveryCellThatItsLinePassesThrough() {
        assertEquals(Set.of(List.of(0, 2), List.of(0, 3), List.of(1, 3), List.of(1, 4)),
                cells(GRID, new Flaw(2.5, 2 * Math.sqrt(2), Math.PI / 4)));
    }

    /** y = 2 + x passes through corners alone from (0, 2) to (1, 3) and to (2, 4): of the cells there the lower ones join them. */
    @Test
    void lineThroughCornersTakesTheLowerCellsBesideThem() {
        assertEquals(Set.of(List.of(0, 2), List.of(1, 2), List.of(1, 3), List.of(2, 3), List.of(2, 4)),
                cells(GRID, new Flaw(2, 2.5 * Math.sqrt(2), Math.PI / 4)));
    }

    @Test
    void flawOnTheRightIsTheMirrorImage() {
        Set<List<Integer>> mirrored = new HashSet<>();
        cells(GRID, new Flaw(2.3, 4, 1)).forEach(cell -> mirrored.add(List.of(GRID.nx() - 1 - cell.get(0), cell.get(1))));
        assertEquals(mirrored, cells(GRID, new Flaw(2.3, 4, 1, true)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 20, 30, 44.9, 45, 45.1, 60, 75, 80, 89, 91, 100, 120, 135, 150, 175})
    void cellsOfAFlawAreJoinedBySidesAndBeginAtItsElectrode(double degrees) {
        Grid grid = Grid.plane(64, 128, 0.1);
        for (double mouth : new double[] {6.4, 6.43, 6.45, 6.49}) {
            Set<List<Integer>> cells = cells(grid, new Flaw(mouth, 5, Math.toRadians(degrees)));
            List<Integer> first = cells.stream().filter(cell -> cell.get(0) == 0).findAny().orElseThrow();
            assertEquals(cells, joinedBySides(cells, first), degrees + " deg from " + mouth);
        }
    }

    private static Set<List<Integer>> joinedBySides(Set<List<Integer>> cells, List<Integer> first) {
        Set<List<Integer>> joined = new HashSet<>(Set.of(first));
        Deque<List<Integer>> open = new ArrayDeque<>(joined);
        while (!open.isEmpty()) {
            List<Integer> cell = open.pop();
            for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                List<Integer> next = List.of(cell.get(0) + step[0], cell.get(1) + step[1]);
                if (cells.contains(next) && joined.add(next)) {
                    open.push(next);
                }
            }
        }
        return joined;
    }

    @Test
    void damageIsOneAtTheCornersOfTheBrokenCells() {
        double[] damage = new Flaw(2.5, 1, Math.PI / 2).damage(GRID);
        for (int j = 0; j <= GRID.ny(); j++) {
            for (int i = 0; i <= GRID.nx(); i++) {
                assertEquals(i <= 1 && (j == 2 || j == 3) ? 1 : 0, damage[GRID.index(i, j)]);
            }
        }
    }
}
