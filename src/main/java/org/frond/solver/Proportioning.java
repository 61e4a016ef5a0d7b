package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.launch.BoundsKernels;

/**
 * Modified proportioning with gradient projections (Dostal and Schoeberl 2005), preconditioned by the diagonal D.
 *
 * <p>Conjugate gradients minimise over the face, the nodes strictly between their bounds. A step that would leave the bounds
 * is cut short and followed by a projected one, x = P(x + alpha D^-1 (f - A x)), of the face alone (releasing nodes
 * there makes them come and go without end); the same of all nodes is made when those on their bounds pull harder than those
 * in the face. alpha = {@value #STEP} / CORNERS is below 2 over the largest eigenvalue of D^-1 A for any coefficients, so
 * the energy falls in every step. An iteration is one product with A.
 */
final class Proportioning {

    /** Length of a projected step times the bound CORNERS on the eigenvalues of D^-1 A; below 2. */
    private static final double STEP = 1.9;

    private final Kernels kernels;
    private final ScalarOperator operator;
    private final Buffer movable;
    private final double stepLength;
    private final Buffer force;
    private final Buffer steepest;
    private final Buffer direction;
    private final Buffer image;
    private final Buffer imbalance;
    private final Buffer natural;

    /** {@code movable} is 1 where a node may move and 0 where it keeps its value. */
    Proportioning(Kernels kernels, ScalarOperator operator, Buffer movable) {
        this.kernels = kernels;
        this.operator = operator;
        this.movable = movable;
        this.stepLength = STEP / operator.grid().corners();
        this.force = operator.vector();
        this.steepest = operator.vector();
        this.direction = operator.vector();
        this.image = operator.vector();
        this.imbalance = operator.vector();
        this.natural = operator.vector();
    }

    /** Improves x, which lies within its bounds, until the natural residual or the iterations say so. */
    Convergence improve(Buffer f, Buffer low, double high, Buffer x, double tolerance, int maximumIterations) {
        double residual = look(f, low, high, x);
        int iterations = 1;
        boolean restart = true;
        double before = 0;
        while (true) {
            if (residual <= tolerance || Double.isNaN(residual) || iterations >= maximumIterations) {
                return new Convergence(iterations, residual, residual <= tolerance);
            }
            boolean unbalanced = kernels.device().sum(imbalance) > 0;
            boolean leaves = false;
            if (!unbalanced) {
                double downhill = kernels.dot(steepest, force);
                kernels.xpay(steepest, restart ? 0 : downhill / before, direction);
                before = downhill;
                restart = false;
                leaves = !stepInFace(downhill, low, high, x);
                iterations++;
            }
            if (unbalanced || leaves) {
                kernels.run(BoundsKernels.projectedStep(operator.grid(), stepLength, leaves ? 1 : 0, force,
                        operator.inverseDiagonal(), low, high, movable).into(x));
                forceAt(x, f);
                iterations++;
                restart = true;
            }
            residual = lookAround(low, high, x);
        }
    }

    /** The largest natural residual at x. */
    double look(Buffer f, Buffer low, double high, Buffer x) {
        forceAt(x, f);
        return lookAround(low, high, x);
    }

    /** x - P(x + D^-1 (f - A x)) as of the last {@link #look}, per node. */
    Buffer natural() {
        return natural;
    }

    private double lookAround(Buffer low, double high, Buffer x) {
        kernels.run(BoundsKernels.face(operator.grid(), x, force, operator.inverseDiagonal(), low, high, movable, stepLength)
                .into(steepest, imbalance, natural));
        return kernels.device().maxAbs(natural);
    }

    /** Goes to the least energy along the direction, or as far as the bounds let it; returns whether it got there. */
    private boolean stepInFace(double downhill, Buffer low, double high, Buffer x) {
        operator.apply(direction, image);
        double length = downhill / kernels.dot(direction, image);
        kernels.run(BoundsKernels.reach(operator.grid(), x, direction, low, high).into(natural));
        double inverseReach = kernels.device().max(natural);
        boolean within = length * inverseReach <= 1;
        kernels.run(BoundsKernels.moveInFace(operator.grid(), within ? length : 1 / inverseReach, direction, image, low,
                high).into(x, force));
        return within;
    }

    /** force = f - A x at every node. */
    private void forceAt(Buffer x, Buffer f) {
        operator.apply(x, force);
        kernels.xpay(f, -1, force);
    }
}
