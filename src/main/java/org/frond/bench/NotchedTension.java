package org.frond.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.BenchmarksKernels;
import org.frond.launch.FractureKernels;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Convergence;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * Phase-field fracture of a single-edge-notched plate in tension (Miehe, Hofacker and Welschinger 2010) on a uniform grid:
 * AT2, hybrid split, irreversibility by the history field H, which also holds the notch; unit square in mm, forces in kN.
 *
 * <pre>(Gc / l + 2 H) d - Gc l lap d = 2 H,   stress = ((1 - d)^2 + 1e-6) C : eps,
 * H = running maximum of lame / 2 <tr eps>^2 + shear sum <eps_i>^2,   H_0 = 1000 Gc / (2 l) (1 - 2 r / l) at the notch</pre>
 *
 * <p>A load step is two staggered passes of displacement, history and damage; the time is that of a pass. Checked by the
 * force on the top, which DOLFINx with MUMPS finds by the same passes with the damage's terms integrated by quadrature
 * where they are lumped to the nodes here.
 */
final class NotchedTension implements Benchmark {

    private static final double LAME = 121.15;
    private static final double SHEAR = 80.77;
    private static final double TOUGHNESS = 2.7e-3;
    private static final double LENGTH = 0.015;
    private static final double RESIDUAL = 1e-6;
    private static final double NOTCH = 1000;
    private static final double TOLERANCE = 1e-8;
    private static final int MAXIMUM_ITERATIONS = 500;
    private static final int PASSES = 2;
    private static final double SETTLED = 1e-3;
    /** Lumped or not is worth half a per cent; so is 144^2 instead of 288^2. */
    private static final double FORCE_TOLERANCE = 0.01;
    /** Beyond its peak the force falls by half within a tenth of the load, and two passes a step lag behind it. */
    private static final double FALLING_TOLERANCE = 0.03;
    private static final double PEAK = 5.5;
    /** Force [kN] by displacement of the top [um]. */
    private static final Map<Double, Double> FORCE = new TreeMap<>(Map.of(1.0, 0.1358, 2.0, 0.2691, 3.0, 0.3973, 4.0, 0.5176,
            5.0, 0.6265, 5.5, 0.6747, 6.0, 0.5950, 6.3, 0.5074));

    private final int cells;
    private final double end;

    /** On {@code cells}^2 cells up to a displacement of the top [um]. */
    NotchedTension(int cells, double end) {
        this.cells = cells;
        this.end = end;
    }

    @Override
    public String family() {
        return "fracture";
    }

    @Override
    public String name() {
        return family() + "-" + cells + "^2";
    }

    /** Displacements of the top [um]: one step for the notch, steps of 0.5 to 5.5, then of 0.025. */
    private List<Double> loads() {
        List<Double> loads = new ArrayList<>();
        loads.add(0.0);
        for (int step = 2; step <= 11; step++) {
            loads.add(step / 2.0);
        }
        for (int step = 1; step <= 32; step++) {
            loads.add((5500 + 25 * step) / 1000.0);
        }
        return loads.stream().filter(load -> load <= end).toList();
    }

    @Override
    public Measurement measure(Workbench bench) {
        long before = bench.clock().allocated();
        Plate plate = new Plate(new Kernels(bench.place(), 2), Grid.plane(cells, cells, 1.0 / cells));
        List<Double> seconds = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        double bytes = 0;
        for (double load : loads()) {
            double moved = 1;
            for (int pass = 0; pass < PASSES && moved >= SETTLED; pass++) {
                boolean first = pass == 0;
                double[] change = new double[1];
                seconds.add(bench.seconds(() -> change[0] = plate.pass(load / 1000, first)));
                bytes += bench.clock().bytes();
                moved = change[0];
            }
            if (FORCE.containsKey(load)) {
                checks.add(new Check("force [kN] at " + load + " um", FORCE.get(load), plate.force(),
                        load > PEAK ? FALLING_TOLERANCE : FORCE_TOLERANCE));
            }
        }
        checks.add(new Check("solvers reached their tolerance", 1, plate.reached ? 1 : 0, 0));
        int passes = seconds.size();
        Times times = Times.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        return new Measurement(name(), "a staggered pass of single-edge-notched tension, " + passes + " passes", "dof",
                3L * (cells + 1) * (cells + 1), Times.NONE, times, bytes / passes, (double) plate.iterations / passes, 0,
                bench.clock().allocated() - before, checks, bench.clock().entries());
    }

    /** The plate: displacement, history and damage. */
    private static final class Plate {

        private final Kernels kernels;
        private final Grid grid;
        private final ElasticOperator elastic;
        private final LinearSolver elasticSolver;
        private final ScalarOperator crack;
        private final LinearSolver crackSolver;
        private final Buffer grain;
        /** Nothing replaces the body or fills its crack. */
        private final Buffer none;
        private final Buffer stiffness;
        private final Buffer loads;
        private final Buffer u;
        private final Buffer g;
        private final Buffer psi;
        private final Buffer history;
        private final Buffer resistance;
        private final Buffer right;
        private final Buffer d;
        private final Buffer previous;
        private int iterations;
        private boolean reached = true;

        Plate(Kernels kernels, Grid grid) {
            this.kernels = kernels;
            this.grid = grid;
            this.elastic = new ElasticOperator(kernels, grid);
            this.crack = new ScalarOperator(kernels, grid);
            this.grain = kernels.vector(grid, 1);
            this.none = kernels.vector(grid, 1);
            this.stiffness = kernels.table(new double[] {LAME + 2 * SHEAR, LAME, 0, LAME + 2 * SHEAR, 0, SHEAR});
            this.loads = kernels.vector(grid, 2);
            this.u = kernels.vector(grid, 2);
            this.g = kernels.vector(grid, 1);
            this.psi = kernels.vector(grid, 1);
            this.history = kernels.vector(grid, 1);
            this.resistance = kernels.vector(grid, 1);
            this.right = kernels.vector(grid, 1);
            this.d = kernels.vector(grid, 1);
            this.previous = kernels.vector(grid, 1);
            changed(elastic.open(), open -> onEnds(node -> {
                open[node] = 0;
                open[node + grid.size()] = 0;
            }));
            changed(crack.tensor(), tensor -> onCells((cell, x, y) -> {
                tensor[cell] = TOUGHNESS * LENGTH;
                tensor[cell + grid.size()] = TOUGHNESS * LENGTH;
            }));
            changed(resistance, values -> onCells((cell, x, y) -> values[cell] = TOUGHNESS / (2 * LENGTH)));
            changed(history, values -> onCells((cell, x, y) -> {
                double r = Math.hypot(Math.max(x - 0.5, 0), y - 0.5);
                values[cell] = NOTCH * TOUGHNESS / (2 * LENGTH) * Math.max(0, 1 - 2 * r / LENGTH);
            }));
            this.elasticSolver = new LinearSolver(kernels, elastic, MAXIMUM_ITERATIONS);
            this.crackSolver = new LinearSolver(kernels, crack, MAXIMUM_ITERATIONS);
        }

        private static void changed(Buffer buffer, Consumer<double[]> change) {
            double[] values = buffer.toArray();
            change.accept(values);
            buffer.write(values);
        }

        private interface CellWork {
            void cell(int index, double x, double y);
        }

        private void onCells(CellWork work) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    work.cell(grid.index(i, j), (i + 0.5) * grid.h(), (j + 0.5) * grid.h());
                }
            }
        }

        private void onEnds(Consumer<Integer> work) {
            for (int i = 0; i <= grid.nx(); i++) {
                work.accept(grid.index(i, 0));
                work.accept(grid.index(i, grid.ny()));
            }
        }

        /** One pass at a displacement of the top [mm]; returns the largest change of d. */
        double pass(double top, boolean first) {
            kernels.run(MechanicsKernels.degradation(grid, d, RESIDUAL).into(g));
            kernels.run(MechanicsKernels.degradedStiffness(grid, grain, g, stiffness, none, none).into(elastic.stiffness()));
            if (first) {
                changed(u, values -> {
                    for (int i = 0; i <= grid.nx(); i++) {
                        values[grid.index(i, grid.ny()) + grid.size()] = top;
                    }
                });
            }
            solve(elasticSolver, first, loads, u);
            kernels.run(BenchmarksKernels.tensileEnergy(grid, u, LAME, SHEAR).into(psi));
            kernels.run(FractureKernels.history(grid, psi, d, 1.0).into(history));
            kernels.run(FractureKernels.damageForces(grid, history, resistance, none, d, 0.0, 1.0, 0.0, grid.cellVolume())
                    .into(crack.mass(), right));
            previous.copyFrom(d);
            solve(crackSolver, first, right, d);
            return kernels.device().maxAbsDifference(d, previous);
        }

        private void solve(LinearSolver solver, boolean first, Buffer f, Buffer x) {
            if (first) {
                solver.rebuild();
            } else {
                solver.update();
            }
            Convergence convergence = solver.solve(f, x, TOLERANCE);
            iterations += convergence.iterations();
            reached &= convergence.reached();
        }

        /** Force on the top at the damage of now [kN per mm of thickness]. */
        double force() {
            kernels.run(MechanicsKernels.degradation(grid, d, RESIDUAL).into(g));
            kernels.run(MechanicsKernels.degradedStiffness(grid, grain, g, stiffness, none, none).into(elastic.stiffness()));
            Buffer forces = elastic.vector();
            elastic.apply(u, forces);
            double[] values = forces.toArray();
            double sum = 0;
            for (int i = 0; i <= grid.nx(); i++) {
                sum += values[grid.index(i, grid.ny()) + grid.size()];
            }
            return sum;
        }
    }
}
