package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/** Where displacement is prescribed. */
public sealed interface Supports permits MechanicalBoundary, PrescribedNodes {

    /** Closes the displacement components that are prescribed: {@code open} is 1 where a component is free, else 0. */
    void close(Grid grid, Buffer open);
}
