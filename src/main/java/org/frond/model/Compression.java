package org.frond.model;

/**
 * How a volume of metal is compressed in a crack whose opening grows with the pressure, opened + c p:
 *
 * <pre>(opened + c p)(1 + p/K) = V,    p &gt;= 0</pre>
 *
 * @param volume      V at the start of the step [m^2 per depth in 2-D, m^3 in 3-D]
 * @param opened      opening at no pressure, same unit
 * @param compliance  c [m^2/Pa, m^3/Pa]
 * @param bulkModulus K [Pa]
 */
record Compression(double volume, double opened, double compliance, double bulkModulus) {

    /** The pressure of a volume [Pa]; 0 where the crack has opened farther than V. */
    static double pressureOf(double volume, double opened, double compliance, double bulkModulus) {
        if (volume <= opened) {
            return 0;
        }
        double linear = compliance + opened / bulkModulus;
        double root = Math.sqrt(linear * linear + 4 * (volume - opened) * compliance / bulkModulus);
        return linear + root > 0 ? 2 * (volume - opened) / (linear + root) : 0;
    }

    /** The pressure at which another volume is held [Pa]. */
    double pressure(double held) {
        return pressureOf(held, opened, compliance, bulkModulus);
    }

    /** The pressure at the start of the step [Pa]. */
    double pressure() {
        return pressure(volume);
    }

    /** dp/dV [Pa/m^2, Pa/m^3]. */
    double stiffness(double pressure) {
        return 1 / (compliance + (opened + 2 * compliance * pressure) / bulkModulus);
    }
}
