package org.frond.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.TransferKernels;

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
 *
 * <p>Means join what soft bands cut apart. Where a body is cut in pieces ({@link Cut}), the coarse grids therefore hold
 * several linked sheets, each with its own pieces ({@link Sheets}).
 */
final class Multigrid implements Preconditioner {

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
    private final Kernels coarsestKernels;
    private final CellwiseOperator operator;
    private final Level finest;
    private final Cut cut;
    private final Hierarchy whole;
    private final Map<Integer, Parted> parted = new HashMap<>();
    private Hierarchy hierarchy;
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

    /** Levels from the finest down, the ways between them, and what solves the last. */
    private record Hierarchy(List<Level> levels, List<Descent> descents, CoarsestSolve coarsest) {

        /** Bounds on eigenvalues are estimated again when next needed. */
        void forget() {
            levels.forEach(level -> level.lambda = Double.NaN);
        }
    }

    /** Some number of sheets and the hierarchy of which they are the second level. */
    private record Parted(Sheets sheets, Hierarchy hierarchy) {
    }

    /** A hierarchy below an operator; call {@link #rebuild} before the first use. */
    Multigrid(Kernels kernels, CellwiseOperator operator) {
        this(kernels, operator, kernels);
    }

    /** The same for an operator in single precision; its coarsest level is solved by kernels of double precision. */
    Multigrid(Kernels kernels, CellwiseOperator operator, Kernels coarsestKernels) {
        this.kernels = kernels;
        this.coarsestKernels = coarsestKernels;
        this.operator = operator;
        this.finest = new Level(operator);
        this.cut = new Cut(kernels, operator);
        Grid grid = operator.grid();
        if (canCoarsen(grid)) {
            EllipticOperator second = operator.coarser(Transfer.coarsen(grid));
            this.whole = below(second, new Halving(kernels, operator, second), coarsenings(grid) - 1);
        } else {
            this.whole = new Hierarchy(List.of(finest), List.of(), new CoarsestSolve(coarsestKernels, operator, kernels));
        }
        this.hierarchy = whole;
    }

    private static boolean canCoarsen(Grid grid) {
        return Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())) > COARSEST_CELLS && Transfer.canCoarsen(grid);
    }

    private static int coarsenings(Grid grid) {
        return canCoarsen(grid) ? 1 + coarsenings(Transfer.coarsen(grid)) : 0;
    }

    /** The finest level, the second one and so many more. */
    private Hierarchy below(EllipticOperator second, Descent descent, int more) {
        List<Level> levels = new ArrayList<>(List.of(finest, new Level(second)));
        List<Descent> descents = new ArrayList<>(List.of(descent));
        EllipticOperator last = second;
        for (int n = 0; n < more; n++) {
            EllipticOperator next = last.coarser(Transfer.coarsen(last.grid()));
            descents.add(new Halving(kernels, last, next));
            levels.add(new Level(next));
            last = next;
        }
        return new Hierarchy(levels, descents, new CoarsestSolve(coarsestKernels, last, kernels));
    }

    /** Sets up for new coefficients and a new set of free nodes, and estimates the smoother's interval again. */
    @Override
    public void rebuild() {
        firstSteps = SMOOTHING_STEPS;
        whole.forget();
        parted.values().forEach(each -> each.hierarchy.forget());
        update();
    }

    /**
     * Raises every level's bound on the largest eigenvalue of D^-1 A, up to the number of a cell's corners, which bounds
     * it for any coefficients: a cell's matrix is at most CORNERS times its own (block) diagonal. Eigenvectors confined to
     * a few cells, such as metal in a crack, escape the power iterations.
     *
     * @return false when all levels were there already
     */
    @Override
    public boolean widen() {
        boolean widened = false;
        for (Level level : hierarchy.levels) {
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
    @Override
    public boolean strengthen() {
        if (firstSteps > SMOOTHING_STEPS) {
            return false;
        }
        firstSteps = SMOOTHING_STEPS + REMEDIAL_STEPS;
        for (Level level : hierarchy.levels) {
            level.lambda = level.operator.grid().corners();
        }
        return true;
    }

    /**
     * Updates to new coefficients and free nodes, keeping the smoother's interval of the last {@link #rebuild} where there is
     * one: a body that has been cut since then goes to sheets whose eigenvalues nobody has seen.
     */
    @Override
    public void update() {
        hierarchy = chosen();
        for (int l = 0; l < hierarchy.levels.size(); l++) {
            hierarchy.levels.get(l).operator.refresh();
            if (l < hierarchy.descents.size()) {
                hierarchy.descents.get(l).coarsen();
            }
        }
        hierarchy.coarsest.update();
        for (Level level : hierarchy.levels) {
            if (Double.isNaN(level.lambda)) {
                level.lambda = POWER_SAFETY * largestEigenvalue(level);
            }
        }
    }

    /** Sheets where the body is cut in pieces. */
    private Hierarchy chosen() {
        boolean canBeLaid = !whole.descents.isEmpty() && !operator.grid().periodicity().isAny();
        return canBeLaid ? cut.pieces().map(this::onSheets).orElse(whole) : whole;
    }

    private Hierarchy onSheets(Pieces pieces) {
        Parted laid = parted.computeIfAbsent(pieces.sheets(), number -> {
            int levels = coarsenings(operator.grid());
            Sheets sheets = new Sheets(kernels, operator, number, levels);
            return new Parted(sheets, below(sheets.coarse(), sheets, levels - 1));
        });
        laid.sheets.lay(pieces);
        return laid.hierarchy;
    }

    /** Updates to the finest operator's coefficients; the coarse ones stay, for they only guide. */
    @Override
    public void refresh() {
        operator.refresh();
    }

    @Override
    public void begin(Buffer residual) {
        // any residual will do
    }

    /** z = one V-cycle for A z = r from zero. */
    @Override
    public void apply(Buffer r, Buffer z) {
        cycle(0, r, z);
    }

    private void cycle(int l, Buffer f, Buffer x) {
        if (l == hierarchy.descents.size()) {
            hierarchy.coarsest.apply(f, x);
            return;
        }
        Level level = hierarchy.levels.get(l);
        Level below = hierarchy.levels.get(l + 1);
        Descent descent = hierarchy.descents.get(l);
        Chain down = smooth(level.operator.chain(), l, f, x, true);
        level.operator.residual(down, x, f, level.residual).run();
        descent.restrict(level.residual, below.f);
        cycle(l + 1, below.f, below.x);
        descent.prolong(below.x, x);
        smooth(level.operator.chain(), l, f, x, false).run();
    }

    /** Adds to a chain: Chebyshev iteration of the first kind on [lambda / interval, lambda]. */
    private Chain smooth(Chain chain, int l, Buffer f, Buffer x, boolean fromZero) {
        Level level = hierarchy.levels.get(l);
        int steps = firstSteps + l;
        double high = level.lambda;
        double low = high / (INTERVAL_PER_SQUARE * steps * steps);
        double centre = (high + low) / 2;
        double half = (high - low) / 2;
        double sigma = centre / half;
        double rho = 1 / sigma;
        if (fromZero) {
            level.operator.relaxFromZero(chain, f, x, level.step, 1 / centre);
        } else {
            level.operator.relax(chain, f, x, level.step, 1 / centre, 0);
        }
        for (int step = 1; step < steps; step++) {
            double next = 1 / (2 * sigma - rho);
            level.operator.relax(chain, f, x, level.step, 2 * next / half, next * rho);
            rho = next;
        }
        return chain;
    }

    private double largestEigenvalue(Level level) {
        EllipticOperator operator = level.operator;
        for (int p = 0; p < operator.components(); p++) {
            kernels.run(TransferKernels.roughStart(operator.grid(), operator.open(), p * operator.grid().size())
                    .into(level.residual));
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
            operator.relax(operator.chain(), level.f, level.residual, level.step, 1, 0).run();
            lambda = Math.sqrt(kernels.dot(level.step, level.step));
            if (lambda == 0) {
                return 1;
            }
            kernels.scaled(1 / lambda, level.step, level.residual);
        }
        return lambda;
    }
}
