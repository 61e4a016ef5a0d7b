package org.frond.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Plain numbers at the border: decimal text in, shortest decimal text out, whatever the locale. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final int LARGEST_EXPONENT = 300;
    /** Numbers from 0.001 to below ten million are printed without an exponent. */
    private static final int PLAIN_FROM = -3;
    private static final int PLAIN_TO = 6;

    private Numbers() {
    }

    /**
     * A pure number; {@code 12 %} reads as 0.12.
     *
     * @throws QuantityException if the text is not a number, or carries a unit
     */
    public static double parse(String text) {
        String stripped = text.strip();
        boolean hundredths = stripped.endsWith("%");
        String number = hundredths ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
        if (!NUMBER.matcher(number).matches()) {
            boolean unit = NUMBER.matcher(number).lookingAt();
            throw new QuantityException("'" + stripped + "' is not a plain number"
                    + (unit ? "; this one has no unit" : ""));
        }
        BigDecimal value = exact(number);
        return (hundredths ? value.scaleByPowerOfTen(-2) : value).doubleValue();
    }

    static BigDecimal exact(String number) {
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException problem) {
            throw new QuantityException("'" + number + "' is out of the range of numbers");
        }
        if (value.signum() != 0 && Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT) {
            throw new QuantityException("'" + number + "' is out of the range of numbers");
        }
        return value;
    }

    /** The shortest decimal that reads back to the same double, such as 0.5, 42 or 1e-9. */
    public static String print(double value) {
        return Double.isFinite(value) ? print(new BigDecimal(Double.toString(value))) : Double.toString(value);
    }

    /** The value rounded to some significant digits. */
    public static String print(double value, int digits) {
        return Double.isFinite(value) ? print(new BigDecimal(value, new MathContext(digits))) : Double.toString(value);
    }

    static String print(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (shortest.signum() == 0) {
            return "0";
        }
        if (exponent >= PLAIN_FROM && exponent <= PLAIN_TO) {
            return shortest.toPlainString();
        }
        return shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
