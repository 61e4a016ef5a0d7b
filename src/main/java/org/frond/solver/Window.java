package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.WindowKernels;

/**
 * A bounded scalar problem on a box of a grid's cells, held at its present values on the sides where it was cut out.
 *
 * <p>It is a problem on a grid of its own, so that whatever solves the whole problem solves this one.
 */
final class Window {

    private final Kernels kernels;
    private final Grid grid;
    private final ScalarOperator operator;
    private final Buffer movable;
    private final Buffer f;
    private final Buffer low;
    private final Buffer x;
    private final Proportioning proportioning;

    Window(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.operator = new ScalarOperator(kernels, grid);
        this.movable = operator.vector();
        this.f = operator.vector();
        this.low = operator.vector();
        this.x = operator.vector();
        this.proportioning = new Proportioning(kernels, operator, movable);
    }

    Grid grid() {
        return grid;
    }

    /**
     * The problem that a window is cut out of: 1/2 x . A x - f . x is to be least under low <= x <= high.
     *
     * @param movable 1 where a node may move and 0 where it keeps its value
     */
    record Whole(ScalarOperator operator, Buffer movable, Buffer f, Buffer low, double high, Buffer x) {
    }

    /** Improves a whole problem's x in a box of this window's size, see {@link Proportioning#improve}. */
    Convergence improve(Whole whole, Box box, double tolerance, int maximumIterations) {
        Grid wholeGrid = whole.operator.grid();
        int from = box.first(wholeGrid);
        for (int e = 0; e < grid.dim() * (grid.dim() + 1) / 2; e++) {
            kernels.run(WindowKernels.cutOutCells(grid, whole.operator.tensor(), from + e * wholeGrid.size(),
                    e * grid.size(), wholeGrid.pitch(), wholeGrid.plane()).into(operator.tensor()));
        }
        cutOut(whole.operator.mass(), operator.mass(), from, wholeGrid);
        cutOut(whole.f, f, from, wholeGrid);
        cutOut(whole.low, low, from, wholeGrid);
        cutOut(whole.x, x, from, wholeGrid);
        cutOut(whole.movable, movable, from, wholeGrid);
        for (int axis = 0; axis < grid.dim(); axis++) {
            if (box.from(axis) > 0) {
                kernels.run(WindowKernels.closeSide(grid, axis, 0).into(movable));
            }
            if (box.to(axis) < wholeGrid.cells(axis)) {
                kernels.run(WindowKernels.closeSide(grid, axis, 1).into(movable));
            }
        }
        operator.refresh();
        Convergence went = proportioning.improve(f, low, whole.high, x, tolerance, maximumIterations);
        kernels.run(WindowKernels.putBackNodes(grid, x, from, wholeGrid.pitch(), wholeGrid.plane()).into(whole.x));
        return went;
    }

    private void cutOut(Buffer whole, Buffer part, int from, Grid wholeGrid) {
        kernels.run(WindowKernels.cutOutNodes(grid, whole, from, wholeGrid.pitch(), wholeGrid.plane()).into(part));
    }
}
