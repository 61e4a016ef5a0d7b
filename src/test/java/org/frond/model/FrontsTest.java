package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.frond.device.Buffer;
import org.frond.device.TestDevice;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.measure.Components;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontsTest {

    private static final Kernels PLANE = new Kernels(TestDevice.open(), 2);
    private static final Kernels SPACE = new Kernels(TestDevice.open(), 3);
    private static final double H = 0.25;
    private static final double LEVEL = 0.9;

    private final Grid grid = Grid.plane(6, 4, H);
    private final double[] values = new double[grid.size()];
    private final Fronts fronts = new Fronts(PLANE, grid);

    private double reach() {
        return fronts.reach(PLANE.table(values), LEVEL).left();
    }

    private double reachFromRight() {
        return fronts.reach(PLANE.table(values), LEVEL).right();
    }

    @Test
    void nothingReachesNowhere() {
        assertEquals(0, reach());
    }

    @Test
    void whatDoesNotHangOnTheLeftElectrodeDoesNotCount() {
        values[grid.index(0, 1)] = 1;
        values[grid.index(1, 1)] = LEVEL;
        values[grid.index(4, 1)] = 1;

        assertEquals(H, reach());
    }

    @Test
    void whatHangsOnTheRightElectrodeReachesFromThere() {
        values[grid.index(0, 1)] = 1;
        values[grid.index(1, 1)] = 1;
        values[grid.index(3, 3)] = 1;
        values[grid.index(4, 3)] = LEVEL;
        values[grid.index(5, 3)] = 1;
        assertEquals(0, reachFromRight());

        values[grid.index(6, 3)] = 1;
        assertEquals(3 * H, reachFromRight());
        assertEquals(H, reach());
    }

    @Test
    void whatJoinsTheElectrodesReachesAllTheWayFromBoth() {
        for (int i = 0; i <= 6; i++) {
            values[grid.index(i, 2)] = 1;
        }
        assertEquals(6 * H, reach());
        assertEquals(6 * H, reachFromRight());
    }

    @Test
    void theLargerAdvanceOfBothCounts() {
        Fronts.Reach before = new Fronts.Reach(2, 3);
        assertEquals(1, new Fronts.Reach(3, 1).advanceSince(before));
        assertEquals(2, new Fronts.Reach(1, 5).advanceSince(before));
        assertEquals(-1, new Fronts.Reach(1, 1).advanceSince(before));
    }

    @Test
    void nodesAcrossADiagonalDoNotHangTogether() {
        values[grid.index(0, 1)] = 1;
        values[grid.index(1, 2)] = 1;

        assertEquals(0, reach());
    }

    @Test
    void aWayThatTurnsBackReachesAsFarAsItsFarthestNode() {
        for (int i = 0; i <= 5; i++) {
            values[grid.index(i, 0)] = 1;
            values[grid.index(i, 2)] = 1;
        }
        values[grid.index(5, 1)] = 1;
        values[grid.index(0, 0)] = 0;

        // the way begins at (0, 2) and ends at (1, 0)
        assertEquals(5 * H, reach());
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1, 0.5", "2, 7, 5, 1, 0.6", "2, 61, 37, 1, 0.62", "2, 130, 9, 1, 0.7", "3, 1, 1, 1, 0.5",
        "3, 3, 2, 5, 0.5", "3, 17, 13, 11, 0.35"})
    void randomNodesReachAsFarAsAFloodFromEitherFace(int dim, int nx, int ny, int nz, double density) {
        Grid random = new Grid(dim, nx, ny, nz, H);
        Kernels kernels = dim == 2 ? PLANE : SPACE;
        Random source = new Random(7);
        Fronts found = new Fronts(kernels, random);
        for (int round = 0; round < 5; round++) {
            double[] field = new double[random.size()];
            for (int n = 0; n < field.length; n++) {
                field[n] = source.nextDouble() < density ? 1 : 0;
            }
            double[] nodes = new double[random.size()];
            for (int k = 0; k <= (dim == 3 ? nz : 0); k++) {
                for (int j = 0; j <= ny; j++) {
                    System.arraycopy(field, random.index(0, j, k), nodes, random.index(0, j, k), nx + 1);
                }
            }

            Fronts.Reach reach = found.reach(kernels.table(nodes), LEVEL);
            assertEquals(flooded(random, nodes, false) * H, reach.left());
            assertEquals(flooded(random, nodes, true) * H, reach.right());
        }
    }

    /** Cells that a flood along the axes gets from the left or the right face; it never meets the halo, whose values are 0. */
    private static int flooded(Grid grid, double[] field, boolean fromRight) {
        boolean[] wet = new boolean[field.length];
        int farthest = 0;
        boolean rises = true;
        while (rises) {
            rises = false;
            for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
                for (int j = 0; j <= grid.ny(); j++) {
                    for (int i = 0; i <= grid.nx(); i++) {
                        int n = grid.index(i, j, k);
                        int depth = fromRight ? grid.nx() - i : i;
                        boolean near = depth == 0 || wet[n - 1] || wet[n + 1] || wet[n - grid.pitch()] || wet[n + grid.pitch()]
                                || grid.dim() == 3 && (wet[n - grid.plane()] || wet[n + grid.plane()]);
                        if (field[n] >= LEVEL && near && !wet[n]) {
                            wet[n] = true;
                            rises = true;
                            farthest = Math.max(farthest, depth);
                        }
                    }
                }
            }
        }
        return farthest;
    }

    @Test
    void aPhaseHasGrownWhereItTookANode() {
        Buffer before = PLANE.table(values);
        values[grid.index(3, 2)] = Math.nextDown(LEVEL);
        assertFalse(fronts.hasGrown(before, PLANE.table(values), LEVEL));

        values[grid.index(3, 2)] = LEVEL;
        Buffer after = PLANE.table(values);
        assertTrue(fronts.hasGrown(before, after, LEVEL));
        assertFalse(fronts.hasGrown(after, before, LEVEL));
    }

    @Test
    void theLargestDecreaseIsZeroWhereAFieldOnlyGrows() {
        Buffer before = PLANE.table(values);
        values[grid.index(6, 4)] = 0.5;
        Buffer after = PLANE.table(values);

        assertEquals(0, fronts.largestDecrease(before, after));
        assertEquals(0.5, fronts.largestDecrease(after, before));
    }

    @Test
    void aPhaseSpansFromItsFirstToItsLastNodeAlongEachAxis() {
        values[grid.index(2, 0)] = LEVEL;
        values[grid.index(5, 3)] = 1;
        values[grid.index(6, 4)] = Math.nextDown(LEVEL);
        Buffer field = PLANE.table(values);

        assertEquals(Optional.of(new Fronts.Span(2 * H, 5 * H)), fronts.span(field, LEVEL, 0));
        assertEquals(Optional.of(new Fronts.Span(0, 3 * H)), fronts.span(field, LEVEL, 1));
        assertEquals(Optional.empty(), fronts.span(field, 2, 1));
    }

    /** As many as the processor's own union of neighbours finds, across periodic ends as well. */
    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1, false, 0.5", "2, 61, 37, 1, false, 0.55", "2, 61, 37, 1, true, 0.55", "2, 130, 9, 1, true, 0.6",
        "3, 17, 13, 11, false, 0.3", "3, 17, 13, 11, true, 0.3"})
    void randomPartsAreAsManyAsAreFoundOneByOne(int dim, int nx, int ny, int nz, boolean periodic, double density) {
        Grid random = new Grid(dim, nx, ny, nz, H, new Periodicity(periodic, false, periodic && dim == 3));
        Kernels kernels = dim == 2 ? PLANE : SPACE;
        Random source = new Random(11);
        Fronts found = new Fronts(kernels, random);
        for (int round = 0; round < 5; round++) {
            double[] nodes = new double[random.size()];
            for (int k = 0; k <= (dim == 3 ? nz : 0); k++) {
                for (int j = 0; j <= ny; j++) {
                    for (int i = 0; i <= nx; i++) {
                        int original = random.original(i, j, k);
                        int n = random.index(i, j, k);
                        nodes[n] = original == n ? source.nextDouble() < density ? 1 : 0 : nodes[original];
                    }
                }
            }

            assertEquals(Components.of(random, nodes, LEVEL).count(), found.parts(kernels.table(nodes), LEVEL));
        }
    }
}
