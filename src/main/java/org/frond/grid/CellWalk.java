package org.frond.grid;

import java.util.LinkedHashMap;
import java.util.Map;

/** A point that walks through a grid from cell to cell and keeps how far it came inside each. */
public final class CellWalk {

    /** Share of a cell to which the end of a way is known: one that ends on a side does not enter the cell behind it. */
    private static final double ROUNDING = 1e-9;

    private final Grid grid;
    private final Map<Integer, Double> lengths = new LinkedHashMap<>();
    private final int[] place;
    private Vector at;

    /** Begins at a point [m] that lies in a cell or on its rim. */
    public CellWalk(Grid grid, Vector at, int cell) {
        this.grid = grid;
        this.at = at;
        this.place = new int[] {grid.along(cell, 0), grid.along(cell, 1), grid.along(cell, 2)};
        lengths.put(cell(), 0.0);
    }

    /** Begins in the cell that a point lies in [m]; of two that it lies between in the upper one, as far as there is one. */
    public static CellWalk from(Grid grid, Vector at) {
        return new CellWalk(grid, at, grid.cellAt(at));
    }

    /**
     * Where a straight way leaves a cell.
     *
     * @param way   how far that is [m]
     * @param axis  which pair of sides it leaves through
     * @param sense 1 for the upper one, -1 for the lower one
     */
    public record Exit(double way, int axis, int sense) {
    }

    /** Where the way in a direction, a unit vector, leaves the present cell. */
    public Exit exit(Vector direction) {
        Exit nearest = exit(direction, 0);
        for (int axis = 1; axis < grid.dim(); axis++) {
            Exit other = exit(direction, axis);
            nearest = other.way() < nearest.way() ? other : nearest;
        }
        return nearest;
    }

    private Exit exit(Vector direction, int axis) {
        double speed = direction.along(axis);
        double way = speed == 0 ? Double.POSITIVE_INFINITY
                : Math.max(0, ((speed > 0 ? place[axis] + 1 : place[axis]) * grid.h() - at.along(axis)) / speed);
        return new Exit(way, axis, speed > 0 ? 1 : -1);
    }

    /** Walks on inside the present cell. */
    public void advance(Vector direction, double way) {
        at = at.plus(direction.times(way));
        lengths.merge(cell(), way, Double::sum);
    }

    /** Where the point is [m]. */
    public Vector at() {
        return at;
    }

    /** Whether there is a cell behind an exit. */
    public boolean goesOn(Exit exit) {
        int next = place[exit.axis()] + exit.sense();
        return next >= 0 && next < grid.cells(exit.axis());
    }

    /** The cell behind an exit. */
    public int next(Exit exit) {
        return cell(exit.axis(), exit.sense());
    }

    /** Enters the cell behind an exit at which the point stands. */
    public void enter(Exit exit) {
        place[exit.axis()] += exit.sense();
        lengths.putIfAbsent(cell(), 0.0);
    }

    /** Walks straight on until the way is over or the grid ends. */
    public void goStraight(Vector direction, double way) {
        double left = way;
        while (true) {
            Exit exit = exit(direction);
            advance(direction, Math.min(left, exit.way()));
            left -= exit.way();
            if (left <= ROUNDING * grid.h() || !goesOn(exit)) {
                return;
            }
            enter(exit);
        }
    }

    /** The present cell. */
    public int cell() {
        return cell(0, 0);
    }

    private int cell(int axis, int step) {
        return grid.index(place[0] + (axis == 0 ? step : 0), place[1] + (axis == 1 ? step : 0), place[2] + (axis == 2 ? step : 0));
    }

    /** Whether the point has been in a cell. */
    public boolean knows(int cell) {
        return lengths.containsKey(cell);
    }

    /** The way so far. */
    public CellPath path() {
        return new CellPath(lengths, cell(), at);
    }
}
