package org.frond.measure;

import java.util.Set;
import java.util.TreeSet;
import org.frond.grid.Grid;

/**
 * The grains a crack runs through, as far as measuring needs them.
 *
 * @param grid             the grid
 * @param grain            grain of each cell, in the layout of the grid
 * @param boundaryDistance distance of each cell to the nearest grain boundary [m]
 */
public record GrainMap(Grid grid, int[] grain, double[] boundaryDistance) {

    /** Grain of the cell that contains a point; points outside count to the nearest cell. */
    public int grainAt(Point point) {
        return grain[grid.index(cell(point.x(), 0), cell(point.y(), 1), cell(point.z(), 2))];
    }

    /** The grains of the cells no further than so many cells, per axis, from the one that contains a point. */
    Set<Integer> grainsAround(Point point, int cells) {
        Set<Integer> around = new TreeSet<>();
        int[] centre = {cell(point.x(), 0), cell(point.y(), 1), cell(point.z(), 2)};
        for (int k = low(centre[2], cells); k <= high(centre[2], cells, 2); k++) {
            for (int j = low(centre[1], cells); j <= high(centre[1], cells, 1); j++) {
                for (int i = low(centre[0], cells); i <= high(centre[0], cells, 0); i++) {
                    around.add(grain[grid.index(i, j, k)]);
                }
            }
        }
        return around;
    }

    private static int low(int centre, int cells) {
        return Math.max(0, centre - cells);
    }

    private int high(int centre, int cells, int axis) {
        return Math.min(grid.cells(axis) - 1, centre + cells);
    }

    private int cell(double coordinate, int axis) {
        return Math.max(0, Math.min(grid.cells(axis) - 1, (int) Math.floor(coordinate / grid.h())));
    }

    /** Distance of a node to the nearest grain boundary, the mean over the cells around it [m]. */
    double distanceAtNode(int i, int j, int k) {
        double sum = 0;
        int cells = 0;
        for (int corner = 0; corner < grid.corners(); corner++) {
            int ci = i - (corner & 1);
            int cj = j - (corner >> 1 & 1);
            int ck = k - (corner >> 2);
            if (ci >= 0 && ci < grid.nx() && cj >= 0 && cj < grid.ny() && ck >= 0 && ck < grid.nz()) {
                sum += boundaryDistance[grid.index(ci, cj, ck)];
                cells++;
            }
        }
        return sum / cells;
    }
}
