package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.structure.Voxels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of an independent program, and shapes whose parts are counted by hand. */
class VolumeStatisticsTest {

    private interface Shape {
        boolean holds(int i, int j, int k);
    }

    private static VolumeStatistics statistics(int nx, int ny, int nz, Shape shape) {
        boolean[] solid = new boolean[nx * ny * nz];
        for (int n = 0; n < solid.length; n++) {
            solid[n] = shape.holds(n % nx, n / nx % ny, n / nx / ny);
        }
        return VolumeStatistics.of(new Voxels(nx, ny, nz, new int[solid.length]), solid, 1);
    }

    private static Shape ball(int i, int j, int k, int radius) {
        return (x, y, z) -> (x - i) * (x - i) + (y - j) * (y - j) + (z - k) * (z - k) <= radius * radius;
    }

    @ParameterizedTest
    @CsvSource({"3, 123, 121.5970", "8, 2109, 793.5648", "16, 17077, 3193.4929"})
    void ballHasTheVoxelsAndTheSurfaceThatOthersFind(int radius, int voxels, double surface) {
        VolumeParts.Part part = statistics(36, 36, 36, ball(18, 18, 18, radius)).particles().all().get(0);
        assertEquals(voxels, part.voxels());
        assertEquals(surface, part.particle().surface(), 1e-4);
    }

    @Test
    void aVoxelAndABoxHaveTheSurfacesThatOthersFind() {
        assertEquals(3.004080, statistics(3, 3, 3, (i, j, k) -> i == 1 && j == 1 && k == 1).particles().all().get(0).particle().surface(), 1e-6);
        assertEquals(1975.1028, statistics(12, 22, 32, (i, j, k) -> i >= 1 && i < 11 && j >= 1 && j < 21 && k >= 1 && k < 31)
                .particles().all().get(0).particle().surface(), 5e-5);
    }

    /** What the surface of a body inside the block is to its parts it is between the two sets as well. */
    @Test
    void theSurfaceBetweenSolidAndPoresIsThatOfTheSolid() {
        VolumeStatistics ball = statistics(20, 20, 20, ball(10, 10, 10, 8));
        assertEquals(793.5648 / 8000, (double) ball.summary().get("surface_per_volume_per_m"), 1e-7);
    }

    @Test
    void aPoreInsideABallIsDeadVolume() {
        Shape hole = ball(23, 18, 18, 3);
        Shape outer = ball(18, 18, 18, 16);
        VolumeStatistics hollow = statistics(36, 36, 36, (i, j, k) -> outer.holds(i, j, k) && !hole.holds(i, j, k));
        assertEquals(16_954, hollow.particles().all().get(0).voxels());
        assertEquals(123, hollow.closed());
        assertEquals(0.7203e-2, hollow.deadVolume(), 5e-7);
        VolumeStatistics opened = statistics(36, 36, 36, (i, j, k) -> outer.holds(i, j, k) && !hole.holds(i, j, k)
                && !(i >= 23 && j == 18 && k == 18));
        assertEquals(0, opened.closed());
    }

    /** Two cubes that touch at a corner are one solid, and the two pores beside them are apart. */
    @Test
    void solidsTouchAtCornersAndPoresDoNot() {
        VolumeStatistics squares = statistics(4, 4, 1, (i, j, k) -> i < 2 == j < 2);
        assertEquals(1, squares.particles().all().size());
        assertEquals(2, squares.pores().all().size());
        assertEquals("xy", squares.summary().get("solid_connects"));
        assertEquals("", squares.summary().get("pores_connect"));
    }

    @Test
    void smallParticlesAreWarnedAbout() {
        assertTrue(statistics(9, 9, 9, ball(4, 4, 4, 3)).warnings().get(0).startsWith("1 of 1 particles are less than 10 voxels wide"));
        assertTrue(statistics(20, 20, 20, ball(10, 10, 10, 8)).warnings().isEmpty());
    }
}
