package org.frond.material;

/** Constants of nature, exact in the SI of 2019. */
public final class PhysicalConstants {

    /** Elementary charge [C]. */
    public static final double ELEMENTARY_CHARGE = 1.602176634e-19;
    /** Avogadro constant [1/mol]. */
    public static final double AVOGADRO = 6.02214076e23;
    /** Boltzmann constant [J/K]. */
    public static final double BOLTZMANN = 1.380649e-23;
    /** Faraday constant [C/mol]. */
    public static final double FARADAY = ELEMENTARY_CHARGE * AVOGADRO;
    /** Gas constant [J/(mol K)]. */
    public static final double GAS = BOLTZMANN * AVOGADRO;

    private PhysicalConstants() {
    }
}
