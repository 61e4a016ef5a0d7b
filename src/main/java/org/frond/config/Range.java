package org.frond.config;

import java.util.function.DoubleFunction;
import org.frond.unit.Numbers;

/** The values a number may take, in SI units; an open end is infinite. */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    /** No quantity in SI units and no number of a model is smaller or larger, 0 apart; their products are numbers still. */
    private static final double SMALLEST = 1e-40;
    static final double LARGEST = 1e40;

    public static Range any() {
        return new Range(-INFINITE, false, INFINITE, false);
    }

    /** Greater than {@code low}. */
    public static Range above(double low) {
        return new Range(low, false, INFINITE, false);
    }

    public static Range atLeast(double low) {
        return new Range(low, true, INFINITE, false);
    }

    /** From {@code low} to {@code high}, both allowed. */
    public static Range between(double low, double high) {
        return new Range(low, true, high, true);
    }

    /** Greater than {@code low}, less than {@code high}. */
    public static Range inside(double low, double high) {
        return new Range(low, false, high, false);
    }

    /** Greater than {@code low}, at most {@code high}. */
    public static Range aboveUpTo(double low, double high) {
        return new Range(low, false, high, true);
    }

    /** Whether a value is a number with which anything can be computed. */
    static boolean isConceivable(double value) {
        return value == 0 || Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST;
    }

    boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
    }

    /** The range in words, such as "above 0 m"; empty where everything is allowed. */
    String describe(DoubleFunction<String> print) {
        boolean lowEnd = low > -INFINITE;
        boolean highEnd = high < INFINITE;
        if (lowEnd && highEnd && lowIncluded && highIncluded) {
            return "from " + print.apply(low) + " to " + print.apply(high);
        }
        String lower = lowEnd ? (lowIncluded ? "at least " : "above ") + print.apply(low) : "";
        String upper = highEnd ? (highIncluded ? "at most " : "below ") + print.apply(high) : "";
        return lower + (lowEnd && highEnd ? ", " : "") + upper;
    }

    /** Refuses a value outside, quoting {@code text} as the user wrote it. */
    void check(double value, String text, DoubleFunction<String> print) {
        if (!isConceivable(value)) {
            throw new Refusal("'" + text + "' is out of range; in SI units at least " + Numbers.print(SMALLEST) + " and at most "
                    + Numbers.print(LARGEST) + " is allowed");
        }
        if (!contains(value)) {
            throw new Refusal("'" + text + "' is out of range; allowed: " + describe(print));
        }
    }
}
