package org.frond.model;

import java.util.List;
import java.util.function.IntPredicate;
import org.frond.grid.CellPath;
import org.frond.grid.PathStart;

/** How cracks run through a damaged domain. */
@FunctionalInterface
public interface Paths {

    /**
     * The paths that leave a point; none where nothing can.
     *
     * @param reversals how often the current has turned around
     * @param inside    cells of the domain
     * @param taken     cells that other paths hold
     */
    List<CellPath> from(PathStart start, long reversals, IntPredicate inside, IntPredicate taken);
}
