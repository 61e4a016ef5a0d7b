package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * {@link Proportioning} where something is left to move: in the smallest {@link Window} around the nodes that are neither in
 * balance nor pressed on their bounds, which for a crack is the band along it. What is found there is looked at as a whole;
 * should nodes outside the window have lost their balance, the next window holds them too. Where the window would hold half of
 * the grid or more, and on periodic grids, proportioning goes over all nodes.
 */
final class FocusedProportioning {

    /** A window has at most one part in so many of the cells. */
    private static final int SHARE = 2;

    private final Kernels kernels;
    private final ScalarOperator operator;
    private final Buffer movable;
    private final Proportioning everywhere;
    private final Buffer scratch;
    private Window window;

    /** {@code movable} is 1 where a node may move and 0 where it keeps its value. */
    FocusedProportioning(Kernels kernels, ScalarOperator operator, Buffer movable) {
        this.kernels = kernels;
        this.operator = operator;
        this.movable = movable;
        this.everywhere = new Proportioning(kernels, operator, movable);
        this.scratch = operator.vector();
    }

    /** Improves x, which lies within its bounds, until the natural residual or the iterations say so. */
    Convergence improve(Buffer f, Buffer low, double high, Buffer x, double tolerance, int maximumIterations) {
        Grid grid = operator.grid();
        Window.Whole whole = new Window.Whole(operator, movable, f, low, high, x);
        int iterations = 0;
        while (!grid.periodicity().isAny()) {
            double residual = everywhere.look(f, low, high, x);
            iterations++;
            if (residual <= tolerance || Double.isNaN(residual) || iterations >= maximumIterations) {
                return new Convergence(iterations, residual, residual <= tolerance);
            }
            Box box = Box.around(kernels, grid, everywhere.natural(), scratch);
            if (SHARE * box.cells() > (long) grid.nx() * grid.ny() * grid.nz()) {
                break;
            }
            iterations += windowOn(box.in(grid)).improve(whole, box, tolerance, maximumIterations - iterations).iterations();
        }
        Convergence went = everywhere.improve(f, low, high, x, tolerance, maximumIterations - iterations);
        return new Convergence(iterations + went.iterations(), went.error(), went.reached());
    }

    /** The last window where it has the right size: few sizes follow each other. */
    private Window windowOn(Grid part) {
        if (window == null || !window.grid().equals(part)) {
            window = new Window(kernels, part);
        }
        return window;
    }
}
