package org.frond.device;

import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * The index range of a kernel launch: {@code get_global_id(0..2)} run over {@code nx, ny, nz}.
 *
 * @param grid the grid whose geometry is bound to the kernel's parameters by name; null for a flat range
 */
public record Range(int nx, int ny, int nz, Grid grid) {

    /** Every node of a grid. */
    public static Range nodes(Grid grid) {
        return over(grid, Location.NODE);
    }

    /** Every cell of a grid. */
    public static Range cells(Grid grid) {
        return over(grid, Location.CELL);
    }

    /** The nodes whose index along an axis is 0. */
    public static Range layer(Grid grid, int axis) {
        Range all = nodes(grid);
        return new Range(axis == 0 ? 1 : all.nx, axis == 1 ? 1 : all.ny, axis == 2 ? 1 : all.nz, grid);
    }

    /** Every value of a buffer of this length, halo and padding included, for purely point-wise kernels. */
    public static Range flat(int length) {
        return new Range(length, 1, 1, null);
    }

    private static Range over(Grid grid, Location location) {
        return new Range(grid.count(location, 0), grid.count(location, 1), grid.count(location, 2), grid);
    }

    /** How many items it has. */
    public long items() {
        return (long) rows() * nx;
    }

    /** Its rows along x. */
    int rows() {
        return ny * nz;
    }

    /** Its layers across the grid's last axis: rows along x in 2-D, planes in 3-D. */
    int layers() {
        return rows() / rowsPerLayer();
    }

    /** Whether it has the layer of nodes beyond the last cells. */
    boolean isOverNodes() {
        return layers() == grid.count(Location.NODE, grid.dim() - 1);
    }

    /** Rows along x of a layer. */
    int rowsPerLayer() {
        return grid.dim() == 3 ? ny : 1;
    }
}
