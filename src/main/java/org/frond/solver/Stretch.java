package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.WindowKernels;

/**
 * From where to where along an axis a nodal field is not zero, found on the device.
 *
 * @param first number of the first such node along the axis
 * @param last  number of the last one
 */
public record Stretch(int first, int last) {

    /**
     * A field's stretch; empty where it is zero everywhere.
     *
     * @param scratch a nodal field that is zero around the nodes, overwritten at them
     */
    public static Optional<Stretch> along(Kernels kernels, Grid grid, Buffer field, Buffer scratch, int axis) {
        int behindLast = farthest(kernels, grid, field, scratch, axis, 0);
        return behindLast == 0 ? Optional.empty()
                : Optional.of(new Stretch(grid.cells(axis) + 1 - farthest(kernels, grid, field, scratch, axis, 1), behindLast - 1));
    }

    /** Nodes from an end of the axis to the farthest that is not zero, both counted; 0 without any. */
    private static int farthest(Kernels kernels, Grid grid, Buffer field, Buffer scratch, int axis, int upper) {
        kernels.run(WindowKernels.farFromEnd(grid, field, axis, upper).into(scratch));
        return (int) kernels.device().max(scratch);
    }
}
