package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.frond.model.Fronts;
import org.junit.jupiter.api.Test;

class CellEndTest {

    private static final double FLAW = 2e-6;
    private static final double ACROSS = 10e-6;

    private static double share(boolean onCrack, double crack, double metal) {
        return new CellEnd(ACROSS, 1, onCrack, FLAW).share(new Fronts.Reach(metal, 0), new Fronts.Reach(crack, 0));
    }

    @Test
    void whereACrackEndsTheCellItsWayCounts() {
        assertEquals(0.75, share(true, 8e-6, 3e-6), 1e-15);
    }

    @Test
    void whereACrackEndsNothingTheMetalsWayCountsAlone() {
        assertEquals(0.125, share(false, 10e-6, 3e-6), 1e-15);
        assertEquals(0, share(false, 10e-6, 1e-6));
    }

    @Test
    void metalFromTheRightElectrodeCountsAsWell() {
        assertEquals(0.5, new CellEnd(ACROSS, 1, false, FLAW).share(new Fronts.Reach(2e-6, 6e-6), new Fronts.Reach(2e-6, 9e-6)), 1e-15);
    }
}
