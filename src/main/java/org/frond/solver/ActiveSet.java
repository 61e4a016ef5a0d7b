package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.launch.BoundsKernels;

/**
 * A primal-dual active set (Hintermueller, Ito and Kunisch 2003): nodes that would leave their bounds are put on them and
 * closed, the rest is a linear solve by multigrid, and the set is chosen again. Each pass is costly but moves everything at
 * once. An iteration is one of the linear solver.
 */
final class ActiveSet {

    private static final int MAXIMUM_PASSES = 400;
    /** What a pass takes off the error; the active set changes anyway. */
    private static final double LINEAR_REDUCTION = 1e-4;
    /** Relative error in the energy norm below which nothing but round-off is left. */
    private static final double ROUND_OFF = 1e-13;

    private final Kernels kernels;
    private final ScalarOperator operator;
    private final Buffer movable;
    private final LinearSolver linear;
    private final Buffer force;
    private final Buffer natural;

    /** {@code movable} is 1 where a node may move and 0 where it keeps its value; {@code operator} is opened there. */
    ActiveSet(Kernels kernels, ScalarOperator operator, Buffer movable, int maximumIterations) {
        this.kernels = kernels;
        this.operator = operator;
        this.movable = movable;
        this.linear = new LinearSolver(kernels, operator, maximumIterations);
        this.force = operator.vector();
        this.natural = operator.vector();
    }

    /** Improves x, which lies within its bounds, until the natural residual or the passes say so. */
    Convergence improve(Buffer f, Buffer low, double high, Buffer x, double tolerance) {
        operator.open().copyFrom(movable);
        linear.rebuild();
        int iterations = 0;
        double residual = Double.NaN;
        for (int pass = 0; pass <= MAXIMUM_PASSES; pass++) {
            forceAt(x, f);
            kernels.run(BoundsKernels.naturalResidual(operator.grid(), x, force, operator.inverseDiagonal(), low, high,
                    movable).into(natural));
            residual = kernels.device().maxAbs(natural);
            if (residual <= tolerance || Double.isNaN(residual)) {
                break;
            }
            chooseActiveSet(low, high, x);
            linear.update();
            iterations += linear.solve(f, x, ROUND_OFF, LINEAR_REDUCTION).iterations();
            forceAt(x, f);
            chooseActiveSet(low, high, x);
            kernels.run(BoundsKernels.intoBounds(operator.grid(), low, high).into(x));
        }
        operator.open().copyFrom(movable);
        return new Convergence(iterations, residual, residual <= tolerance);
    }

    private void chooseActiveSet(Buffer low, double high, Buffer x) {
        kernels.run(BoundsKernels.activeSet(operator.grid(), force, operator.inverseDiagonal(), low, high, movable)
                .into(x, operator.open()));
    }

    /** force = f - A x at every node. */
    private void forceAt(Buffer x, Buffer f) {
        operator.apply(x, force);
        kernels.xpay(f, -1, force);
    }
}
