package org.frond.solver;

/**
 * How a solve went.
 *
 * @param iterations iterations made
 * @param error      estimated error in the energy norm, relative to the solution's; of a bounded solve the largest natural residual
 * @param reached    whether the error asked for was reached
 * @param remedies   how often a stronger method was needed
 */
public record Convergence(int iterations, double error, boolean reached, int remedies) {

    /** A solve that needed no stronger method. */
    public Convergence(int iterations, double error, boolean reached) {
        this(iterations, error, reached, 0);
    }

    /** Two solves, one after the other: reached if both were, with the larger error. */
    public Convergence and(Convergence next) {
        return new Convergence(iterations + next.iterations, Math.max(error, next.error), reached && next.reached,
                remedies + next.remedies);
    }

    /** For people: the error that was left, and after what. */
    public String verdict() {
        return "error " + error + " after " + iterations + " iterations"
                + (remedies == 0 ? "" : ", although a stronger method took over "
                        + (remedies == 1 ? "once" : remedies + " times"));
    }
}
