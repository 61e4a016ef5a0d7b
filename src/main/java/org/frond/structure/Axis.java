package org.frond.structure;

/**
 * The c-axis of a grain: the unit normal n of its conduction planes, which are its cleavage planes too. n and -n mean
 * the same plane.
 */
public record Axis(double x, double y, double z) {

    private static final double UNIT_TOLERANCE = 1e-12;

    public Axis {
        double length = Math.sqrt(x * x + y * y + z * z);
        if (!(Math.abs(length - 1) < UNIT_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "a grain axis is a unit vector, but (" + x + ", " + y + ", " + z + ") has length " + length);
        }
    }

    /** The axis along a vector of any length other than zero. */
    public static Axis along(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no direction in (" + x + ", " + y + ", " + z + ")");
        }
        return new Axis(x / length, y / length, z / length);
    }

    /**
     * The axis of a conduction plane that stands upright on the x-y plane and makes an angle with the electrode face.
     *
     * <p>The faces are x = 0 and x = Lx, so the face runs along y. The plane's trace is t = (sin a, cos a, 0), its
     * normal n = (cos a, -sin a, 0): at a = 0 the plane lies parallel to the face, at a = 90 degrees it runs straight
     * across the cell along x.
     *
     * @param angle a [rad]
     */
    public static Axis ofPlaneAtAngle(double angle) {
        return along(Math.cos(angle), -Math.sin(angle), 0);
    }

    /**
     * The c-axis of a crystal turned by Bunge's Euler angles (Z X Z, from the sample's frame to the crystal's): the last row of their
     * matrix, (sin phi1 sin Phi, -cos phi1 sin Phi, cos Phi). The third angle turns the crystal about it.
     *
     * @param phi1 [rad]
     * @param phi  Phi [rad]
     */
    public static Axis ofEulerAngles(double phi1, double phi) {
        return along(Math.sin(phi1) * Math.sin(phi), -Math.cos(phi1) * Math.sin(phi), Math.cos(phi));
    }

    /** The axis drawn uniformly from the sphere by two numbers uniform on [0, 1): z and the azimuth are uniform. */
    static Axis uniform(double first, double second) {
        double z = 2 * first - 1;
        double radius = Math.sqrt(1 - z * z);
        double azimuth = 2 * Math.PI * second;
        return along(radius * Math.cos(azimuth), radius * Math.sin(azimuth), z);
    }

    /**
     * The projection P n = (n_x, n_y) on the x-y plane, P = I - z z. It is not a unit vector: its length is the sine of
     * the tilt against z. A plane computation sees the 3-D axis only through it,
     * P [p (I - n n) + q n n] P = p P + (q - p) (P n)(P n), so a grain lying flat is isotropic in the plane. Drawing an
     * angle in the plane instead would overstate the anisotropy.
     */
    public double[] planeProjected() {
        return new double[] {x, y};
    }
}
