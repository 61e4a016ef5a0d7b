package org.frond.measure;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A straight line.
 *
 * @param through   a point of it [m]
 * @param direction unit vector along it, x, y, z
 */
record Line(Point through, double[] direction) {

    /** The line fitted to some points by total least squares, in the sense that leads from one place to another. */
    static Line fitted(List<Point> points, Point from, Point to) {
        Point mean = CrackPath.mean(points);
        DMatrixRMaj spread = new DMatrixRMaj(3, 3);
        for (Point point : points) {
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
        double forward = Math.copySign(1, dot(direction, difference(to, from)));
        for (int axis = 0; axis < direction.length; axis++) {
            direction[axis] *= forward;
        }
        return new Line(mean, direction);
    }

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
        return new Point(through.x() + way * direction[0], through.y() + way * direction[1], through.z() + way * direction[2]);
    }

    static double[] difference(Point to, Point from) {
        return new double[] {to.x() - from.x(), to.y() - from.y(), to.z() - from.z()};
    }

    static double dot(double[] first, double[] second) {
        return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
    }
}
