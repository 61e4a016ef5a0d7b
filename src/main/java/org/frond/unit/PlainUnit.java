package org.frond.unit;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number with a unit of any dimension, as formulas use it. */
public final class PlainUnit {

    private PlainUnit() {
    }

    /**
     * The SI value of a number in a unit, such as {@code 6.3e-3} in {@code mm} or {@code 2} in {@code um^2}.
     *
     * @throws QuantityException if there is no such unit or number
     */
    public static double si(String number, String unit) {
        UnitExpression expression = UnitExpression.parse(unit);
        BigDecimal value = Numbers.exact(number);
        return value.multiply(expression.factor(), MathContext.DECIMAL128).add(expression.offset()).doubleValue();
    }
}
