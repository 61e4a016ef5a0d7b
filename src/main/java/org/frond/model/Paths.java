package org.frond.model;

import java.util.List;
import java.util.function.IntPredicate;
import org.frond.grid.CellPath;

/** How cracks run through a damaged domain. */
@FunctionalInterface
public interface Paths {

    /**
     * Where a path starts and what drives it.
     *
     * @param cell   the cell it starts in
     * @param x      where it starts [m], in that cell or on its rim
     * @param y      likewise
     * @param driveX unit vector along which it is driven
     * @param driveY likewise
     */
    record Start(int cell, double x, double y, double driveX, double driveY) {
    }

    /**
     * The paths that leave a point; none where nothing can.
     *
     * @param reversals how often the current has turned around
     * @param inside    cells of the domain
     * @param taken     cells that other paths hold
     */
    List<CellPath> from(Start start, long reversals, IntPredicate inside, IntPredicate taken);
}
