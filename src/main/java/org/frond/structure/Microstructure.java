package org.frond.structure;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * The grains of a solid on a grid: which grain each cell belongs to, the axis of each grain, and how far each cell is
 * from the nearest grain boundary.
 *
 * @param grid             the grid; all arrays have its layout
 * @param grain            grain of each cell, 0 .. grains - 1; {@link #OUTSIDE} in the halo
 * @param axes             axis of each grain
 * @param boundaryDistance distance s from the centre of each cell to the nearest grain boundary [m]; infinite where
 *                         there is none, 0 in the halo
 * @param labels           what users call each grain; several may have the same label
 */
public record Microstructure(Grid grid, int[] grain, List<Axis> axes, double[] boundaryDistance, List<Integer> labels) {

    /** The grain of what is not a cell. */
    public static final int OUTSIDE = -1;

    private static final int GRAINS_AT_A_JUNCTION = 3;

    public Microstructure {
        if (grain.length != grid.size() || boundaryDistance.length != grid.size()) {
            throw new IllegalArgumentException("the arrays of a microstructure have the size of its grid, "
                    + grid.size() + ", not " + grain.length + " and " + boundaryDistance.length);
        }
        axes = List.copyOf(axes);
        labels = List.copyOf(labels);
        if (labels.size() != axes.size()) {
            throw new IllegalArgumentException("each grain has an axis and a label, not " + axes.size() + " and " + labels.size());
        }
    }

    /** Grains that are called by their numbers. */
    public Microstructure(Grid grid, int[] grain, List<Axis> axes, double[] boundaryDistance) {
        this(grid, grain, axes, boundaryDistance, IntStream.range(0, axes.size()).boxed().toList());
    }

    /** The same grains with other axes. */
    public Microstructure turned(List<Axis> others) {
        return new Microstructure(grid, grain, others, boundaryDistance, labels);
    }

    /** The cells of the grains that are called so. */
    public boolean[] cells(Set<Integer> called) {
        boolean[] cells = new boolean[grain.length];
        for (int n = 0; n < grain.length; n++) {
            cells[n] = grain[n] != OUTSIDE && called.contains(labels.get(grain[n]));
        }
        return cells;
    }

    /** The cells as voxels: labels where no two grains share one, else the numbers of the grains. */
    public Voxels voxels() {
        boolean byLabel = Set.copyOf(labels).size() == labels.size();
        int[] values = new int[grid.nx() * grid.ny() * grid.nz()];
        for (int n = 0; n < values.length; n++) {
            int number = grain[grid.index(n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny())];
            values[n] = byLabel ? labels.get(number) : number;
        }
        return new Voxels(grid.nx(), grid.ny(), grid.nz(), values);
    }

    /** Axis of the grain at this cell. */
    public Axis axisAt(int cell) {
        return axes.get(grain[cell]);
    }

    /**
     * Grain-boundary weight of each cell, G = exp(-(s/w)^2): 1 on a boundary, 0 deep inside a grain and in the halo.
     *
     * @param width w [m]
     */
    public double[] boundaryWeight(double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("the width of a grain boundary must be positive: " + width);
        }
        double[] weight = new double[grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                int row = grid.index(0, j, k);
                for (int cell = row; cell < row + grid.nx(); cell++) {
                    double s = boundaryDistance[cell] / width;
                    weight[cell] = Math.exp(-s * s);
                }
            }
        }
        return weight;
    }

    /**
     * Indices of the nodes where three or more grains meet: in 2-D the triple junctions as the cells show them, in 3-D
     * the nodes along triple lines.
     */
    public int[] junctionNodes() {
        int firstPlane = grid.dim() == 3 ? 1 : 0;
        IntStream.Builder nodes = IntStream.builder();
        for (int k = firstPlane; k < grid.nz(); k++) {
            for (int j = 1; j < grid.ny(); j++) {
                for (int i = 1; i < grid.nx(); i++) {
                    int node = grid.index(i, j, k);
                    if (grainsAround(node) >= GRAINS_AT_A_JUNCTION) {
                        nodes.add(node);
                    }
                }
            }
        }
        return nodes.build().toArray();
    }

    private long grainsAround(int node) {
        return IntStream.range(0, grid.corners())
                .map(corner -> grain[node - (corner & 1) - grid.pitch() * (corner >> 1 & 1)
                        - grid.plane() * (corner >> 2)])
                .distinct()
                .count();
    }
}
