package org.frond.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers: 1, 2 or 5 times a power of ten. */
final class Ticks {

    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double ROUNDING = 1e-9;

    private Ticks() {
    }

    /** A tick of an axis: where it is and what is written there. */
    record Tick(double value, String label) {
    }

    /** The largest round number not above the given positive one. */
    static double roundDown(double x) {
        double power = Math.pow(10, Math.floor(Math.log10(x)));
        double best = power;
        for (double r : ROUND) {
            if (r * power <= x * (1 + ROUNDING)) {
                best = r * power;
            }
        }
        return best;
    }

    /** At most so many round numbers in low..high, labelled in units of the factor with no more digits than needed. */
    static List<Tick> between(double low, double high, double factor, int most) {
        double a = low / factor;
        double b = high / factor;
        double step = roundDown((b - a) / most);
        while (Math.floor(b / step + ROUNDING) - Math.ceil(a / step - ROUNDING) + 1 > most) {
            step = next(step);
        }
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - ROUNDING));
        List<Tick> ticks = new ArrayList<>();
        for (long n = (long) Math.ceil(a / step - ROUNDING); n <= Math.floor(b / step + ROUNDING); n++) {
            String label = Math.abs(n * step) >= 1e6 || decimals > 6 ? String.format(Locale.ROOT, "%.3g", n * step)
                    : String.format(Locale.ROOT, "%." + decimals + "f", n * step);
            ticks.add(new Tick(n * step * factor, label.replace('-', '−')));
        }
        return ticks;
    }

    /** A tick at a value that need not be round, four digits of it. */
    static Tick of(double value, double factor) {
        double shown = value / factor;
        int decimals = shown == 0 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(Math.abs(shown))));
        return new Tick(value, String.format(Locale.ROOT, "%." + decimals + "f", shown).replace('-', '−'));
    }

    private static double next(double round) {
        double power = Math.pow(10, Math.floor(Math.log10(round * (1 + ROUNDING))));
        for (double r : ROUND) {
            if (r * power > round * (1 + ROUNDING)) {
                return r * power;
            }
        }
        throw new IllegalArgumentException("not a positive number: " + round);
    }
}
