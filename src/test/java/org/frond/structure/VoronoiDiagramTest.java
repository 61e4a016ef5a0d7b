package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;

class VoronoiDiagramTest {

    private static final Periodicity BOTH = new Periodicity(true, true, false);

    private static final int GRAINS = 4000;
    private static final double LENGTH = 2e-3;
    private static final double HEIGHT = 1e-3;
    private static final VoronoiDiagram POISSON = VoronoiDiagram.of(
            Seeds.poisson(new double[] {LENGTH, HEIGHT}, GRAINS, BOTH, new Philox(20, 0)));
    private static final VoronoiDiagram.Statistics STATISTICS = POISSON.statistics();
    private static final double SPACING = 1 / Math.sqrt(STATISTICS.density());

    @Test
    void cellsOfAPeriodicDiagramHaveSixSidesOnAverageExactly() {
        assertEquals(6, STATISTICS.meanSides(), 1e-12);
    }

    @Test
    void cellsFillTheBox() {
        assertEquals(LENGTH * HEIGHT, POISSON.cells().stream().mapToDouble(VoronoiCell::area).sum(), 1e-12 * LENGTH);
    }

    @Test
    void twoJunctionsComeWithEverySeed() {
        assertEquals(2 * GRAINS, POISSON.junctions().size());
        assertEquals(2 * STATISTICS.density(), STATISTICS.junctionDensity(), 1e-9 * STATISTICS.density());
    }

    @Test
    void variancesAreThoseOfThePoissonDiagram() {
        assertEquals(1.781, STATISTICS.sidesVariance(), 0.1);
        assertEquals(0.280, STATISTICS.areaVariance(), 0.02);
    }

    @Test
    void meanLengthsAreThoseOfThePoissonDiagram() {
        assertEquals(2.0 / 3 * SPACING, STATISTICS.meanEdgeLength(), 0.01 * SPACING);
        assertEquals(4 * SPACING, STATISTICS.meanPerimeter(), 0.06 * SPACING);
    }

    @Test
    void fourSeedsOnASquareLatticeShareTheBoxEqually() {
        double[] positions = {0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75};
        VoronoiDiagram diagram = VoronoiDiagram.of(new Seeds(new double[] {1, 1}, positions, Periodicity.NONE));
        diagram.cells().forEach(cell -> assertEquals(0.25, cell.area(), 1e-15));
    }

    @Test
    void oneSeedWithItsImagesOwnsThePeriodicBox() {
        VoronoiDiagram diagram = VoronoiDiagram.of(new Seeds(new double[] {3, 2}, new double[] {0.4, 1.7}, BOTH));
        assertEquals(6, diagram.cells().get(0).area(), 1e-12);
        assertEquals(10, diagram.cells().get(0).perimeter(), 1e-12);
    }

    @Test
    void junctionOfThreeSeedsIsTheirCircumcentre() {
        double[] positions = {0.2, 0.5, 0.8, 0.5, 0.5, 0.8};
        VoronoiDiagram diagram = VoronoiDiagram.of(new Seeds(new double[] {1, 1}, positions, Periodicity.NONE));
        assertEquals(1, diagram.junctions().size());
        assertEquals(0.5, diagram.junctions().get(0).x(), 1e-15);
        assertEquals(0.5, diagram.junctions().get(0).y(), 1e-15);
    }

    @Test
    void cellsCutByTheBoxHaveNoStatistics() {
        VoronoiDiagram diagram = VoronoiDiagram.of(new Seeds(new double[] {1, 1}, new double[] {0.5, 0.5}, Periodicity.NONE));
        assertThrows(IllegalStateException.class, diagram::statistics);
    }

    @Test
    void coincidentSeedsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new Seeds(new double[] {1, 1}, new double[] {0.5, 0.5, 0.5, 0.5}, Periodicity.NONE));
    }
}
