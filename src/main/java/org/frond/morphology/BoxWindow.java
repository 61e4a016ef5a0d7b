package org.frond.morphology;

import java.nio.file.Path;
import java.util.Optional;
import org.frond.grid.Grid;
import org.frond.io.FolderException;
import org.frond.measure.BoxCounting;
import org.frond.unit.QuantityKind;

/**
 * The box sizes over which a dimension is fitted, as asked for.
 *
 * @param smallest edge of the smallest box [m]
 * @param largest  edge of the largest box [m]
 */
public record BoxWindow(double smallest, double largest) {

    /** What rounds to a whole number of cells. */
    private static final double HALF = 0.5;
    private static final int SMALLEST_BOX = 2;
    private static final int LARGEST_BOXES_ACROSS = 8;

    /**
     * The same in whole cells of a grid.
     *
     * @param folder whose grid it is
     * @throws FolderException if boxes are smaller than a cell or larger than the body, or too alike for a fit
     */
    BoxCounting.Window on(Grid grid, Path folder) {
        BoxCounting.Window window = BoxCounting.Window.between(Math.max(1, (int) Math.round(smallest / grid.h())), (int) Math.round(largest / grid.h()));
        if (smallest < HALF * grid.h() || largest > (longest(grid) + HALF) * grid.h() || !window.isWideEnough()) {
            throw new FolderException(folder, "has cells of " + length(grid.h()) + ", " + longest(grid) + " along its longest edge: boxes from "
                    + length(smallest) + " to " + length(largest) + " make no fit, which needs three sizes of one to so many cells, two an octave");
        }
        return window;
    }

    private static String length(double value) {
        return QuantityKind.LENGTH.print(value);
    }

    private static int longest(Grid grid) {
        return Math.max(grid.nx(), Math.max(grid.ny(), grid.nz()));
    }

    /**
     * What is taken unless asked otherwise: from two cells, or the width of the phase where that is more, to an eighth of the longest
     * edge of the body; empty where that is too narrow for a fit.
     *
     * @param width mean width of the phase [m]
     */
    static Optional<BoxCounting.Window> standard(Grid grid, double width) {
        return Optional.of(BoxCounting.Window.between((int) Math.max(SMALLEST_BOX, Math.ceil(width / grid.h())), longest(grid) / LARGEST_BOXES_ACROSS))
                .filter(BoxCounting.Window::isWideEnough);
    }
}
