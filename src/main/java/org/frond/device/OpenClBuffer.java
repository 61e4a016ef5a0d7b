package org.frond.device;

import java.lang.ref.Cleaner;
import java.util.function.Supplier;
import org.jocl.Pointer;
import org.jocl.cl_mem;

/** Values in the memory of an OpenCL device, given back when its device closes, or before if nobody knows the buffer. */
final class OpenClBuffer implements Buffer {

    private static final Cleaner CLEANER = Cleaner.create();

    private final OpenClQueue queue;
    private final cl_mem memory;
    private final Precision precision;
    private final int length;

    OpenClBuffer(OpenClQueue queue, Precision precision, int length) {
        this.queue = queue;
        this.precision = precision;
        this.length = length;
        OpenClQueue.Allocation allocation = queue.allocate(bytes());
        this.memory = allocation.memory();
        CLEANER.register(this, allocation);
    }

    cl_mem memory() {
        return memory;
    }

    boolean isOn(OpenClQueue other) {
        return queue == other;
    }

    private long bytes() {
        return (long) length * precision.bytes();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void write(double[] source) {
        requireLength(source.length);
        queue.write(memory, precision == Precision.FLOAT ? Pointer.to(floats(source)) : Pointer.to(source), bytes());
    }

    @Override
    public void read(double[] target) {
        requireLength(target.length);
        if (precision == Precision.DOUBLE) {
            queue.read(memory, Pointer.to(target), bytes());
            return;
        }
        float[] values = new float[length];
        readFloats(values);
        for (int n = 0; n < length; n++) {
            target[n] = values[n];
        }
    }

    /** Reads all values of single precision as they are. */
    void readFloats(float[] target) {
        queue.read(memory, Pointer.to(target), bytes());
    }

    @Override
    public Supplier<double[]> startReading() {
        if (precision != Precision.DOUBLE || bytes() > Integer.MAX_VALUE) {
            return Buffer.super.startReading();
        }
        OpenClQueue.Reading reading = queue.startReading(memory, (int) bytes());
        return () -> {
            double[] values = new double[length];
            reading.await().asDoubleBuffer().get(values);
            return values;
        };
    }

    /** Reads the first values only. */
    void readFirst(double[] target, int count) {
        queue.read(memory, Pointer.to(target), (long) count * precision.bytes());
    }

    @Override
    public void fill(double value) {
        Pointer pattern = precision == Precision.FLOAT
                ? Pointer.to(new float[] {(float) value}) : Pointer.to(new double[] {value});
        queue.fill(memory, pattern, precision.bytes(), bytes());
    }

    @Override
    public void copyFrom(Buffer source) {
        requireLength(source.length());
        if (source == this) {
            return;
        }
        if (source instanceof OpenClBuffer other && other.isOn(queue) && other.precision == precision) {
            queue.copy(other.memory, memory, bytes());
        } else if (precision == Precision.FLOAT && source instanceof CpuBuffer.Floats floats) {
            queue.write(memory, Pointer.to(floats.values()), bytes());
        } else {
            write(source.toArray());
        }
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int n = 0; n < values.length; n++) {
            rounded[n] = (float) values[n];
        }
        return rounded;
    }
}
