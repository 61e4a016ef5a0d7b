package org.frond.picture;

import java.util.List;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/** Lines over a picture as x, y, x, y, ... each, in cell widths from its lower left corner. */
public final class Outlines {

    private Outlines() {
    }

    /** The line along which a scalar crosses a level, without the staircase of a phase that changes within a cell. */
    public static List<double[]> level(Grid plane, FieldData scalar, double level) {
        return Polylines.joined(LevelLines.of(Scalars.of(plane, scalar), level)).stream().map(Polylines::smooth).toList();
    }

    /** Lines along the components of a vector field that lie in a plane, such as those of a current. */
    public static List<double[]> along(Cut cut, Grid plane, FieldData vector) {
        return StreamLines.of(Scalars.component(plane, vector, cut.horizontal()), Scalars.component(plane, vector, cut.vertical()));
    }

    /** The boundaries between grains. */
    public static List<double[]> grains(Grid plane, int[] grains) {
        return Polylines.joined(GrainBoundaries.of(plane, grains).path());
    }
}
