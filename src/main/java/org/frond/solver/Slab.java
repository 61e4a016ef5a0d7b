package org.frond.solver;

import java.util.List;
import java.util.stream.IntStream;
import org.frond.device.Range;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;

/**
 * Layers of a grid across its last axis, {@code first} to before {@code end}: a piece of a sweep whose cells' results are
 * gathered by its nodes while they are still in a cache. The cells of a slab touch nodes up to its end, which the slab's own nodes do
 * not reach; so a sweep slab by slab, cells before nodes, gives the same bits as one over the whole grid.
 */
record Slab(Grid grid, int first, int end) {

    /**
     * The slabs of a grid in order, as equal as can be, of as many layers as fit the device's cache. Along periodic axes the
     * first layer gathers what the last has computed: such a grid is one slab.
     *
     * @param arrays values that are written per cell
     */
    static List<Slab> of(Kernels kernels, Grid grid, int arrays) {
        int layers = grid.cells(grid.dim() - 1) + 1;
        long bytes = (long) arrays * layers * (grid.dim() == 3 ? grid.plane() : grid.pitch()) * kernels.precision().bytes();
        boolean periodic = !grid.periodicity().equals(Periodicity.NONE);
        int slabs = periodic ? 1 : (int) Math.min(layers, 1 + bytes / kernels.device().cacheBytes());
        return IntStream.range(0, slabs)
                .mapToObj(n -> new Slab(grid, layers * n / slabs, layers * (n + 1) / slabs))
                .toList();
    }

    Range cells() {
        return Range.cells(grid).layers(first, end);
    }

    Range nodes() {
        return Range.nodes(grid).layers(first, end);
    }
}
