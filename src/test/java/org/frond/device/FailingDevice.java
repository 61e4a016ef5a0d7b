package org.frond.device;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A device that is lost after so many launches of kernels. */
public final class FailingDevice extends WrappedDevice {

    private final int allowed;
    private int launches;

    public FailingDevice(Device device, int allowed) {
        super(device);
        this.allowed = allowed;
    }

    /** Launches so far. */
    public int launches() {
        return launches;
    }

    @Override
    public String name() {
        return "failing " + super.name();
    }

    @Override
    void launch(List<Launch> chain, Runnable work) {
        if (launches + chain.size() > allowed) {
            throw new DeviceException("the device is lost");
        }
        launches += chain.size();
        work.run();
    }

    @Override
    void convert(Runnable work) {
        work.run();
    }

    @Override
    double reduce(String name, DoubleSupplier work) {
        return work.getAsDouble();
    }
}
