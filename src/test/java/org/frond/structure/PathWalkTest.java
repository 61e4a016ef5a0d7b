package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.frond.grid.CellPath;
import org.frond.grid.Grid;
import org.frond.grid.PathStart;
import org.frond.grid.Vector;
import org.junit.jupiter.api.Test;

/** Paths through grains. */
class PathWalkTest {

    private static final double H = 1e-6;
    private static final double STRIDE = 10e-6;
    private static final Grid GRID = Grid.plane(64, 64, H);

    private static PathStart start(double x, double y) {
        return new PathStart(GRID.index((int) (x / H), (int) (y / H)), new Vector(x, y, 0), new Vector(1, 0, 0));
    }

    private static PathWalk walk(double branching, double wander, double planeAngle, long seed) {
        return new PathWalk(SingleGrain.withPlaneAt(planeAngle).on(GRID), new PathWalk.Law(STRIDE, branching, wander), seed);
    }

    private static List<CellPath> everywhere(PathWalk walk, PathStart start) {
        return walk.from(start, 0, cell -> true, cell -> false);
    }

    private static double angle(PathStart start, CellPath path) {
        return Math.atan2(path.to().y() - start.at().y(), path.to().x() - start.at().x());
    }

    @Test
    void withoutWanderAndBranchesAPathIsStraightAlongItsDrive() {
        List<CellPath> paths = everywhere(walk(0, 0, Math.toRadians(30), 1), start(20.5e-6, 32.5e-6));
        assertEquals(1, paths.size());
        assertEquals(32.5e-6, paths.get(0).to().y(), 0);
        assertEquals(paths.get(0).to().x() - 20.5e-6, paths.get(0).size(), 1e-18);
    }

    @Test
    void aPathFollowsTheTraceOfItsGrainsPlanes() {
        // a plane at 60 degrees to the face x = 0 is at 30 degrees to x
        PathStart start = start(20.5e-6, 32.5e-6);
        CellPath path = everywhere(walk(0, 1, Math.toRadians(60), 1), start).get(0);
        assertEquals(Math.toRadians(30), angle(start, path), 1e-9);
        assertEquals(Math.hypot(path.to().x() - start.at().x(), path.to().y() - start.at().y()), path.size(), 1e-17);
    }

    @Test
    void aPathIsBetweenSixAndFourteenTenthsOfTheStrideAndTheSeedsMeanIsTheStride() {
        double sum = 0;
        for (int seed = 0; seed < 400; seed++) {
            double length = everywhere(walk(0, 1, Math.toRadians(70), seed), start(20.5e-6, 32.5e-6)).get(0).size();
            assertTrue(length >= 0.6 * STRIDE * (1 - 1e-12) && length <= 1.4 * STRIDE, "length " + length);
            sum += length;
        }
        // standard deviation of one 0.8/sqrt(12) = 0.23 strides, of the mean 0.012
        assertEquals(STRIDE, sum / 400, 0.035 * STRIDE);
    }

    @Test
    void aBranchLeavesTheDriveOnTheOtherSideAtThirtyFourDegreesAtLeast() {
        for (double plane : new double[] {95, 80, 60, 30, 140}) {
            PathStart start = start(20.5e-6, 32.5e-6);
            List<CellPath> paths = everywhere(walk(1, 1, Math.toRadians(plane), 1), start);
            assertEquals(2, paths.size());
            double first = angle(start, paths.get(0));
            double second = angle(start, paths.get(1));
            assertTrue(Math.abs(second) >= PathWalk.LEAST_BRANCH_ANGLE - 1e-9, plane + ": " + Math.toDegrees(second));
            assertTrue(first * second < 0, "on the other side");
        }
    }

    /** Both leave through the same side of the first cell: it belongs to one of them. */
    @Test
    void twoBranchesOfOneTipShareNoCell() {
        for (double plane : new double[] {95, 88, 80, 60, 30, 140}) {
            for (double y : new double[] {32, 32.25, 32.5, 32.999}) {
                List<CellPath> paths = everywhere(walk(1, 1, Math.toRadians(plane), 1), start(20e-6, y * 1e-6));
                assertEquals(2, paths.size());
                Set<Integer> first = paths.get(0).sizes().keySet();
                assertTrue(Collections.disjoint(first, paths.get(1).sizes().keySet()), plane + " " + y);
            }
        }
    }

    @Test
    void aPathEndsAtOtherPathsAtTheRimAndAtTheFace() {
        PathWalk straight = walk(0, 0, 0, 1);
        CellPath met = straight.from(start(20.5e-6, 32.5e-6), 0, cell -> true, cell -> cell == GRID.index(24, 32)).get(0);
        assertEquals(24e-6, met.to().x(), 1e-18);
        assertEquals(GRID.index(23, 32), met.end());
        CellPath atRim = straight.from(start(20.5e-6, 32.5e-6), 0, cell -> false, cell -> false).get(0);
        assertEquals(26e-6, atRim.to().x(), 1e-18);
        CellPath atFace = everywhere(straight, start(62.5e-6, 32.5e-6)).get(0);
        assertEquals(64e-6, atFace.to().x(), 1e-18);
    }

    @Test
    void nothingLeavesAPointThatIsShutIn() {
        assertEquals(List.of(), walk(1, 1, 1, 1).from(start(20.5e-6, 32.5e-6), 0, cell -> true, cell -> true));
    }

    @Test
    void lengthsInCellsAddUpInAPolycrystalAndNoCellIsEnteredTwice() {
        Grid grid = Grid.plane(128, 128, H);
        Microstructure grains = new Voronoi(300, 3, 0).on(grid);
        PathWalk walk = new PathWalk(grains, new PathWalk.Law(40e-6, 1, 1), 3);
        for (int n = 4; n < 120; n += 5) {
            PathStart start = new PathStart(grid.index(n, 60), new Vector((n + 0.5) * H, 60.5 * H, 0), new Vector(1, 0, 0));
            for (CellPath path : walk.from(start, 0, cell -> true, cell -> false)) {
                assertTrue(path.sizes().values().stream().allMatch(length -> length >= 0 && length <= Math.sqrt(2) * H * (1 + 1e-9)));
                assertTrue(path.size() <= 1.4 * 40e-6 * (1 + 1e-12));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSamePathsWhateverWasAskedBefore() {
        PathWalk asked = walk(0.5, 1, 1, 7);
        asked.from(start(5.5e-6, 5.5e-6), 0, cell -> true, cell -> false);
        assertEquals(everywhere(walk(0.5, 1, 1, 7), start(20.5e-6, 32.5e-6)), everywhere(asked, start(20.5e-6, 32.5e-6)));
    }
}
