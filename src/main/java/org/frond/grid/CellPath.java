package org.frond.grid;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line through a grid, or in space a strip along one, as its cells see it.
 *
 * @param sizes length of the line inside each cell that it passes [m], area of the strip in space [m^2], in its order, that of its
 *              start first
 * @param end   the cell that the line ends in
 * @param to    where it ends [m]
 */
public record CellPath(Map<Integer, Double> sizes, int end, Vector to) {

    public CellPath {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /** Length of the whole line [m], area of the whole strip in space [m^2]. */
    public double size() {
        return sizes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The part of it that is in no cell of another one. */
    public CellPath outside(Collection<Integer> cells) {
        Map<Integer, Double> left = new LinkedHashMap<>(sizes);
        left.keySet().removeAll(cells);
        return new CellPath(left, end, to);
    }
}
