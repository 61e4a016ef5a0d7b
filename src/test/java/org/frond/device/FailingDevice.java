package org.frond.device;

/** A device that is lost after so many launches of kernels. */
public final class FailingDevice implements Device {

    private final Device device;
    private int launches;

    public FailingDevice(Device device, int launches) {
        this.device = device;
        this.launches = launches;
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
        return (kernel, range, arguments) -> {
            if (launches-- <= 0) {
                throw new DeviceException("the device is lost");
            }
            program.run(kernel, range, arguments);
        };
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
