package org.frond.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    private static final double ACCURACY = 1e-9;
    private static final Stage UP = Stage.holdCurrent(2).during(10);
    private static final Stage DOWN = Stage.holdCurrent(-2).during(10);
    private static final Stage REST = Stage.holdCurrent(0).during(5);

    @Test
    void repetitionWritesOutWhatCameBeforeIt() {
        Protocol protocol = Protocol.of(List.of(REST, new ProtocolStep.Repeat(1), UP, DOWN, new ProtocolStep.Repeat(2), REST));
        assertEquals(List.of(REST, UP, DOWN, UP, DOWN, REST), protocol.stages());
    }

    @Test
    void protocolWithoutStagesIsNone() {
        assertThrows(IllegalArgumentException.class, () -> Protocol.of(List.of(new ProtocolStep.Repeat(3))));
    }

    @Test
    void rampGoesStraightFromOneValueToTheOther() {
        Stage ramp = new Stage(Drive.VOLTAGE, 0.1, 0.5, 8, List.of());
        assertEquals(0.1, ramp.valueAt(0));
        assertEquals(0.2, ramp.valueAt(2), 1e-15);
        assertEquals(0.5, ramp.valueAt(8));
        assertEquals(0.5, ramp.valueAt(9));
    }

    @Test
    void stageEndsAtItsTimeDespiteRounding() {
        assertFalse(UP.isOver(9.99, 20, 0.1, ACCURACY));
        assertTrue(UP.isOver(10 * (1 - 1e-15), 20, 0.1, ACCURACY));
    }

    @Test
    void heldCurrentReachesItsChargeWithoutPassingIt() {
        Stage stage = new Stage(Drive.CURRENT, -4, -4, Double.POSITIVE_INFINITY, List.of(new CutOff.Charge(100)));
        assertEquals(10, stage.longestStep(15, -60), 1e-12);
        assertFalse(stage.isOver(15, -60, 0, ACCURACY));
        assertTrue(stage.isOver(25, -100, 0, ACCURACY));
    }

    @Test
    void anyCutOffEndsTheStage() {
        Stage stage = new Stage(Drive.CURRENT, 1, 1, 100,
                List.of(new CutOff.VoltageAbove(0.5), new CutOff.VoltageBelow(-0.1)));
        assertFalse(stage.isOver(1, 1, 0.49, ACCURACY));
        assertTrue(stage.isOver(1, 1, 0.5, ACCURACY));
        assertTrue(stage.isOver(1, 1, -0.2, ACCURACY));
        assertTrue(stage.isOver(100, 1, 0, ACCURACY));
    }

    /** A cell at rest is at 0 V but for rounding, on whichever side. */
    @Test
    void aVoltageThatMissesACutOffByItsAccuracyHasComeToIt() {
        Stage below = new Stage(Drive.CURRENT, 0, 0, 100, List.of(new CutOff.VoltageBelow(0)));
        Stage above = new Stage(Drive.CURRENT, 0, 0, 100, List.of(new CutOff.VoltageAbove(0)));
        for (double rounding : new double[] {-1e-17, 0, 1e-17}) {
            assertTrue(below.isOver(1, 0, rounding, ACCURACY));
            assertTrue(above.isOver(1, 0, rounding, ACCURACY));
        }
        assertFalse(below.isOver(1, 0, 2 * ACCURACY, ACCURACY));
        assertFalse(above.isOver(1, 0, -2 * ACCURACY, ACCURACY));
    }

    @Test
    void rampEndsAtItsValueToTheLastDigit() {
        assertEquals(0.1, new Stage(Drive.VOLTAGE, 0.3, 0.1, 7, List.of()).valueAt(7));
    }
}
