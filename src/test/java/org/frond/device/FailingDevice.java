package org.frond.device;

/** A device that is lost after so many launches of kernels. */
public final class FailingDevice implements Device {

    private final Device device;
    private final int allowed;
    private int launches;

    public FailingDevice(Device device, int allowed) {
        this.device = device;
        this.allowed = allowed;
    }

    /** Launches so far. */
    public int launches() {
        return launches;
    }

    @Override
    public String name() {
        return "failing " + device.name();
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        return device.allocate(precision, length);
    }

    @Override
    public Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        return chain -> {
            if (launches + chain.size() > allowed) {
                throw new DeviceException("the device is lost");
            }
            launches += chain.size();
            program.run(chain);
        };
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        device.convert(factor, from, to);
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return device.dot(x, y);
    }

    @Override
    public double sum(Buffer x) {
        return device.sum(x);
    }

    @Override
    public double max(Buffer x) {
        return device.max(x);
    }

    @Override
    public double min(Buffer x) {
        return device.min(x);
    }

    @Override
    public double maxAbs(Buffer x) {
        return device.maxAbs(x);
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return device.maxAbsDifference(x, y);
    }

    @Override
    public void close() {
        device.close();
    }
}
