package org.frond.measure;

/** The disc of a given area, with which what lies in the plane is compared. */
final class Disc {

    private Disc() {
    }

    /** Its diameter [m]. */
    static double diameter(double area) {
        return 2 * Math.sqrt(area / Math.PI);
    }
}
