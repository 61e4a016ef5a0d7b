package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.PeriodicAxes;
import org.frond.solver.ScalarOperator;

/**
 * A stage of the Cahn-Hilliard equation: c = base + B w with B = L^-1 K, the lumped form of -laplace, and
 *
 * <pre>G(w) = w + tau (f'(c) + kappa B c + q phi) = 0,    tau the stage's length times the mobility</pre>
 *
 * so that -w / tau is the chemical potential and the amount of c is kept to rounding, however well w is known. Newton's
 * method; its matrix S = 1 + tau (f'' + kappa B) B is symmetric in the product x . K y, and positive where tau is below
 * 4 kappa / f''^2 for the most negative f''. So conjugate gradients in that product solve it, preconditioned by
 *
 * <pre>(1 + a B)(1 + b B),    a b = tau kappa,    a + b = max(2 sqrt(tau kappa), tau times the mean of f'')</pre>
 *
 * which is S where f'' is constant, and is applied by two multigrid solves. These are inexact, hence the flexible form of
 * conjugate gradients (Golub and Ye 1999).
 */
final class ConservedStage implements DrivenField.Stage {

    private static final int MAXIMUM_SWEEPS = 20;
    private static final int MAXIMUM_ITERATIONS = 100;
    /** Change of c at which Newton's method, which then squares the error, has arrived. */
    private static final double ARRIVED = 1e-8;
    /** Squared reduction of the residual, in the product with K, that ends the conjugate gradients of a sweep. */
    private static final double REDUCTION = 1e-8;
    /** Error of c, as the preconditioner sees it, that is small enough whatever the reduction: rounding is not far below. */
    private static final double FINE = 1e-3 * ARRIVED;
    private static final double INNER_TOLERANCE = 1e-3;

    private final Kernels kernels;
    private final FreeEnergy law;
    private final Bulk bulk;
    private final PeriodicAxes axes;
    private final Helmholtz low;
    private final Helmholtz high;
    private final Buffer w;
    private final Buffer curvature;
    private final Buffer residual;
    private final Buffer z;
    private final Buffer stiffZ;
    private final Buffer direction;
    private final Buffer stiffDirection;
    private final Buffer image;
    private final Buffer scratch;
    private final Buffer change;
    private double tau;

    /** (1 + a B) y = x. */
    private static final class Helmholtz {

        private final Kernels kernels;
        private final Bulk bulk;
        private final ScalarOperator operator;
        private final LinearSolver solver;
        private final Buffer right;
        private int iterations;

        Helmholtz(Kernels kernels, Grid grid, Bulk bulk) {
            this.kernels = kernels;
            this.bulk = bulk;
            this.operator = new ScalarOperator(kernels, grid);
            this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
            this.right = kernels.vector(grid, 1);
            operator.mass().copyFrom(bulk.volumes());
        }

        void prepare(double a) {
            kernels.scaled(a, bulk.identity(), operator.tensor());
            solver.rebuild();
        }

        boolean solve(Buffer x, Buffer y) {
            kernels.product(bulk.volumes(), x, right);
            y.fill(0);
            Convergence went = solver.solve(right, y, INNER_TOLERANCE);
            iterations += went.iterations();
            return went.reached();
        }
    }

    ConservedStage(Kernels kernels, Grid grid, FreeEnergy law, Bulk bulk) {
        this.kernels = kernels;
        this.law = law;
        this.bulk = bulk;
        this.axes = new PeriodicAxes(kernels, grid);
        this.low = new Helmholtz(kernels, grid, bulk);
        this.high = new Helmholtz(kernels, grid, bulk);
        this.w = kernels.vector(grid, 1);
        this.curvature = kernels.vector(grid, 1);
        this.residual = kernels.vector(grid, 1);
        this.z = kernels.vector(grid, 1);
        this.stiffZ = kernels.vector(grid, 1);
        this.direction = kernels.vector(grid, 1);
        this.stiffDirection = kernels.vector(grid, 1);
        this.image = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.change = kernels.vector(grid, 1);
    }

    @Override
    public void prepare(Buffer c, double length) {
        tau = length * law.mobility();
        bulk.curvature(c, curvature);
        double product = tau * law.gradient();
        double sum = Math.max(2 * Math.sqrt(product), tau * bulk.mean().of(curvature));
        double root = Math.sqrt(Math.max(0, sum * sum - 4 * product));
        low.prepare((sum - root) / 2);
        high.prepare((sum + root) / 2);
        w.fill(0);
    }

    /** The second stage of a step begins from the chemical potential of the first. */
    @Override
    public DrivenField.Outcome solve(Buffer base, Buffer c, DrivenField.Potential potential) {
        low.iterations = 0;
        high.iterations = 0;
        for (int sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
            concentrate(base, c);
            // -G
            bulk.potential(c, potential, residual);
            bulk.stiffness(c, scratch);
            kernels.product(bulk.inverseVolumes(), scratch, scratch);
            kernels.axpy(law.gradient(), scratch, residual);
            kernels.scaled(-tau, residual, residual);
            kernels.axpy(-1, w, residual);
            bulk.curvature(c, curvature);
            String problem = correct();
            if (!problem.isEmpty()) {
                return new DrivenField.Outcome(false, problem, iterations(), 0);
            }
            kernels.product(bulk.inverseVolumes(), change, change);
            if (DrivenField.largest(kernels, change) <= ARRIVED) {
                concentrate(base, c);
                return new DrivenField.Outcome(true, "", iterations(), 0);
            }
        }
        return new DrivenField.Outcome(false, "Newton's method did not arrive in " + MAXIMUM_SWEEPS + " sweeps", iterations(), 0);
    }

    private int iterations() {
        return low.iterations + high.iterations;
    }

    /** c = base + B w. */
    private void concentrate(Buffer base, Buffer c) {
        bulk.stiffness(w, scratch);
        kernels.product(bulk.inverseVolumes(), scratch, scratch);
        c.copyFrom(base);
        kernels.axpy(1, scratch, c);
        axes.repeatNodes(c, 1);
    }

    /** Adds to w the solution of S x = residual, and leaves K x in {@link #change}; says why where it cannot. */
    private String correct() {
        change.fill(0);
        if (!precondition()) {
            return "multigrid did not converge";
        }
        double rz = kernels.dot(residual, stiffZ);
        double end = REDUCTION * rz;
        direction.copyFrom(z);
        stiffDirection.copyFrom(stiffZ);
        for (int iteration = 0; rz > end && !isFine(); iteration++) {
            if (iteration == MAXIMUM_ITERATIONS) {
                return "conjugate gradients did not converge in " + MAXIMUM_ITERATIONS + " iterations";
            }
            apply();
            double positive = kernels.dot(stiffDirection, image);
            if (!(positive > 0)) {
                return "the step is too long for its free energy, whose curvature is negative";
            }
            double alpha = rz / positive;
            kernels.axpy(alpha, direction, w);
            kernels.axpy(alpha, stiffDirection, change);
            kernels.axpy(-alpha, image, residual);
            if (!precondition()) {
                return "multigrid did not converge";
            }
            double next = kernels.dot(residual, stiffZ);
            double beta = -alpha * kernels.dot(stiffZ, image) / rz;
            kernels.xpay(z, beta, direction);
            kernels.xpay(stiffZ, beta, stiffDirection);
            rz = next;
        }
        return Double.isNaN(rz) ? "the chemical potential is not a number" : "";
    }

    /** Whether B z, about the error of c, is small enough. */
    private boolean isFine() {
        kernels.product(bulk.inverseVolumes(), stiffZ, scratch);
        return DrivenField.largest(kernels, scratch) <= FINE;
    }

    /** z = the preconditioner's inverse of the residual, stiffZ = K z. */
    private boolean precondition() {
        boolean reached = high.solve(residual, scratch) && low.solve(scratch, z);
        bulk.stiffness(z, stiffZ);
        return reached;
    }

    /** image = S direction. */
    private void apply() {
        kernels.product(bulk.inverseVolumes(), stiffDirection, scratch);
        bulk.stiffness(scratch, image);
        kernels.product(bulk.inverseVolumes(), image, image);
        kernels.scaled(tau * law.gradient(), image, image);
        kernels.product(curvature, scratch, scratch);
        kernels.axpy(tau, scratch, image);
        kernels.axpy(1, direction, image);
    }
}
