package org.frond.model;

import java.util.ArrayList;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.BodiesKernels;
import org.frond.solver.Kernels;
import org.frond.solver.Labels;

/**
 * The connected regions of metal, cells that are metal for the larger part, found on the device, and the bodies they make up: what
 * is at one potential. Cells that share a corner touch.
 *
 * <p>Every cell gets the number of its region, 1 and up, 0 where there is no metal. Metal passes no pressure on through an electrode,
 * so that each region has its own. Every cell gets the number of its body as well: {@value #LEFT} for all regions that touch the left
 * electrode, {@value #RIGHT} for those at the right one, {@value #FIRST_ISOLATED} and up for each that touches neither, dead metal.
 * The order of both follows from the metal alone.
 */
public final class Bodies {

    /** The body connected to the left electrode, its face included. */
    public static final int LEFT = 1;
    /** The body connected to the right electrode, its face included. */
    public static final int RIGHT = 2;
    /** The first of those connected to neither. */
    public static final int FIRST_ISOLATED = 3;

    private final Kernels kernels;
    private final Grid grid;
    private final Buffer number;
    private final Buffer region;
    private final Buffer scratch;
    private final Labels labels;
    private List<Region> regions = List.of();
    private int isolated;
    private boolean joined;

    public Bodies(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.number = kernels.vector(grid, 1);
        this.region = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.labels = new Labels(kernels, grid);
    }

    /** What a law of growth says about its metal. */
    public interface Metal {

        /** Metal per volume below which a cell counts as empty. */
        double EMPTY = 2e-5;

        /** Above 0 in cells where metal can be. */
        Buffer site();

        /** Above 0 in cells outside the site that join the metal around them. */
        default Buffer links() {
            return site();
        }

        /** Above 0 in cells that join the region next to them though less than half of them is metal. */
        Buffer edge();

        /** Metal per volume that some cell of an isolated region must hold, or the region is none; 0 where theta is not all there is. */
        double leastHeld();

        /** Whether theta is all the metal there is. */
        default boolean isCounted() {
            return leastHeld() > 0;
        }
    }

    /**
     * A connected region.
     *
     * @param label place of its first cell
     * @param left  place of its last cell on the left face, 0 where it does not touch it
     * @param right place of its last cell on the right face, likewise
     */
    private record Region(double label, int left, int right) {

        /** What it is recognised by while it grows: a cell at its mouth, or its first. */
        int name() {
            return left > 0 ? left : right > 0 ? right : (int) label;
        }

        boolean isIsolated() {
            return left == 0 && right == 0;
        }

        boolean joinsTheElectrodes() {
            return left > 0 && right > 0;
        }
    }

    /** Finds the regions of a state's metal, and its bodies. */
    public void find(State state, Metal metal) {
        kernels.run(BodiesKernels.bodySeeds(grid, metal.site(), metal.links(), state.metal()).into(labels.present()));
        labels.connectCells();
        List<Region> found = inOrder();
        joined = found.stream().anyMatch(Region::joinsTheElectrodes);
        labels.repeat((before, after) -> kernels.run(BodiesKernels.bodyEdge(grid, before, metal.edge()).into(after)));
        number.fill(0);
        region.fill(0);
        regions = new ArrayList<>();
        isolated = 0;
        for (Region next : found) {
            give(region, next, regions.size() + 1);
            if (isNone(next, regions.size() + 1, state, metal)) {
                give(region, next, 0);
                continue;
            }
            regions.add(next);
            give(number, next, next.left() > 0 ? LEFT : next.right() > 0 ? RIGHT : FIRST_ISOLATED + isolated);
            isolated += next.isIsolated() ? 1 : 0;
        }
    }

    /** Whether it is links alone, or isolated and empty. */
    private boolean isNone(Region found, int number, State state, Metal metal) {
        return metal.links() != metal.site() && largestOfRegion(metal.site(), number) == 0
                || found.isIsolated() && largestOfRegion(state.plated(), number) < metal.leastHeld();
    }

    private List<Region> inOrder() {
        List<Region> found = new ArrayList<>();
        double bound = grid.size();
        while (true) {
            kernels.run(BodiesKernels.isolatedLabels(grid, labels.present(), bound).into(scratch));
            bound = kernels.device().max(scratch);
            if (bound == 0) {
                return found;
            }
            found.add(new Region(bound, lastOnFace(bound, 0), lastOnFace(bound, 1)));
        }
    }

    private int lastOnFace(double label, int right) {
        kernels.run(BodiesKernels.cellsOnFace(grid, labels.present(), label, right).into(scratch));
        return (int) kernels.device().max(scratch);
    }

    private void give(Buffer numbers, Region to, int number) {
        kernels.run(BodiesKernels.numberBody(grid, labels.present(), to.label(), number).into(numbers));
    }

    /** Number of the body per cell. */
    public Buffer number() {
        return number;
    }

    /** Number of the region per cell. */
    Buffer region() {
        return region;
    }

    /** Regions, numbered from 1. */
    int regions() {
        return regions.size();
    }

    /** What a region is recognised by from step to step: the place of a cell. */
    int name(int number) {
        return regions.get(number - 1).name();
    }

    /** Bodies connected to neither electrode. */
    public int isolated() {
        return isolated;
    }

    /** Whether one region of metal joins both electrodes: a short circuit. */
    public boolean areJoined() {
        return joined;
    }

    /** Largest value in one region's cells, 0 at least. */
    double largestOfRegion(Buffer values, int number) {
        kernels.run(BodiesKernels.ofBody(grid, values, region, number).into(scratch));
        return kernels.device().max(scratch);
    }

    /** Sum over one region's cells of a value per cell. */
    double sumOfRegion(Buffer values, int number) {
        kernels.run(BodiesKernels.ofBody(grid, values, region, number).into(scratch));
        return kernels.device().sum(scratch);
    }

    /** Sum over one body's cells of a value per cell. */
    public double sum(Buffer values, int body) {
        kernels.run(BodiesKernels.ofBody(grid, values, number, body).into(scratch));
        return kernels.device().sum(scratch);
    }
}
