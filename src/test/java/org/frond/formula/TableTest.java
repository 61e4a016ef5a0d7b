package org.frond.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static double value(String text) {
        return new Formula(text).constant();
    }

    @Test
    void aTableIsStraightBetweenItsPoints() {
        assertEquals(3.5, value("table(0.2; 0.1: 2, 0.3: 5)"), 1e-12);
        assertEquals(4.25, value("table(0.25; 0.1: 2, 0.3: 5, 0.9: 7)"), 1e-12);
    }

    @Test
    void atItsPointsItIsExactlyTheirValues() {
        assertEquals(5, value("table(0.3; 0.1: 2, 0.3: 5, 0.9: 7)"));
        assertEquals(7, value("table(0.9; log; 0.1: 2, 0.3: 5, 0.9: 7)"));
    }

    /** Half way between the logarithms of 1e-4 and 1e-2 lies that of 1e-3. */
    @Test
    void byTheLogarithmItIsStraightThere() {
        assertEquals(1e-3, value("table(0.5; log; 0: 1e-4, 1: 1e-2)"), 1e-15);
    }

    @Test
    void itsNumbersMayHaveUnits() {
        assertEquals(0.15, value("table(300 K; 290 K: 1 mS / 1 cm, 310 K: 2 mS / 1 cm)"), 1e-15);
    }

    @Test
    void itMayDependOnThePlace() {
        assertEquals(1.5, new Formula("table(x; 0: 1, 2: 2)").ready().at(new Formula.Place(1, 0, 0, 0, 1)), 1e-12);
        assertTrue(new Formula("table(x; 0: 1, 2: 2)").mentions("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "table(1; 0: 1, 0: 2) | the points of a table stand in rising order, but 0 follows 0",
        "table(0; log; 0: 0, 1: 2) | a table by logarithms has values above 0 only",
        "table(0; cubic; 0: 0, 1: 2) | a table is straight between its points, or log; there is no cubic",
        "table(0; 0: 1) | a table has two points or more",
        "table(0; 0: x, 1: 2) | the points of a table depend on nothing",
        "table(2; 0: 1, 1: 2) | 2 lies outside the table, whose points go from 0 to 1"})
    void whatIsNoTableIsRefused(String text, String why) {
        assertEquals("'" + text + "': " + why, assertThrows(FormulaException.class, () -> value(text)).getMessage());
    }
}
