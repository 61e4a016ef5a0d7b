package org.frond.picture;

import java.util.List;
import org.frond.grid.Grid;

/**
 * Finds what the viewer sees of surfaces in a box: a ray goes from each point of the picture through the cells of the grid, and in every
 * cell where a surface lies the ray's crossings with it are found to a part in a thousand of the cell. Surfaces are lit by Lambert's cosine
 * law from a lamp at the viewer's upper left, from the viewer, and evenly, and shine by Blinn's law; they are laid over each other from
 * the front to the back. Where the box is cut through what lies inside a surface, the cut is closed.
 */
final class Rays {

    private static final double EVENLY = 0.34;
    private static final double FROM_LAMP = 0.56;
    private static final double FROM_VIEWER = 0.16;
    private static final double[] LAMP = {-0.45, 0.65, 0.62};
    private static final double GLOSS = 0.35;
    private static final int SHARPNESS = 36;
    /** Pieces in which a ray's way through a cell is searched for crossings: the field is a cubic along it. */
    private static final int PIECES = 3;
    private static final int HALVINGS = 10;
    private static final double NUDGE = 1e-6;
    /** What is behind counts no more once so little of it shows. */
    private static final double HIDDEN = 0.004;
    private static final int MOST_SURFACES = 8;

    private final Grid grid;
    private final double[] right;
    private final double[] up;
    private final double[] viewer;
    private final List<Surface> surfaces;
    private final Volume[] volumes;
    private final OkLab[] colours;
    private final double[] levels;
    /** Per cell, in the layout of the grid, a bit for every surface that lies in it. */
    private final byte[] crossed;
    private final double[] low;
    private final double[] high;
    private final double[] lamp = new double[3];
    private final double[] halfway = new double[3];
    private final Ray ray = new Ray();

    /**
     * Prepares for rays.
     *
     * @param low  lower corner of what is seen of the box, in cell widths
     * @param high its upper corner
     */
    Rays(Grid grid, Camera camera, List<Surface> surfaces, double[] low, double[] high) {
        if (surfaces.size() > MOST_SURFACES) {
            throw new PictureException(surfaces.size() + " surfaces; at most " + MOST_SURFACES + " are drawn");
        }
        this.grid = grid;
        this.surfaces = surfaces;
        this.low = low.clone();
        this.high = high.clone();
        volumes = surfaces.stream().map(surface -> surface.volume(grid)).toArray(Volume[]::new);
        colours = surfaces.stream().map(surface -> OkLab.ofRgb(surface.colour())).toArray(OkLab[]::new);
        levels = surfaces.stream().mapToDouble(Surface::levelFound).toArray();
        crossed = crossed();
        right = camera.right();
        up = camera.up();
        viewer = camera.viewer();
        for (int axis = 0; axis < 3; axis++) {
            lamp[axis] = LAMP[0] * right[axis] + LAMP[1] * up[axis] + LAMP[2] * viewer[axis];
        }
        normalise(lamp);
        for (int axis = 0; axis < 3; axis++) {
            halfway[axis] = lamp[axis] + viewer[axis];
        }
        normalise(halfway);
    }

    private static void normalise(double[] v) {
        double length = Math.sqrt(Camera.dot(v, v));
        for (int axis = 0; axis < 3; axis++) {
            v[axis] /= length;
        }
    }

    private byte[] crossed() {
        byte[] bits = new byte[grid.size()];
        for (int s = 0; s < volumes.length; s++) {
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        if (isCrossed(s, i, j, k)) {
                            bits[grid.index(i, j, k)] |= (byte) (1 << s);
                        }
                    }
                }
            }
        }
        return bits;
    }

    private boolean isCrossed(int s, int i, int j, int k) {
        boolean inside = false;
        boolean outside = false;
        for (int n = 0; n < grid.corners(); n++) {
            boolean above = volumes[s].values()[grid.index(i + (n & 1), j + (n >> 1 & 1), k + (n >> 2))] > levels[s];
            inside |= above;
            outside |= !above;
        }
        return inside && outside;
    }

    /** What is seen at a point of the picture, in cell widths along {@link Camera#right} and {@link Camera#up}, before a ground. */
    OkLab colour(double rightwards, double upwards, OkLab ground) {
        ray.aim(rightwards, upwards);
        ray.walk();
        return ray.seen.isEmpty() ? ground : ray.seen.isOpaque() ? ray.seen.colour() : ray.seen.over(ground);
    }

    /** How brightly a surface is lit that faces a direction, 1 as its colour says. */
    double light(double[] facing) {
        return EVENLY + FROM_LAMP * Math.max(0, Camera.dot(facing, lamp)) + FROM_VIEWER * Math.max(0, Camera.dot(facing, viewer));
    }

    private OkLab lit(int s, double[] facing) {
        // light multiplies the linear colours, of which Oklab takes cube roots
        double bright = Math.cbrt(light(facing));
        OkLab colour = new OkLab(colours[s].lightness() * bright, colours[s].a() * bright, colours[s].b() * bright);
        double shine = GLOSS * Math.pow(Math.max(0, Camera.dot(facing, halfway)), SHARPNESS);
        return colour.towards(new OkLab(1, 0, 0), shine);
    }

    /** Layers from the front to the back: their colour, weighted, and how much of what is behind them shows. */
    private static final class Layers {

        private double lightness;
        private double a;
        private double b;
        private double left = 1;

        void clear() {
            lightness = 0;
            a = 0;
            b = 0;
            left = 1;
        }

        void add(OkLab colour, double opacity) {
            double part = left * opacity;
            lightness += part * colour.lightness();
            a += part * colour.a();
            b += part * colour.b();
            left -= part;
        }

        boolean isEmpty() {
            return left == 1;
        }

        boolean isOpaque() {
            return left < HIDDEN;
        }

        OkLab colour() {
            double all = 1 - left;
            return new OkLab(lightness / all, a / all, b / all);
        }

        OkLab over(OkLab ground) {
            return new OkLab(lightness + left * ground.lightness(), a + left * ground.a(), b + left * ground.b());
        }
    }

    /** A ray away from the viewer, which is aimed again for every point. */
    private final class Ray {

        private final double[] from = new double[3];
        private final double[] along = new double[3];
        private final Layers seen = new Layers();
        /** Crossings in the cell at hand: how far along the ray, and with which surface. */
        private final double[] where = new double[MOST_SURFACES * PIECES];
        private final int[] which = new int[MOST_SURFACES * PIECES];
        private int count;

        void aim(double rightwards, double upwards) {
            seen.clear();
            for (int axis = 0; axis < 3; axis++) {
                from[axis] = rightwards * right[axis] + upwards * up[axis];
                along[axis] = -viewer[axis];
            }
        }

        void walk() {
            double enter = Double.NEGATIVE_INFINITY;
            double leave = Double.POSITIVE_INFINITY;
            int face = 0;
            for (int axis = 0; axis < 3; axis++) {
                if (Math.abs(along[axis]) < NUDGE) {
                    if (from[axis] < low[axis] || from[axis] > high[axis]) {
                        return;
                    }
                    continue;
                }
                double one = (low[axis] - from[axis]) / along[axis];
                double other = (high[axis] - from[axis]) / along[axis];
                if (Math.min(one, other) > enter) {
                    enter = Math.min(one, other);
                    face = axis;
                }
                leave = Math.min(leave, Math.max(one, other));
            }
            if (!(leave > enter)) {
                return;
            }
            close(enter, face);
            int[] cell = new int[3];
            double[] next = new double[3];
            double t = enter;
            for (int axis = 0; axis < 3; axis++) {
                double at = from[axis] + (enter + NUDGE) * along[axis];
                cell[axis] = (int) Math.max(0, Math.min(grid.cells(axis) - 1, Math.floor(at)));
                next[axis] = Math.abs(along[axis]) < NUDGE ? Double.POSITIVE_INFINITY
                        : (cell[axis] + (along[axis] > 0 ? 1 : 0) - from[axis]) / along[axis];
            }
            while (t < leave && !seen.isOpaque()) {
                int axis = next[0] < next[1] ? next[0] < next[2] ? 0 : 2 : next[1] < next[2] ? 1 : 2;
                double end = Math.min(next[axis], leave);
                byte here = crossed[grid.index(cell[0], cell[1], cell[2])];
                if (here != 0) {
                    cross(here, t, end);
                }
                cell[axis] += along[axis] > 0 ? 1 : -1;
                if (cell[axis] < 0 || cell[axis] >= grid.cells(axis)) {
                    return;
                }
                next[axis] += 1 / Math.abs(along[axis]);
                t = end;
            }
        }

        /** Paints the face through which the ray enters where it lies inside surfaces, the first that hides the others. */
        private void close(double enter, int face) {
            double[] facing = new double[3];
            facing[face] = -Math.signum(along[face]);
            for (int s = 0; s < volumes.length; s++) {
                if (value(s, enter) > levels[s]) {
                    seen.add(lit(s, facing), surfaces.get(s).opacity());
                }
            }
        }

        private double value(int s, double t) {
            return volumes[s].sample(from[0] + t * along[0], from[1] + t * along[1], from[2] + t * along[2]);
        }

        private void cross(byte here, double begin, double end) {
            count = 0;
            for (int s = 0; s < volumes.length; s++) {
                if ((here >> s & 1) != 0) {
                    find(s, begin, end);
                }
            }
            for (int n = 0; n < count && !seen.isOpaque(); n++) {
                int s = which[n];
                double[] facing = volumes[s].outwards(from[0] + where[n] * along[0], from[1] + where[n] * along[1], from[2] + where[n] * along[2]);
                if (Camera.dot(facing, along) > 0) { // the inner side of a surface that is seen through
                    facing = new double[] {-facing[0], -facing[1], -facing[2]};
                }
                seen.add(lit(s, facing), surfaces.get(s).opacity());
            }
        }

        private void find(int s, double begin, double end) {
            double t = begin;
            double before = value(s, t) - levels[s];
            for (int piece = 1; piece <= PIECES; piece++) {
                double next = begin + (end - begin) * piece / PIECES;
                double after = value(s, next) - levels[s];
                if (before > 0 != after > 0) {
                    insert(s, halve(s, t, next, before > 0));
                }
                t = next;
                before = after;
            }
        }

        private double halve(int s, double begin, double end, boolean inside) {
            double near = begin;
            double far = end;
            for (int n = 0; n < HALVINGS; n++) {
                double middle = (near + far) / 2;
                if (value(s, middle) > levels[s] == inside) {
                    near = middle;
                } else {
                    far = middle;
                }
            }
            return (near + far) / 2;
        }

        private void insert(int s, double t) {
            int n = count++;
            while (n > 0 && where[n - 1] > t) {
                where[n] = where[n - 1];
                which[n] = which[n - 1];
                n--;
            }
            where[n] = t;
            which[n] = s;
        }
    }
}
