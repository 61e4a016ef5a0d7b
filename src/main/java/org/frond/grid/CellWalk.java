package org.frond.grid;

import java.util.LinkedHashMap;
import java.util.Map;

/** A point that walks through a plane grid from cell to cell and keeps how far it came inside each. */
public final class CellWalk {

    private final Grid grid;
    private final Map<Integer, Double> lengths = new LinkedHashMap<>();
    private double x;
    private double y;
    private int i;
    private int j;

    /** Begins at a point [m] that lies in cell (i, j) or on its rim. */
    public CellWalk(Grid grid, double x, double y, int i, int j) {
        this.grid = grid;
        this.x = x;
        this.y = y;
        this.i = i;
        this.j = j;
        lengths.put(grid.index(i, j), 0.0);
    }

    /** Begins in the cell that a point lies in [m]; of two that it lies between in the upper one, as far as there is one. */
    public static CellWalk from(Grid grid, double x, double y) {
        return new CellWalk(grid, x, y, Math.min((int) Math.floor(x / grid.h()), grid.nx() - 1),
                Math.min((int) Math.floor(y / grid.h()), grid.ny() - 1));
    }

    /** Where a straight way leaves a cell. */
    public record Exit(double way, int alongX, int alongY) {
    }

    /** Where the way in a direction, a unit vector, leaves the present cell. */
    public Exit exit(double directionX, double directionY) {
        double toX = toRim(x, i, directionX);
        double toY = toRim(y, j, directionY);
        return toX <= toY ? new Exit(toX, directionX > 0 ? 1 : -1, 0) : new Exit(toY, 0, directionY > 0 ? 1 : -1);
    }

    private double toRim(double at, int cell, double direction) {
        return direction == 0 ? Double.POSITIVE_INFINITY
                : Math.max(0, ((direction > 0 ? cell + 1 : cell) * grid.h() - at) / direction);
    }

    /** Walks on inside the present cell. */
    public void advance(double directionX, double directionY, double way) {
        x += way * directionX;
        y += way * directionY;
        lengths.merge(cell(), way, Double::sum);
    }

    /** Whether there is a cell behind an exit. */
    public boolean goesOn(Exit exit) {
        int nextI = i + exit.alongX();
        int nextJ = j + exit.alongY();
        return nextI >= 0 && nextI < grid.nx() && nextJ >= 0 && nextJ < grid.ny();
    }

    /** The cell behind an exit. */
    public int next(Exit exit) {
        return grid.index(i + exit.alongX(), j + exit.alongY());
    }

    /** Enters the cell behind an exit at which the point stands. */
    public void enter(Exit exit) {
        i += exit.alongX();
        j += exit.alongY();
        lengths.putIfAbsent(cell(), 0.0);
    }

    /** The present cell. */
    public int cell() {
        return grid.index(i, j);
    }

    /** Whether the point has been in a cell. */
    public boolean knows(int cell) {
        return lengths.containsKey(cell);
    }

    /** The way so far. */
    public CellPath path() {
        return new CellPath(lengths, cell(), x, y);
    }
}
