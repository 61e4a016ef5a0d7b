package org.frond.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;

/**
 * A linear solve on the unit square or cube with a disc or ball of another constant, from zero to an estimated energy error
 * of {@value #TOLERANCE}; a work unit is one product with the operator.
 */
abstract class InclusionSolve implements Benchmark {

    static final double TOLERANCE = 1e-8;

    final int dim;
    final int cells;
    final Inclusion inclusion;

    /**
     * A problem that stands ready.
     *
     * @param solver     its solver, to be rebuilt
     * @param f          right-hand side
     * @param start      prescribed values, 0 elsewhere
     * @param u          the solution
     * @param components unknowns of a node
     * @param apply      one product with the operator
     */
    record Posed(LinearSolver solver, Buffer f, double[] start, Buffer u, int components, Runnable apply) {
    }

    InclusionSolve(int dim, int cells, double inside) {
        this.dim = dim;
        this.cells = cells;
        this.inclusion = new Inclusion(inside);
    }

    @Override
    public String name() {
        return family() + "-" + cells + "^" + dim + "-" + inclusion.words();
    }

    /** Sets the problem up. */
    abstract Posed pose(Kernels kernels, Grid grid);

    /** What is solved, in words. */
    abstract String what();

    /** The solution against what is known of it, if anything is. */
    abstract Optional<Check> answer(double[] u);

    @Override
    public Measurement measure(Workbench bench) {
        long before = bench.clock().allocated();
        Posed posed = pose(new Kernels(bench.place(), dim), Inclusion.box(dim, cells));
        Times setup = bench.repeat(() -> { }, posed.solver()::rebuild);
        List<Convergence> solves = new ArrayList<>();
        Times times = bench.repeat(() -> posed.u().write(posed.start()),
                () -> solves.add(posed.solver().solve(posed.f(), posed.u(), TOLERANCE)));
        double bytes = bench.clock().bytes();
        List<KernelClock.Entry> parts = bench.clock().entries();
        Convergence last = solves.get(solves.size() - 1);
        long memory = bench.clock().allocated() - before;
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("solver reached its tolerance", 1, last.reached() ? 1 : 0, 0));
        answer(posed.u().toArray()).ifPresent(checks::add);
        bench.seconds(posed.apply());
        return new Measurement(name(), what(), "dof", posed.components() * (long) Math.pow(cells + 1, dim), setup, times, bytes,
                last.iterations(), bytes / bench.clock().bytes(), memory, List.copyOf(checks), parts);
    }
}
