package org.frond.measure;

/** A point of the box; z = 0 in the plane [m]. */
public record Point(double x, double y, double z) {

    /** Distance to another point [m]. */
    public double distance(Point other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
