package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A change of a crack's direction where it passes from one grain to the next.
 *
 * @param at             where it crosses the boundary [m]
 * @param angle          between the directions before and after, 0 .. pi [rad]
 * @param fromGrain      the grain it leaves
 * @param toGrain        the grain it enters
 * @param tripleJunction whether a third grain lies within a few cells
 */
public record Kink(Point at, double angle, int fromGrain, int toGrain, boolean tripleJunction) {

    /** Changes below this are not worth the name, 15 degrees [rad]. */
    public static final double LEAST_ANGLE = Math.toRadians(15);

    /** A stay in a grain shorter than this many points is no stay: the path only grazes it. */
    private static final int LEAST_POINTS = 6;
    /** Points left out at each end of a stay, where smoothing rounds the path; at most a quarter of it. */
    private static final int ROUNDED_POINTS = 8;
    private static final int JUNCTION_CELLS = 3;

    /** The kinks of a path of at least {@link #LEAST_ANGLE}. */
    public static List<Kink> along(CrackPath path, GrainMap grains) {
        return along(path, grains, LEAST_ANGLE);
    }

    /**
     * The kinks of a path. Within each grain a straight line is fitted to the path (total least squares); the angle is
     * the one between the lines of successive grains.
     *
     * @param leastAngle smallest change of direction that counts [rad]
     */
    public static List<Kink> along(CrackPath path, GrainMap grains, double leastAngle) {
        List<Stay> stays = stays(path, grains);
        List<Kink> kinks = new ArrayList<>();
        for (int at = 1; at < stays.size(); at++) {
            Stay before = stays.get(at - 1);
            Stay after = stays.get(at);
            double[] in = direction(path.points(), before);
            double[] out = direction(path.points(), after);
            double angle = angle(in, out);
            if (angle >= leastAngle) {
                Point crossing = path.points().get((before.last() + after.first()) / 2);
                boolean third = grains.grainsAround(crossing, JUNCTION_CELLS).size() > 2;
                kinks.add(new Kink(crossing, angle, before.grain(), after.grain(), third));
            }
        }
        return kinks;
    }

    /** The points first .. last of a path, which lie in one grain but for grazing others. */
    private record Stay(int grain, int first, int last) {

        int points() {
            return last - first + 1;
        }
    }

    private static List<Stay> stays(CrackPath path, GrainMap grains) {
        List<Stay> all = new ArrayList<>();
        for (int at = 0; at < path.points().size(); at++) {
            append(all, new Stay(grains.grainAt(path.points().get(at)), at, at));
        }
        List<Stay> stays = new ArrayList<>();
        for (Stay stay : all) {
            if (stay.points() >= LEAST_POINTS) {
                append(stays, stay);
            }
        }
        return stays;
    }

    /** Adds a stay, joining it to the last one when that is in the same grain. */
    private static void append(List<Stay> stays, Stay stay) {
        int last = stays.size() - 1;
        if (last >= 0 && stays.get(last).grain() == stay.grain()) {
            stays.set(last, new Stay(stay.grain(), stays.get(last).first(), stay.last()));
        } else {
            stays.add(stay);
        }
    }

    private static double[] direction(List<Point> path, Stay stay) {
        int rounded = Math.min(ROUNDED_POINTS, stay.points() / 4);
        List<Point> points = path.subList(stay.first() + rounded, stay.last() + 1 - rounded);
        double[][] coordinates = points.stream()
                .map(point -> new double[] {point.x(), point.y(), point.z()})
                .toArray(double[][]::new);
        double[] mean = new double[3];
        for (double[] point : coordinates) {
            for (int axis = 0; axis < 3; axis++) {
                mean[axis] += point[axis] / coordinates.length;
            }
        }
        DMatrixRMaj spread = new DMatrixRMaj(3, 3);
        for (double[] point : coordinates) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    spread.add(row, column, (point[row] - mean[row]) * (point[column] - mean[column]));
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(3, true, true);
        if (!eigen.decompose(spread)) {
            throw new ArithmeticException("no line could be fitted to the path from " + points.get(0));
        }
        int widest = 0;
        for (int mode = 1; mode < 3; mode++) {
            if (eigen.getEigenvalue(mode).getReal() > eigen.getEigenvalue(widest).getReal()) {
                widest = mode;
            }
        }
        double[] direction = eigen.getEigenVector(widest).data.clone();
        double[] first = coordinates[0];
        double[] last = coordinates[coordinates.length - 1];
        double forward = 0;
        for (int axis = 0; axis < 3; axis++) {
            forward += direction[axis] * (last[axis] - first[axis]);
        }
        for (int axis = 0; axis < 3; axis++) {
            direction[axis] = Math.copySign(1, forward) * direction[axis];
        }
        return direction;
    }

    private static double angle(double[] first, double[] second) {
        double product = first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
        return Math.acos(Math.max(-1, Math.min(1, product)));
    }
}
