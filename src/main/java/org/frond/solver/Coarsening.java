package org.frond.solver;

import org.frond.device.Buffer;

/** How a coarse operator's coefficients follow from those of the next finer one. */
interface Coarsening {

    /** Means of a coefficient per cell. */
    void coarsenCells(Buffer from, Buffer to, int components);

    /** Sums over nodes, such as a lumped reaction. */
    void restrict(Buffer from, Buffer to, int components);

    /** Which coarse nodes are free. */
    void coarsenOpen(Buffer from, Buffer to, int components);
}
