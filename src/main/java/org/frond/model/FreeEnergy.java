package org.frond.model;

import java.util.List;

/**
 * The free energy of a concentration and how fast it falls,
 *
 * <pre>
 * F = integral of f(c) + kappa/2 |grad c|^2 + q c phi / 2,    mu = f'(c) - kappa laplace(c) + q phi
 * conserved:  dc/dt = div(M grad mu)    (Cahn and Hilliard 1958)
 * relaxing:   dc/dt = -M mu             (Allen and Cahn 1979)
 * nonlocal:   dc/dt = -M (mu - mean of mu)    (Rubinstein and Sternberg 1992)
 * </pre>
 *
 * @param dynamics whether the amount is kept
 * @param bulk     coefficients of the polynomial f, lowest power first [J/m^3]
 * @param gradient kappa [J/m]
 * @param mobility M [m^5/(J s) where conserved, m^3/(J s) else]
 * @param charge   q, charge per volume where c is 1 [C/m^3]; phi is the potential that it makes
 */
public record FreeEnergy(Dynamics dynamics, List<Double> bulk, double gradient, double mobility, double charge) {

    public FreeEnergy {
        bulk = List.copyOf(bulk);
    }

    /** Whether the amount of what moves is kept, and how. */
    public enum Dynamics {
        /** Kept everywhere: what leaves a place diffuses to the next. */
        CONSERVED,
        /** Not kept. */
        RELAXING,
        /** Kept on the whole: what disappears here appears elsewhere at once. Rests where what is conserved rests. */
        NONLOCAL
    }
}
