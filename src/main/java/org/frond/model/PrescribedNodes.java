package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

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

    /** Puts prescribed values into a field and leaves the others. */
    void impose(double[] values, Buffer field) {
        double[] present = field.toArray();
        for (int n = 0; n < closed.length; n++) {
            if (closed[n]) {
                present[n] = values[n];
            }
        }
        field.write(present);
    }
}
