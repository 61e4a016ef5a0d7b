package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of an independent program, and the areas of discs and balls. */
class CroftonTest {

    private static final double PRINTED = 1e-6;

    private interface Shape {
        boolean holds(int i, int j, int k);
    }

    private static double[] field(Grid grid, Shape shape) {
        double[] field = new double[grid.size()];
        new Nodes(grid).forEach((i, j, k, node) -> field[node] = shape.holds(i, j, k) ? 1 : 0);
        return field;
    }

    private static double surface(Grid grid, Shape shape) {
        return Crofton.surface(grid, field(grid, shape), 0.5);
    }

    private static Shape ball(int centre, double radius) {
        return (i, j, k) -> square(i - centre) + square(j - centre) + square(k - centre) <= radius * radius;
    }

    private static double square(double x) {
        return x * x;
    }

    @ParameterizedTest
    @CsvSource({"3, 123, 121.5970", "8, 2109, 793.5648", "16, 17077, 3193.4929"})
    void ballHasTheSurfaceThatOthersFind(int radius, int voxels, double surface) {
        Grid grid = Grid.box(36, 36, 36, 1);
        assertEquals(surface, surface(grid, ball(18, radius)), 1e-4);
        Particle particle = Particle.isolated(grid, Components.of(grid, field(grid, ball(18, radius)), 0.5)).get(0);
        assertEquals(voxels, particle.volume(), 1e-9);
        assertEquals(surface, particle.surface(), 1e-4);
    }

    @Test
    void oneVoxelHasHalfOfItsFaces() {
        assertEquals(3.004080, surface(Grid.box(4, 4, 4, 1), (i, j, k) -> i == 2 && j == 2 && k == 2), PRINTED);
    }

    @Test
    void boxHasTheSurfaceThatOthersFind() {
        Grid grid = Grid.box(14, 24, 34, 1);
        assertEquals(1975.1028, surface(grid, (i, j, k) -> i >= 2 && i < 12 && j >= 2 && j < 22 && k >= 2 && k < 32), 5e-5);
    }

    @Test
    void surfaceScalesWithTheSquareOfTheCell() {
        double one = surface(Grid.box(12, 12, 12, 1), ball(6, 4));
        assertEquals(0.25 * one, surface(Grid.box(12, 12, 12, 0.5), ball(6, 4)), 1e-9);
    }

    /** Four directions: pi/4 (2 + 2/sqrt(2)) per pixel that stands alone. */
    @Test
    void onePixelHasAPerimeterBelowItsSides() {
        double perimeter = surface(Grid.plane(4, 4, 1), (i, j, k) -> i == 2 && j == 2);
        assertEquals(Math.PI / 4 * (2 + Math.sqrt(2)), perimeter, 1e-12);
    }

    /** A disc on the grid depends on where its centre lies between nodes: the mean over 25 places. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 10, 30})
    void discsHaveTheirPerimeterOnTheMean(double radius) {
        double sum = 0;
        for (int place = 0; place < 25; place++) {
            double x = 40 + place % 5 / 5.0;
            double y = 40 + place / 5 / 5.0;
            sum += surface(Grid.plane(80, 80, 1), (i, j, k) -> square(i - x) + square(j - y) <= radius * radius) / 25;
        }
        assertEquals(2 * Math.PI * radius, sum, 0.01 * 2 * Math.PI * radius);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.07", "3, 0.04", "5, 0.02", "8, 0.01", "16, 0.005"})
    void sphericityOfABallIsOneWithinItsResolution(int radius, double tolerance) {
        Grid grid = Grid.box(40, 40, 40, 1);
        List<Particle> particles = Particle.isolated(grid, Components.of(grid, field(grid, ball(20, radius)), 0.5));
        assertEquals(1, particles.size());
        assertEquals(1, particles.get(0).sphericity(), tolerance);
    }

    /**
     * A cube of n nodes has n^2 lines along an axis, n (2n - 1) along a diagonal of its faces and n^3 - (n - 1)^3 along one of its body,
     * which each leave it at both ends: with the published shares of the sphere of 4.58, 3.70 and 3.52 % for each of the 26 ways. A large
     * face along the axes has 0.927 of its area, the smaller n the less.
     */
    @ParameterizedTest
    @CsvSource({"5, 0.8241", "10, 0.8743", "30, 0.9089"})
    void surfaceOfACubeIsThatOfItsLattice(int n, double share) {
        Grid grid = Grid.box(40, 40, 40, 1);
        double[] cube = field(grid, (i, j, k) -> Math.min(i, Math.min(j, k)) >= 5 && Math.max(i, Math.max(j, k)) < 5 + n);
        double axes = 3 * 0.0915558 * n * n;
        double faces = 6 * 0.0739613 * n * (2 * n - 1) / Math.sqrt(2);
        double bodies = 4 * 0.0703913 * (Math.pow(n, 3) - Math.pow(n - 1, 3)) / Math.sqrt(3);
        double lattice = 4 * (axes + faces + bodies);
        Particle particle = Particle.isolated(grid, Components.of(grid, cube, 0.5)).get(0);
        assertEquals(lattice, particle.surface(), PRINTED * lattice);
        assertEquals(share, particle.surface() / (6 * n * n), 1e-4);
        assertEquals(Math.cbrt(Math.PI / 6) / share, particle.sphericity(), 2e-4);
    }

    @Test
    void regionAtAnElectrodeIsNoParticle() {
        Grid grid = Grid.plane(10, 10, 1);
        double[] metal = field(grid, (i, j, k) -> i <= 2 && j == 3 || i >= 8 && j == 6 || i >= 4 && i <= 5 && j == 5);
        List<Particle> particles = Particle.isolated(grid, Components.of(grid, metal, 0.5));
        assertEquals(1, particles.size());
        assertEquals(new Point(4.5, 5, 0), particles.get(0).centre());
        assertEquals(2, particles.get(0).volume());
        assertEquals(2 * Math.sqrt(2 / Math.PI), particles.get(0).equivalentDiameter(), 1e-12);
    }
}
