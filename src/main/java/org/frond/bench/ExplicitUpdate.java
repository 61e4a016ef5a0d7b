package org.frond.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frond.device.Buffer;
import org.frond.device.Launch;
import org.frond.device.Precision;
import org.frond.device.Program;
import org.frond.device.Range;
import org.frond.grid.Grid;
import org.frond.launch.BenchmarksKernels;

/**
 * Forward Euler steps of Allen-Cahn or Cahn-Hilliard on a periodic grid of N^DIM cells of spacing 1, from
 * s = sin(6 pi x) cos(10 pi y) [cos(4 pi z)] at the cell centres x = (i + 1/2) / N ({@code kernels/benchmarks.cl}).
 *
 * <p>The mean of the squared field after some steps is known to twelve digits, from two independent programs, for grids of
 * 1024^2 and 128^3; larger grids run the same kernel and are checked at that size.
 */
final class ExplicitUpdate implements Benchmark {

    private static final double DIGITS = 1e-11;

    /** The equations. */
    enum Equation {
        /** u_t = lap u - 2 u (1 - u) (1 - 2 u). */
        ALLEN_CAHN("allen-cahn", (grid, u, next, dt) -> BenchmarksKernels.allenCahn(grid, u, dt).into(next), 0.05, 0.5,
                new TreeMap<>(Map.of(20, 0.328827691259, 100, 0.483706670174, 200, 0.489371975645)),
                new TreeMap<>(Map.of(10, 0.272548127629, 100, 0.399004166275, 200, 0.403607180655))),
        /** c_t = lap (c^3 - c - lap c). */
        CAHN_HILLIARD("cahn-hilliard", (grid, c, next, dt) -> BenchmarksKernels.cahnHilliard(grid, c, dt).into(next), 0.01, 0,
                new TreeMap<>(Map.of(10, 0.022505461641, 100, 0.0225546738574, 200, 0.0226094755738)),
                new TreeMap<>(Map.of(5, 0.0113396716116, 100, 0.0131807933456, 200, 0.0154306387872)));

        private final String family;
        private final Update update;
        private final double step;
        private final double mean;
        private final SortedMap<Integer, Double> plane;
        private final SortedMap<Integer, Double> box;

        Equation(String family, Update update, double step, double mean, SortedMap<Integer, Double> plane,
                SortedMap<Integer, Double> box) {
            this.family = family;
            this.update = update;
            this.step = step;
            this.mean = mean;
            this.plane = plane;
            this.box = box;
        }
    }

    /** A step of an equation: what is there after dt. */
    private interface Update {
        Launch step(Grid grid, Buffer now, Buffer next, double dt);
    }

    private static final double AMPLITUDE = 0.3;
    private static final int CHECKED_PLANE = 1024;
    private static final int CHECKED_BOX = 128;

    private final Equation equation;
    private final int dim;
    private final int cells;
    private final int steps;

    /** Times {@code steps} steps on a grid of {@code cells}^dim. */
    ExplicitUpdate(Equation equation, int dim, int cells, int steps) {
        this.equation = equation;
        this.dim = dim;
        this.cells = cells;
        this.steps = steps;
    }

    @Override
    public String family() {
        return equation.family;
    }

    @Override
    public String name() {
        return equation.family + "-" + cells + "^" + dim;
    }

    @Override
    public Measurement measure(Workbench bench) {
        List<Check> checks = checks(bench);
        long before = bench.clock().allocated();
        Field field = new Field(bench, dim, cells);
        Times times = bench.repeat(() -> { }, () -> field.advance(steps));
        double bytes = bench.clock().bytes() / steps;
        return new Measurement(name(), "a step of forward Euler, " + cells + "^" + dim + " cells, periodic", "cell",
                (long) Math.pow(cells, dim), Times.NONE, times.per(steps), bytes, 0, 0,
                bench.clock().allocated() - before, checks, bench.clock().entries());
    }

    private List<Check> checks(Workbench bench) {
        int size = dim == 2 ? CHECKED_PLANE : CHECKED_BOX;
        Field field = new Field(bench, dim, size);
        List<Check> checks = new ArrayList<>();
        int done = 0;
        for (var expected : (dim == 2 ? equation.plane : equation.box).entrySet()) {
            field.advance(expected.getKey() - done);
            done = expected.getKey();
            checks.add(new Check("mean square after " + done + " steps on " + size + "^" + dim, expected.getValue(),
                    field.meanSquare(), DIGITS));
        }
        return checks;
    }

    /** The field on a grid, and the one that the next step writes. */
    final class Field {

        private final Program program;
        private final Grid grid;
        private Buffer now;
        private Buffer next;

        Field(Workbench bench, int dim, int cells) {
            this.program = bench.clock().program(dim, Precision.DOUBLE);
            this.grid = dim == 2 ? Grid.plane(cells, cells, 1) : Grid.box(cells, cells, cells, 1);
            this.now = bench.clock().allocate(Precision.DOUBLE, grid.size());
            this.next = bench.clock().allocate(Precision.DOUBLE, grid.size());
            double[] waves = new double[3 * cells];
            for (int i = 0; i < cells; i++) {
                double x = (i + 0.5) / cells;
                waves[i] = Math.sin(6 * Math.PI * x);
                waves[cells + i] = Math.cos(10 * Math.PI * x);
                waves[2 * cells + i] = Math.cos(4 * Math.PI * x);
            }
            double[] start = new double[grid.size()];
            for (int k = 0; k < grid.nz(); k++) {
                double z = dim == 2 ? 1 : waves[2 * cells + k];
                for (int j = 0; j < cells; j++) {
                    for (int i = 0; i < cells; i++) {
                        start[grid.index(i, j, k)] = equation.mean + AMPLITUDE * waves[i] * waves[cells + j] * z;
                    }
                }
            }
            now.write(start);
        }

        void advance(int steps) {
            Range rows = new Range(1, grid.ny(), grid.nz(), grid);
            for (int step = 0; step < steps; step++) {
                program.run(BenchmarksKernels.wrapRows(rows).into(now));
                program.run(equation.update.step(grid, now, next, equation.step));
                Buffer swap = now;
                now = next;
                next = swap;
            }
        }

        double meanSquare() {
            double[] values = now.toArray();
            double sum = 0;
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    double row = 0;
                    for (int i = 0; i < grid.nx(); i++) {
                        double value = values[grid.index(i, j, k)];
                        row += value * value;
                    }
                    sum += row;
                }
            }
            return sum / ((double) grid.nx() * grid.ny() * grid.nz());
        }
    }
}
