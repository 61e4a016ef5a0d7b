package org.frond.picture;

/**
 * From where a body in space is seen, in parallel projection: equal lengths along an axis are drawn equally long wherever they lie. At
 * angles of zero the body is seen as a plane one, x to the right and y upwards, with z towards the viewer.
 *
 * @param azimuth   how far the viewer has gone round the body to its right, about y [rad]
 * @param elevation how far above the body the viewer stands [rad]
 */
public record Camera(double azimuth, double elevation) {

    /** From the right and above, so that the electrode at x = 0, on which dendrites start, is the wall at the left. */
    public static final Camera USUAL = new Camera(Math.toRadians(32), Math.toRadians(24));

    /** The direction that is drawn to the right. */
    double[] right() {
        return new double[] {Math.cos(azimuth), 0, -Math.sin(azimuth)};
    }

    /** The direction that is drawn upwards. */
    double[] up() {
        return new double[] {-Math.sin(elevation) * Math.sin(azimuth), Math.cos(elevation), -Math.sin(elevation) * Math.cos(azimuth)};
    }

    /** The direction towards the viewer. */
    double[] viewer() {
        return new double[] {Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation), Math.cos(elevation) * Math.cos(azimuth)};
    }

    /** Whether the upper end of an axis is the one nearer to the viewer. */
    boolean isNear(int axis) {
        return viewer()[axis] > 0;
    }

    static double dot(double[] a, double... b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
