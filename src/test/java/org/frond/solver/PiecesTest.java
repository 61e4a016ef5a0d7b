package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.IntPredicate;
import org.frond.grid.Grid;
import org.frond.launch.SheetsKernels;
import org.junit.jupiter.api.Test;

/** Which cells hang together, and on which sheet they lie. */
class PiecesTest {

    private static final Grid GRID = Grid.plane(40, 20, 1);
    private static final double SOFT = 1e-3;

    private interface Place {
        boolean isSoft(int i, int j, int k);
    }

    private static Pieces pieces(Grid grid, Place place) {
        double[] values = new double[grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> values[grid.index(i, j, k)] = place.isSoft(i, j, k) ? SOFT : 1);
        return pieces(grid, values, new boolean[grid.size()]);
    }

    /** The pieces of the cells whose values reach a half, as {@link Cut} has them labelled. */
    static Pieces pieces(Grid grid, double[] values, boolean[] held) {
        Kernels kernels = CpuKernels.in(grid.dim());
        Labels labels = new Labels(kernels, grid);
        kernels.run(SheetsKernels.pieceSeeds(grid, kernels.table(values), 0.5).into(labels.present()));
        labels.connectCells();
        return Pieces.of(grid, labels.present().toArray(), held);
    }

    private static Pieces columns(IntPredicate soft) {
        return pieces(GRID, (i, j, k) -> soft.test(i));
    }

    @Test
    void aBodyWithoutSoftCellsIsOnePiece() {
        assertEquals(1, columns(i -> false).count());
    }

    @Test
    void aBandThatEndsInTheBodyCutsNothing() {
        assertEquals(1, pieces(GRID, (i, j, k) -> i == 17 && j < 19).count());
    }

    @Test
    void theTwoSidesOfABandLieOnDifferentSheets() {
        Pieces pieces = columns(i -> i == 17 || i == 18);
        double[] sides = pieces.sides();
        assertEquals(2, pieces.count());
        assertEquals(2, pieces.sheets());
        assertEquals(1, sides[GRID.index(16, 5)]);
        assertEquals(0, sides[GRID.index(17, 5)]);
        assertEquals(2, sides[GRID.index(19, 5)]);
    }

    @Test
    void cellsThatShareACornerHangTogether() {
        assertEquals(1, pieces(GRID, (i, j, k) -> i == j + 10).count());
        assertEquals(2, pieces(GRID, (i, j, k) -> i == j + 10 || i == j + 11).count());
    }

    @Test
    void cellsAtTheEndOfARowDoNotTouchThoseAtTheStartOfTheNext() {
        assertEquals(2, columns(i -> i > 4 && i < 35).count());
    }

    @Test
    void piecesTooSmallForACoarseGridAreNone() {
        Pieces pieces = pieces(GRID, (i, j, k) -> i > 20 && (i < 30 || i > 32 || j > 4));
        assertEquals(1, pieces.count());
    }

    @Test
    void neighboursLieOnDifferentSheetsAndPiecesOfOneSheetFarApart() {
        Pieces pieces = columns(i -> i % 8 == 7);
        double[] sides = pieces.sides();
        assertEquals(5, pieces.count());
        assertEquals(4, pieces.sheets());
        for (int strip = 0; strip < 4; strip++) {
            assertNotEquals(sides[GRID.index(8 * strip, 3)], sides[GRID.index(8 * strip + 8, 3)]);
        }
        assertEquals(sides[GRID.index(0, 3)], sides[GRID.index(32, 3)]);
    }

    /** Along the left side lies a soft band, and beyond it every node is held. */
    @Test
    void aFloatingPieceThatFacesHeldNodesAvoidsTheirSheet() {
        double[] values = new double[GRID.size()];
        boolean[] held = new boolean[GRID.size()];
        new QuadratureElements(GRID).forEachCell((i, j, k) -> values[GRID.index(i, j)] = i < 2 || i == 20 ? SOFT : 1);
        new QuadratureElements(GRID).forEachNode((i, j, k) -> held[GRID.index(i, j)] = i == 0 || i == 40);
        double[] sides = pieces(GRID, values, held).sides();
        assertEquals(2, sides[GRID.index(10, 5)]);
        assertEquals(1, sides[GRID.index(30, 5)]);
    }

    @Test
    void crossingPlanesCutABoxInFour() {
        Grid grid = Grid.box(12, 12, 6, 1);
        Pieces pieces = pieces(grid, (i, j, k) -> i == 5 || j == 6);
        assertEquals(4, pieces.count());
        double[] sides = pieces.sides();
        assertEquals(10, sides[grid.index(2, 2, 2)] + sides[grid.index(8, 2, 2)] + sides[grid.index(2, 8, 2)]
                + sides[grid.index(8, 8, 2)]);
    }
}
