package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.BodiesKernels;

/**
 * Labels of connected components, found on the device by sweeps over the whole grid until none changes a label. Sweeps also
 * follow labels to the nodes or cells they name, so that their number grows with the logarithm of a component's length as a rule,
 * 4 to 7 on 128^2; where two large parts of a component touch far from where both begin, as beside a crack that has all but cut a
 * body, a label walks from there cell by cell, up to 111 sweeps on 128^2.
 */
public final class Labels {

    /** Sweeps between two looks at whether anything still changes. */
    private static final int SWEEPS_PER_LOOK = 8;

    private final Kernels kernels;
    private final Grid grid;
    private Buffer present;
    private Buffer next;

    public Labels(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.present = kernels.vector(grid, 1);
        this.next = kernels.vector(grid, 1);
    }

    /** Writes each label from those before. */
    public interface Sweep {
        void over(Buffer before, Buffer after);
    }

    /** The labels; another buffer after each {@link #repeat}. */
    public Buffer present() {
        return present;
    }

    /** Gives all labelled cells that are connected, by a corner at least, the least of their labels ({@code kernels/bodies.cl}). */
    public void connectCells() {
        connect((before, after) -> kernels.run(BodiesKernels.bodyAround(grid, before).into(after)));
    }

    /**
     * Gives what is connected the least of its labels.
     *
     * @param around gives each labelled cell or node the least label of itself and of those it is connected to
     */
    public void connect(Sweep around) {
        do {
            for (int n = 0; n < SWEEPS_PER_LOOK; n++) {
                around.over(present, next);
                kernels.followLabels(next, present);
            }
            around.over(present, next);
        } while (kernels.device().maxAbsDifference(present, next) > 0);
    }

    /** Sweeps until nothing changes. */
    public void repeat(Sweep sweep) {
        do {
            for (int n = 0; n < SWEEPS_PER_LOOK; n++) {
                sweep.over(present, next);
                Buffer newer = next;
                next = present;
                present = newer;
            }
        } while (kernels.device().maxAbsDifference(present, next) > 0);
    }
}
