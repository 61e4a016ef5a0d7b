package org.frond.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Check RIGHT = new Check("mean", 2, 2.0000001, 1e-6);
    private static final Check WRONG = new Check("norm", 2, 2.1, 1e-6);

    /** 1000 unknowns in a millisecond, 16 bytes each. */
    private static Measurement measurement(Check... checks) {
        return new Measurement("case-10^3", "a problem", "cell", 1000, Times.NONE, Times.of(new double[] {2e-3, 1e-3, 5e-4}),
                16000, 0, 0, 3 << 20, List.of(checks), List.of());
    }

    @Test
    void medianIsTheMiddleRepetition() {
        assertEquals(new Times(2, 1, 9, 3), Times.of(new double[] {9, 1, 2}));
    }

    @Test
    void rateAndBandwidthFollowFromTheMedian() {
        assertEquals(1e6, measurement(RIGHT).rate(), 1e-6);
        assertEquals(16e6, measurement(RIGHT).bandwidth(), 1e-6);
    }

    @Test
    void lineTellsRateAndShareOfTheCopy() {
        String line = Results.lines(measurement(RIGHT), 32e6).get(0);
        assertEquals("case-10^3 ok 1.00 [0.500 - 2.00] 1.00 0.016 50 % 16.0 3", line.replaceAll("\\s+", " "));
    }

    @Test
    void wrongAnswerFailsWithAReason() {
        List<String> lines = Results.lines(measurement(RIGHT, WRONG), 32e6);
        assertTrue(lines.get(0).contains("FAILED"));
        assertEquals("  norm: expected 2.00000000000, found 2.10000000000, allowed 1e-06 of it", lines.get(1));
        assertFalse(new Results("device", "mixed", 32e6, List.of(measurement(WRONG))).passed());
    }

    @Test
    void documentHoldsEveryCase() {
        Map<String, Object> document = new Results("device", "mixed", 32e6, List.of(measurement(RIGHT), measurement(WRONG))).document();
        assertEquals(2, ((List<?>) document.get("cases")).size());
        assertEquals(false, document.get("passed"));
        assertEquals("mixed", document.get("precision"));
    }

    @Test
    void namesOfCasesAreUnique() {
        List<String> names = Suite.of(false, false).names();
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void groupSelectsItsCases() {
        assertEquals(List.of("allen-cahn", "allen-cahn-1024^2", "allen-cahn-128^3"),
                Suite.of(true, false).only(List.of("allen-cahn")).names());
    }

    @Test
    void whatHasNoCyclesIsNotMeasuredInMixedPrecision() {
        assertEquals(List.of("poisson", "elasticity", "fracture", "step"), Suite.of(false, true).names().subList(0, 4));
    }
}
