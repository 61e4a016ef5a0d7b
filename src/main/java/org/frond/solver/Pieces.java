package org.frond.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frond.grid.Grid;

/**
 * The pieces in which soft bands cut a body, each laid on one of a few sheets so that neighbours lie on different ones as far
 * as they can.
 *
 * <p>A piece is a connected set of stiff cells; cells that share a corner touch. Neighbours are pieces between which the soft
 * cells, given to the piece that is nearest in steps along the axes, touch. One after the other, always the one that touches
 * the laid ones most, pieces go to the sheet that they touch least; among several to the one where fewest lie. A piece that
 * nothing holds avoids the first sheet where nodes are held on the other side of a soft band, for these lie there. All
 * follows from the cells and the held nodes alone.
 */
final class Pieces {

    /** Edge of the smallest piece in cells: smaller ones are as soft cells, for no coarse grid would see them. */
    private static final int LEAST_EDGE = 4;
    private static final int MOST_SHEETS = 4;
    private static final int NO_PIECE = -1;

    private final int[] piece;
    private final int[] sheet;
    private final int sheets;

    private Pieces(Grid grid, int[] piece, int count, boolean[] held) {
        this.piece = piece;
        this.sheets = Math.min(count, MOST_SHEETS);
        int[] nearest = grown(grid, piece);
        this.sheet = lay(contacts(grid, nearest, count), facingHeldNodes(grid, piece, nearest, count, held), sheets);
    }

    /**
     * The pieces of cells whose labels tell which of them are connected ({@link Labels#connectCells}).
     *
     * @param labels per cell, the place of the first cell of those it is connected to; 0 in soft cells and the halo
     * @param held   per node, whether a value is prescribed there
     */
    static Pieces of(Grid grid, double[] labels, boolean[] held) {
        int[] cells = new int[labels.length];
        for (double label : labels) {
            cells[(int) label]++;
        }
        int least = grid.dim() == 3 ? LEAST_EDGE * LEAST_EDGE * LEAST_EDGE : LEAST_EDGE * LEAST_EDGE;
        int[] number = new int[labels.length];
        number[0] = NO_PIECE;
        int count = 0;
        for (int n = 1; n < labels.length; n++) {
            number[n] = cells[n] >= least ? count++ : NO_PIECE;
        }
        int[] piece = Arrays.stream(labels).mapToInt(label -> number[(int) label]).toArray();
        return new Pieces(grid, piece, count, held);
    }

    /** How many. */
    int count() {
        return sheet.length;
    }

    /** On how many sheets they lie: at most {@value #MOST_SHEETS}. */
    int sheets() {
        return sheets;
    }

    /** Per cell: 0 on no piece, else one more than the number of the piece's sheet. */
    double[] sides() {
        return Arrays.stream(piece).mapToDouble(own -> own == NO_PIECE ? 0 : 1 + sheet[own]).toArray();
    }

    /** For each piece, its neighbours and the faces of cells at which they touch once soft cells are given to the nearest. */
    private static List<Map<Integer, Integer>> contacts(Grid grid, int[] nearest, int count) {
        List<Map<Integer, Integer>> contacts = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            contacts.add(new HashMap<>());
        }
        for (int n = 0; n < nearest.length; n++) {
            for (int step : steps(grid)) {
                int own = nearest[n];
                int next = step > 0 && own != NO_PIECE ? nearest[n + step] : NO_PIECE;
                if (next != NO_PIECE && next != own) {
                    contacts.get(own).merge(next, 1, Integer::sum);
                    contacts.get(next).merge(own, 1, Integer::sum);
                }
            }
        }
        return contacts;
    }

    /** For each piece that is not held, the soft cells nearest to it that are: no more than a band is in between. */
    private static int[] facingHeldNodes(Grid grid, int[] piece, int[] nearest, int count, boolean[] held) {
        int[] facing = new int[count];
        boolean[] isHeld = new boolean[count];
        for (int n = 0; n < nearest.length; n++) {
            for (int a = 0; nearest[n] != NO_PIECE && a < grid.corners(); a++) {
                if (held[n + (a & 1) + grid.pitch() * (a >> 1 & 1) + grid.plane() * (a >> 2)]) {
                    facing[nearest[n]]++;
                    isHeld[nearest[n]] |= piece[n] != NO_PIECE;
                }
            }
        }
        for (int p = 0; p < count; p++) {
            facing[p] = isHeld[p] ? 0 : facing[p];
        }
        return facing;
    }

    /** Each cell's nearest piece; outside the grid none. */
    private static int[] grown(Grid grid, int[] piece) {
        int[] nearest = piece.clone();
        boolean[] inside = new boolean[piece.length];
        int[] queue = new int[grid.nx() * grid.ny() * grid.nz()];
        int end = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    int n = grid.index(i, j, k);
                    inside[n] = true;
                    if (piece[n] != NO_PIECE) {
                        queue[end++] = n;
                    }
                }
            }
        }
        int[] steps = steps(grid);
        for (int start = 0; start < end; start++) {
            for (int step : steps) {
                int next = queue[start] + step;
                if (inside[next] && nearest[next] == NO_PIECE) {
                    nearest[next] = nearest[queue[start]];
                    queue[end++] = next;
                }
            }
        }
        return nearest;
    }

    private static int[] steps(Grid grid) {
        return grid.dim() == 3 ? new int[] {-1, 1, -grid.pitch(), grid.pitch(), -grid.plane(), grid.plane()}
                : new int[] {-1, 1, -grid.pitch(), grid.pitch()};
    }

    /** Lays one piece after the other, the one that touches the laid ones most first, where it touches least and least lies. */
    private static int[] lay(List<Map<Integer, Integer>> contacts, int[] facing, int sheets) {
        int count = contacts.size();
        int[] sheet = new int[count];
        Arrays.fill(sheet, NO_PIECE);
        int[][] touching = new int[count][sheets];
        for (int p = 0; p < count; p++) {
            touching[p][0] = facing[p];
        }
        int[] all = new int[count];
        int[] lying = new int[sheets];
        for (int turn = 0; turn < count; turn++) {
            int chosen = NO_PIECE;
            for (int p = 0; p < count; p++) {
                if (sheet[p] == NO_PIECE && (chosen == NO_PIECE || all[p] > all[chosen])) {
                    chosen = p;
                }
            }
            int best = 0;
            for (int s = 1; s < sheets; s++) {
                int more = touching[chosen][s] - touching[chosen][best];
                if (more < 0 || more == 0 && lying[s] < lying[best]) {
                    best = s;
                }
            }
            int its = best;
            sheet[chosen] = its;
            lying[its]++;
            contacts.get(chosen).forEach((other, faces) -> {
                touching[other][its] += faces;
                all[other] += faces;
            });
        }
        return sheet;
    }
}
