package org.frond.morphology;

import java.util.Optional;
import org.frond.grid.Grid;
import org.frond.measure.BoxCounting;

/**
 * The box sizes over which a dimension is fitted, as asked for.
 *
 * @param smallest edge of the smallest box [m]
 * @param largest  edge of the largest box [m]
 */
public record BoxWindow(double smallest, double largest) {

    private static final int SMALLEST_BOX = 2;
    private static final int LARGEST_BOXES_ACROSS = 8;

    /** The same in cells of a grid; empty where these are too coarse for a fit. */
    Optional<BoxCounting.Window> on(Grid grid) {
        return fit((int) Math.max(1, Math.round(smallest / grid.h())), (int) Math.round(largest / grid.h()));
    }

    /**
     * What is taken unless asked otherwise: from two cells, or the width of the phase where that is more, to an eighth of the longest
     * edge of the body.
     *
     * @param width mean width of the phase [m]
     */
    static Optional<BoxCounting.Window> standard(Grid grid, double width) {
        return fit((int) Math.max(SMALLEST_BOX, Math.ceil(width / grid.h())),
                Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())) / LARGEST_BOXES_ACROSS);
    }

    private static Optional<BoxCounting.Window> fit(int smallest, int largest) {
        return Optional.of(BoxCounting.Window.between(smallest, largest)).filter(BoxCounting.Window::isWideEnough);
    }
}
