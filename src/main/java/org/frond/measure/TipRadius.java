package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.frond.grid.Grid;

/**
 * The radius of curvature of the end of a phase in the plane: that of the circle x^2 + y^2 = 2 a x + 2 b y + c fitted by least squares
 * (I. Kasa 1976) to where the outline crosses grid lines, over the last half-width before the end.
 *
 * @param radius   R = sqrt(c + a^2 + b^2) [m]
 * @param error    its standard error, from the distances between points and circle [m]
 * @param crossings number of points
 */
public record TipRadius(double radius, double error, int crossings) {

    /** As many as the circle has numbers, and two for the error. */
    private static final int FEWEST = 5;
    private static final int UNKNOWNS = 3;

    /**
     * The radius at a tip.
     *
     * @return empty where too few points of the outline lie near, or on a straight line
     */
    public static Optional<TipRadius> of(Grid grid, Outline outline, Skeleton.Tip tip) {
        List<double[]> points = near(grid, outline, tip);
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        DMatrixRMaj normal = new DMatrixRMaj(UNKNOWNS, UNKNOWNS);
        DMatrixRMaj right = new DMatrixRMaj(UNKNOWNS, 1);
        for (double[] point : points) {
            double[] row = {2 * point[0], 2 * point[1], 1};
            double square = point[0] * point[0] + point[1] * point[1];
            for (int n = 0; n < UNKNOWNS; n++) {
                right.add(n, 0, row[n] * square);
                for (int m = 0; m < UNKNOWNS; m++) {
                    normal.add(n, m, row[n] * row[m]);
                }
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(UNKNOWNS, UNKNOWNS);
        if (!CommonOps_DDRM.invert(normal, inverse)) {
            return Optional.empty();
        }
        DMatrixRMaj fit = new DMatrixRMaj(UNKNOWNS, 1);
        CommonOps_DDRM.mult(inverse, right, fit);
        double a = fit.get(0);
        double b = fit.get(1);
        double radius = Math.sqrt(fit.get(2) + a * a + b * b);
        double squares = 0;
        for (double[] point : points) {
            double off = Math.hypot(point[0] - a, point[1] - b) - radius;
            squares += off * off;
        }
        // an algebraic residual is 2 R times the distance from the circle; R follows from the fit with these slopes
        double variance = 4 * radius * radius * squares / (points.size() - UNKNOWNS);
        double[] slopes = {a / radius, b / radius, 0.5 / radius};
        double error = 0;
        for (int n = 0; n < UNKNOWNS; n++) {
            for (int m = 0; m < UNKNOWNS; m++) {
                error += slopes[n] * variance * inverse.get(n, m) * slopes[m];
            }
        }
        return Double.isFinite(radius) && Double.isFinite(error)
                ? Optional.of(new TipRadius(radius * grid.h(), Math.sqrt(Math.max(0, error)) * grid.h(), points.size())) : Optional.empty();
    }

    /** Where the outline crosses grid lines near the tip, in cells from it. */
    private static List<double[]> near(Grid grid, Outline outline, Skeleton.Tip tip) {
        double depth = tip.halfWidth() / grid.h();
        List<double[]> points = new ArrayList<>();
        for (Point crossing : outline.crossings()) {
            double x = (crossing.x() - tip.at().x()) / grid.h();
            double y = (crossing.y() - tip.at().y()) / grid.h();
            double behind = -(x * tip.direction().x() + y * tip.direction().y());
            double beside = Math.abs(y * tip.direction().x() - x * tip.direction().y());
            if (behind >= -1 && behind <= depth && beside <= 2 * depth + 1) {
                points.add(new double[] {x, y});
            }
        }
        return points;
    }
}
