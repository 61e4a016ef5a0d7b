package org.frond.device;

import java.util.function.Supplier;

/**
 * Values held by a device. A new buffer holds zeros. Host arrays are always double; a FLOAT buffer rounds to nearest on
 * the way in.
 */
public interface Buffer {

    /** Number of values. */
    int length();

    /** Precision of the stored values. */
    Precision precision();

    /** Replaces all values; {@code source} must have {@link #length} values. */
    void write(double[] source);

    /** Reads all values; {@code target} must have {@link #length} values. */
    void read(double[] target);

    /** A new host array with all values. */
    default double[] toArray() {
        double[] values = new double[length()];
        read(values);
        return values;
    }

    /**
     * Begins to read all values as the commands so far leave them; what is computed afterwards does not change them. Asked
     * for the values, from any thread, the answer waits until they are there.
     */
    default Supplier<double[]> startReading() {
        double[] values = toArray();
        return () -> values;
    }

    /** Sets every value, halo and padding included. */
    void fill(double value);

    /** Copies all values of another buffer of the same length and device, converting precision where they differ. */
    void copyFrom(Buffer source);

    /** Fails unless as many values are given as this buffer has. */
    default void requireLength(int given) {
        if (given != length()) {
            throw new KernelException("a buffer of " + length() + " values does not match " + given + " values");
        }
    }
}
