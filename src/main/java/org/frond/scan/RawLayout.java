package org.frond.scan;

import java.nio.ByteOrder;
import java.util.List;

/**
 * How numbers lie in a file: those along x one after the other, rows along y, layers along z.
 *
 * @param cells numbers along each axis, two or three
 * @param type  their type
 * @param order order of the bytes of each
 * @param skip  bytes before the first
 */
public record RawLayout(List<Integer> cells, NumberType type, ByteOrder order, long skip) {

    public RawLayout {
        cells = List.copyOf(cells);
    }

    int along(int axis) {
        return axis < cells.size() ? cells.get(axis) : 1;
    }
}
