package org.frond.grid;

import java.util.function.IntConsumer;

/**
 * A regular grid of square (2-D) or cubic (3-D) cells, and the memory layout that every field on it shares.
 *
 * <p>Cells are counted {@code nx, ny, nz}; nodes are one more per axis (in 2-D {@code nz = 1} and there is one plane of
 * nodes and of cells). Node (i, j, k) is at x = i h, y = j h, z = k h; cell (i, j, k) spans the nodes i..i+1, j..j+1,
 * k..k+1. Node and cell arrays have the same layout, so one index serves both:
 *
 * <pre>
 *   index(i, j, k) = (i + 1) + pitch (j + 1)                       in 2-D
 *   index(i, j, k) = (i + 1) + pitch (j + 1) + plane (k + 1)       in 3-D
 * </pre>
 *
 * <p>Around the values lies a halo, one wide below and at least two wide above, that always holds zero: a cell outside
 * has no stiffness and no conductivity, which makes every boundary a natural one without a branch in any kernel. Rows
 * are padded and {@link #size} is kept away from powers of two, so that neighbouring rows and neighbouring components
 * do not fall into the same cache sets. A field of several components stores them one after another, {@code size}
 * apart.
 *
 * <p>Along a periodic axis the last node is the image of the first.
 */
public record Grid(int dim, int nx, int ny, int nz, double h, Periodicity periodicity) {

    private static final int PAD = 8;
    private static final int STAGGER = 48;
    private static final int ALIASING_PERIOD = 512;

    public Grid {
        if (dim != 2 && dim != 3) {
            throw new IllegalArgumentException("a grid has 2 or 3 axes, not " + dim);
        }
        if (nx < 1 || ny < 1 || nz < 1 || (dim == 2 && nz != 1)) {
            throw new IllegalArgumentException("a grid needs at least one cell per axis: " + nx + " x " + ny + " x " + nz);
        }
        if (!(h > 0)) {
            throw new IllegalArgumentException("the cell size must be positive: " + h);
        }
        if (dim == 2 && periodicity.along(2)) {
            throw new IllegalArgumentException("a plane grid cannot be periodic along z");
        }
        long values = (long) pitch(nx) * (ny + 4) * (dim == 3 ? nz + 4 : 1) + STAGGER + ALIASING_PERIOD;
        if (values * dim * dim > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the grid is too large for one array: " + nx + " x " + ny + " x " + nz);
        }
    }

    /** A grid that ends at its sides. */
    public Grid(int dim, int nx, int ny, int nz, double h) {
        this(dim, nx, ny, nz, h, Periodicity.NONE);
    }

    /** The same grid, repeating itself along some axes. */
    public Grid repeating(Periodicity along) {
        return new Grid(dim, nx, ny, nz, h, along);
    }

    /** A plane grid of nx by ny square cells of edge h. */
    public static Grid plane(int nx, int ny, double h) {
        return new Grid(2, nx, ny, 1, h);
    }

    /** A grid of nx by ny by nz cubic cells of edge h. */
    public static Grid box(int nx, int ny, int nz, double h) {
        return new Grid(3, nx, ny, nz, h);
    }

    private static int pitch(int nx) {
        return (nx + 4 + PAD - 1) / PAD * PAD + PAD;
    }

    /** Values from one row to the next. */
    public int pitch() {
        return pitch(nx);
    }

    /** Values from one plane to the next; 0 in 2-D. */
    public int plane() {
        return dim == 3 ? pitch() * (ny + 4) : 0;
    }

    /** Values of one component, halo and padding included. */
    public int size() {
        int values = pitch() * (ny + 4) * (dim == 3 ? nz + 4 : 1);
        int periods = (values + ALIASING_PERIOD - 1) / ALIASING_PERIOD;
        return periods * ALIASING_PERIOD + STAGGER;
    }

    /** Position of node or cell (i, j, k) in its array. */
    public int index(int i, int j, int k) {
        return (i + 1) + pitch() * (j + 1) + (dim == 3 ? plane() * (k + 1) : 0);
    }

    /** Position of node or cell (i, j) of a plane grid. */
    public int index(int i, int j) {
        return index(i, j, 0);
    }

    /** Which cell or node along an axis lies at a position of the array. */
    public int along(int index, int axis) {
        int layer = dim == 3 ? index / plane() : 0;
        int inLayer = index - layer * plane();
        return axis == 0 ? inLayer % pitch() - 1 : axis == 1 ? inLayer / pitch() - 1 : Math.max(0, layer - 1);
    }

    /** Middle of a cell [m]. */
    public Vector middle(int cell) {
        return new Vector((along(cell, 0) + 0.5) * h, (along(cell, 1) + 0.5) * h, dim == 3 ? (along(cell, 2) + 0.5) * h : 0);
    }

    /** The cell that a point lies in [m]; of two that it lies between the upper one, as far as there is one. */
    public int cellAt(Vector point) {
        return index(cellAlong(point, 0), cellAlong(point, 1), dim == 3 ? cellAlong(point, 2) : 0);
    }

    private int cellAlong(Vector point, int axis) {
        return Math.max(0, Math.min((int) Math.floor(point.along(axis) / h), cells(axis) - 1));
    }

    /** Calls for every cell whose middle lies within a radius of a point [m], in the order of the array. */
    public void forCellsAround(Vector point, double radius, IntConsumer visitor) {
        int reach = (int) Math.ceil(radius / h) + 1;
        int around = cellAt(point);
        int i = along(around, 0);
        int j = along(around, 1);
        int k = along(around, 2);
        for (int c = Math.max(0, k - reach); c <= Math.min(nz - 1, k + reach); c++) {
            for (int b = Math.max(0, j - reach); b <= Math.min(ny - 1, j + reach); b++) {
                for (int a = Math.max(0, i - reach); a <= Math.min(nx - 1, i + reach); a++) {
                    int cell = index(a, b, c);
                    if (middle(cell).minus(point).length() <= radius) {
                        visitor.accept(cell);
                    }
                }
            }
        }
    }

    /** Cells along an axis. */
    public int cells(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    /** Cells (location CELL) or nodes (location NODE) along an axis. */
    public int count(Location location, int axis) {
        if (axis >= dim) {
            return 1;
        }
        return location == Location.NODE ? cells(axis) + 1 : cells(axis);
    }

    /** Cells or nodes in all. */
    public int count(Location location) {
        return count(location, 0) * count(location, 1) * count(location, 2);
    }

    /** The node that a node is an image of: itself, but where it is the last along a periodic axis. */
    public int original(int i, int j, int k) {
        return index(periodicity.along(0) && i == nx ? 0 : i, periodicity.along(1) && j == ny ? 0 : j,
                periodicity.along(2) && k == nz ? 0 : k);
    }

    /** Corners of a cell: 4 or 8. */
    public int corners() {
        return 1 << dim;
    }

    /** Volume of a cell, h^dim [m^2 per unit depth in 2-D, m^3 in 3-D]. */
    public double cellVolume() {
        return dim == 3 ? h * h * h : h * h;
    }
}
