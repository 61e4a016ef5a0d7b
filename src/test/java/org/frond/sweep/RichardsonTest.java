package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichardsonTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "2, 1.5", "3, 1.5", "0.5, 2"})
    void thePowerOfTheStepIsTheOrderAndItsConstantTheLimit(double order, double ratio) {
        List<Double> values = List.of(7 + 3.0, 7 + 3 / Math.pow(ratio, order), 7 + 3 / Math.pow(ratio, 2 * order));
        Richardson found = Richardson.of(values, ratio);
        assertEquals(order, found.order().orElseThrow(), 1e-9);
        assertEquals(7, found.limit().orElseThrow(), 1e-9);
        assertEquals(3, found.error(), 1e-9);
        assertEquals("", found.note());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1.5, 1, no order to be observed: the differences change their sign or vanish",
        "1, 2, 4, 3, 'no order to be observed: it would be -1.00, outside 0.5 to 4'",
        "1, 1.0000001, 3, 2, 'no order to be observed: it would be -24.25, outside 0.5 to 4'",
        "1, 2, 2, 1, no order to be observed: the differences change their sign or vanish",
        "1, 1.00000001, 0.99999999, 1e-8, all agree to the tolerance of the solvers"})
    void whereNoOrderIsObservedNothingIsExtrapolated(double first, double second, double third, double error, String note) {
        Richardson found = Richardson.of(List.of(first, second, third), 2);
        assertEquals(OptionalDouble.empty(), found.order());
        assertEquals(OptionalDouble.empty(), found.limit());
        assertEquals(error, found.error(), 1e-12);
        assertEquals(note, found.note());
    }

    @Test
    void twoLevelsShowTheirDifferenceAlone() {
        Richardson found = Richardson.of(List.of(1.0, 1.25), 2);
        assertTrue(found.order().isEmpty() && found.limit().isEmpty());
        assertEquals(0.25, found.error());
    }
}
