package org.frond.model;

import java.util.stream.IntStream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/**
 * Any set of prescribed values.
 *
 * @param closed whether a value is prescribed, in the layout of the field
 */
public record PrescribedNodes(boolean[] closed) implements Supports {

    @Override
    public void close(Grid grid, Buffer open) {
        double[] values = open.toArray();
        for (int n = 0; n < closed.length; n++) {
            if (closed[n]) {
                values[n] = 0;
            }
        }
        open.write(values);
    }

    /** Where values are prescribed. */
    Selection selection(Kernels kernels) {
        return new Selection(kernels, IntStream.range(0, closed.length).filter(n -> closed[n]).toArray());
    }
}
