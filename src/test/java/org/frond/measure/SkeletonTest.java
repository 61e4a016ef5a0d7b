package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of known length, at known angles, that enclose known areas; each drawn as a band some nodes wide, at several angles. */
class SkeletonTest {

    private static final Grid GRID = Grid.plane(200, 200, 0.1);
    /** Bands {d >= 0.9} of half-width 0.253, five nodes. */
    private static final double WIDTH = 0.8;
    private static final double HALF_WIDTH = WIDTH * Math.sqrt(0.1);
    private static final double TWO_DEGREES = Math.toRadians(2);

    private static Skeleton of(double[]... lines) {
        double[] d = new double[GRID.size()];
        for (double[] line : lines) {
            double[] one = SyntheticCrack.along(GRID, WIDTH, line);
            IntStream.range(0, d.length).forEach(n -> d[n] = Math.max(d[n], one[n]));
        }
        return Skeleton.of(GRID, d, Front.BROKEN);
    }

    /** From the middle, so far and in this direction. */
    private static double[] ray(double length, double angle) {
        return new double[] {10, 10, 10 + length * Math.cos(angle), 10 + length * Math.sin(angle)};
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 22.5, 30, 45, 60, 77, 90})
    void lineIsOneBranchOfItsLengthWithATipAtEitherEnd(double degrees) {
        double angle = Math.toRadians(degrees);
        double[] end = ray(6, angle);
        Skeleton skeleton = of(new double[] {20 - end[2], 20 - end[3], end[2], end[3]});
        assertEquals(1, skeleton.branches().size());
        assertEquals(12 + 2 * HALF_WIDTH, skeleton.length(), 0.01 * 12);
        assertEquals(2, skeleton.tips().size());
        for (Skeleton.Tip tip : skeleton.tips()) {
            assertEquals(6 + HALF_WIDTH, tip.at().distance(new Point(10, 10, 0)), 0.1);
            assertEquals(1, Math.abs(tip.direction().x() * Math.cos(angle) + tip.direction().y() * Math.sin(angle)), 0.01);
        }
        assertEquals(List.of(), skeleton.angles());
        assertEquals(List.of(), skeleton.holes());
    }

    @Test
    void lineFromASideHasOneTip() {
        Skeleton skeleton = of(new double[] {0, 8, 12, 8});
        assertEquals(1, skeleton.tips().size());
        assertEquals(12 + HALF_WIDTH, skeleton.length(), 0.1);
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "45, 0", "60, 0", "90, 0", "45, 20", "60, 33", "90, 45"})
    void sideBranchLeavesAtItsAngle(double degrees, double turned) {
        double turn = Math.toRadians(turned);
        Skeleton skeleton = of(ray(7, turn), ray(7, turn + Math.PI), ray(7, turn + Math.toRadians(degrees)));
        assertEquals(3, skeleton.branches().size());
        assertEquals(3, skeleton.tips().size());
        assertEquals(1, skeleton.angles().size());
        assertEquals(Math.toRadians(degrees), skeleton.angles().get(0), 2 * TWO_DEGREES);
        // up to where the bands part, the middle of both is one line
        double common = HALF_WIDTH / Math.tan(Math.toRadians(degrees) / 2);
        assertEquals(21 + 3 * HALF_WIDTH - common / 2, skeleton.length(), common / 2 + 0.01 * 21);
    }

    @Test
    void crossingOfTwoLinesIsOneJunction() {
        Skeleton skeleton = of(ray(7, 0.3), ray(7, 0.3 + Math.PI), ray(7, 1.5), ray(7, 1.5 + Math.PI));
        assertEquals(4, skeleton.branches().size());
        assertEquals(4, skeleton.tips().size());
        assertEquals(1, skeleton.angles().size());
        assertEquals(1.2, skeleton.angles().get(0), 2 * TWO_DEGREES);
    }

    @Test
    void roughnessOfASideIsNoBranch() {
        Skeleton skeleton = of(new double[] {3, 10, 17, 10}, new double[] {8, 10, 8, 10.4}, new double[] {12, 10, 12, 9.6});
        assertEquals(1, skeleton.branches().size());
        assertEquals(2, skeleton.tips().size());
    }

    @Test
    void ringIsOneBranchWithoutATipRoundItsArea() {
        double radius = 6;
        double[] ring = SyntheticCrack.field(GRID, (x, y) -> {
            double away = (Math.hypot(x - 10, y - 10) - radius) / WIDTH;
            return Math.max(0, 1 - away * away);
        });
        Skeleton skeleton = Skeleton.of(GRID, ring, Front.BROKEN);
        assertEquals(1, skeleton.branches().size());
        assertEquals(List.of(), skeleton.tips());
        assertEquals(2 * Math.PI * radius, skeleton.length(), 0.01 * 2 * Math.PI * radius);
        assertEquals(1, skeleton.holes().size());
        assertEquals(Math.PI * radius * radius, skeleton.holes().get(0).area(), 0.01 * Math.PI * radius * radius);
        assertEquals(2 * radius, skeleton.holes().get(0).equivalentDiameter(), 0.02 * radius);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45})
    void webOfSquaresHasTheirAreas(double degrees) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        List<double[]> lines = new ArrayList<>();
        for (int n = -1; n <= 1; n++) {
            lines.add(new double[] {10 + 4 * n * cosine - 6 * sine, 10 + 4 * n * sine + 6 * cosine,
                10 + 4 * n * cosine + 6 * sine, 10 + 4 * n * sine - 6 * cosine});
            lines.add(new double[] {10 - 4 * n * sine - 6 * cosine, 10 + 4 * n * cosine - 6 * sine,
                10 - 4 * n * sine + 6 * cosine, 10 + 4 * n * cosine + 6 * sine});
        }
        Skeleton skeleton = of(lines.toArray(double[][]::new));
        assertEquals(4, skeleton.holes().size());
        skeleton.holes().forEach(hole -> assertEquals(16, hole.area(), 0.03 * 16));
        assertEquals(12, skeleton.tips().size());
        assertEquals(9, skeleton.angles().size());
        skeleton.angles().forEach(angle -> assertEquals(Math.PI / 2, angle, 2 * TWO_DEGREES));
        assertEquals(24, skeleton.branches().size());
        assertEquals(72 + 12 * HALF_WIDTH, skeleton.length(), 0.03 * 72);
    }

    /** (3^n - 1)/2 triangles are left out of Sierpinski's triangle after n steps, a quarter of the area at each size. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 45})
    void sierpinskisTriangleEnclosesItsHoles(double degrees) {
        Grid grid = Grid.plane(512, 512, 1);
        double[] lines = new double[grid.size()];
        double angle = Math.toRadians(degrees);
        double side = 400;
        double[][] corners = new double[3][];
        for (int n = 0; n < 3; n++) {
            double to = angle + 2 * Math.PI * n / 3;
            corners[n] = new double[] {256 + side / Math.sqrt(3) * Math.cos(to), 256 + side / Math.sqrt(3) * Math.sin(to)};
        }
        triangles(grid, lines, corners, 3);
        Skeleton skeleton = Skeleton.of(grid, lines, 0.5);
        // lines drawn pixel by pixel leave pinholes where they meet
        assertEquals((27 - 1) / 2 + 27, skeleton.holes().stream().filter(hole -> hole.area() > 100).count());
        double whole = Math.sqrt(3) / 4 * side * side;
        assertEquals(whole, skeleton.holes().stream().mapToDouble(Skeleton.Hole::area).sum(), 0.02 * whole);
        double largest = skeleton.holes().stream().mapToDouble(Skeleton.Hole::area).max().orElseThrow();
        assertEquals(whole / 4, largest, 0.02 * whole / 4);
        assertEquals(List.of(), skeleton.tips());
    }

    private static void triangles(Grid grid, double[] lines, double[][] corners, int generations) {
        double[] drawn = Fractals.line(grid, List.of(corners[0], corners[1], corners[2], corners[0]));
        IntStream.range(0, lines.length).forEach(n -> lines[n] = Math.max(lines[n], drawn[n]));
        if (generations > 0) {
            for (int n = 0; n < 3; n++) {
                double[][] part = new double[3][];
                for (int m = 0; m < 3; m++) {
                    part[m] = new double[] {(corners[n][0] + corners[m][0]) / 2, (corners[n][1] + corners[m][1]) / 2};
                }
                triangles(grid, lines, part, generations - 1);
            }
        }
    }

    /**
     * Each step makes the curve 4/3 as long. The staircase is taken away by two means over nine points, which cuts corners: what that costs
     * is computed here of the curve without its staircase, with as many points as the lattice has along each of its sides.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 30})
    void kochCurveHasTheLengthOfItsStep(double degrees) {
        Grid grid = Grid.plane(1024, 1024, 1);
        double[] koch = Fractals.line(grid, Fractals.koch(1024, 729, 2, Math.toRadians(degrees)));
        Skeleton skeleton = Skeleton.of(grid, koch, 0.5);
        assertEquals(1, skeleton.branches().size());
        double exact = 729 * Math.pow(4.0 / 3, 2);
        double cut = exact - lengthOfMeans(lattice(Fractals.koch(1024, 729, 2, Math.toRadians(degrees))));
        assertEquals(exact - cut, skeleton.length(), 0.005 * exact, () -> "corners cost " + cut);
        assertEquals(2, skeleton.tips().size());
    }

    /** Corners of interior angles of 120 and 60 degrees along an axis: 1.1 and 3.8 cells. */
    @ParameterizedTest
    @CsvSource({"150, 0.282", "120, 1.094", "90, 2.325", "60, 3.787"})
    void aCornerCostsWhatItsTwoMeansCut(double interior, double cells) {
        double angle = Math.PI - Math.toRadians(interior);
        List<Point> corner = new ArrayList<>();
        for (int n = -40; n <= 40; n++) {
            corner.add(n <= 0 ? new Point(n, 0, 0) : new Point(n * Math.cos(angle), n * Math.sin(angle), 0));
        }
        assertEquals(cells, 80 - CrackPath.smoothed(corner).length(), 5e-4);
        assertEquals(CrackPath.smoothed(corner).length(), lengthOfMeans(corner), 1e-9);
    }

    /** Points on the sides as far apart as the steps of a lattice that follow each. */
    private static List<Point> lattice(List<double[]> corners) {
        List<Point> points = new ArrayList<>();
        for (int side = 1; side < corners.size(); side++) {
            double[] from = corners.get(side - 1);
            double[] to = corners.get(side);
            int steps = (int) Math.round(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])));
            for (int n = side == 1 ? 0 : 1; n <= steps; n++) {
                points.add(new Point(from[0] + (to[0] - from[0]) * n / steps, from[1] + (to[1] - from[1]) * n / steps, 0));
            }
        }
        return points;
    }

    /** Length of a line after two means over nine points, 1 2 3 4 5 6 7 8 9 8 7 6 5 4 3 2 1 over 81; the ends, far from a corner, stay. */
    private static double lengthOfMeans(List<Point> points) {
        List<Point> means = new ArrayList<>(points);
        for (int at = 8; at < points.size() - 8; at++) {
            double x = 0;
            double y = 0;
            for (int n = -8; n <= 8; n++) {
                x += (9 - Math.abs(n)) * points.get(at + n).x() / 81;
                y += (9 - Math.abs(n)) * points.get(at + n).y() / 81;
            }
            means.set(at, new Point(x, y, 0));
        }
        return new CrackPath(means).length();
    }

    @Test
    void intactSolidHasNoLines() {
        assertEquals(new Skeleton(List.of(), List.of(), List.of(), List.of()), Skeleton.of(GRID, new double[GRID.size()], 0.5));
    }

    @Test
    void bodyThatIsThePhaseEverywhereIsNoFault() {
        double[] all = SyntheticCrack.field(GRID, (x, y) -> 1.0);
        assertTrue(Skeleton.of(GRID, all, 0.5).tips().isEmpty());
    }
}
