package org.frond.config;

/**
 * Elastic constants of a crystal about the normal of its conduction plane, axis 3 of Voigt's notation. A cubic crystal whose cube
 * axes are the normal, the direction across it in the plane of a body, and the direction out of that plane, is there a
 * hexagonal one with C13 = C12 and C33 = C11: what differs, C66, shears the plane out of itself.
 *
 * @param c11 [Pa]
 * @param c12 [Pa]
 * @param c13 [Pa]
 * @param c33 [Pa]
 * @param c44 [Pa]
 */
public record CrystalConstants(double c11, double c12, double c13, double c33, double c44) {

    /** Those of a crystal that is not isotropic. */
    public static CrystalConstants of(Config config) {
        double c11 = config.get(ElectrolyteSettings.C11);
        double c12 = config.get(ElectrolyteSettings.C12);
        boolean cubic = config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.CUBIC;
        return new CrystalConstants(c11, c12, cubic ? c12 : config.get(ElectrolyteSettings.C13),
                cubic ? c11 : config.get(ElectrolyteSettings.C33), config.get(ElectrolyteSettings.C44));
    }

    boolean isStable() {
        return c11 > Math.abs(c12) && (c11 + c12) * c33 > 2 * c13 * c13;
    }
}
