package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;

class VoronoiTest {

    @Test
    void cellsBelongToTheNearestSeedInThePlane() {
        agreesWithExhaustiveSearch(Grid.plane(37, 23, 0.1), 40);
    }

    @Test
    void cellsBelongToTheNearestImageAlongPeriodicAxes() {
        for (Periodicity repeats : List.of(new Periodicity(true, false, false), new Periodicity(false, true, false),
                new Periodicity(true, true, false))) {
            agreesWithExhaustiveSearch(Grid.plane(37, 23, 0.1).repeating(repeats), 40);
        }
        for (Periodicity repeats : List.of(new Periodicity(true, true, true), new Periodicity(false, false, true))) {
            agreesWithExhaustiveSearch(Grid.box(11, 9, 13, 0.1).repeating(repeats), 30);
        }
    }

    @Test
    void cellsBelongToTheNearestSeedInSpace() {
        agreesWithExhaustiveSearch(Grid.box(11, 9, 13, 0.1), 30);
    }

    @Test
    void twoSeedsMakeAPlaneBoundaryAndDistanceIsMeasuredFromIt() {
        SeedSearch search = new SeedSearch(new Seeds(new double[] {4, 1}, new double[] {1, 0.5, 3, 0.5}, Periodicity.NONE));
        search.findNearest(0.3, 0.9, 0);
        assertEquals(0, search.nearest());
        assertEquals(1.7, search.boundaryDistance(), 1e-15);
    }

    /** Distances to a boundary differ by at most h between neighbours, and those of two grains add up to at most h, across the ends too. */
    @Test
    void aPeriodicStructureGoesOnAcrossItsEnds() {
        Grid grid = Grid.plane(48, 48, 1).repeating(new Periodicity(true, false, false));
        Microstructure structure = new Voronoi(9, 4, 0).on(grid);
        double[] distance = structure.boundaryDistance();
        for (int j = 0; j < grid.ny(); j++) {
            int first = grid.index(0, j);
            int last = grid.index(grid.nx() - 1, j);
            double cell = structure.grain()[first] == structure.grain()[last] ? Math.abs(distance[first] - distance[last])
                    : distance[first] + distance[last];
            assertTrue(cell <= grid.h() * (1 + 1e-12), "row " + j + ": neighbours differ in distance by at most their own");
        }
    }

    @Test
    void finerGridShowsTheSameGrains() {
        Voronoi voronoi = new Voronoi(30, 5, 2);
        Grid coarse = Grid.plane(21, 15, 0.3);
        Grid fine = Grid.plane(63, 45, 0.1);
        Microstructure onCoarse = voronoi.on(coarse);
        Microstructure onFine = voronoi.on(fine);
        for (int j = 0; j < coarse.ny(); j++) {
            for (int i = 0; i < coarse.nx(); i++) {
                int cell = coarse.index(i, j);
                int sameCentre = fine.index(3 * i + 1, 3 * j + 1);
                assertEquals(onCoarse.boundaryDistance()[cell], onFine.boundaryDistance()[sameCentre], 1e-9);
            }
        }
    }

    @Test
    void meanTiltOfTheAxesIsThatOfTheSphere() {
        List<Axis> axes = new Voronoi(3000, 3, 0).on(Grid.plane(16, 16, 1)).axes();
        assertEquals(0.5, axes.stream().mapToDouble(axis -> Math.abs(axis.z())).average().orElseThrow(), 0.02);
    }

    @Test
    void relaxationMakesGrainsMoreEqual() {
        Grid grid = Grid.plane(64, 64, 1).repeating(new Periodicity(true, true, false));
        double wild = VoronoiDiagram.of(new Voronoi(200, 1, 0).seeds(grid)).statistics().areaVariance();
        double tame = VoronoiDiagram.of(new Voronoi(200, 1, 5).seeds(grid)).statistics().areaVariance();
        assertTrue(tame < wild / 4, tame + " against " + wild);
    }

    @Test
    void singleGrainHasNoBoundary() {
        Grid grid = Grid.plane(5, 4, 1);
        Microstructure structure = SingleGrain.withPlaneAt(Math.PI / 2).on(grid);
        assertArrayEquals(new double[grid.size()], structure.boundaryWeight(1));
        assertEquals(-1, structure.axisAt(grid.index(4, 3)).y(), 1e-15);
    }

    @Test
    void boundaryWeightFallsAsAGaussianOfTheDistance() {
        Grid grid = Grid.plane(20, 20, 0.5);
        Microstructure structure = new Voronoi(6, 2, 0).on(grid);
        double[] weight = structure.boundaryWeight(0.8);
        DoubleUnaryOperator gaussian = s -> Math.exp(-s * s / 0.64);
        int cell = grid.index(7, 9);
        assertEquals(gaussian.applyAsDouble(structure.boundaryDistance()[cell]), weight[cell], 1e-15);
        assertEquals(0, weight[grid.index(-1, 3)]);
    }

    @Test
    void junctionNodeOfThreeBlocksIsFound() {
        Grid grid = Grid.plane(4, 4, 1);
        int[] grain = new int[grid.size()];
        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 4; i++) {
                grain[grid.index(i, j)] = i < 2 ? 0 : j < 2 ? 1 : 2;
            }
        }
        Axis axis = Axis.ofPlaneAtAngle(0);
        Microstructure structure = new Microstructure(grid, grain, List.of(axis, axis, axis), new double[grid.size()]);
        assertArrayEquals(new int[] {grid.index(2, 2)}, structure.junctionNodes());
    }

    @Test
    void junctionLineOfThreeBlocksInSpaceIsFound() {
        Grid grid = Grid.box(4, 4, 3, 1);
        int[] grain = new int[grid.size()];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 4; i++) {
                    grain[grid.index(i, j, k)] = i < 2 ? 0 : j < 2 ? 1 : 2;
                }
            }
        }
        Axis axis = Axis.ofPlaneAtAngle(0);
        Microstructure structure = new Microstructure(grid, grain, List.of(axis, axis, axis), new double[grid.size()]);
        assertArrayEquals(new int[] {grid.index(2, 2, 1), grid.index(2, 2, 2)}, structure.junctionNodes());
    }

    private static void agreesWithExhaustiveSearch(Grid grid, int grains) {
        Voronoi voronoi = new Voronoi(grains, 9, 0);
        Seeds seeds = voronoi.seeds(grid);
        Microstructure structure = voronoi.on(grid);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double[] at = {(i + 0.5) * grid.h(), (j + 0.5) * grid.h(), (k + 0.5) * grid.h()};
                    int cell = grid.index(i, j, k);
                    double[] expected = exhaustive(seeds, at);
                    assertEquals(expected[0], structure.grain()[cell]);
                    assertEquals(expected[1], structure.boundaryDistance()[cell], 1e-12);
                }
            }
        }
    }

    /** Nearest seed and distance to the boundary, over every seed and image. */
    private static double[] exhaustive(Seeds seeds, double[] at) {
        int along = seeds.periodic(0) ? 1 : 0;
        int across = seeds.periodic(1) ? 1 : 0;
        int deep = seeds.periodic(2) ? 1 : 0;
        double best = Double.POSITIVE_INFINITY;
        int owner = -1;
        double[] nearest = new double[3];
        for (int pass = 0; pass < 2; pass++) {
            double boundary = Double.POSITIVE_INFINITY;
            for (int seed = 0; seed < seeds.count(); seed++) {
                for (int c = -deep; c <= deep; c++) {
                    for (int b = -across; b <= across; b++) {
                        for (int a = -along; a <= along; a++) {
                            int[] shift = {a, b, c};
                            double squared = 0;
                            double separation = 0;
                            double[] image = new double[3];
                            for (int axis = 0; axis < seeds.dim(); axis++) {
                                image[axis] = seeds.coordinate(seed, axis) + shift[axis] * seeds.length(axis);
                                squared += Math.pow(image[axis] - at[axis], 2);
                                separation += Math.pow(image[axis] - nearest[axis], 2);
                            }
                            if (pass == 0 && squared < best) {
                                best = squared;
                                owner = seed;
                                nearest = image;
                            } else if (pass == 1 && seed != owner) {
                                boundary = Math.min(boundary, (squared - best) / (2 * Math.sqrt(separation)));
                            }
                        }
                    }
                }
            }
            if (pass == 1) {
                return new double[] {owner, boundary};
            }
        }
        throw new AssertionError("unreachable");
    }
}
