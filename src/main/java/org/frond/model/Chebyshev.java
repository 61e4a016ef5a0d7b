package org.frond.model;

/**
 * The Runge-Kutta-Chebyshev method of second order with s stages (Sommeijer, Shampine and Verwer, J. Comput. Appl. Math. 88
 * (1998) 315): y1 = y0 + m1 dt R0 and
 *
 * <pre>yj = (1 - mu - nu) y0 + mu y(j-1) + nu y(j-2) + m dt R(j-1) + g dt R0</pre>
 *
 * <p>with weights from Chebyshev polynomials T_s at w0 = 1 + 2/(13 s^2), stable on the negative axis to about 0.65 s^2.
 *
 * @param stages s, at least 2
 */
record Chebyshev(int stages) {

    private static final double DAMPING = 2.0 / 13;
    /** Stability reaches (s^2 - 1) over this. */
    private static final double REACH = 1.54;

    /**
     * Weights of a stage.
     *
     * @param mu         of the stage before
     * @param nu         of the one before that
     * @param share      of dt times the rate at the stage before
     * @param firstShare of dt times the rate at the start
     */
    record Weights(double mu, double nu, double share, double firstShare) {
    }

    /** T_j, T_j' and T_j'' at w0. */
    private record Polynomial(double value, double slope, double curvature) {

        double b() {
            return curvature / (slope * slope);
        }
    }

    /** The method with the fewest stages that is stable where dt times a rate of decay is at most this. */
    static Chebyshev reaching(double decay) {
        return new Chebyshev(Math.max(2, 1 + (int) Math.sqrt(1 + REACH * decay)));
    }

    private double w0() {
        return 1 + DAMPING / ((double) stages * stages);
    }

    private double w1() {
        Polynomial last = at(stages);
        return last.slope / last.curvature;
    }

    private Polynomial at(int order) {
        double w = w0();
        Polynomial before = new Polynomial(1, 0, 0);
        Polynomial present = new Polynomial(w, 1, 0);
        for (int j = 2; j <= order; j++) {
            Polynomial next = new Polynomial(2 * w * present.value - before.value,
                    2 * present.value + 2 * w * present.slope - before.slope,
                    4 * present.slope + 2 * w * present.curvature - before.curvature);
            before = present;
            present = next;
        }
        return present;
    }

    /** b_j; those of the first two are that of the third. */
    private double b(int order) {
        return at(Math.max(2, order)).b();
    }

    /** Share of dt times R0 in the first stage. */
    double firstShare() {
        return b(1) * w1();
    }

    /** Weights of stage 2 to s. */
    Weights weights(int stage) {
        double mu = 2 * b(stage) * w0() / b(stage - 1);
        double nu = -b(stage) / b(stage - 2);
        double share = 2 * b(stage) * w1() / b(stage - 1);
        double a = 1 - b(stage - 1) * at(stage - 1).value;
        return new Weights(mu, nu, share, -a * share);
    }
}
