package org.frond.solver;

import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * The problems that break weak multigrid methods: a disc or ball far stiffer or softer than the rest, a crack one cell
 * wide, a phase-field crack. The box has unit edge along x; the faces x = 0 and x = 1 are held, the others are free, and
 * the right-hand side is random.
 */
enum HardProblem {
    /** The same everywhere. */
    HOMOGENEOUS("homogeneous"),
    /** Disc or ball of radius 1/4, 1e4 stiffer. */
    STIFF_DISC("disc or ball 1e4 stiff"),
    /** The same, 1e-6 as stiff. */
    SOFT_DISC("disc or ball 1e-6 soft"),
    /** A straight or penny crack, one cell wide, 0.6 long, at 20 degrees to x, 1e-6 as stiff. */
    THIN_CRACK("one-cell crack 1e-6 at 20 deg"),
    /** The same crack as a phase field, d = exp(-distance / (3 h)), g = (1 - d)^2 + 1e-6. */
    PHASE_FIELD_CRACK("phase-field crack, ell = 3 h, 1e-6");

    private static final double RADIUS = 0.25;
    private static final double HALF_CRACK = 0.3;
    private static final double CRACK_ANGLE = Math.toRadians(20);
    private static final double SOFT = 1e-6;
    private static final double STIFF = 1e4;
    private static final double POISSON = 0.3;

    final String title;

    HardProblem(String title) {
        this.title = title;
    }

    static Stream<HardProblem> all() {
        return Stream.of(values());
    }

    /** Coefficient of a cell, 1 in the bulk. */
    private double coefficient(Grid grid, int i, int j, int k) {
        double h = grid.h();
        double x = (i + 0.5 - 0.5 * grid.nx()) * h;
        double y = (j + 0.5 - 0.5 * grid.ny()) * h;
        double z = grid.dim() == 3 ? (k + 0.5 - 0.5 * grid.nz()) * h : 0;
        double along = x * Math.cos(CRACK_ANGLE) + y * Math.sin(CRACK_ANGLE);
        double across = y * Math.cos(CRACK_ANGLE) - x * Math.sin(CRACK_ANGLE);
        double inPlane = Math.hypot(along, z);
        return switch (this) {
            case HOMOGENEOUS -> 1;
            case STIFF_DISC -> Math.sqrt(x * x + y * y + z * z) < RADIUS ? STIFF : 1;
            case SOFT_DISC -> Math.sqrt(x * x + y * y + z * z) < RADIUS ? SOFT : 1;
            case THIN_CRACK -> Math.abs(across) < h / 2 && inPlane < HALF_CRACK ? SOFT : 1;
            case PHASE_FIELD_CRACK -> {
                double distance = Math.hypot(across, Math.max(0, inPlane - HALF_CRACK));
                double intact = 1 - Math.exp(-distance / (3 * h));
                yield intact * intact + SOFT;
            }
        };
    }

    private static double[] closedAtTheEnds(Grid grid, double[] open, int components) {
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            for (int p = 0; p < components; p++) {
                if (i == 0 || i == grid.nx()) {
                    open[grid.index(i, j, k) + p * grid.size()] = 0;
                }
            }
        });
        return open;
    }

    /** Iterations of conduction to a relative energy error of 1e-8. */
    Convergence conduct(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double[] tensor = new double[grid.dim() * (grid.dim() + 1) / 2 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            for (int p = 0; p < grid.dim(); p++) {
                tensor[grid.index(i, j, k) + p * grid.size()] = coefficient(grid, i, j, k);
            }
        });
        operator.tensor().write(tensor);
        operator.open().write(closedAtTheEnds(grid, operator.open().toArray(), 1));
        LinearSolver solver = new LinearSolver(kernels, operator, 300);
        solver.rebuild();
        Buffer f = kernels.table(new RandomFields(grid, 1).nodes(1, -1, 1));
        return solver.solve(f, operator.vector(), 1e-8);
    }

    /** Iterations of elasticity (plane strain in 2-D, Poisson's ratio 0.3) to a relative energy error of 1e-8. */
    Convergence deform(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        double shear = 1 / (2 * (1 + POISSON));
        double lambda = POISSON / ((1 + POISSON) * (1 - 2 * POISSON));
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        double[] stiffness = new double[strains * (strains + 1) / 2 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            double value = coefficient(grid, i, j, k);
            for (int r = 0; r < strains; r++) {
                for (int s = r; s < strains; s++) {
                    double entry = (s < grid.dim() ? lambda : 0) + (r == s ? (r < grid.dim() ? 2 * shear : shear) : 0);
                    stiffness[grid.index(i, j, k) + QuadratureElements.packed(r, s, strains) * grid.size()] = value * entry;
                }
            }
        });
        operator.stiffness().write(stiffness);
        operator.open().write(closedAtTheEnds(grid, operator.open().toArray(), grid.dim()));
        LinearSolver solver = new LinearSolver(kernels, operator, 300);
        solver.rebuild();
        Buffer f = kernels.table(new RandomFields(grid, 1).nodes(grid.dim(), -1, 1));
        return solver.solve(f, operator.vector(), 1e-8);
    }
}
