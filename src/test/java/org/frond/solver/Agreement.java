package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.frond.device.Buffer;

/** Comparison of whole fields, halo included, relative to the largest value expected. */
public final class Agreement {

    private Agreement() {
    }

    /** Asserts that every value agrees to {@code tolerance} times the largest expected one. */
    public static void assertSameField(double[] expected, Buffer actual, double tolerance) {
        assertSameField(expected, actual.toArray(), tolerance);
    }

    /** Asserts that every value agrees to {@code tolerance} times the largest expected one. */
    public static void assertSameField(double[] expected, double[] actual, double tolerance) {
        assertEquals(expected.length, actual.length, "length");
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int n = 0; n < expected.length; n++) {
            int place = n;
            assertEquals(expected[n], actual[n], tolerance * largest, () -> "value " + place);
        }
    }
}
