package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When metal enters the sites of an electrode: fresh ones at their own overpotential, worn ones at less, easy ones first. */
class SitesTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final Grid GRID = Grid.plane(20, 24, 1e-7);
    private static final double THERMAL = 0.0257;
    private static final double ACCURACY = 1e-9;
    /** Overpotentials of two sites when fresh, and of any when worn [V]. */
    private static final double[] FRESH = {0.08, 0.06};
    private static final double WORN = 0.005;

    private static final List<Flaw> FLAWS = List.of(new Flaw(0.6e-6, 5e-7, Math.PI / 2), new Flaw(1.8e-6, 5e-7, Math.PI / 2));

    private static Sites sites(boolean onRight, Memory memory) {
        List<Flaw> flaws = List.of(new Flaw(0.6e-6, 5e-7, Math.PI / 2, onRight), new Flaw(1.8e-6, 5e-7, Math.PI / 2, onRight));
        return new Sites(KERNELS, GRID, new Sites.Law(flaws, (site, draw) -> FRESH[site], WORN, memory), THERMAL, ACCURACY);
    }

    /** A state at rest whose electrolyte lies above both electrodes by so much. */
    private static State state(double overpotential) {
        State state = Specimen.state(KERNELS, GRID);
        state.concentration().write(Specimen.onNodes(GRID, (x, y) -> 1));
        state.potential().write(Specimen.onNodes(GRID, (x, y) -> overpotential));
        return state;
    }

    private static boolean holdsMetal(State state, boolean onRight, double height) {
        double[] zeta = state.metal().toArray();
        int row = (int) (height / GRID.h());
        return zeta[GRID.index(onRight ? GRID.nx() : 0, row)] > 0.9;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void freshSitesStayEmptyBelowTheirOverpotentials(boolean onRight) {
        State state = state(0.9 * FRESH[1]);
        Sites sites = sites(onRight, Memory.ALL);
        assertEquals(0, sites.activate(state));
        assertEquals(0, sites.activate(state));
        assertEquals(0, KERNELS.device().max(state.metal()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEasierSiteIsTheFirst(boolean onRight) {
        State state = state(0.09);
        Sites sites = sites(onRight, Memory.ALL);
        assertEquals(1, sites.activate(state));
        assertTrue(!holdsMetal(state, onRight, 0.6e-6) && holdsMetal(state, onRight, 1.8e-6));
        assertEquals(1, sites.activate(state));
        assertTrue(holdsMetal(state, onRight, 0.6e-6));
        assertEquals(0, sites.activate(state), "all hold metal");
    }

    /** Rounding on whichever side of a threshold of 0 V, as two sites have that differ by it. */
    @ParameterizedTest
    @ValueSource(doubles = {-1e-17, 0, 1e-17})
    void roundingActivatesNoSite(double rounding) {
        Sites sites = new Sites(KERNELS, GRID, new Sites.Law(FLAWS, (site, draw) -> 0, 0, Memory.ALL), THERMAL, ACCURACY);
        assertEquals(0, sites.activate(state(rounding)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-15, 0, 1e-15})
    void ofSitesThatDifferByRoundingTheFirstIsFilled(double rounding) {
        Sites sites = new Sites(KERNELS, GRID, new Sites.Law(FLAWS, (site, draw) -> 0.06, WORN, Memory.ALL), THERMAL,
                ACCURACY);
        State state = state(0);
        state.potential().write(Specimen.onNodes(GRID, (x, y) -> 0.08 + (y > 1.2e-6 ? rounding : 0)));
        assertEquals(1, sites.activate(state));
        assertTrue(holdsMetal(state, false, 0.6e-6) && !holdsMetal(state, false, 1.8e-6));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSiteThatHasHeldMetalTakesItAgainAtLess(boolean onRight) {
        State state = state(2 * WORN);
        Buffer path = state.path();
        path.write(Specimen.onCells(GRID, (x, y) -> Math.abs(y - 0.65e-6) < 1e-7 ? 4 : 0));
        assertEquals(0, sites(onRight, new Memory(true, true, false)).activate(state), "forgotten");
        assertEquals(1, sites(onRight, Memory.ALL).activate(state));
        assertTrue(holdsMetal(state, onRight, 0.6e-6) && !holdsMetal(state, onRight, 1.8e-6));
    }
}
