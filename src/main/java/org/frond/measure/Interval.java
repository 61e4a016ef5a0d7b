package org.frond.measure;

/**
 * An interval that holds a number with some confidence.
 *
 * @param low  its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** Whether a number lies in it. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
