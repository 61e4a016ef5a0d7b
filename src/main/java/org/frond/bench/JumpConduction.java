package org.frond.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * -div(k grad u) = 1 in the unit box, u = 0 on its walls, k another constant in a disc or ball: bilinear (trilinear)
 * elements, from zero to an estimated energy error of {@value #TOLERANCE}. Checked by the largest u, which a general finite
 * element program finds with the same elements on the same cells.
 */
final class JumpConduction implements Benchmark {

    private static final double TOLERANCE = 1e-8;
    private static final int MAXIMUM_ITERATIONS = 200;
    private static final double SAME_ELEMENTS = 1e-6;
    /** Largest u by DIM, cells and k inside, found with linear elements in DOLFINx. */
    private static final Map<List<Number>, Double> LARGEST = Map.of(
            List.of(2, 512, 1e4), 0.05799013, List.of(2, 512, 1e-4), 155.82726,
            List.of(3, 64, 1e4), 0.04537632, List.of(3, 64, 1e-4), 100.73222);

    private final int dim;
    private final int cells;
    private final Inclusion inclusion;

    JumpConduction(int dim, int cells, double inside) {
        this.dim = dim;
        this.cells = cells;
        this.inclusion = new Inclusion(inside);
    }

    @Override
    public String family() {
        return "poisson";
    }

    @Override
    public String name() {
        return family() + "-" + cells + "^" + dim + "-" + inclusion.words();
    }

    @Override
    public Measurement measure(Workbench bench) {
        long before = bench.clock().allocated();
        Grid grid = Inclusion.box(dim, cells);
        Kernels kernels = new Kernels(bench.clock(), dim);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        Buffer f = kernels.vector(grid, 1);
        Buffer u = kernels.vector(grid, 1);
        fill(grid, operator, f);
        LinearSolver solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        Times setup = bench.repeat(() -> { }, solver::rebuild);
        List<Convergence> solves = new ArrayList<>();
        Times times = bench.repeat(() -> u.fill(0), () -> solves.add(solver.solve(f, u, TOLERANCE)));
        double bytes = bench.clock().bytes();
        List<KernelClock.Entry> parts = bench.clock().entries();
        Convergence last = solves.get(solves.size() - 1);
        long memory = bench.clock().allocated() - before;
        double[] values = u.toArray();
        bench.seconds(() -> operator.apply(u, f));
        return new Measurement(name(), "a solve of div(k grad u) = -1 from zero, k = " + inclusion.words() + " inside", "dof",
                (long) Math.pow(cells + 1, dim), setup, times, bytes, last.iterations(), bytes / bench.clock().bytes(),
                memory, checks(last, values), parts);
    }

    private void fill(Grid grid, ScalarOperator operator, Buffer f) {
        double[] tensor = operator.tensor().toArray();
        inclusion.onCells(grid, (cell, k) -> {
            for (int axis = 0; axis < dim; axis++) {
                tensor[cell + axis * grid.size()] = k;
            }
        });
        operator.tensor().write(tensor);
        double[] open = operator.open().toArray();
        double[] right = new double[grid.size()];
        Inclusion.onNodes(grid, (node, i, j, k) -> {
            boolean wall = i == 0 || j == 0 || i == cells || j == cells || dim == 3 && (k == 0 || k == cells);
            open[node] = wall ? 0 : 1;
            right[node] = wall ? 0 : grid.cellVolume();
        });
        operator.open().write(open);
        f.write(right);
    }

    private List<Check> checks(Convergence last, double[] u) {
        Check reached = new Check("solver reached its tolerance", 1, last.reached() ? 1 : 0, 0);
        double largest = Arrays.stream(u).max().orElseThrow();
        Double known = LARGEST.get(List.<Number>of(dim, cells, inclusion.inside()));
        return known == null ? List.of(reached) : List.of(reached, new Check("largest u", known, largest, SAME_ELEMENTS));
    }
}
