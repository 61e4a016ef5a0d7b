package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferTest {

    private static final double ROUND_OFF = 1e-13;

    private static double[] nodesAllOpen(Grid grid, int components) {
        double[] open = new double[components * grid.size()];
        for (int p = 0; p < components; p++) {
            int first = p * grid.size();
            new QuadratureElements(grid).forEachNode((i, j, k) -> open[first + grid.index(i, j, k)] = 1);
        }
        return open;
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void prolongationInterpolatesLinearlyWhereTheNodeIsOpen(Grid fine) {
        Kernels kernels = CpuKernels.in(fine.dim());
        Grid coarse = Transfer.coarsen(fine);
        int components = fine.dim();
        double[] below = new RandomFields(coarse, 1).nodes(components, -1, 1);
        double[] open = new RandomFields(fine, 2).mask(components);
        double[] before = new RandomFields(fine, 3).nodes(components, -1, 1);
        Buffer to = kernels.table(before);
        new Transfer(kernels, fine, coarse).prolong(kernels.table(below), kernels.table(open), to, components);

        double[] expected = before.clone();
        for (int p = 0; p < components; p++) {
            int first = p * fine.size();
            int firstCoarse = p * coarse.size();
            new QuadratureElements(fine).forEachNode((i, j, k) -> {
                double value = 0;
                for (int a = 0; a < fine.corners(); a++) {
                    int ci = i / 2 + (a & 1) * (i % 2);
                    int cj = j / 2 + (a >> 1 & 1) * (j % 2);
                    int ck = k / 2 + (a >> 2) * (k % 2);
                    value += below[firstCoarse + coarse.index(ci, cj, ck)] / fine.corners();
                }
                expected[first + fine.index(i, j, k)] += open[first + fine.index(i, j, k)] * value;
            });
        }
        assertSameField(expected, to, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void restrictionIsTheTransposeOfProlongation(Grid fine) {
        Kernels kernels = CpuKernels.in(fine.dim());
        Grid coarse = Transfer.coarsen(fine);
        int components = fine.dim();
        Transfer transfer = new Transfer(kernels, fine, coarse);
        for (int seed = 0; seed < 5; seed++) {
            Buffer above = kernels.table(new RandomFields(fine, seed).nodes(components, -1, 1));
            Buffer below = kernels.table(new RandomFields(coarse, 100 + seed).nodes(components, -1, 1));
            Buffer restricted = kernels.vector(coarse, components);
            Buffer prolonged = kernels.vector(fine, components);
            transfer.restrict(above, restricted, components);
            transfer.prolong(below, kernels.table(nodesAllOpen(fine, components)), prolonged, components);
            double scale = Math.sqrt(kernels.dot(above, above) * kernels.dot(prolonged, prolonged));
            assertEquals(kernels.dot(above, prolonged), kernels.dot(restricted, below), ROUND_OFF * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void coarseCoefficientIsTheMeanOfTheFineCellsWithNothingBeyondTheGrid(Grid fine) {
        Kernels kernels = CpuKernels.in(fine.dim());
        Grid coarse = Transfer.coarsen(fine);
        double[] coefficient = new RandomFields(fine, 1).cells(2, 1, 2);
        Buffer to = kernels.vector(coarse, 2);
        new Transfer(kernels, fine, coarse).coarsenCells(kernels.table(coefficient), to, 2);
        double[] expected = new double[2 * coarse.size()];
        new QuadratureElements(fine).forEachCell((i, j, k) -> {
            for (int e = 0; e < 2; e++) {
                expected[e * coarse.size() + coarse.index(i / 2, j / 2, k / 2)]
                        += coefficient[e * fine.size() + fine.index(i, j, k)] / fine.corners();
            }
        });
        assertSameField(expected, to, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void whatIsProlongedFromOpenCoarseNodesVanishesWhereTheFineGridIsClosed(Grid fine) {
        Kernels kernels = CpuKernels.in(fine.dim());
        Grid coarse = Transfer.coarsen(fine);
        double[] open = new RandomFields(fine, 1).nodes(1, 0, 10);
        for (int n = 0; n < open.length; n++) {
            open[n] = Math.min(1, Math.floor(open[n]));
        }
        Transfer transfer = new Transfer(kernels, fine, coarse);
        Buffer coarseOpen = kernels.vector(coarse, 1);
        transfer.coarsenOpen(kernels.table(open), coarseOpen, 1);
        Buffer reached = kernels.vector(fine, 1);
        transfer.prolong(coarseOpen, kernels.table(nodesAllOpen(fine, 1)), reached, 1);
        double[] values = reached.toArray();
        new QuadratureElements(fine).forEachNode((i, j, k) -> {
            int n = fine.index(i, j, k);
            assertEquals(0, (1 - open[n]) * values[n], 0, "node " + i + ", " + j + ", " + k);
        });
    }

    @Test
    void coarseNodesStayOpenUnlessTheyReachAClosedOne() {
        Grid fine = Grid.plane(7, 8, 1);
        Kernels kernels = CpuKernels.in(2);
        Grid coarse = Transfer.coarsen(fine);
        double[] open = nodesAllOpen(fine, 1);
        for (int j = 0; j <= 8; j++) {
            open[fine.index(0, j)] = 0;
            open[fine.index(7, j)] = 0;
        }
        Buffer to = kernels.vector(coarse, 1);
        new Transfer(kernels, fine, coarse).coarsenOpen(kernels.table(open), to, 1);
        double[] expected = new double[coarse.size()];
        for (int j = 0; j <= 4; j++) {
            expected[coarse.index(1, j)] = 1;
            expected[coarse.index(2, j)] = 1;
        }
        assertSameField(expected, to, 0);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void massIsConservedByCoarsening(Grid fine) {
        Kernels kernels = CpuKernels.in(fine.dim());
        ScalarOperator operator = new ScalarOperator(kernels, fine);
        operator.mass().write(new RandomFields(fine, 1).nodes(1, 1, 2));
        ScalarOperator coarser = operator.coarser(Transfer.coarsen(fine));
        operator.coarsenInto(coarser, new Transfer(kernels, fine, coarser.grid()));
        double total = kernels.device().sum(operator.mass());
        assertEquals(total, kernels.device().sum(coarser.mass()), ROUND_OFF * total);
    }

    @Test
    void constantsAreProlongedToConstants() {
        Grid fine = Grid.plane(7, 4, 1);
        Kernels kernels = CpuKernels.in(2);
        Grid coarse = Transfer.coarsen(fine);
        Buffer to = kernels.vector(fine, 1);
        double[] one = nodesAllOpen(fine, 1);
        new Transfer(kernels, fine, coarse).prolong(kernels.table(nodesAllOpen(coarse, 1)), kernels.table(one), to, 1);
        assertEquals(Arrays.stream(one).sum(), kernels.device().sum(to), 1e-12);
        assertSameField(one, to, ROUND_OFF);
    }
}
