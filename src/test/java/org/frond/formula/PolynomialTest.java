package org.frond.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolynomialTest {

    private static List<Double> coefficients(String text) {
        return Polynomial.of(new Formula(text)).coefficients();
    }

    @Test
    void productsAndPowersAreMultipliedOut() {
        assertEquals(List.of(0.0, 0.0, 1.0, -2.0, 1.0), coefficients("u^2 * (1 - u)^2"));
        assertEquals(List.of(-6.0, 11.0, -6.0, 1.0), coefficients("(u - 1) * (u - 2) * (u - 3)"));
    }

    @Test
    void signsQuotientsAndUnitsCount() {
        assertEquals(List.of(1500.0, -0.5), coefficients("-u / 2 + 1.5 kPa"));
        assertEquals(List.of(4.0), coefficients("+(2^2)"));
    }

    @Test
    void theHighestPowerHasACoefficient() {
        assertEquals(List.of(3.0), coefficients("u - u + 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin(u)", "x * u", "1 / u", "u^0.5", "2^u", "u < 1", "u^21", "u > 0 ? 1 : 2", "u and 1"})
    void whatIsNoPolynomialIsRefused(String text) {
        Formula formula = new Formula(text);
        assertThrows(FormulaException.class, () -> Polynomial.of(formula));
    }
}
