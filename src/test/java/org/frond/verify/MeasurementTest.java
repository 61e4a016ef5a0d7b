package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final Map<String, double[]> COLUMNS = Map.of("members", new double[] {2, 8}, "nothing", new double[0]);

    private static double number(String measure) {
        return Measurement.number(measure, COLUMNS::get);
    }

    @Test
    void theGeometricMeanOfAFamilyIsTheExponentialOfTheMeanLogarithm() {
        assertEquals(4, number("exp(mean(log('members')))"), 1e-14);
    }

    @Test
    void aComparisonIsOneWhereItHolds() {
        assertEquals(1, number("sum('members' > 2 and 'members' <= 8)"));
    }

    @Test
    void itemsCountFromOne() {
        assertEquals(8, number("item('members', 2)"));
        assertThrows(CaseException.class, () -> number("item('members', 3)"));
    }

    @Test
    void changesAreOneFewerThanWhatChanges() {
        assertArrayEquals(new double[] {6}, Measurement.series("changes('members')", COLUMNS::get));
    }

    @Test
    void thereIsNothingToCountInNothing() {
        assertEquals(0, number("count('nothing')"));
    }

    @Test
    void nothingHasNoLargest() {
        assertEquals("'largest('nothing')': there is no largest of nothing",
                assertThrows(CaseException.class, () -> number("largest('nothing')")).getMessage());
    }

    @Test
    void aSeriesIsNoNumber() {
        assertThrows(CaseException.class, () -> number("2 * 'members'"));
    }
}
