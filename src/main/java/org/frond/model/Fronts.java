package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.solver.Labels;

/**
 * How crack and metal move between steps, found on the device: one number comes back from a whole field. A phase is the set
 * of nodes at which a field is at or above a level; nodes are neighbours along the axes.
 */
public final class Fronts {

    private final Kernels kernels;
    private final Grid grid;
    private final Labels labels;
    private final Buffer scratch;

    public Fronts(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.labels = new Labels(kernels, grid);
        this.scratch = kernels.vector(grid, 1);
    }

    /** Largest x of the nodes of a phase that hang on the left electrode [m], to the grid's resolution; 0 without any. */
    public double reach(Buffer field, double level) {
        kernels.onNodes("reachSeeds", grid, field, labels.present(), level);
        labels.repeat((before, after) -> kernels.onNodes("reachSweep", grid, before, after));
        kernels.onNodes("reached", grid, labels.present(), scratch);
        return kernels.device().max(scratch) * grid.h();
    }

    /** Whether a phase has taken any node between two states of its field. */
    public boolean hasGrown(Buffer before, Buffer after, double level) {
        kernels.onNodes("newlyReached", grid, before, after, scratch, level);
        return kernels.device().max(scratch) > 0;
    }

    /** Largest decrease of a field at any node between two states; 0 where it decreases nowhere. */
    public double largestDecrease(Buffer before, Buffer after) {
        scratch.copyFrom(before);
        kernels.axpy(-1, after, scratch);
        return kernels.device().max(scratch);
    }
}
