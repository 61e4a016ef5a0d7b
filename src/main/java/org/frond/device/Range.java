package org.frond.device;

import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * The index range of a kernel launch: {@code get_global_id(0..2)} run from 0 to before {@code nx, ny, nz}, along the grid's
 * last axis (y in 2-D, z in 3-D) from {@code first}.
 *
 * @param grid the grid whose geometry is bound to the kernel's parameters by name; null for a flat range
 */
public record Range(int nx, int ny, int nz, int first, Grid grid) {

    /** From 0 along every axis. */
    public Range(int nx, int ny, int nz, Grid grid) {
        this(nx, ny, nz, 0, grid);
    }

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

    /** The layers of this range across the grid's last axis from {@code from} to before {@code to}; fewer where it ends. */
    public Range layers(int from, int to) {
        return inSpace()
                ? new Range(nx, ny, Math.min(to, nz), from, grid)
                : new Range(nx, Math.min(to, ny), nz, from, grid);
    }

    private boolean inSpace() {
        return grid != null && grid.dim() == 3;
    }

    /** How many items it has. */
    public long items() {
        return (long) (rows() - firstRow()) * nx;
    }

    /** The first of its rows along x, counted from the grid's first. */
    int firstRow() {
        return inSpace() ? first * ny : first;
    }

    /** Its rows along x and those before its first. */
    int rows() {
        return ny * nz;
    }

    /** Where it begins along x, y and z. */
    long[] begin() {
        return new long[] {0, inSpace() ? 0 : first, inSpace() ? first : 0};
    }

    /** Items along x, y and z. */
    long[] counts() {
        long[] begin = begin();
        return new long[] {nx, ny - begin[1], nz - begin[2]};
    }
}
