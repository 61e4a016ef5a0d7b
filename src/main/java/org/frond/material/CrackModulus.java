package org.frond.material;

/**
 * The modulus E' that ties energy release rate to stress intensity, G = K^2/E', for a crack in the conduction plane
 * opened across it.
 */
public final class CrackModulus {

    private CrackModulus() {
    }

    /** Isotropic: E/(1 - nu^2) in plane strain, E in plane stress [Pa]. */
    public static double isotropic(double youngsModulus, double poissonsRatio, boolean planeStrain) {
        return planeStrain ? youngsModulus / (1 - poissonsRatio * poissonsRatio) : youngsModulus;
    }

    /**
     * Hexagonal, plane strain (Sih, Paris and Irwin 1965), with the plane-strain compliances b, the inverse of the
     * stiffness in the plane of the crack's direction (1) and its normal (3):
     * <pre>
     *   1/E' = sqrt(b11 b33 / 2) sqrt( sqrt(b33/b11) + (2 b13 + b44)/(2 b11) )
     * </pre>
     *
     * @return E' [Pa]
     */
    public static double hexagonal(double c11, double c33, double c13, double c44) {
        double determinant = c11 * c33 - c13 * c13;
        double along = c33 / determinant;
        double across = c11 / determinant;
        double mixed = -c13 / determinant;
        double shear = 1 / c44;
        return 1 / (Math.sqrt(along * across / 2)
                * Math.sqrt(Math.sqrt(across / along) + (2 * mixed + shear) / (2 * along)));
    }
}
