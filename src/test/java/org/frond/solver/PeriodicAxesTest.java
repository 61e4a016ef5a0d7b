package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodicAxesTest {

    private static final double ROUND_OFF = 1e-12;
    private static final Periodicity X = new Periodicity(true, false, false);
    private static final Periodicity Y = new Periodicity(false, true, false);
    private static final Periodicity XY = new Periodicity(true, true, false);
    private static final Periodicity XYZ = new Periodicity(true, true, true);

    static Stream<Grid> grids() {
        return Stream.of(Grid.plane(1, 1, 0.5).repeating(X), Grid.plane(4, 3, 0.5).repeating(X),
                Grid.plane(4, 3, 0.5).repeating(Y), Grid.plane(6, 2, 0.5).repeating(XY), Grid.plane(1, 4, 0.5).repeating(XY),
                Grid.plane(2, 7, 0.5).repeating(X), Grid.box(4, 2, 3, 0.5).repeating(XYZ), Grid.box(3, 4, 2, 0.5).repeating(Y),
                Grid.box(2, 1, 4, 0.5).repeating(new Periodicity(false, true, true)));
    }

    /** Values that are the same at a node and at its image. */
    private static double[] repeated(Grid grid, double[] values) {
        double[] repeated = values.clone();
        new QuadratureElements(grid).forEachNode((i, j, k) ->
                repeated[grid.index(i, j, k)] = values[grid.original(i, j, k)]);
        return repeated;
    }

    /** What nodes and their images have, at the nodes. */
    private static double[] folded(Grid grid, double[] values) {
        double[] folded = new double[values.length];
        new QuadratureElements(grid).forEachNode((i, j, k) ->
                folded[grid.original(i, j, k)] += values[grid.index(i, j, k)]);
        return folded;
    }

    private static ScalarOperator operator(Kernels kernels, Grid grid, double[] mass) {
        RandomFields random = new RandomFields(grid, 1);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        operator.tensor().write(random.tensors(random.matrices(grid.dim())));
        operator.mass().write(mass);
        operator.refresh();
        return operator;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void theOperatorJoinsTheEndsOfAnAxis(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        RandomFields random = new RandomFields(grid, 1);
        double[][][] tensors = random.matrices(grid.dim());
        ScalarOperator operator = operator(kernels, grid, new double[grid.size()]);
        double[] u = new RandomFields(grid, 2).nodes(1, -1, 1);
        QuadratureElements elements = new QuadratureElements(grid);
        double[] expected = folded(grid,
                elements.apply(1, (cell, g) -> elements.conduction(tensors[cell]), repeated(grid, u)));
        Buffer y = operator.vector();
        operator.apply(kernels.table(u), y);
        assertSameField(expected, y, ROUND_OFF);
    }

    /** A single cell along a periodic axis joins a node with itself: the column then holds more than the diagonal. */
    static Stream<Grid> gridsOfSeveralCells() {
        return grids().filter(grid -> (!grid.periodicity().along(0) || grid.nx() > 1)
                && (!grid.periodicity().along(1) || grid.ny() > 1));
    }

    @ParameterizedTest
    @MethodSource("gridsOfSeveralCells")
    void theDiagonalIsThatOfTheJoinedOperator(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        double[] mass = folded(grid, new RandomFields(grid, 3).nodes(1, 0.5, 1));
        ScalarOperator operator = operator(kernels, grid, mass);
        double[] inverse = operator.inverseDiagonal().toArray();
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            int n = grid.index(i, j, k);
            if (n == grid.original(i, j, k)) {
                double[] unit = new double[grid.size()];
                unit[n] = 1;
                Buffer image = operator.vector();
                operator.apply(kernels.table(unit), image);
                assertEquals(1, image.toArray()[n] * inverse[n], ROUND_OFF);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("grids")
    void restrictionIsTheTransposeOfProlongation(Grid fine) {
        if (!Transfer.canCoarsen(fine)) {
            return;
        }
        Kernels kernels = CpuKernels.in(fine.dim());
        Grid coarse = Transfer.coarsen(fine);
        Transfer transfer = new Transfer(kernels, fine, coarse);
        PeriodicAxes axes = new PeriodicAxes(kernels, fine);
        Buffer below = kernels.table(new RandomFields(coarse, 1).nodes(1, -1, 1));
        Buffer above = kernels.table(new RandomFields(fine, 2).nodes(1, -1, 1));
        axes.emptyImages(above, 1);
        Buffer open = new ScalarOperator(kernels, fine).open();
        Buffer prolonged = kernels.vector(fine, 1);
        transfer.prolong(below, open, prolonged, 1);
        Buffer restricted = kernels.vector(coarse, 1);
        transfer.restrict(above, restricted, 1);
        assertEquals(kernels.dot(prolonged, above), kernels.dot(below, restricted), ROUND_OFF);
    }

    @Test
    void aClosedNodeClosesTheCoarseNodesBeyondTheEnd() {
        Kernels kernels = CpuKernels.in(2);
        Grid fine = Grid.plane(4, 4, 1).repeating(X);
        Grid coarse = Transfer.coarsen(fine);
        double[] open = new ScalarOperator(kernels, fine).open().toArray();
        open[fine.index(3, 2)] = 0;
        Buffer below = kernels.vector(coarse, 1);
        new Transfer(kernels, fine, coarse).coarsenOpen(kernels.table(open), below, 1);
        double[] found = below.toArray();
        assertEquals(0, found[coarse.index(0, 1)]);
        assertEquals(0, found[coarse.index(1, 1)]);
        assertEquals(1, found[coarse.index(0, 0)]);
    }

    static Stream<Grid> large() {
        return Stream.of(Grid.plane(64, 64, 1).repeating(XY), Grid.plane(96, 50, 1).repeating(X),
                Grid.plane(160, 2, 1).repeating(Y), Grid.box(16, 16, 16, 1).repeating(XYZ));
    }

    @ParameterizedTest
    @MethodSource("large")
    void multigridConvergesAsFastAsBetweenSides(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        double[] mass = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> mass[grid.original(i, j, k)] = 1e-6);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double[] tensor = new double[grid.dim() * (grid.dim() + 1) / 2 * grid.size()];
        for (int p = 0; p < grid.dim(); p++) {
            int first = p * grid.size();
            new QuadratureElements(grid).forEachCell((i, j, k) -> tensor[first + grid.index(i, j, k)] = 1);
        }
        operator.tensor().write(tensor);
        operator.mass().write(mass);
        LinearSolver solver = new LinearSolver(kernels, operator, 100);
        solver.rebuild();
        Buffer exact = kernels.table(repeated(grid, new RandomFields(grid, 4).nodes(1, -1, 1)));
        Buffer f = operator.vector();
        operator.apply(exact, f);
        Buffer x = operator.vector();
        Convergence went = solver.solve(f, x, 1e-8);
        assertTrue(went.reached() && went.iterations() <= 12, went::toString);
    }

    /** Forces on nodes and their images, joined, are those between sides. */
    @ParameterizedTest
    @MethodSource("grids")
    void theElasticOperatorJoinsTheEndsOfAnAxisToo(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        Grid sides = grid.repeating(Periodicity.NONE);
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        RandomFields random = new RandomFields(grid, 4);
        double[] stiffness = random.nodes(strains * (strains + 1) / 2, 1, 2);
        double[] stress = random.nodes(strains, -1, 1);
        double[] u = new double[grid.dim() * grid.size()];
        double[] values = random.nodes(grid.dim(), -1, 1);
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            for (int p = 0; p < grid.dim(); p++) {
                u[grid.index(i, j, k) + p * grid.size()] = values[grid.original(i, j, k) + p * grid.size()];
            }
        });
        double[][] forces = new double[2][];
        for (int n = 0; n < 2; n++) {
            ElasticOperator operator = new ElasticOperator(kernels, n == 0 ? sides : grid);
            double[] inside = new double[stiffness.length];
            double[] stressed = new double[stress.length];
            new QuadratureElements(grid).forEachCell((i, j, k) -> {
                for (int e = 0; e < strains * (strains + 1) / 2; e++) {
                    inside[grid.index(i, j, k) + e * grid.size()] = stiffness[grid.index(i, j, k) + e * grid.size()];
                }
                for (int s = 0; s < strains; s++) {
                    stressed[grid.index(i, j, k) + s * grid.size()] = stress[grid.index(i, j, k) + s * grid.size()];
                }
            });
            operator.stiffness().write(inside);
            operator.refresh();
            Buffer y = operator.vector();
            operator.apply(kernels.table(u), y);
            operator.addStressForces(kernels.table(stressed), y, 1);
            forces[n] = y.toArray();
        }
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            int n = grid.index(i, j, k);
            for (int p = 0; p < grid.dim(); p++) {
                if (grid.original(i, j, k) != n) {
                    forces[0][grid.original(i, j, k) + p * grid.size()] += forces[0][n + p * grid.size()];
                    forces[0][n + p * grid.size()] = 0;
                }
            }
        });
        assertSameField(forces[0], forces[1], ROUND_OFF);
    }
}
