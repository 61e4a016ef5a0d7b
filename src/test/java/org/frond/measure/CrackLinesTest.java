package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class CrackLinesTest {

    private static final double H = 0.5;
    private static final Grid GRID = Grid.plane(60, 40, H);

    private interface Distance {
        double of(int i, int j);
    }

    /** d = max(0, 1 - r/4) with the distance r to the line, in cells: broken within 0.4 cells, inside (d > 1/2) within 2. */
    private static double[] cracked(Distance distance) {
        double[] d = new double[GRID.size()];
        new Nodes(GRID).forEach((i, j, k, node) -> d[node] = Math.max(0, 1 - distance.of(i, j) / 4));
        return d;
    }

    private static double toSegment(double i, double j, double x0, double y0, double x1, double y1) {
        double length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
        double s = Math.max(0, Math.min(1, ((i - x0) * (x1 - x0) + (j - y0) * (y1 - y0)) / length));
        return Math.hypot(i - x0 - s * (x1 - x0), j - y0 - s * (y1 - y0));
    }

    @Test
    void anIntactBodyHasNone() {
        assertEquals(List.of(), CrackLines.of(GRID, new double[GRID.size()]).paths());
    }

    @Test
    void aStraightCrackIsItsLine() {
        List<CrackPath> paths = CrackLines.of(GRID, cracked((i, j) -> toSegment(i, j, 5, 20, 45, 20))).paths();
        assertEquals(1, paths.size());
        assertEquals(40 * H, paths.get(0).length(), 1e-12);
        paths.get(0).points().forEach(point -> assertEquals(20 * H, point.y(), 1e-12));
    }

    @Test
    void aWideBandHasNoSpursToItsEdges() {
        double[] d = cracked((i, j) -> Math.max(0, toSegment(i, j, 5, 20, 45, 20) - 3));
        assertEquals(1, CrackLines.of(GRID, d).paths().size());
    }

    @Test
    void aBandThatReachesAFaceEndsInItsMiddle() {
        double[] d = cracked((i, j) -> Math.max(0, Math.abs(j - 20) - 2));
        CrackPath path = CrackLines.of(GRID, d).paths().get(0);
        assertEquals(20 * H, path.mouth().y(), 1e-12);
        assertEquals(20 * H, path.tip().y(), 1e-12);
        assertEquals(60 * H, path.length(), 4 * H);
    }

    /** Two rows of nodes are equally broken: the line lies between them. */
    @Test
    void aLineLiesBetweenTheNodesWhereTheBandDoes() {
        CrackPath path = CrackLines.of(GRID, cracked((i, j) -> Math.max(0, Math.abs(j - 20.5) - 0.5))).paths().get(0);
        path.points().forEach(point -> assertEquals(20.5 * H, point.y(), 1e-12));
    }

    @Test
    void aForkedCrackHasABranch() {
        // broken within 1.9 cells, so that a diagonal hangs together; each end is known to half of that width
        double[] d = cracked((i, j) -> Math.max(0, Math.min(toSegment(i, j, 0, 20, 20, 20),
                Math.min(toSegment(i, j, 20, 20, 36, 36), toSegment(i, j, 20, 20, 30, 10))) - 1.5));
        List<CrackPath> paths = CrackLines.of(GRID, d).paths();
        assertEquals(2, paths.size());
        assertEquals((20 + 16 * Math.sqrt(2)) * H, paths.get(0).length(), 4 * H);
        assertEquals(10 * Math.sqrt(2) * H, paths.get(1).length(), 4 * H);
    }

    @Test
    void cracksApartAreLinesApart() {
        double[] d = cracked((i, j) -> Math.min(toSegment(i, j, 0, 8, 30, 8), toSegment(i, j, 20, 30, 60, 30)));
        assertEquals(List.of(30 * H, 40 * H), CrackLines.of(GRID, d).paths().stream().map(CrackPath::length).sorted().toList());
    }
}
