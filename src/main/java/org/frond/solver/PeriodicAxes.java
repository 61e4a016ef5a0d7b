package org.frond.solver;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;

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
        launch("repeatNodes", values, components);
    }

    /** The layer of cells before the first is the last. */
    public void repeatCells(Buffer values, int components) {
        launch("repeatCells", values, components);
    }

    /** Nodes take over what their images have gathered. */
    void foldNodes(Buffer sums, int components) {
        launch("foldNodes", sums, components);
    }

    /** Images hold nothing. */
    public void emptyImages(Buffer sums, int components) {
        launch("emptyImages", sums, components);
    }

    /** Nodes and their images take the lesser of their labels. */
    public void joinNodes(Buffer labels) {
        forEach(axis -> kernels.onLayer("joinNodes", grid, axis, labels, axis));
    }

    private void launch(String kernel, Buffer buffer, int components) {
        forEach(axis -> kernels.onLayer(kernel, grid, axis, buffer, axis, components));
    }

    private void forEach(IntConsumer work) {
        IntStream.range(0, grid.dim()).filter(grid.periodicity()::along).forEach(work);
    }
}
