package org.frond.io;

import java.nio.file.Path;
import java.util.Map;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * The cells of a plane grid as quadrilaterals in the plane of x and y, for viewers: an HDF5 file of points [m] and of the four
 * corners of each cell, counted through the nodes in the order of the snapshots.
 */
final class PlaneMesh {

    static final String FILE_NAME = "mesh.h5";
    static final String POINTS = "points";
    static final String CORNERS = "quadrilaterals";

    private PlaneMesh() {
    }

    /** Writes it. */
    static void write(Path file, Grid grid) {
        Hdf5Group.write(file, root -> {
            root.numbers(POINTS, points(grid), true, Map.of("units", "m", "component_names", "x y z"));
            root.numbers(CORNERS, corners(grid), true, Map.of("description", "Nodes at the corners of each cell"));
        });
    }

    private static double[][] points(Grid grid) {
        double[][] points = new double[grid.count(Location.NODE)][];
        int row = grid.nx() + 1;
        for (int n = 0; n < points.length; n++) {
            points[n] = new double[] {n % row * grid.h(), n / row * grid.h(), 0};
        }
        return points;
    }

    private static int[][] corners(Grid grid) {
        int[][] corners = new int[grid.count(Location.CELL)][];
        int row = grid.nx() + 1;
        for (int n = 0; n < corners.length; n++) {
            int first = n / grid.nx() * row + n % grid.nx();
            corners[n] = new int[] {first, first + 1, first + row + 1, first + row};
        }
        return corners;
    }
}
