package org.frond.picture;

import java.util.Arrays;

/**
 * The values at the two ends of a colour map.
 *
 * @param low  value of the first colour
 * @param high value of the last colour, larger than low
 */
public record ColourRange(double low, double high) {

    /** Share of the points at each end that may lie beyond: one hot cell must not turn a picture black. */
    private static final double OUTLIERS = 0.002;
    /** Narrowest range, as a share of its values: the six decimals of ticks tell numbers apart in it, and round-off lies below it. */
    private static final double NARROWEST = 1e-5;

    public ColourRange {
        if (!(high > low) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("a colour range goes up between finite numbers: " + low + " to " + high);
        }
    }

    /**
     * The range of nearly all finite values of a field, symmetric about zero for a diverging map; a field that is
     * constant but for round-off lies in the middle of a range about as wide as its value, one that is 0 at the lower end.
     */
    static ColourRange automatic(Scalars values, boolean diverging) {
        double[] finite = values.points().filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new ColourRange(0, 1);
        }
        Arrays.sort(finite);
        int beyond = (int) (OUTLIERS * finite.length);
        double low = finite[beyond];
        double high = finite[finite.length - 1 - beyond];
        if (diverging) {
            high = Math.max(Math.abs(low), Math.abs(high));
            low = -high;
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= NARROWEST * size || high == low) {
            if (size == 0) {
                return new ColourRange(diverging ? -1 : 0, 1);
            }
            return new ColourRange(low - size / 2, high + size / 2);
        }
        return new ColourRange(low, high);
    }

    /** Where a value lies: 0 at low, 1 at high. */
    double position(double value) {
        return (value - low) / (high - low);
    }
}
