package org.frond.solver;

import java.util.ArrayList;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * A geometric multigrid V-cycle, used as preconditioner: z = M^-1 r with M symmetric positive definite.
 *
 * <p>Coarse operators are the same operator with the arithmetic mean of the fine coefficients; this survives stiffness
 * jumps of 1e6 in discs and phase-field cracks, where the harmonic mean does not (docs/solvers.md has the table). The
 * smoother is a Chebyshev polynomial in D^-1 A, the same before and after the coarse correction, of degree m =
 * {@value #SMOOTHING_STEPS} on the finest level and one more on each coarser one, on the interval
 * [lambda / ({@value #INTERVAL_PER_SQUARE} m^2), lambda]: a V-cycle whose smoothing grows on coarse levels converges
 * independently of their number (Bramble and Pasciak 1987). lambda bounds the largest eigenvalue of D^-1 A on each level
 * and comes from {@value #POWER_STEPS} power iterations from a fixed start, so that it depends on the coefficients alone.
 * The coarsest level, at most {@value #COARSEST_CELLS} cells wide or an odd number along a periodic axis, is solved directly
 * ({@link CoarsestSolve}).
 */
public final class Multigrid {

    private static final int COARSEST_CELLS = 4;
    /** Steps of the smoother on the finest level; each coarser one takes one more. */
    private static final int SMOOTHING_STEPS = 2;
    /** The smoother's interval reaches down to the largest eigenvalue over this times the square of its steps. */
    private static final double INTERVAL_PER_SQUARE = 3;
    private static final int POWER_STEPS = 8;
    private static final double POWER_SAFETY = 1.1;
    private static final double WIDENING = 1.5;
    /** Steps that a strengthened smoother takes besides. */
    private static final int REMEDIAL_STEPS = 3;

    private final Kernels kernels;
    private final List<Level> levels = new ArrayList<>();
    private final CoarsestSolve coarsest;
    private int firstSteps = SMOOTHING_STEPS;

    private static final class Level {
        final EllipticOperator operator;
        final Buffer x;
        final Buffer f;
        final Buffer step;
        final Buffer residual;
        double lambda = Double.NaN;

        Level(EllipticOperator operator) {
            this.operator = operator;
            this.x = operator.vector();
            this.f = operator.vector();
            this.step = operator.vector();
            this.residual = operator.vector();
        }
    }

    /** A hierarchy below an operator; call {@link #rebuild} before the first use. */
    Multigrid(Kernels kernels, EllipticOperator finest) {
        this.kernels = kernels;
        EllipticOperator operator = finest;
        levels.add(new Level(operator));
        Grid grid = finest.grid();
        while (Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())) > COARSEST_CELLS
                && Transfer.canCoarsen(grid)) {
            grid = Transfer.coarsen(grid);
            operator = operator.coarser(grid);
            levels.add(new Level(operator));
        }
        this.coarsest = new CoarsestSolve(kernels, operator);
    }

    /** Takes over new coefficients and a new set of free nodes, and estimates the smoother's interval anew. */
    void rebuild() {
        firstSteps = SMOOTHING_STEPS;
        update();
        for (Level level : levels) {
            level.lambda = POWER_SAFETY * largestEigenvalue(level);
        }
    }

    /**
     * Raises every level's bound on the largest eigenvalue of D^-1 A, up to the number of a cell's corners, which bounds
     * it for any coefficients: a cell's matrix is at most CORNERS times its own (block) diagonal. Eigenvectors confined to
     * a few cells, such as metal in a crack, escape the power iterations.
     *
     * @return false when all levels were there already
     */
    boolean widen() {
        boolean widened = false;
        for (Level level : levels) {
            double bound = level.operator.grid().corners();
            widened |= level.lambda < bound;
            level.lambda = Math.min(bound, WIDENING * level.lambda);
        }
        return widened;
    }

    /**
     * Smooths more, until the next {@link #rebuild}, on intervals whose bounds are proven.
     *
     * @return false when that was so already
     */
    boolean strengthen() {
        if (firstSteps > SMOOTHING_STEPS) {
            return false;
        }
        firstSteps = SMOOTHING_STEPS + REMEDIAL_STEPS;
        for (Level level : levels) {
            level.lambda = level.operator.grid().corners();
        }
        return true;
    }

    /** Takes over new coefficients and free nodes, keeping the smoother's interval of the last {@link #rebuild}. */
    void update() {
        for (int l = 0; l < levels.size(); l++) {
            EllipticOperator operator = levels.get(l).operator;
            operator.refresh();
            if (l + 1 < levels.size()) {
                operator.coarsenInto(levels.get(l + 1).operator);
            }
        }
        coarsest.update();
    }

    /** z = one V-cycle for A z = r from zero. */
    void apply(Buffer r, Buffer z) {
        cycle(0, r, z);
    }

    private void cycle(int l, Buffer f, Buffer x) {
        Level level = levels.get(l);
        if (l == levels.size() - 1) {
            coarsest.apply(f, x);
            return;
        }
        EllipticOperator operator = level.operator;
        Level below = levels.get(l + 1);
        Transfer transfer = new Transfer(kernels, operator.grid(), below.operator.grid());
        smooth(l, f, x, true);
        operator.residual(x, f, level.residual);
        transfer.restrict(level.residual, below.f, operator.components());
        cycle(l + 1, below.f, below.x);
        transfer.prolong(below.x, operator.open(), x, operator.components());
        smooth(l, f, x, false);
    }

    /** Chebyshev iteration of the first kind on [lambda / interval, lambda]. */
    private void smooth(int l, Buffer f, Buffer x, boolean fromZero) {
        Level level = levels.get(l);
        int steps = firstSteps + l;
        double high = level.lambda;
        double low = high / (INTERVAL_PER_SQUARE * steps * steps);
        double centre = (high + low) / 2;
        double half = (high - low) / 2;
        double sigma = centre / half;
        double rho = 1 / sigma;
        if (fromZero) {
            level.operator.relaxFromZero(f, x, level.step, 1 / centre);
        } else {
            level.operator.relax(f, x, level.step, 1 / centre, 0);
        }
        for (int step = 1; step < steps; step++) {
            double next = 1 / (2 * sigma - rho);
            level.operator.relax(f, x, level.step, 2 * next / half, next * rho);
            rho = next;
        }
    }

    private double largestEigenvalue(Level level) {
        EllipticOperator operator = level.operator;
        for (int p = 0; p < operator.components(); p++) {
            kernels.onNodes("roughStart", operator.grid(), operator.open(), level.residual, p * operator.grid().size());
        }
        level.f.fill(0);
        double length = Math.sqrt(kernels.dot(level.residual, level.residual));
        if (length == 0) {
            return 1;
        }
        double lambda = 1;
        kernels.scaled(1 / length, level.residual, level.residual);
        for (int step = 0; step < POWER_STEPS; step++) {
            // against f = 0 a relaxation's step is -D^-1 A x
            operator.relax(level.f, level.residual, level.step, 1, 0);
            lambda = Math.sqrt(kernels.dot(level.step, level.step));
            if (lambda == 0) {
                return 1;
            }
            kernels.scaled(1 / lambda, level.step, level.residual);
        }
        return lambda;
    }
}
