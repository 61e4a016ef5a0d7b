package org.frond.solver;

import org.frond.device.Buffer;

/** An approximate inverse of an operator, z = M^-1 r with M symmetric positive definite, that guides conjugate gradients. */
interface Preconditioner {

    /** Sets up for new coefficients and free nodes, from these alone. */
    void rebuild();

    /** Updates to coefficients and free nodes that changed little since the last {@link #rebuild}. */
    void update();

    /** Updates to coefficients that changed in few places since the last {@link #update}. */
    void refresh();

    /** Begins a solve: residuals will not be much larger than this one. */
    void begin(Buffer residual);

    /** z = M^-1 r. */
    void apply(Buffer r, Buffer z);

    /**
     * Widens the smoother's interval after an indefinite preconditioner was detected, until the next {@link #rebuild}.
     *
     * @return false when nothing is left to be done
     */
    boolean widen();

    /**
     * Smooths more after the iteration has stagnated, until the next {@link #rebuild}.
     *
     * @return false when nothing is left to be done
     */
    boolean strengthen();
}
