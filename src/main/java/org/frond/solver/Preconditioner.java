package org.frond.solver;

import org.frond.device.Buffer;

/** An approximate inverse of an operator, z = M^-1 r with M symmetric positive definite, that guides conjugate gradients. */
interface Preconditioner {

    /** Takes over new coefficients and free nodes, from nothing but them. */
    void rebuild();

    /** Takes over coefficients and free nodes that changed little since the last {@link #rebuild}. */
    void update();

    /** Takes over coefficients that changed in few places since the last {@link #update}. */
    void refresh();

    /** Begins a solve: residuals will not be much larger than this one. */
    void begin(Buffer residual);

    /** z = M^-1 r. */
    void apply(Buffer r, Buffer z);

    /**
     * Meets indefiniteness, until the next {@link #rebuild}.
     *
     * @return false when nothing is left to be done
     */
    boolean widen();

    /**
     * Meets stagnation, until the next {@link #rebuild}.
     *
     * @return false when nothing is left to be done
     */
    boolean strengthen();
}
