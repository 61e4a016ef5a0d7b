package org.frond.device;

/** A device that asks before each of its commands whether to go on. */
final class StoppableDevice implements Device {

    private final Device device;
    private final Runnable ask;

    /**
     * The device, whose closing this one takes over.
     *
     * @param ask throws {@link WorkStoppedException} where work is to be broken off
     */
    StoppableDevice(Device device, Runnable ask) {
        this.device = device;
        this.ask = ask;
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
            ask.run();
            program.run(chain);
        };
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        ask.run();
        device.convert(factor, from, to);
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        ask.run();
        return device.dot(x, y);
    }

    @Override
    public double sum(Buffer x) {
        ask.run();
        return device.sum(x);
    }

    @Override
    public double max(Buffer x) {
        ask.run();
        return device.max(x);
    }

    @Override
    public double min(Buffer x) {
        ask.run();
        return device.min(x);
    }

    @Override
    public double maxAbs(Buffer x) {
        ask.run();
        return device.maxAbs(x);
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        ask.run();
        return device.maxAbsDifference(x, y);
    }

    @Override
    public void close() {
        device.close();
    }
}
