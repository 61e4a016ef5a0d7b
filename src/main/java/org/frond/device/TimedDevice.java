package org.frond.device;

import java.util.function.DoubleSupplier;

/** A device that waits for each of its commands, such as the processor, with a watch beside it. */
public final class TimedDevice implements Device {

    private final Device device;
    private final Profile profile;

    /** The device, whose closing this one takes over, and where times go. */
    public TimedDevice(Device device, Profile profile) {
        this.device = device;
        this.profile = profile;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        return device.allocate(precision, length);
    }

    @Override
    public Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        return chain -> {
            long start = System.nanoTime();
            program.run(chain);
            profile.add(Launch.label(chain), System.nanoTime() - start);
        };
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        long start = System.nanoTime();
        device.convert(factor, from, to);
        profile.add("convert", System.nanoTime() - start);
    }

    private double timed(String reduction, DoubleSupplier work) {
        long start = System.nanoTime();
        double result = work.getAsDouble();
        profile.add(reduction, System.nanoTime() - start);
        return result;
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return timed("dot", () -> device.dot(x, y));
    }

    @Override
    public double sum(Buffer x) {
        return timed("sum", () -> device.sum(x));
    }

    @Override
    public double max(Buffer x) {
        return timed("max", () -> device.max(x));
    }

    @Override
    public double min(Buffer x) {
        return timed("min", () -> device.min(x));
    }

    @Override
    public double maxAbs(Buffer x) {
        return timed("maxAbs", () -> device.maxAbs(x));
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return timed("maxAbsDifference", () -> device.maxAbsDifference(x, y));
    }

    @Override
    public void close() {
        device.close();
    }
}
