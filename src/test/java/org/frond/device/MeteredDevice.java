package org.frond.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A device that notes every array that goes to it or comes from it, and the memory handed out. Reductions give one number
 * each and are not noted.
 */
public final class MeteredDevice implements Device {

    private final Device device;
    private final List<Integer> transfers = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> waits = Collections.synchronizedList(new ArrayList<>());

    private final Map<Precision, Long> bytes = new EnumMap<>(Precision.class);

    public MeteredDevice(Device device) {
        this.device = device;
    }

    /** How many fields on a grid of so many values per component were written or read. */
    public long fields(int size) {
        return transfers.stream().filter(length -> length % size == 0).count();
    }

    /** How many fields were read by who then waited for them. */
    public long waits(int size) {
        return waits.stream().filter(length -> length % size == 0).count();
    }

    /** Memory handed out since the start [bytes]. */
    public long bytes() {
        return Arrays.stream(Precision.values()).mapToLong(this::bytes).sum();
    }

    /** The same of buffers of one precision. */
    public long bytes(Precision precision) {
        return bytes.getOrDefault(precision, 0L);
    }

    /** A buffer whose host side is watched. */
    private record Watched(Buffer inner, List<Integer> transfers, List<Integer> waits) implements Buffer {

        @Override
        public int length() {
            return inner.length();
        }

        @Override
        public Precision precision() {
            return inner.precision();
        }

        @Override
        public void write(double[] source) {
            transfers.add(length());
            inner.write(source);
        }

        @Override
        public void read(double[] target) {
            transfers.add(length());
            waits.add(length());
            inner.read(target);
        }

        @Override
        public Supplier<double[]> startReading() {
            transfers.add(length());
            return inner.startReading();
        }

        @Override
        public void fill(double value) {
            inner.fill(value);
        }

        @Override
        public void copyFrom(Buffer source) {
            inner.copyFrom(MeteredDevice.inner(source));
        }
    }

    private static Buffer inner(Buffer buffer) {
        return ((Watched) buffer).inner();
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        bytes.merge(precision, (long) length * precision.bytes(), Long::sum);
        return new Watched(device.allocate(precision, length), transfers, waits);
    }

    @Override
    public Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        return chain -> program.run(chain.stream().map(MeteredDevice::inner).toList());
    }

    private static Launch inner(Launch launch) {
        return new Launch(launch.kernel(), launch.range(), Arrays.stream(launch.arguments())
                .map(argument -> argument instanceof Watched watched ? watched.inner() : argument).toArray());
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        device.convert(factor, inner(from), inner(to));
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return device.dot(inner(x), inner(y));
    }

    @Override
    public double sum(Buffer x) {
        return device.sum(inner(x));
    }

    @Override
    public double max(Buffer x) {
        return device.max(inner(x));
    }

    @Override
    public double min(Buffer x) {
        return device.min(inner(x));
    }

    @Override
    public double maxAbs(Buffer x) {
        return device.maxAbs(inner(x));
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return device.maxAbsDifference(inner(x), inner(y));
    }

    @Override
    public void close() {
        device.close();
    }
}
