package org.frond.model;

import java.util.Arrays;
import org.frond.grid.Grid;

/**
 * Cracks that are there from the start besides flaw and sites, and the metal in them.
 *
 * @param broken 1 on the nodes that are broken, else 0; in the grid's layout
 * @param plated volume of metal per volume in broken cells, else 0; in the grid's layout
 */
public record Cracks(double[] broken, double[] plated) {

    /** No cracks, on any grid. */
    public static final Cracks NONE = new Cracks(new double[0], new double[0]);

    /** The broken nodes on this grid. */
    double[] broken(Grid grid) {
        return Arrays.copyOf(broken, grid.size());
    }

    /** The metal in cells of this grid. */
    double[] plated(Grid grid) {
        return Arrays.copyOf(plated, grid.size());
    }

    /** Metal phase on the nodes: 1 at the corners of cells that hold metal, else 0. */
    double[] metal(Grid grid) {
        double[] zeta = new double[grid.size()];
        for (int n = 0; n < plated.length; n++) {
            for (int a = 0; plated[n] > 0 && a < grid.corners(); a++) {
                zeta[n + (a & 1) + (a >> 1 & 1) * grid.pitch() + (a >> 2) * grid.plane()] = 1;
            }
        }
        return zeta;
    }

    /** Volume of all metal in them [m^2 per depth in 2-D, m^3 in 3-D]. */
    double volume(Grid grid) {
        double sum = 0;
        for (double value : plated) {
            sum += value;
        }
        return sum * grid.cellVolume();
    }
}
