package org.frond.formula;

import java.util.Arrays;
import java.util.function.Function;
import org.frond.unit.Numbers;

/** A function given by points: straight between them, or straight in its logarithm; outside it is not known. */
final class Table {

    private static final int DIGITS = 6;

    private final double[] at;
    private final double[] values;
    private final boolean logarithmic;
    private final Function<String, FormulaException> refusal;

    private Table(double[] at, double[] values, boolean logarithmic, Function<String, FormulaException> refusal) {
        this.at = at;
        this.values = values;
        this.logarithmic = logarithmic;
        this.refusal = refusal;
    }

    /** A table; {@code refusal} makes what is thrown of a reason. */
    static Table of(double[] at, double[] values, boolean logarithmic, Function<String, FormulaException> refusal) {
        for (int n = 0; n < at.length; n++) {
            if (!Double.isFinite(at[n]) || !Double.isFinite(values[n])) {
                throw refusal.apply("a point of the table is no finite number");
            }
            if (n > 0 && at[n] <= at[n - 1]) {
                throw refusal.apply("the points of a table stand in rising order, but " + Numbers.print(at[n], DIGITS) + " follows "
                        + Numbers.print(at[n - 1], DIGITS));
            }
            if (logarithmic && values[n] <= 0) {
                throw refusal.apply("a table by logarithms has values above 0 only");
            }
        }
        if (at.length < 2) {
            throw refusal.apply("a table has two points or more");
        }
        return new Table(at, values, logarithmic, refusal);
    }

    /**
     * The value at a place, exactly that of a point there.
     *
     * @throws FormulaException outside the points
     */
    double at(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x < at[0] || x > at[at.length - 1]) {
            throw refusal.apply(Numbers.print(x, DIGITS) + " lies outside the table, whose points go from " + Numbers.print(at[0], DIGITS)
                    + " to " + Numbers.print(at[at.length - 1], DIGITS));
        }
        int found = Arrays.binarySearch(at, x);
        if (found >= 0) {
            return values[found];
        }
        int right = -found - 1;
        double share = (x - at[right - 1]) / (at[right] - at[right - 1]);
        return logarithmic ? values[right - 1] * Math.pow(values[right] / values[right - 1], share)
                : values[right - 1] + share * (values[right] - values[right - 1]);
    }
}
