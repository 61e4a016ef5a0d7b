package org.frond.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A path cut at its corners into stretches that are straight within a tolerance (U. Ramer 1972; D. Douglas, T. Peucker
 * 1973), each with the direction of the line fitted to it.
 */
final class StraightStretches {

    /** A stretch shorter than this is the rounding of a corner: smoothing spreads one over twice 8 points. */
    private static final int LEAST_STEPS = 12;
    /** Points left out of the fit at each end, where smoothing rounds the path; at most a quarter of the stretch. */
    private static final int ROUNDED_POINTS = 8;

    private final List<Point> points;
    private final List<Integer> corners = new ArrayList<>();

    StraightStretches(List<Point> points, double tolerance) {
        this.points = points;
        List<Integer> found = new ArrayList<>(List.of(0));
        cut(0, points.size() - 1, tolerance, found);
        corners.add(0);
        for (int at = 1; at < found.size() - 1; at++) {
            int corner = found.get(at);
            int previous = corners.get(corners.size() - 1);
            if (corner - previous >= LEAST_STEPS) {
                corners.add(corner);
            } else if (corners.size() > 1) {
                corners.set(corners.size() - 1, (previous + corner) / 2);
            }
        }
        int end = points.size() - 1;
        if (corners.size() > 1 && end - corners.get(corners.size() - 1) < LEAST_STEPS) {
            corners.remove(corners.size() - 1);
        }
        corners.add(end);
    }

    /** Appends the corners after first, up to and including last. */
    private void cut(int first, int last, double tolerance, List<Integer> found) {
        int farthest = first;
        double deviation = tolerance;
        for (int at = first + 1; at < last; at++) {
            double distance = distance(points.get(at), points.get(first), points.get(last));
            if (distance > deviation) {
                deviation = distance;
                farthest = at;
            }
        }
        if (farthest > first) {
            cut(first, farthest, tolerance, found);
            cut(farthest, last, tolerance, found);
        } else {
            found.add(last);
        }
    }

    /** Number of stretches. */
    int count() {
        return corners.size() - 1;
    }

    /** The point in the middle of a stretch. */
    Point middle(int stretch) {
        return points.get((corners.get(stretch) + corners.get(stretch + 1)) / 2);
    }

    /** The line fitted to a stretch by total least squares, pointing along the path. */
    Line line(int stretch) {
        int steps = corners.get(stretch + 1) - corners.get(stretch);
        int rounded = Math.min(ROUNDED_POINTS, steps / 4);
        int first = corners.get(stretch) + rounded;
        int last = corners.get(stretch + 1) - rounded;
        return Line.fitted(points.subList(first, last + 1), points.get(first), points.get(last));
    }

    private static double distance(Point point, Point from, Point to) {
        double[] along = Line.difference(to, from);
        double[] offset = Line.difference(point, from);
        double squared = Line.dot(along, along);
        double share = squared > 0 ? Math.max(0, Math.min(1, Line.dot(offset, along) / squared)) : 0;
        for (int axis = 0; axis < along.length; axis++) {
            offset[axis] -= share * along[axis];
        }
        return Math.sqrt(Line.dot(offset, offset));
    }
}
