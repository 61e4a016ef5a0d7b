package org.frond.material;

/**
 * How a thermally activated property changes with temperature, as a factor on its value at {@value #REFERENCE} K:
 *
 * <pre>
 *   rate, diffusivity   exp(-(E/k)(1/T - 1/T0))
 *   conductivity        T0/T exp(-(E/k)(1/T - 1/T0)),   so that sigma T is activated (Nernst and Einstein)
 * </pre>
 *
 * @param energy activation energy E [J]
 */
public record Arrhenius(double energy) {

    /** Temperature at which values are given, T0 [K]. */
    public static final double REFERENCE = 298.15;

    /** Factor on a rate or a diffusivity at temperature T [K]. */
    public double ofRate(double temperature) {
        return Math.exp(-energy / PhysicalConstants.BOLTZMANN * (1 / temperature - 1 / REFERENCE));
    }

    /** Factor on a conductivity at temperature T [K]. */
    public double ofConductivity(double temperature) {
        return REFERENCE / temperature * ofRate(temperature);
    }
}
