package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.device.OneByOne;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.launch.TransferKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainTest {

    static Stream<Grid> grids() {
        return Stream.concat(AwkwardGrids.all(), Stream.of(Grid.plane(40, 150, 1), Grid.plane(150, 41, 1), Grid.box(9, 8, 70, 1),
                Grid.plane(70, 80, 1).repeating(new Periodicity(false, true, false)),
                Grid.box(4, 3, 6, 1).repeating(new Periodicity(true, false, true))));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void scalarSweepsInAChainHaveTheBitsOfSweepsOneByOne(Grid grid) {
        assertSameBits(grid, kernels -> sweeps(kernels, scalar(kernels, grid)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void elasticSweepsInAChainHaveTheBitsOfSweepsOneByOne(Grid grid) {
        assertSameBits(grid, kernels -> sweeps(kernels, elastic(kernels, grid)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void workOfCellsHasTheBitsOfLaunchesOneByOne(Grid grid) {
        assertSameBits(grid, kernels -> {
            Buffer u = kernels.table(new RandomFields(grid, 2).nodes(grid.dim(), -1, 1));
            Buffer work = kernels.vector(grid, 1);
            elastic(kernels, grid).cellWork(u, work);
            return work.toArray();
        });
    }

    @Test
    void whatIsApartWaitsForWhatCameBeforeAndIsWaitedFor() {
        Grid grid = Grid.plane(3, 2, 1);
        Kernels kernels = CpuKernels.in(2);
        Buffer open = kernels.vector(grid, 1);
        kernels.chain().then(TransferKernels.openAll(grid, 0).into(open)).apart(() -> {
            assertEquals(1, open.toArray()[grid.index(0, 0)]);
            open.fill(0);
        }).run();
        assertEquals(0, kernels.device().max(open));
    }

    private static ScalarOperator scalar(Kernels kernels, Grid grid) {
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        RandomFields random = new RandomFields(grid, 1);
        operator.tensor().write(random.tensors(random.matrices(grid.dim())));
        operator.mass().write(random.nodes(1, 0, 1));
        operator.refresh();
        return operator;
    }

    private static ElasticOperator elastic(Kernels kernels, Grid grid) {
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        RandomFields random = new RandomFields(grid, 1);
        operator.stiffness().write(random.packed(random.matrices(strains), strains));
        operator.meanStiffness().write(random.packed(random.matrices(strains), strains));
        operator.refresh();
        return operator;
    }

    /** Residual, image, and what cycles of several lengths leave behind. */
    private static double[] sweeps(Kernels kernels, EllipticOperator operator) {
        RandomFields random = new RandomFields(operator.grid(), 2);
        Buffer x = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer f = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer p = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer r = operator.vector();
        Buffer y = operator.vector();
        operator.residual(x, f, r);
        operator.apply(x, y);
        List<double[]> results = new ArrayList<>(List.of(r.toArray(), y.toArray()));
        for (int steps = 1; steps < 5; steps++) {
            Chain chain = operator.relaxFromZero(operator.chain(), f, x, p, 0.3);
            for (int step = 0; step < steps; step++) {
                operator.relax(chain, f, x, p, 0.2, 0.1 * step);
            }
            operator.residual(chain, x, f, r).run();
            results.addAll(List.of(x.toArray(), p.toArray(), r.toArray()));
        }
        return results.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertSameBits(Grid grid, Function<Kernels, double[]> work) {
        Kernels kernels = CpuKernels.in(grid.dim());
        assertArrayEquals(work.apply(new Kernels(OneByOne.of(kernels.device()), grid.dim())), work.apply(kernels));
    }
}
