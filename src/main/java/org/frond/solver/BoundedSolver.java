package org.frond.solver;

import org.frond.device.Buffer;

/**
 * Minimises 1/2 x . A x - f . x under low <= x <= high, by a primal-dual active set (Hintermueller, Ito and Kunisch 2003):
 * nodes that would leave their bounds are put on them and closed, the rest is a linear solve, and the set is chosen anew
 * until the natural residual x - P(x - D^-1 (A x - f)) vanishes. The set is warm-started from the last x.
 */
public final class BoundedSolver {

    /** What a pass takes off the error; the active set changes anyway. */
    private static final double LINEAR_REDUCTION = 1e-4;
    /** Relative error in the energy norm below which nothing but round-off is left. */
    private static final double ROUND_OFF = 1e-13;

    private final Kernels kernels;
    private final ScalarOperator operator;
    private final LinearSolver linear;
    private final int maximumPasses;
    private final Buffer movable;
    private final Buffer force;
    private final Buffer natural;

    /** All nodes open in {@code operator} may move; those closed keep their value. */
    public BoundedSolver(Kernels kernels, ScalarOperator operator, int maximumIterations, int maximumPasses) {
        this.kernels = kernels;
        this.operator = operator;
        this.linear = new LinearSolver(kernels, operator, maximumIterations);
        this.maximumPasses = maximumPasses;
        this.movable = operator.vector();
        this.force = operator.vector();
        this.natural = operator.vector();
        movable.copyFrom(operator.open());
    }

    /** Takes over new coefficients, from nothing but them. */
    public void rebuild() {
        operator.open().copyFrom(movable);
        linear.rebuild();
    }

    /**
     * Solves.
     *
     * @param f         right-hand side
     * @param low       lower bound per node
     * @param high      upper bound, the same everywhere
     * @param x         start; holds the solution, exactly within its bounds, afterwards
     * @param tolerance largest natural residual, in units of x
     * @return iterations of all linear solves together, and the natural residual reached
     */
    public Convergence solve(Buffer f, Buffer low, double high, Buffer x, double tolerance) {
        operator.refresh();
        kernels.onNodes("intoBounds", operator.grid(), low, high, x);
        int iterations = 0;
        double residual = Double.NaN;
        for (int pass = 0; pass <= maximumPasses; pass++) {
            forceAt(x, f);
            kernels.onNodes("naturalResidual", operator.grid(), x, force, operator.inverseDiagonal(), low, high, movable,
                    natural);
            residual = kernels.device().maxAbs(natural);
            if (residual <= tolerance) {
                return new Convergence(iterations, residual, true);
            }
            if (pass == maximumPasses || Double.isNaN(residual)) {
                break;
            }
            chooseActiveSet(low, high, x);
            linear.update();
            iterations += linear.solve(f, x, ROUND_OFF, LINEAR_REDUCTION).iterations();
            forceAt(x, f);
            chooseActiveSet(low, high, x);
            kernels.onNodes("intoBounds", operator.grid(), low, high, x);
        }
        return new Convergence(iterations, residual, false);
    }

    private void chooseActiveSet(Buffer low, double high, Buffer x) {
        kernels.onNodes("activeSet", operator.grid(), force, operator.inverseDiagonal(), low, high, movable, x,
                operator.open());
    }

    /** force = f - A x at every node. */
    private void forceAt(Buffer x, Buffer f) {
        operator.apply(x, force);
        kernels.xpay(f, -1, force);
    }
}
