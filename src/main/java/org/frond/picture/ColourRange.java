package org.frond.picture;

/**
 * The values at the two ends of a colour map.
 *
 * @param low      value of the first colour
 * @param high     value of the last colour, larger than low
 * @param constant whether the field has one value only, in the middle or at the lower end
 */
public record ColourRange(double low, double high, boolean constant) {

    /** Narrowest range, as a share of its values: the six decimals of ticks tell numbers apart in it, and round-off lies below it. */
    private static final double NARROWEST = 1e-5;
    /** What begins below this share of its largest value is shown from zero. */
    private static final double NEAR_ZERO = 0.3;
    /** Round steps in a range that is widened to them. */
    private static final int STEPS = 5;
    private static final double ROUNDING = 1e-9;

    public ColourRange {
        if (!(high > low) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("a colour range goes up between finite numbers: " + low + " to " + high);
        }
    }

    /** Between two values. */
    public ColourRange(double low, double high) {
        this(low, high, false);
    }

    /**
     * The range of what lies between extremes, symmetric about zero for a diverging map; what is constant but for round-off lies in
     * the middle of a range about as wide as its value, what is 0 at the lower end, or in the middle of a diverging map.
     */
    public static ColourRange of(Extremes extremes, boolean diverging, String unit) {
        double low = extremes.low() < extremes.high() ? extremes.low() : extremes.least();
        double high = extremes.low() < extremes.high() ? extremes.high() : extremes.largest();
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (size <= Rounding.of(unit)) {
            return new ColourRange(diverging ? -1 : 0, 1, true);
        }
        if (diverging) {
            return new ColourRange(-size, size);
        }
        if (high - low <= Math.max(NARROWEST * size, Rounding.of(unit))) {
            return new ColourRange(low - size / 2, high + size / 2, true);
        }
        return new ColourRange(low > 0 && low < NEAR_ZERO * high ? 0 : low, high);
    }

    /** The same widened to round numbers, so that frames of a run whose values still grow share a few ranges. */
    ColourRange rounded() {
        if (constant) {
            return this;
        }
        double step = Ticks.roundDown((high - low) / STEPS);
        return new ColourRange(Math.floor(low / step + ROUNDING) * step, Math.ceil(high / step - ROUNDING) * step);
    }

    /** The one value of a constant field. */
    double value() {
        return low <= 0 && high > 0 ? 0 : (low + high) / 2;
    }

    /** Where a value lies: 0 at low, 1 at high. */
    double position(double value) {
        return (value - low) / (high - low);
    }
}
