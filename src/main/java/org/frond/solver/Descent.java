package org.frond.solver;

import org.frond.device.Buffer;

/** The way between a level of a hierarchy and the next coarser one. */
interface Descent {

    /** Sets the coarser operator's coefficients and free nodes from those of the finer one. */
    void coarsen();

    /** Takes a residual down. */
    void restrict(Buffer residual, Buffer below);

    /** Adds a correction that was found below. */
    void prolong(Buffer below, Buffer x);
}
