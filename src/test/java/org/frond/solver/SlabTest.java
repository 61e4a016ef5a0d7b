package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlabTest {

    /** The kernels on a device that says it has a cache of a given size. */
    private static Kernels withCache(long bytes, int dim) {
        Device device = CpuKernels.in(dim).device();
        return new Kernels((Device) Proxy.newProxyInstance(Device.class.getClassLoader(), new Class<?>[] {Device.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("cacheBytes") ? bytes : method.invoke(device, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }), dim);
    }

    static Stream<Grid> grids() {
        return Stream.concat(AwkwardGrids.all(), Stream.of(Grid.plane(4, 6, 1).repeating(new Periodicity(false, true, false)),
                Grid.box(4, 3, 6, 1).repeating(new Periodicity(true, false, true))));
    }

    @Test
    void slabsAreAsEqualAsCanBeAndFitTheCache() {
        Grid grid = Grid.box(5, 4, 9, 1);
        long layer = 7L * grid.plane() * Double.BYTES;
        assertEquals(List.of(new Slab(grid, 0, 3), new Slab(grid, 3, 6), new Slab(grid, 6, 10)),
                Slab.of(withCache(4 * layer, 3), grid, 7));
        assertEquals(List.of(new Slab(grid, 0, 10)), Slab.of(withCache(Long.MAX_VALUE, 3), grid, 7));
    }

    @Test
    void aLayerThatIsLargerThanTheCacheIsASlab() {
        Grid grid = Grid.plane(5, 2, 1);
        assertEquals(List.of(new Slab(grid, 0, 1), new Slab(grid, 1, 2), new Slab(grid, 2, 3)),
                Slab.of(withCache(1, 2), grid, 3));
    }

    @Test
    void aGridThatRepeatsIsOneSlab() {
        Grid grid = Grid.plane(5, 2, 1).repeating(new Periodicity(true, false, false));
        assertEquals(List.of(new Slab(grid, 0, 3)), Slab.of(withCache(1, 2), grid, 3));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void scalarSweepsLayerByLayerHaveTheBitsOfSweepsAtOnce(Grid grid) {
        assertSameBits(grid, kernels -> sweeps(kernels, scalar(kernels, grid)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void elasticSweepsLayerByLayerHaveTheBitsOfSweepsAtOnce(Grid grid) {
        assertSameBits(grid, kernels -> sweeps(kernels, elastic(kernels, grid)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void workOfCellsLayerByLayerHasTheBitsOfThatAtOnce(Grid grid) {
        assertSameBits(grid, kernels -> {
            Buffer u = kernels.table(new RandomFields(grid, 2).nodes(grid.dim(), -1, 1));
            Buffer work = kernels.vector(grid, 1);
            elastic(kernels, grid).cellWork(u, work);
            return work.toArray();
        });
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

    /** Residual, image, step and moved values, one after the other. */
    private static double[] sweeps(Kernels kernels, EllipticOperator operator) {
        RandomFields random = new RandomFields(operator.grid(), 2);
        Buffer x = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer f = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer p = kernels.table(random.nodes(operator.components(), -1, 1));
        Buffer r = operator.vector();
        Buffer y = operator.vector();
        operator.residual(x, f, r);
        operator.apply(x, y);
        operator.relax(f, x, p, 0.3, 0.4);
        return Stream.of(r, y, p, x).map(Buffer::toArray).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertSameBits(Grid grid, Function<Kernels, double[]> work) {
        assertArrayEquals(work.apply(withCache(Long.MAX_VALUE, grid.dim())), work.apply(withCache(1, grid.dim())));
    }
}
