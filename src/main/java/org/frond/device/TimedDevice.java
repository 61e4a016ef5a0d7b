package org.frond.device;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A device that waits for each of its commands, such as the processor, and whose commands are timed. */
public final class TimedDevice extends WrappedDevice {

    private final Profile profile;

    /** The device, which is closed with this one, and where times go. */
    public TimedDevice(Device device, Profile profile) {
        super(device);
        this.profile = profile;
    }

    @Override
    void launch(List<Launch> chain, Runnable work) {
        long start = System.nanoTime();
        work.run();
        profile.add(Launch.label(chain), System.nanoTime() - start);
    }

    @Override
    void convert(Runnable work) {
        long start = System.nanoTime();
        work.run();
        profile.add("convert", System.nanoTime() - start);
    }

    @Override
    double reduce(String name, DoubleSupplier work) {
        long start = System.nanoTime();
        double result = work.getAsDouble();
        profile.add(name, System.nanoTime() - start);
        return result;
    }
}
