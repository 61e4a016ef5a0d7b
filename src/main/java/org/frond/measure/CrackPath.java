package org.frond.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The course of a crack from its mouth to its tip, as a polyline of points about one cell apart.
 *
 * @param points at least one
 */
public record CrackPath(List<Point> points) {

    /** Points taken on either side when the staircase of grid steps is smoothed, and how often. */
    private static final int WINDOW = 4;
    private static final int PASSES = 2;

    public CrackPath {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a crack path has at least one point");
        }
        points = List.copyOf(points);
    }

    /** The path through these points after averaging each over its neighbours; the ends stay. */
    static CrackPath smoothed(List<Point> points) {
        List<Point> path = points;
        for (int pass = 0; pass < PASSES; pass++) {
            List<Point> next = new ArrayList<>(path.size());
            for (int at = 0; at < path.size(); at++) {
                int reach = Math.min(WINDOW, Math.min(at, path.size() - 1 - at));
                next.add(mean(path.subList(at - reach, at + reach + 1)));
            }
            path = next;
        }
        return new CrackPath(path);
    }

    static Point mean(List<Point> points) {
        double count = points.size();
        return new Point(points.stream().mapToDouble(Point::x).sum() / count,
                points.stream().mapToDouble(Point::y).sum() / count,
                points.stream().mapToDouble(Point::z).sum() / count);
    }

    /** Length along the path [m]. */
    public double length() {
        double length = 0;
        for (int at = 1; at < points.size(); at++) {
            length += points.get(at).distance(points.get(at - 1));
        }
        return length;
    }

    /** Where the crack starts. */
    public Point mouth() {
        return points.get(0);
    }

    /** Where it ends. */
    public Point tip() {
        return points.get(points.size() - 1);
    }

    /** Length over the straight distance from mouth to tip, 1 for a straight crack. */
    public double tortuosity() {
        double straight = mouth().distance(tip());
        return straight > 0 ? length() / straight : 1;
    }
}
