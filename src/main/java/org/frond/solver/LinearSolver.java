package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;

/**
 * Conjugate gradients preconditioned by a multigrid V-cycle (Hestenes and Stiefel 1952), for A x = f with prescribed
 * values of x kept where the operator is closed.
 *
 * <p>Stops when the estimated error in the energy norm, sqrt(r . M^-1 r), falls below {@code tolerance} times the energy
 * norm of the solution, sqrt(x . A x) (the larger of the values before and after). An iteration is one product with A
 * and one V-cycle. The start is whatever x holds. Should the preconditioner turn out indefinite, its smoother's interval is
 * widened, at most to its proven bound; should the iterations not suffice, it smooths more. Either way the iteration goes
 * on from where it is, and the outcome counts the remedy.
 *
 * <p>The cycle may be one in single precision ({@link Cycles}); everything else, and so the solution, is in double precision.
 * Where it does not help any more, a cycle in double precision is used until the next rebuild.
 */
public final class LinearSolver {

    /** What the first iteration makes of r . M^-1 r, while none has told; most make less of it. */
    private static final double FIRST_RATE = 0.1;

    private final Kernels kernels;
    private final CellwiseOperator operator;
    private final Preconditioner usual;
    private Optional<Preconditioner> exact = Optional.empty();
    private Preconditioner cycle;
    private final int maximumIterations;
    private final Buffer residual;
    private final Buffer preconditioned;
    private final Buffer direction;
    private final Buffer image;
    private final Buffer zero;

    public LinearSolver(Kernels kernels, ScalarOperator operator, int maximumIterations) {
        this(kernels, (CellwiseOperator) operator, maximumIterations);
    }

    public LinearSolver(Kernels kernels, ElasticOperator operator, int maximumIterations) {
        this(kernels, (CellwiseOperator) operator, maximumIterations);
    }

    private LinearSolver(Kernels kernels, CellwiseOperator operator, int maximumIterations) {
        this.kernels = kernels;
        this.operator = operator;
        this.usual = kernels.cycles().single().<Preconditioner>map(single -> new RoundedMultigrid(kernels, operator, single))
                .orElseGet(() -> new Multigrid(kernels, operator));
        this.cycle = usual;
        this.maximumIterations = maximumIterations;
        this.residual = operator.vector();
        this.preconditioned = operator.vector();
        this.direction = operator.vector();
        this.image = operator.vector();
        this.zero = operator.vector();
    }

    /** Sets up for new coefficients and free nodes, from these alone. */
    public void rebuild() {
        cycle = kernels.cycles().areComparedInDouble() ? inDouble() : usual;
        cycle.rebuild();
    }

    /**
     * Updates to coefficients that changed in few places since the last {@link #update}: the operator's own. The coarse ones
     * stay; they only guide the iteration.
     */
    public void refresh() {
        cycle.refresh();
    }

    /** Updates to coefficients and free nodes that changed little since the last {@link #rebuild}. */
    public void update() {
        cycle.update();
    }

    private Preconditioner inDouble() {
        if (exact.isEmpty()) {
            exact = Optional.of(usual instanceof RoundedMultigrid ? new Multigrid(kernels, operator) : usual);
        }
        return exact.get();
    }

    /**
     * Solves A x = f.
     *
     * @param f         right-hand side at free nodes
     * @param x         start, prescribed values included; holds the solution afterwards
     * @param tolerance relative error in the energy norm
     */
    public Convergence solve(Buffer f, Buffer x, double tolerance) {
        return solve(f, x, tolerance, 0);
    }

    /**
     * The same, but content already when the error is expected to have fallen to {@code reduction} times that of the start:
     * an iteration lessens it as the one before did, so that the last one needs no V-cycle to tell. The {@code tolerance} is
     * met by what a V-cycle told alone.
     *
     * <p>Coefficients that changed much since the last rebuild, or eigenvectors confined to a few cells, can leave the
     * smoother's interval too short and the preconditioner indefinite; the interval is then widened and the iteration
     * goes on from where it was.
     */
    public Convergence solve(Buffer f, Buffer x, double tolerance, double reduction) {
        int iterations = 0;
        int remedies = 0;
        Convergence convergence = iterate(f, x, tolerance, reduction);
        while (!convergence.reached() && remedied(convergence)) {
            remedies++;
            iterations += convergence.iterations();
            convergence = iterate(f, x, tolerance, reduction);
        }
        return new Convergence(iterations + convergence.iterations(), Math.abs(convergence.error()),
                convergence.reached(), remedies);
    }

    /** Makes the preconditioner stronger where that may help: it does not against NaN, nor twice against stagnation. */
    private boolean remedied(Convergence failed) {
        if (Double.isNaN(failed.error())) {
            return takenOver();
        }
        return failed.error() < 0 && cycle.widen() || takenOver() || cycle.strengthen();
    }

    /** Goes on with cycles in double precision; false where they are already. */
    private boolean takenOver() {
        if (cycle == inDouble()) {
            return false;
        }
        cycle = inDouble();
        cycle.rebuild();
        kernels.cycles().countTakeOver();
        return true;
    }

    /** Iterates until done or until the preconditioner turns out indefinite, which a negative error tells. */
    private Convergence iterate(Buffer f, Buffer x, double tolerance, double reduction) {
        operator.residual(x, f, residual);
        cycle.begin(residual);
        cycle.apply(residual, preconditioned);
        double rz = kernels.dot(residual, preconditioned);
        if (rz == 0) {
            return new Convergence(0, 0, true);
        }
        operator.apply(x, image);
        double energy = Math.max(kernels.dot(x, image), Math.abs(rz));
        double enough = reduction * reduction * rz;
        double target = Math.max(tolerance * tolerance * energy, enough);
        direction.fill(0);
        double beta = 0;
        double rate = FIRST_RATE;
        int iterations = 0;
        // a negative product means that the preconditioner is not definite: nothing it says can be trusted
        while (rz > target && iterations < maximumIterations) {
            kernels.xpay(preconditioned, beta, direction);
            operator.residual(direction, zero, image);
            double curvature = -kernels.dot(direction, image);
            if (!(curvature > 0)) {
                return new Convergence(iterations, -Math.sqrt(rz / energy), false);
            }
            iterations++;
            double alpha = rz / curvature;
            kernels.axpy(alpha, direction, x);
            if (rate * rz <= enough) {
                return new Convergence(iterations, Math.sqrt(rate * rz / energy), true);
            }
            kernels.axpy(alpha, image, residual);
            cycle.apply(residual, preconditioned);
            double next = kernels.dot(residual, preconditioned);
            beta = next / rz;
            rate = Math.min(1, beta);
            rz = next;
        }
        double error = Math.copySign(Math.sqrt(Math.abs(rz) / energy), rz);
        return new Convergence(iterations, error, rz >= 0 && rz <= target);
    }
}
