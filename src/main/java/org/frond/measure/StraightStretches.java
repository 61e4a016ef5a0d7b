package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

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

    private static double distance(Point point, Point from, Point to) {
        double[] along = difference(to, from);
        double[] offset = difference(point, from);
        double squared = dot(along, along);
        double share = squared > 0 ? Math.max(0, Math.min(1, dot(offset, along) / squared)) : 0;
        for (int axis = 0; axis < along.length; axis++) {
            offset[axis] -= share * along[axis];
        }
        return Math.sqrt(dot(offset, offset));
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
        Point mean = CrackPath.mean(points.subList(first, last + 1));
        DMatrixRMaj spread = new DMatrixRMaj(3, 3);
        for (Point point : points.subList(first, last + 1)) {
            double[] offset = difference(point, mean);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    spread.add(row, column, offset[row] * offset[column]);
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(3, true, true);
        if (!eigen.decompose(spread)) {
            throw new ArithmeticException("no line could be fitted to the path near " + mean);
        }
        int widest = 0;
        for (int mode = 1; mode < 3; mode++) {
            if (eigen.getEigenvalue(mode).getReal() > eigen.getEigenvalue(widest).getReal()) {
                widest = mode;
            }
        }
        double[] direction = eigen.getEigenVector(widest).data.clone();
        double forward = Math.copySign(1, dot(direction, difference(points.get(last), points.get(first))));
        for (int axis = 0; axis < direction.length; axis++) {
            direction[axis] *= forward;
        }
        return new Line(mean, direction);
    }

    private static double[] difference(Point to, Point from) {
        return new double[] {to.x() - from.x(), to.y() - from.y(), to.z() - from.z()};
    }

    private static double dot(double[] first, double[] second) {
        return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
    }

    /** A straight line through a point along a unit vector. */
    record Line(Point through, double[] direction) {

        /** Angle between two lines, 0 .. pi [rad]. */
        double angle(Line other) {
            return Math.acos(Math.max(-1, Math.min(1, dot(direction, other.direction))));
        }

        /** Where two lines that are not parallel meet; in space, the middle of the points where they are closest. */
        Point meeting(Line other) {
            double[] apart = difference(through, other.through);
            double cosine = dot(direction, other.direction);
            double here = dot(direction, apart);
            double there = dot(other.direction, apart);
            double squaredSine = 1 - cosine * cosine;
            Point mine = at((cosine * there - here) / squaredSine);
            Point others = other.at((there - cosine * here) / squaredSine);
            return CrackPath.mean(List.of(mine, others));
        }

        private Point at(double way) {
            return new Point(through.x() + way * direction[0], through.y() + way * direction[1],
                    through.z() + way * direction[2]);
        }
    }
}
