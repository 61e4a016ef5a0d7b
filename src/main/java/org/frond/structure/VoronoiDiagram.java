package org.frond.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The plane Voronoi diagram of a set of seeds, with exact polygons.
 *
 * <p>Each cell starts as a rectangle and is cut by the perpendicular bisector towards one seed after another, nearest
 * rings first; a seed further away than twice the remotest corner can cut nothing any more.
 */
public final class VoronoiDiagram {

    private final Seeds seeds;
    private final List<VoronoiCell> cells;

    private VoronoiDiagram(Seeds seeds, List<VoronoiCell> cells) {
        this.seeds = seeds;
        this.cells = cells;
    }

    /** The diagram of seeds in a plane box. */
    public static VoronoiDiagram of(Seeds seeds) {
        if (seeds.dim() != 2) {
            throw new IllegalArgumentException("a Voronoi diagram with exact polygons is plane, but the seeds have "
                    + seeds.dim() + " axes");
        }
        List<VoronoiCell> cells = IntStream.range(0, seeds.count()).parallel()
                .mapToObj(seed -> cell(seeds, seed))
                .toList();
        return new VoronoiDiagram(seeds, cells);
    }

    private static VoronoiCell cell(Seeds seeds, int seed) {
        double x = seeds.coordinate(seed, 0);
        double y = seeds.coordinate(seed, 1);
        double[] at = {x, y};
        double[] low = new double[2];
        double[] high = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            low[axis] = seeds.periodic(axis) ? at[axis] - seeds.length(axis) : 0;
            high[axis] = seeds.periodic(axis) ? at[axis] + seeds.length(axis) : seeds.length(axis);
        }
        Polygon polygon = new Polygon(low[0], low[1], high[0], high[1]);
        SeedSearch search = new SeedSearch(seeds);
        search.start(x, y, 0);
        int seen = 0;
        while (search.reach() < 2 * polygon.radius(x, y)) {
            search.widen();
            for (; seen < search.count(); seen++) {
                double otherX = search.coordinate(seen, 0);
                double otherY = search.coordinate(seen, 1);
                boolean itself = search.id(seen) == seed && otherX == x && otherY == y;
                if (!itself) {
                    polygon.cut(x, y, otherX, otherY, search.id(seen));
                }
            }
        }
        return polygon.asCell(seed);
    }

    /** The cells, in the order of the seeds. */
    public List<VoronoiCell> cells() {
        return cells;
    }

    /** A point where three cells meet [m]. */
    public record Junction(double x, double y) {
    }

    /** The points where three cells meet, each once, inside the box. */
    public List<Junction> junctions() {
        List<Junction> junctions = new ArrayList<>();
        for (VoronoiCell cell : cells) {
            for (int corner = 0; corner < cell.sides(); corner++) {
                int before = cell.neighbours()[(corner + cell.sides() - 1) % cell.sides()];
                int after = cell.neighbours()[corner];
                // each junction belongs to three cells; the one of the lowest seed reports it
                if (before > cell.seed() && after > cell.seed()) {
                    junctions.add(new Junction(
                            seeds.wrapped(cell.x()[corner], 0), seeds.wrapped(cell.y()[corner], 1)));
                }
            }
        }
        return junctions;
    }

    /**
     * Statistics of the cells of a periodic diagram. For Poisson seeds of density rho the exact means are 6 sides, edge
     * length (2/3) rho^-1/2, perimeter 4 rho^-1/2, 2 rho junctions per area; the variances are 1.781 (sides) and 0.280
     * (area over its mean).
     *
     * @param density           seeds per area, rho [1/m^2]
     * @param meanSides         mean number of sides
     * @param sidesVariance     variance of the number of sides
     * @param areaVariance      variance of area / mean area
     * @param meanEdgeLength    mean length of an edge [m]
     * @param meanPerimeter     mean perimeter [m]
     * @param junctionDensity   junctions per area [1/m^2]
     */
    public record Statistics(double density, double meanSides, double sidesVariance, double areaVariance,
                             double meanEdgeLength, double meanPerimeter, double junctionDensity) {
    }

    /** Statistics of the cells; without meaning, and refused, when cells are cut by the box. */
    public Statistics statistics() {
        if (!seeds.periodic(0) || !seeds.periodic(1)) {
            throw new IllegalStateException("cells cut by the box have no statistics; use a periodic diagram");
        }
        double count = cells.size();
        double area = seeds.length(0) * seeds.length(1);
        double sides = cells.stream().mapToInt(VoronoiCell::sides).sum();
        double perimeter = cells.stream().mapToDouble(VoronoiCell::perimeter).sum();
        double meanSides = sides / count;
        double meanArea = area / count;
        double sidesVariance = cells.stream().mapToDouble(cell -> square(cell.sides() - meanSides)).sum() / count;
        double areaVariance = cells.stream().mapToDouble(cell -> square(cell.area() / meanArea - 1)).sum() / count;
        return new Statistics(count / area, meanSides, sidesVariance, areaVariance, perimeter / sides,
                perimeter / count, junctions().size() / area);
    }

    private static double square(double value) {
        return value * value;
    }

    /** A convex polygon that shrinks as it is cut; edge i runs from corner i to the next and knows its neighbour. */
    private static final class Polygon {

        private double[] x;
        private double[] y;
        private int[] neighbour = {VoronoiCell.NONE, VoronoiCell.NONE, VoronoiCell.NONE, VoronoiCell.NONE};

        Polygon(double left, double low, double right, double high) {
            x = new double[] {left, right, right, left};
            y = new double[] {low, low, high, high};
        }

        double radius(double fromX, double fromY) {
            double farthest = 0;
            for (int i = 0; i < x.length; i++) {
                farthest = Math.max(farthest, Math.hypot(x[i] - fromX, y[i] - fromY));
            }
            return farthest;
        }

        /** Keeps what is nearer to (fromX, fromY) than to the other seed. */
        void cut(double fromX, double fromY, double otherX, double otherY, int other) {
            double normalX = otherX - fromX;
            double normalY = otherY - fromY;
            double level = normalX * (fromX + otherX) / 2 + normalY * (fromY + otherY) / 2;
            double[] beyond = new double[x.length];
            boolean cuts = false;
            for (int i = 0; i < x.length; i++) {
                beyond[i] = normalX * x[i] + normalY * y[i] - level;
                cuts |= beyond[i] > 0;
            }
            if (!cuts) {
                return;
            }
            double[] newX = new double[x.length + 1];
            double[] newY = new double[x.length + 1];
            int[] newNeighbour = new int[x.length + 1];
            int corners = 0;
            for (int i = 0; i < x.length; i++) {
                int next = (i + 1) % x.length;
                boolean inside = beyond[i] <= 0;
                boolean nextInside = beyond[next] <= 0;
                if (inside) {
                    newX[corners] = x[i];
                    newY[corners] = y[i];
                    newNeighbour[corners++] = neighbour[i];
                }
                if (inside != nextInside) {
                    double share = beyond[i] / (beyond[i] - beyond[next]);
                    newX[corners] = x[i] + share * (x[next] - x[i]);
                    newY[corners] = y[i] + share * (y[next] - y[i]);
                    newNeighbour[corners++] = inside ? other : neighbour[i];
                }
            }
            x = Arrays.copyOf(newX, corners);
            y = Arrays.copyOf(newY, corners);
            neighbour = Arrays.copyOf(newNeighbour, corners);
        }

        VoronoiCell asCell(int seed) {
            return new VoronoiCell(seed, x, y, neighbour);
        }
    }
}
