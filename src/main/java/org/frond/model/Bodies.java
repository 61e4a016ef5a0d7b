package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.BodiesKernels;
import org.frond.solver.Kernels;
import org.frond.solver.Labels;

/**
 * The bodies of metal, the connected components of the cells that are metal for the larger part, found on the device.
 *
 * <p>Every cell gets the number of its body: 0 no metal, {@value #LEFT} hangs on the left electrode, {@value #RIGHT} on the
 * right one, {@value #FIRST_ISOLATED} and up are isolated, dead metal. Cells that share a corner touch. A body is numbered by the
 * place of its first cell, so that numbers follow from the metal alone.
 */
public final class Bodies {

    /** The body that hangs on the left electrode, its face included. */
    public static final int LEFT = 1;
    /** The body that hangs on the right electrode, its face included. */
    public static final int RIGHT = 2;
    /** The first of those that hang on neither. */
    public static final int FIRST_ISOLATED = 3;

    private final Kernels kernels;
    private final Grid grid;
    private final Buffer number;
    private final Buffer scratch;
    private final Labels labels;
    private int isolated;
    private boolean joined;

    public Bodies(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.number = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.labels = new Labels(kernels, grid);
    }

    /** What a law of growth says about its metal. */
    public interface Metal {

        /** Above 0 in cells where metal can be. */
        Buffer site();

        /** Above 0 in cells that join the body next to them though less than half of them is metal. */
        Buffer edge();

        /** Whether theta is all the metal there is: then a body without any is none. */
        boolean isCounted();
    }

    /** Finds the bodies of a state's metal. */
    public void find(State state, Metal metal) {
        kernels.run(BodiesKernels.bodySeeds(grid, metal.site(), state.metal()).into(labels.present()));
        labels.connectCells();
        kernels.run(BodiesKernels.joinedFaces(grid, labels.present()).into(scratch));
        joined = kernels.device().max(scratch) > 0;
        labels.repeat((before, after) -> kernels.run(BodiesKernels.bodyEdge(grid, before, metal.edge()).into(after)));
        Buffer label = labels.present();
        kernels.run(BodiesKernels.electrodeBodies(grid, label).into(number));
        isolated = 0;
        double bound = grid.size();
        while (true) {
            kernels.run(BodiesKernels.isolatedLabels(grid, label, bound).into(scratch));
            bound = kernels.device().max(scratch);
            if (bound == 0) {
                return;
            }
            int found = FIRST_ISOLATED + isolated;
            kernels.run(BodiesKernels.numberBody(grid, label, bound, found).into(number));
            if (metal.isCounted() && !(sum(state.plated(), found) > 0)) {
                kernels.run(BodiesKernels.numberBody(grid, label, bound, 0.0).into(number));
            } else {
                isolated++;
            }
        }
    }

    /** Number of the body per cell. */
    public Buffer number() {
        return number;
    }

    /** Bodies that hang on neither electrode. */
    public int isolated() {
        return isolated;
    }

    /** Whether one body of metal joins both electrodes: a short circuit. */
    public boolean areJoined() {
        return joined;
    }

    /** Numbers are below this. */
    int numbers() {
        return FIRST_ISOLATED + isolated;
    }

    /** Largest value in one body's cells, 0 at least. */
    double largest(Buffer values, int body) {
        kernels.run(BodiesKernels.ofBody(grid, values, number, body).into(scratch));
        return kernels.device().max(scratch);
    }

    /** Sum over one body's cells of a value per cell. */
    public double sum(Buffer values, int body) {
        kernels.run(BodiesKernels.ofBody(grid, values, number, body).into(scratch));
        return kernels.device().sum(scratch);
    }
}
