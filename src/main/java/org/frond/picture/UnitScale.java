package org.frond.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How numbers of a unit are printed: divided by a factor, with a unit that fits their size, such as 3.2e7 Pa as 32 MPa.
 *
 * @param factor what a number is divided by
 * @param unit   the unit to print, such as {@code MPa}; empty when dimensionless
 */
record UnitScale(double factor, String unit) {

    private static final String[] PREFIXES = {"a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T"};
    private static final int NO_PREFIX = 6;
    private static final double STEP = 1000;
    /** Prefixes belong to a unit's first symbol, when that has no exponent and none yet. */
    private static final Pattern TAKES_PREFIX = Pattern.compile("(m|s|A|V|N|J|W|C|F|S|Hz|Pa|Ohm|Ω|eV)([/·* ].*)?");
    /** Sizes that need no power of ten where a unit takes no prefix. */
    private static final double PLAIN_FROM = 1e-2;
    private static final double PLAIN_TO = 1e5;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    /** The scale in which the largest of some numbers has one to three digits before the point. */
    static UnitScale of(String unit, double largest) {
        String shown = unit.equals("1") ? "" : unit;
        double size = Math.abs(largest);
        if (size == 0 || !Double.isFinite(size)) {
            return new UnitScale(1, pretty(shown));
        }
        if (!TAKES_PREFIX.matcher(shown).matches()) {
            return size >= PLAIN_FROM && size < PLAIN_TO ? new UnitScale(1, pretty(shown)) : powerOfTen(shown, size);
        }
        if (shown.equals("s") && size >= 2 * MINUTE) {
            return size >= 2 * DAY ? new UnitScale(DAY, "d")
                    : size >= 2 * HOUR ? new UnitScale(HOUR, "h") : new UnitScale(MINUTE, "min");
        }
        int index = NO_PREFIX;
        double factor = 1;
        while (size / factor >= STEP && index < PREFIXES.length - 1) {
            factor *= STEP;
            index++;
        }
        while (size / factor < 1 && index > 0) {
            factor /= STEP;
            index--;
        }
        return new UnitScale(factor, PREFIXES[index] + pretty(shown));
    }

    private static UnitScale powerOfTen(String unit, double size) {
        int exponent = 3 * (int) Math.floor(Math.log10(size) / 3);
        return new UnitScale(Math.pow(10, exponent), pretty("×10^" + exponent + " " + unit).strip());
    }

    /** A number with its unit, three digits. */
    String format(double value) {
        double scaled = value / factor;
        int decimals = scaled == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(scaled))));
        String number = String.format(Locale.ROOT, "%." + Math.min(decimals, 3) + "f", scaled);
        return (number + " " + unit).strip().replace('-', '−');
    }

    /** A number with its unit, of three digits those that say something, such as 0.5. */
    String shortest(double value) {
        String number = new BigDecimal(value / factor).round(new MathContext(3)).stripTrailingZeros().toPlainString();
        return (number + " " + unit).strip().replace('-', '−');
    }

    private static String pretty(String unit) {
        String text = unit.replace("*", "·").replace("Ohm", "Ω");
        String digits = "0123456789-";
        String raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
        StringBuilder out = new StringBuilder();
        boolean exponent = false;
        for (char c : text.toCharArray()) {
            if (c == '^') {
                exponent = true;
            } else if (exponent && digits.indexOf(c) >= 0) {
                out.append(raised.charAt(digits.indexOf(c)));
            } else {
                exponent = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
