package org.frond.structure;

/**
 * One cell of a plane Voronoi diagram: a convex polygon, counter-clockwise, in coordinates that are not wrapped.
 *
 * @param seed       the seed it belongs to
 * @param x          corner coordinates [m]
 * @param y          corner coordinates [m]
 * @param neighbours the seed on the other side of the edge from corner i to corner i + 1, or {@link #NONE} at a side of
 *                   the box
 */
public record VoronoiCell(int seed, double[] x, double[] y, int[] neighbours) {

    /** The neighbour beyond a side of the box. */
    public static final int NONE = -1;

    /** Number of edges. */
    public int sides() {
        return x.length;
    }

    /** Area [m^2], by the trapezoid formula about the first corner. */
    public double area() {
        double twice = 0;
        for (int i = 1; i < sides() - 1; i++) {
            twice += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
        }
        return twice / 2;
    }

    /** Length of all edges [m]. */
    public double perimeter() {
        double length = 0;
        for (int i = 0; i < sides(); i++) {
            length += edgeLength(i);
        }
        return length;
    }

    /** Length of the edge from corner i to the next [m]. */
    public double edgeLength(int i) {
        int next = (i + 1) % sides();
        return Math.hypot(x[next] - x[i], y[next] - y[i]);
    }
}
