package org.frond.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static double at(String text, double x, double y, double z, double t) {
        return new Formula(text).ready().at(new Formula.Place(x, y, z, t, 0.1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 + 2 * 3 | 7", "2 ^ 3 ^ 2 | 512", "-2 ^ 2 | -4", "(1 + 2) * 3 | 9", "7 - 2 - 1 | 4",
        "8 / 4 / 2 | 1", "2 * pi | 6.283185307179586", "sqrt(16) | 4", "max(1, 5, 3) | 5", "1 < 2 | 1", "not 1 < 2 | 0",
        "1 < 2 and 2 < 1 | 0", "1 < 2 or 2 < 1 | 1", "1 > 2 ? 5 : 6 | 6", "atan2(1, 0) | 1.5707963267948966"})
    void arithmeticGoesAsOnPaper(String text, double value) {
        assertEquals(value, at(text, 0, 0, 0, 0), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"6.3e-3 mm | 6.3e-6", "2 um^2 | 2e-12", "210 GPa | 2.1e11", "90 deg | 1.5707963267948966",
        "2.7 J / 1 m^2 | 2.7", "3 mA / 1 cm^2 | 30"})
    void numbersCarryUnits(String text, double si) {
        assertEquals(si, new Formula(text).constant(), 1e-15 * Math.abs(si));
    }

    @Test
    void placeAndTimeAreKnown() {
        assertEquals(1 + 20 + 300 + 4000 + 0.1, at("x + 10 * y + 100 * z + 1000 * t + h", 1, 2, 3, 4), 1e-12);
    }

    @Test
    void shapesHoldInside() {
        assertEquals(1, at("disc(1, 1, 0.5)", 1.3, 1.3, 0, 0));
        assertEquals(0, at("disc(1, 1, 0.5)", 1.4, 1.4, 0, 0));
        assertEquals(1, at("box(0, 0, 1, 2)", 1, 2, 0, 0));
        assertEquals(0, at("box(0, 0, 1, 2)", 1.1, 1, 0, 0));
        assertEquals(1, at("ball(0, 0, 0, 1)", 0.5, 0.5, 0.5, 0));
        assertEquals(5, at("segment(0, 0, 1, 0)", 4, 4, 0, 0), 1e-15);
    }

    @Test
    void bandOfOneCellHoldsOneRowWhereverItsMiddleLies() {
        for (int shift = 0; shift < 10; shift++) {
            double middle = 0.5 + shift * 0.01;
            long rows = java.util.stream.IntStream.range(0, 10).filter(row ->
                    at("band(0, " + middle + ", 1, " + middle + ", h)", 0.55, (row + 0.5) * 0.1, 0, 0) == 1).count();
            assertEquals(1, rows, "middle " + middle);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 + | at character 4", "a + 1 | unknown name a", "sin(1, 2) | no function sin of 2",
        "3 parsecs | unknown unit parsecs", "1 $ 2 | at character 3"})
    void whatIsWrongIsNamed(String text, String part) {
        FormulaException wrong = assertThrows(FormulaException.class, () -> new Formula(text));
        assertTrue(wrong.getMessage().contains(part), wrong.getMessage());
    }

    @Test
    void aFormulaMentionsWhatStandsInItAnywhere() {
        Formula formula = new Formula("x > 1 um ? max(2, exp(-t / 1 s)) : disc(0 m, 0 m, h)");
        assertTrue(formula.mentions("x") && formula.mentions("t") && formula.mentions("h"));
        assertFalse(formula.mentions("z") || formula.mentions("u"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"disc(0, 0, 1) | x y", "band(0, 0, 1, 1, h) | h x y", "segment(0, 0, 1, t) | t x y",
        "box(0, 0, 1, 1) | x y", "box(0, 0, 0, 1, 1, 1) | x y z", "ball(0, 0, 0, u) | u x y z", "2 * pi | ''"})
    void aShapeDependsOnTheAxesInWhichItLies(String text, String names) {
        assertEquals(names, String.join(" ", new Formula(text).names()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 < 2 < 3 | 1", "3 < 5 < 4 | 0", "3 > 2 > 1 | 1", "0 < 2 <= 2 < 3 | 1", "5 > 1 < 3 >= 3 | 1",
        "(3 < 5) < 4 | 1", "1 < 3 < 2 ? 5 : 6 | 6"})
    void comparisonsInARowAllHaveToHold(String text, double value) {
        assertEquals(value, at(text, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/0", "0/0 < 1", "1 < 0/0 < 2", "not 0/0", "0/0 and 1", "1 and 0/0", "0 or 0/0", "0/0 ? 1 : 2",
        "disc(0/0, 0, 1)", "sqrt(-1) >= 0", "max(1, 0/0)"})
    void whatIsMadeOfNoNumberIsNoNumber(String text) {
        assertTrue(Double.isNaN(at(text, 0, 0, 0, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2 ^ -1 | 0.5", "-2 ^ -2 | -0.25", "2 * -3 | -6", "6 / 3 / 2 | 1", "not 0 + 1 | 0",
        "0.5 h / 1 h | 0.5", "1 < 2 ? 3 : 4 | 3"})
    void signsBindAsOnPaper(String text, double value) {
        assertEquals(value, at(text, 0, 0, 0, 0), 1e-15);
    }

    @Test
    void aNumberBeyondAllNumbersIsRefused() {
        assertEquals("'1e400': '1e400' is out of the range of numbers",
                assertThrows(FormulaException.class, () -> new Formula("1e400")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "1+", "1^", "not ", "1<", "1?1:", "sqrt(", "1<(1<"})
    void aFormulaOfTheLargestLengthIsRead(String part) {
        int parts = 990 / (part.equals("1?1:") ? 4 : part.equals("1<(1<") ? 6 : part.equals("(") || part.length() > 1 ? 3 : 1);
        String closed = part.contains("(") ? ")".repeat(parts) : "";
        assertFalse(Double.isInfinite(at(part.repeat(parts) + "1" + closed, 0, 0, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "1+", "1^", "not ", "sqrt("})
    void aLongerFormulaIsRefused(String part) {
        String text = part.repeat(1500) + "1" + (part.contains("(") ? ")".repeat(1500) : "");
        assertTrue(assertThrows(FormulaException.class, () -> new Formula(text)).getMessage().contains("is too long"));
    }

    @Test
    void aFormulaOfTooManyCharactersIsRefusedUnread() {
        assertEquals("a formula of 800001 characters is too long; at most 10000 are allowed",
                assertThrows(FormulaException.class, () -> new Formula("1" + "0".repeat(800_000))).getMessage());
    }
}
