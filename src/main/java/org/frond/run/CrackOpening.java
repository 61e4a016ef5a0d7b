package org.frond.run;

import java.util.List;
import org.frond.grid.Grid;
import org.frond.measure.CrackLines;
import org.frond.measure.CrackPath;
import org.frond.measure.Point;
import org.frond.picture.Hero;

/**
 * How far the faces of smeared cracks are apart: along the line that a crack stands for, the difference between the displacements on
 * both sides of its band, across the line. The strain of the solid beside the band is part of it, small against the jump.
 */
final class CrackOpening {

    /** Damage below which the band has been left. */
    private static final double INTACT = 0.1;
    /** Cells from the line, at most, to where the band is left. */
    private static final int FARTHEST = 16;

    private final Grid grid;
    private final double[] damage;
    private final double[] displacement;

    /**
     * Of a plane body.
     *
     * @param damage       one value per node
     * @param displacement two values per node [m]
     */
    CrackOpening(Grid grid, double[] damage, double[] displacement) {
        this.grid = grid;
        this.damage = damage;
        this.displacement = displacement;
    }

    /** The lines of all cracks. */
    List<Hero.OpenCrack> cracks() {
        return CrackLines.of(grid, damage).paths().stream().filter(path -> path.points().size() > 1).map(this::opened).toList();
    }

    private Hero.OpenCrack opened(CrackPath path) {
        List<Point> points = path.points();
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        double[] opening = new double[points.size()];
        for (int n = 0; n < x.length; n++) {
            x[n] = points.get(n).x() / grid.h();
            y[n] = points.get(n).y() / grid.h();
            Point before = points.get(Math.max(0, n - 1));
            Point after = points.get(Math.min(x.length - 1, n + 1));
            double length = Math.max(before.distance(after), Double.MIN_NORMAL);
            double normalX = -(after.y() - before.y()) / length;
            double normalY = (after.x() - before.x()) / length;
            opening[n] = displaced(x[n], y[n], normalX, normalY) + displaced(x[n], y[n], -normalX, -normalY);
        }
        return new Hero.OpenCrack(x, y, smoothed(opening));
    }

    /** Displacement towards a side, where the band is left on that side [m]. */
    private double displaced(double x, double y, double towardsX, double towardsY) {
        int step = 1;
        while (step < FARTHEST && at(damage, 0, x + step * towardsX, y + step * towardsY) > INTACT) {
            step++;
        }
        double u = at(displacement, 0, x + step * towardsX, y + step * towardsY);
        double v = at(displacement, grid.size(), x + step * towardsX, y + step * towardsY);
        return u * towardsX + v * towardsY;
    }

    /** The value at the node nearest to a place in cell widths, or to the nearest place inside. */
    private double at(double[] values, int component, double x, double y) {
        int i = (int) Math.max(0, Math.min(grid.nx(), Math.round(x)));
        int j = (int) Math.max(0, Math.min(grid.ny(), Math.round(y)));
        return values[component + grid.index(i, j)];
    }

    /** Means over five neighbours: steps of the grid are no steps of the opening. */
    private static double[] smoothed(double[] values) {
        double[] means = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            int reach = Math.min(2, Math.min(n, values.length - 1 - n));
            double sum = 0;
            for (int m = n - reach; m <= n + reach; m++) {
                sum += values[m];
            }
            means[n] = sum / (2 * reach + 1);
        }
        return means;
    }
}
