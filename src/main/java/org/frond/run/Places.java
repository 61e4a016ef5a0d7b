package org.frond.run;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/** The nodes or the centres of cells of a grid as the places that formulas ask about. */
record Places(Grid grid, Location location) {

    /** What is done at a place; {@code n} is its position in the grid's arrays. */
    interface Visitor {
        void at(int n, Formula.Place place);
    }

    static Places nodes(Grid grid) {
        return new Places(grid, Location.NODE);
    }

    static Places cells(Grid grid) {
        return new Places(grid, Location.CELL);
    }

    /** The place of a position in the grid's arrays at a time [s]. */
    Formula.Place at(int n, double time) {
        double shift = location == Location.CELL ? 0.5 : 0;
        double h = grid.h();
        int layer = grid.dim() == 3 ? n / grid.plane() : 0;
        int inLayer = n - layer * grid.plane();
        double z = grid.dim() == 3 ? (layer - 1 + shift) * h : 0;
        return new Formula.Place((inLayer % grid.pitch() - 1 + shift) * h, (inLayer / grid.pitch() - 1 + shift) * h, z, time, h);
    }

    /** Visits every place at a time [s]. */
    void forEach(double time, Visitor visitor) {
        double shift = location == Location.CELL ? 0.5 : 0;
        double h = grid.h();
        for (int k = 0; k < grid.count(location, 2); k++) {
            for (int j = 0; j < grid.count(location, 1); j++) {
                for (int i = 0; i < grid.count(location, 0); i++) {
                    double z = grid.dim() == 3 ? (k + shift) * h : 0;
                    visitor.at(grid.index(i, j, k), new Formula.Place((i + shift) * h, (j + shift) * h, z, time, h));
                }
            }
        }
    }

    /** The values of a formula; 0 in the halo. */
    double[] values(ToDoubleFunction<Formula.Place> formula, double time) {
        double[] values = new double[grid.size()];
        forEach(time, (n, place) -> values[n] = formula.applyAsDouble(place));
        return values;
    }

    /** The values of a formula at the start in a part of the body; 0 elsewhere, where it is not asked. */
    double[] values(ToDoubleFunction<Formula.Place> formula, boolean[] part) {
        double[] values = new double[grid.size()];
        forEach(0, (n, place) -> values[n] = part[n] ? formula.applyAsDouble(place) : 0);
        return values;
    }

    /** Where a formula holds. */
    boolean[] inside(Predicate<Formula.Place> where) {
        boolean[] inside = new boolean[grid.size()];
        forEach(0, (n, place) -> inside[n] = where.test(place));
        return inside;
    }
}
