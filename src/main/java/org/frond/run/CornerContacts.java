package org.frond.run;

import java.util.function.Consumer;
import org.frond.grid.Grid;

/**
 * Places where two cells of a kind touch at a corner alone, or in space at an edge: those across from each other in a block of
 * 2 x 2 or 2 x 2 x 2 cells whose others part them, beyond periodic ends as well.
 */
final class CornerContacts {

    private static final int SPACE = 3;
    private static final int CUBE = 7;

    private final Grid grid;
    private final Kind kind;
    private final Consumer<Contact> found;

    /** What is looked for. */
    interface Kind {

        /** Whether two cells across from each other are of one kind. */
        boolean unites(int one, int other);

        /** Whether another cell of their block is not, so that they touch nowhere else. */
        boolean parts(int one, int other, int cell);
    }

    /** Two cells and where they touch [m]. */
    record Contact(int one, int other, double[] place) {
    }

    private CornerContacts(Grid grid, Kind kind, Consumer<Contact> found) {
        this.grid = grid;
        this.kind = kind;
        this.found = found;
    }

    /** Finds all of a kind, block after block. */
    static void find(Grid grid, Kind kind, Consumer<Contact> found) {
        CornerContacts search = new CornerContacts(grid, kind, found);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    search.around(new int[] {i, j, k});
                }
            }
        }
    }

    /** Looks across the edges and corners of the block that begins with a cell. */
    private void around(int[] first) {
        for (int axis = 0; axis < grid.dim(); axis++) {
            for (int other = axis + 1; other < grid.dim(); other++) {
                int square = 1 << axis | 1 << other;
                across(first, square, 0);
                across(first, square, 1 << axis);
            }
        }
        for (int corner = 0; grid.dim() == SPACE && corner <= CUBE / 2; corner++) {
            across(first, CUBE, corner);
        }
    }

    /**
     * Looks at two cells across from each other.
     *
     * @param block  the axes along which their block has two cells, a bit each
     * @param corner its first cell of the two, by steps along these axes
     */
    private void across(int[] first, int block, int corner) {
        int one = cell(first, corner);
        int other = cell(first, block ^ corner);
        if (one < 0 || other < 0 || !kind.unites(one, other)) {
            return;
        }
        for (int step = 0; step <= block; step++) {
            if ((step & ~block) == 0 && step != corner && step != (block ^ corner)) {
                int cell = cell(first, step);
                if (cell < 0 || !kind.parts(one, other, cell)) {
                    return;
                }
            }
        }
        double[] place = new double[SPACE];
        for (int axis = 0; axis < SPACE; axis++) {
            place[axis] = (first[axis] + ((block >> axis & 1) == 1 ? 1 : 0.5)) * grid.h();
        }
        found.accept(new Contact(one, other, place));
    }

    /** Position of the cell some steps on from one, beyond a periodic end as well; -1 outside. */
    private int cell(int[] first, int steps) {
        int[] at = new int[SPACE];
        for (int axis = 0; axis < SPACE; axis++) {
            at[axis] = first[axis] + (steps >> axis & 1);
            if (at[axis] == grid.cells(axis)) {
                if (!grid.periodicity().along(axis)) {
                    return -1;
                }
                at[axis] = 0;
            }
        }
        return grid.index(at[0], at[1], at[2]);
    }
}
