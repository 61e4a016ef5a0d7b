package org.frond.model;

/**
 * How the width of an interface depends on its direction n ({@code kernels/interface.cl}): the gradient's energy is
 * kappa/2 a(n)^2 |grad c|^2 and the mobility M/a(n)^2, so that all directions take the same time (Karma and Rappel 1998). In
 * the plane a = 1 + e cos(m (theta - theta0)); in space a = 1 - 3 e + 4 e (n_x^4 + n_y^4 + n_z^4).
 *
 * @param strength e, at least 0; interfaces of all directions are stable below 1 / (m^2 - 1)
 * @param order    m, how often directions repeat themselves in a turn; 4 in space
 * @param angle    theta0, of a widest direction [rad]; 0 in space
 */
public record Anisotropy(double strength, int order, double angle) {

    /** Alike in all directions. */
    public static final Anisotropy NONE = new Anisotropy(0, 4, 0);

    /** Bound on the largest eigenvalue of d^2(a^2 p^2 / 2)/dp^2, over the least a^2. */
    double stiffest() {
        double turning = 1 + strength * (order * order + 1);
        return turning * turning / Math.pow(1 - strength, 2);
    }
}
