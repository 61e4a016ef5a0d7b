package org.frond.picture;

import java.awt.geom.Path2D;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/** Lines over a picture, in cell widths from its lower left corner, for whoever draws pictures elsewhere. */
public final class Outlines {

    private Outlines() {
    }

    /** The line along which a scalar crosses a level. */
    public static Path2D level(Grid plane, FieldData scalar, double level) {
        return LevelLines.of(Scalars.of(plane, scalar), level);
    }

    /** The boundaries between grains. */
    public static Path2D grains(Grid plane, int[] grains) {
        return GrainBoundaries.of(plane, grains).path();
    }
}
