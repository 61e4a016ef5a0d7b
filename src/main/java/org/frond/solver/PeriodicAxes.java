package org.frond.solver;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.frond.device.Buffer;
import org.frond.device.Range;
import org.frond.grid.Grid;
import org.frond.launch.PeriodicKernels;

/**
 * What has to be done along a grid's periodic axes ({@code kernels/periodic.cl}); nothing where there are none. A field's
 * values are repeated at the images of nodes, sums over nodes stand at the nodes themselves and are zero at their images.
 */
public record PeriodicAxes(Kernels kernels, Grid grid) {

    /** In the course of a chain: something to be done along periodic axes, if there are any. */
    void amid(Chain chain, Consumer<PeriodicAxes> work) {
        if (grid.periodicity().isAny()) {
            chain.apart(() -> work.accept(this));
        }
    }

    /** Values at images are those of their nodes. */
    public void repeatNodes(Buffer values, int components) {
        forEach((layer, axis) -> kernels.run(PeriodicKernels.repeatNodes(layer, axis, components).into(values)));
    }

    /** The layer of cells before the first is the last. */
    public void repeatCells(Buffer values, int components) {
        forEach((layer, axis) -> kernels.run(PeriodicKernels.repeatCells(layer, axis, components).into(values)));
    }

    /** Adds to nodes what their images have gathered. */
    void foldNodes(Buffer sums, int components) {
        forEach((layer, axis) -> kernels.run(PeriodicKernels.foldNodes(layer, axis, components).into(sums)));
    }

    /** Images hold nothing. */
    public void emptyImages(Buffer sums, int components) {
        forEach((layer, axis) -> kernels.run(PeriodicKernels.emptyImages(layer, axis, components).into(sums)));
    }

    /** Nodes and their images take the lesser of their labels. */
    public void joinNodes(Buffer labels) {
        forEach((layer, axis) -> kernels.run(PeriodicKernels.joinNodes(layer, axis).into(labels)));
    }

    /** Work on the first layer of nodes across an axis. */
    private interface LayerWork {
        void on(Range layer, int axis);
    }

    private void forEach(LayerWork work) {
        IntStream.range(0, grid.dim()).filter(grid.periodicity()::along).forEach(axis -> work.on(Range.layer(grid, axis), axis));
    }
}
