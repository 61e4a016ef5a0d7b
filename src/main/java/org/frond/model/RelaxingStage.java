package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * A stage of the Allen-Cahn equation: c = base - tau mu, mu = f'(c) - kappa laplace(c) + q phi, with tau the stage's length times
 * the mobility, by Newton's method. Its matrix is A = L (1 + tau f''(c)) + tau kappa K, L the nodes' shares of the volume. It is
 * positive definite in stages short against 1 / (M |f''|) where f'' is negative, and near a profile at rest, whose interfaces are
 * bent with the radius R, in those short against R^2 / (M kappa); longer ones may be refused.
 *
 * <p>Where the amount is kept ({@link FreeEnergy.Dynamics#NONLOCAL}), tau times the mean of mu comes in everywhere: a change of
 * Newton's method is that of A, and as much of A^-1 L 1 as gives c the mean of its base. So the amount is kept to rounding,
 * however well A^-1 L 1 is known.
 */
final class RelaxingStage implements DrivenField.Stage {

    private static final int MAXIMUM_SWEEPS = 20;
    private static final int MAXIMUM_ITERATIONS = 200;
    /** Change of c at which Newton's method, which then squares the error, has arrived. */
    private static final double ARRIVED = 1e-8;
    private static final double LINEAR_TOLERANCE = 1e-5;

    private final Kernels kernels;
    private final FreeEnergy law;
    private final Bulk bulk;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer gradient;
    private final Buffer curvature;
    private final Buffer right;
    private final Buffer change;
    private final Buffer shift;
    private double tau;

    RelaxingStage(Kernels kernels, Grid grid, FreeEnergy law, Bulk bulk, PrescribedNodes supports) {
        this.kernels = kernels;
        this.law = law;
        this.bulk = bulk;
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.gradient = kernels.vector(grid, 1);
        this.curvature = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.change = kernels.vector(grid, 1);
        this.shift = kernels.vector(grid, 1);
        supports.close(grid, operator.open());
    }

    @Override
    public void prepare(Buffer c, double length) {
        tau = length * law.mobility();
        kernels.scaled(tau * law.gradient(), bulk.identity(), operator.tensor());
        mass(c);
        solver.rebuild();
        shift.fill(0); // what an earlier step left would change the bits of a run that is resumed
    }

    /** L (1 + tau f''(c)). */
    private void mass(Buffer c) {
        bulk.curvature(c, curvature);
        kernels.product(bulk.volumes(), curvature, operator.mass());
        kernels.xpay(bulk.volumes(), tau, operator.mass());
    }

    @Override
    public DrivenField.Outcome solve(Buffer base, Buffer c, DrivenField.Potential potential) {
        int iterations = 0;
        for (int sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
            // L (base - c - tau (f' + q phi)) - tau kappa K c
            bulk.potential(c, potential, gradient);
            right.copyFrom(base);
            kernels.axpy(-1, c, right);
            kernels.axpy(-tau, gradient, right);
            kernels.product(bulk.volumes(), right, right);
            bulk.stiffness(c, gradient);
            kernels.axpy(-tau * law.gradient(), gradient, right);
            mass(c);
            solver.update();
            Convergence went = correct(base, c);
            iterations += went.iterations();
            if (!went.reached()) {
                return new DrivenField.Outcome(false, "the step is too long for its free energy: " + went.verdict(), iterations, 0);
            }
            kernels.axpy(1, change, c);
            double moved = DrivenField.largest(kernels, change);
            if (moved <= ARRIVED) {
                return new DrivenField.Outcome(true, "", iterations, 0);
            }
        }
        return new DrivenField.Outcome(false, "Newton's method did not arrive in " + MAXIMUM_SWEEPS + " sweeps", iterations, 0);
    }

    /** Finds the change of c whose image is the right side. */
    private Convergence correct(Buffer base, Buffer c) {
        change.fill(0);
        if (law.dynamics() != FreeEnergy.Dynamics.NONLOCAL) {
            return solver.solve(right, change, LINEAR_TOLERANCE);
        }
        bulk.mean().removeFrom(right);
        Convergence went = solver.solve(right, change, LINEAR_TOLERANCE);
        Convergence also = solver.solve(bulk.volumes(), shift, LINEAR_TOLERANCE);
        double missing = bulk.mean().of(base) - bulk.mean().of(c) - bulk.mean().of(change);
        kernels.axpy(missing / bulk.mean().of(shift), shift, change);
        return new Convergence(went.iterations() + also.iterations(), Math.max(went.error(), also.error()),
                went.reached() && also.reached());
    }
}
