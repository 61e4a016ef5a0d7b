package org.frond.model;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Launch;
import org.frond.grid.Grid;
import org.frond.launch.ReachKernels;
import org.frond.solver.Kernels;
import org.frond.solver.Labels;
import org.frond.solver.PeriodicAxes;
import org.frond.solver.Stretch;

/**
 * How crack and metal move between steps, found on the device: one number comes back from a whole field. A phase is the set
 * of nodes at which a field is at or above a level; nodes are neighbours along the axes.
 */
public final class Fronts {

    private final Kernels kernels;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final Labels labels;
    private final Buffer scratch;
    private final Buffer found;

    /**
     * Where a phase lies along an axis.
     *
     * @param from least coordinate of its nodes [m]
     * @param to   largest coordinate of its nodes [m]
     */
    public record Span(double from, double to) {
    }

    public Fronts(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.labels = new Labels(kernels, grid);
        this.scratch = kernels.vector(grid, 1);
        this.found = kernels.vector(grid, 1);
    }

    /**
     * How far a phase reaches from each electrode [m], to the grid's resolution: the distance of the farthest of the nodes connected
     * to it, 0 without any. What joins the electrodes reaches all the way from both.
     */
    public record Reach(double left, double right) {

        /** The farther of both. */
        public double farther() {
            return Math.max(left, right);
        }

        /** Whether the farther one is that from the right electrode. */
        public boolean isFartherFromRight() {
            return right > left;
        }

        /** The larger of the advances since an earlier time; below 0 where both have receded. */
        public double advanceSince(Reach before) {
            return Math.max(left - before.left, right - before.right);
        }
    }

    /** How far a phase reaches from each electrode. */
    public Reach reach(Buffer field, double level) {
        hang(field, level);
        return new Reach(cells(ReachKernels.reachedFromLeft(grid, labels.present()).into(scratch)) * grid.h(), cells(ReachKernels.reachedFromRight(grid, labels.present()).into(scratch)) * grid.h());
    }

    /** Where a phase ends: the node farthest from the electrode that it is connected to, the middle of several [m]. */
    public record Tip(double x, double y) {
    }

    /** The tips of what is connected to each electrode; there is none where nothing does or where it joins both. */
    public record Tips(Optional<Tip> left, Optional<Tip> right) {
    }

    /** Where a phase ends, seen from each electrode. */
    public Tips tips(Buffer field, double level) {
        hang(field, level);
        Optional<Tip> left = tip(cells(ReachKernels.reachedFromLeft(grid, labels.present()).into(scratch)), false);
        return new Tips(left, tip(cells(ReachKernels.reachedFromRight(grid, labels.present()).into(scratch)), true));
    }

    private void hang(Buffer field, double level) {
        kernels.run(ReachKernels.reachSeeds(grid, field, level).into(labels.present()));
        labels.connect((before, after) -> kernels.run(ReachKernels.reachAround(grid, before).into(after)));
    }

    private double cells(Launch reached) {
        kernels.run(reached);
        return kernels.device().max(scratch);
    }

    private Optional<Tip> tip(double cells, boolean fromRight) {
        if (cells <= 0 || cells >= grid.nx()) {
            return Optional.empty();
        }
        double nodes = sumOfFarthest(cells, 0);
        double x = fromRight ? grid.nx() - cells : cells;
        return Optional.of(new Tip(x * grid.h(), sumOfFarthest(cells, 1) / nodes * grid.h()));
    }

    private double sumOfFarthest(double cells, int rows) {
        kernels.run(ReachKernels.farthest(grid, scratch, cells, rows).into(found));
        return kernels.device().sum(found);
    }

    /** Where a phase lies along an axis; empty where it is nowhere. */
    public Optional<Span> span(Buffer field, double level, int axis) {
        kernels.run(ReachKernels.partSeeds(grid, field, level).into(labels.present()));
        return Stretch.along(kernels, grid, labels.present(), scratch, axis)
                .map(stretch -> new Span(stretch.first() * grid.h(), stretch.last() * grid.h()));
    }

    /** In how many parts a phase is, across periodic ends as well. */
    public long parts(Buffer field, double level) {
        kernels.run(ReachKernels.partSeeds(grid, field, level).into(labels.present()));
        labels.connect((before, after) -> {
            kernels.run(ReachKernels.reachAround(grid, before).into(after));
            axes.joinNodes(after);
        });
        kernels.run(ReachKernels.partFirsts(grid, labels.present()).into(scratch));
        return (long) kernels.device().sum(scratch);
    }

    /** Whether a phase has taken any node between two states of its field. */
    public boolean hasGrown(Buffer before, Buffer after, double level) {
        kernels.run(ReachKernels.newlyReached(grid, before, after, level).into(scratch));
        return kernels.device().max(scratch) > 0;
    }

    /** Largest decrease of a field at any node between two states; 0 where it decreases nowhere. */
    public double largestDecrease(Buffer before, Buffer after) {
        scratch.copyFrom(before);
        kernels.axpy(-1, after, scratch);
        return kernels.device().max(scratch);
    }
}
