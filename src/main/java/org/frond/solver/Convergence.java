package org.frond.solver;

/**
 * How a solve went.
 *
 * @param iterations iterations made
 * @param error      estimated error in the energy norm, relative to the solution's
 * @param reached    whether the error asked for was reached
 */
public record Convergence(int iterations, double error, boolean reached) {
}
