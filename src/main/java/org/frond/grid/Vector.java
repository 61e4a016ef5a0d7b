package org.frond.grid;

/** A place [m] or a direction on a grid; z is 0 in the plane. */
public record Vector(double x, double y, double z) {

    public static final Vector ZERO = new Vector(0, 0, 0);

    /** Its component along an axis. */
    public double along(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    public Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    public Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    public Vector times(double factor) {
        return new Vector(factor * x, factor * y, factor * z);
    }

    public double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    /** The unit vector in its direction; zero stays zero. */
    public Vector unit() {
        double length = length();
        return length > 0 ? times(1 / length) : this;
    }

    /** The same turned in the plane by a right angle against the clock. */
    public Vector turnedLeft() {
        return new Vector(-y, x, z);
    }
}
