package org.frond.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Optional;
import org.frond.grid.Grid;

/**
 * Where a body in space lies in a picture, in parallel projection.
 *
 * @param x       pixel of the body's middle
 * @param y       likewise, downwards
 * @param perCell pixels of a cell width across the line of sight
 */
record Box(Grid grid, Camera camera, double x, double y, double perCell) {

    /** Edges seen shorter than this many pixels have no scale. */
    private static final double SHORTEST = 1;

    /** The same body in another place. */
    Box moved(double right, double down) {
        return new Box(grid, camera, x + right, y + down, perCell);
    }

    /** The place along the viewer's right of a pixel, in cell widths from the body's origin. */
    double rightwards(double pixel) {
        return (pixel - x) / perCell + Camera.dot(camera.right(), grid.nx() / 2.0, grid.ny() / 2.0, grid.nz() / 2.0);
    }

    /** The place along the viewer's up of a pixel. */
    double upwards(double pixel) {
        return (y - pixel) / perCell + Camera.dot(camera.up(), grid.nx() / 2.0, grid.ny() / 2.0, grid.nz() / 2.0);
    }

    /** The pixel of a place in cell widths. */
    Point2D pixel(double... place) {
        double[] away = {place[0] - grid.nx() / 2.0, place[1] - grid.ny() / 2.0, place[2] - grid.nz() / 2.0};
        return new Point2D.Double(x + perCell * Camera.dot(camera.right(), away), y - perCell * Camera.dot(camera.up(), away));
    }

    /** The near or the far end of an axis, in cell widths. */
    double end(int axis, boolean near) {
        return camera.isNear(axis) == near ? grid.cells(axis) : 0;
    }

    /** The outline of the box in a plane across an axis. */
    Path2D face(int axis, double place) {
        Path2D path = new Path2D.Double();
        int one = (axis + 1) % 3;
        int other = (axis + 2) % 3;
        for (int n = 0; n < 4; n++) {
            double[] corner = new double[3];
            corner[axis] = place;
            corner[one] = n == 1 || n == 2 ? grid.cells(one) : 0;
            corner[other] = n > 1 ? grid.cells(other) : 0;
            Point2D at = pixel(corner);
            if (n == 0) {
                path.moveTo(at.getX(), at.getY());
            } else {
                path.lineTo(at.getX(), at.getY());
            }
        }
        path.closePath();
        return path;
    }

    /** From cell widths in a plane to pixels. */
    AffineTransform plane(Cut cut, double place) {
        double[] corner = new double[3];
        corner[cut.axis()] = place;
        Point2D origin = pixel(corner);
        int across = cut.horizontal();
        int along = cut.vertical();
        return new AffineTransform(perCell * camera.right()[across], -perCell * camera.up()[across], perCell * camera.right()[along],
                -perCell * camera.up()[along], origin.getX(), origin.getY());
    }

    /**
     * An edge of the box in the picture.
     *
     * @param from where the axis begins
     * @param to   where it ends
     * @param outX direction away from the body, of length 1
     * @param outY likewise, downwards
     */
    record Edge(Point2D from, Point2D to, double outX, double outY) {

        Point2D at(double part) {
            return new Point2D.Double(from.getX() + part * (to.getX() - from.getX()), from.getY() + part * (to.getY() - from.getY()));
        }
    }

    /** The edge along an axis for its scale, on the outline of the box: of x and z the lower one, of y the left one; none of an axis in sight. */
    Optional<Edge> edge(int axis) {
        int one = (axis + 1) % 3;
        int other = (axis + 2) % 3;
        Optional<Edge> best = Optional.empty();
        for (boolean near : new boolean[] {true, false}) {
            double[] from = new double[3];
            from[one] = end(one, near);
            from[other] = end(other, !near);
            double[] to = from.clone();
            to[axis] = grid.cells(axis);
            Edge edge = edge(pixel(from), pixel(to));
            boolean better = best.isEmpty() || (axis == 1 ? edge.at(0.5).getX() < best.get().at(0.5).getX()
                    : edge.at(0.5).getY() > best.get().at(0.5).getY());
            if (better && edge.from.distance(edge.to) > SHORTEST) {
                best = Optional.of(edge);
            }
        }
        return best;
    }

    /** With the direction across it that leads away from the middle of the body. */
    private Edge edge(Point2D from, Point2D to) {
        double length = Math.max(from.distance(to), Double.MIN_NORMAL);
        double acrossX = (to.getY() - from.getY()) / length;
        double acrossY = -(to.getX() - from.getX()) / length;
        double side = Math.signum(acrossX * ((from.getX() + to.getX()) / 2 - x) + acrossY * ((from.getY() + to.getY()) / 2 - y));
        return new Edge(from, to, acrossX * side, acrossY * side);
    }
}
