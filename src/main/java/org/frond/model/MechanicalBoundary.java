package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * What holds the specimen, per pair of faces: the electrode faces x = 0 and x = L, and the lateral ones.
 *
 * @param ends    hold on the electrode faces
 * @param lateral hold on the other faces
 */
public record MechanicalBoundary(Hold ends, Hold lateral) implements Supports {

    /** How a face is held. */
    public enum Hold {
        /** No displacement across the face, free to slide along it. */
        ROLLER,
        /** No displacement at all. */
        CLAMPED,
        /** No force. */
        FREE
    }

    @Override
    public void close(Grid grid, Buffer open) {
        double[] values = open.toArray();
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    int n = grid.index(i, j, k);
                    hold(grid, values, n, 0, i == 0 || i == grid.nx(), ends);
                    hold(grid, values, n, 1, j == 0 || j == grid.ny(), lateral);
                    if (grid.dim() == 3) {
                        hold(grid, values, n, 2, k == 0 || k == grid.nz(), lateral);
                    }
                }
            }
        }
        open.write(values);
    }

    private static void hold(Grid grid, double[] open, int node, int axis, boolean onFace, Hold hold) {
        if (!onFace || hold == Hold.FREE) {
            return;
        }
        for (int p = 0; p < grid.dim(); p++) {
            if (p == axis || hold == Hold.CLAMPED) {
                open[node + p * grid.size()] = 0;
            }
        }
    }
}
