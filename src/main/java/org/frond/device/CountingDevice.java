package org.frond.device;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A device that only counts what memory is asked of it: its buffers know their length and hold nothing but zeros, its kernels and
 * reductions do nothing. What is built on it is not to be computed with.
 */
public final class CountingDevice implements Device {

    private final Map<Precision, Long> bytes = new EnumMap<>(Precision.class);

    /** Memory of all buffers of a precision so far [bytes]. */
    public long bytes(Precision precision) {
        return bytes.getOrDefault(precision, 0L);
    }

    /** Memory of all buffers so far [bytes]. */
    public long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A buffer without values. */
    private record Counted(Precision precision, int length) implements Buffer {

        @Override
        public void write(double[] source) {
            requireLength(source.length);
        }

        @Override
        public void read(double[] target) {
            requireLength(target.length);
            Arrays.fill(target, 0);
        }

        @Override
        public Supplier<double[]> startReading() {
            return this::toArray;
        }

        @Override
        public void fill(double value) {
        }

        @Override
        public void copyFrom(Buffer source) {
            requireLength(source.length());
        }
    }

    @Override
    public String name() {
        return "a device that only counts";
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        bytes.merge(precision, (long) length * precision.bytes(), Long::sum);
        return new Counted(precision, length);
    }

    @Override
    public Program program(int dim, Precision real) {
        return chain -> { };
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return 0;
    }

    @Override
    public double sum(Buffer x) {
        return 0;
    }

    @Override
    public double max(Buffer x) {
        return 0;
    }

    @Override
    public double min(Buffer x) {
        return 0;
    }

    @Override
    public double maxAbs(Buffer x) {
        return 0;
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return 0;
    }

    @Override
    public void close() {
    }
}
