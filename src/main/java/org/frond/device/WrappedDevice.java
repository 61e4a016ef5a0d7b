package org.frond.device;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A device all of whose commands go to another one, each through a gate of its own: a watch, a question, a count. */
abstract class WrappedDevice implements Device {

    private final Device device;

    /** The device, which is closed with this one. */
    WrappedDevice(Device device) {
        this.device = device;
    }

    /** Has kernels launched. */
    abstract void launch(List<Launch> chain, Runnable work);

    /** Has numbers converted. */
    abstract void convert(Runnable work);

    /** Has a reduction made; its result. */
    abstract double reduce(String name, DoubleSupplier work);

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public final Buffer allocate(Precision precision, int length) {
        return device.allocate(precision, length);
    }

    @Override
    public final Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        return chain -> launch(chain, () -> program.run(chain));
    }

    @Override
    public final void convert(double factor, Buffer from, Buffer to) {
        convert(() -> device.convert(factor, from, to));
    }

    @Override
    public final double dot(Buffer x, Buffer y) {
        return reduce("dot", () -> device.dot(x, y));
    }

    @Override
    public final double sum(Buffer x) {
        return reduce("sum", () -> device.sum(x));
    }

    @Override
    public final double max(Buffer x) {
        return reduce("max", () -> device.max(x));
    }

    @Override
    public final double min(Buffer x) {
        return reduce("min", () -> device.min(x));
    }

    @Override
    public final double maxAbs(Buffer x) {
        return reduce("maxAbs", () -> device.maxAbs(x));
    }

    @Override
    public final double maxAbsDifference(Buffer x, Buffer y) {
        return reduce("maxAbsDifference", () -> device.maxAbsDifference(x, y));
    }

    @Override
    public final void close() {
        device.close();
    }
}
