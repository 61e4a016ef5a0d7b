package org.frond.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line through a plane grid as its cells see it.
 *
 * @param lengths length of the line inside each cell that it passes [m], in its order, that of its start first
 * @param end     the cell it ends in
 * @param x       where it ends [m]
 * @param y       likewise
 */
public record CellPath(Map<Integer, Double> lengths, int end, double x, double y) {

    public CellPath {
        lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    }

    /** Length of the whole line [m]. */
    public double length() {
        return lengths.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
