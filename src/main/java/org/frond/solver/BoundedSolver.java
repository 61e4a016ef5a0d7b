package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.launch.BoundsKernels;

/**
 * Minimises 1/2 x . A x - f . x under low <= x <= high. The solution is where the natural residual
 * x - P(x - D^-1 (A x - f)) vanishes, D the diagonal of A and P the projection onto the bounds; it lies within its bounds to
 * the last bit.
 *
 * <p>From a start near the solution {@link Proportioning} takes a few dozen products with A. Where a wide set has to open
 * or close first it would take hundreds, and {@link ActiveSet}, which is slower but moves wide sets, goes on from there.
 */
public final class BoundedSolver {

    /** Products with A after which a solve is left to the active set. */
    private static final int PATIENCE = 600;

    private final Kernels kernels;
    private final ScalarOperator operator;
    private final FocusedProportioning proportioning;
    private final ActiveSet activeSet;

    /** All nodes open in {@code operator} may move; those closed keep their value. */
    public BoundedSolver(Kernels kernels, ScalarOperator operator, int maximumIterations) {
        this.kernels = kernels;
        this.operator = operator;
        Buffer movable = operator.vector();
        movable.copyFrom(operator.open());
        this.proportioning = new FocusedProportioning(kernels, operator, movable);
        this.activeSet = new ActiveSet(kernels, operator, movable, maximumIterations);
    }

    /**
     * Solves with the coefficients that the operator holds now.
     *
     * @param f         right-hand side
     * @param low       lower bound per node
     * @param high      upper bound, the same everywhere
     * @param x         start; holds the solution, exactly within its bounds, afterwards
     * @param tolerance largest natural residual, in units of x
     * @return products with A and linear iterations together, and the natural residual reached
     */
    public Convergence solve(Buffer f, Buffer low, double high, Buffer x, double tolerance) {
        operator.refresh();
        kernels.run(BoundsKernels.intoBounds(operator.grid(), low, high).into(x));
        Convergence quick = proportioning.improve(f, low, high, x, tolerance, PATIENCE);
        if (quick.reached()) {
            return quick;
        }
        Convergence wide = activeSet.improve(f, low, high, x, tolerance);
        return new Convergence(quick.iterations() + wide.iterations(), wide.error(), wide.reached(), 1);
    }
}
