package org.frond.device;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A device that asks before each of its commands whether to go on. */
final class StoppableDevice extends WrappedDevice {

    private final Runnable ask;

    /**
     * The device, which is closed with this one.
     *
     * @param ask throws {@link WorkStoppedException} where work is to be broken off
     */
    StoppableDevice(Device device, Runnable ask) {
        super(device);
        this.ask = ask;
    }

    @Override
    void launch(List<Launch> chain, Runnable work) {
        convert(work);
    }

    @Override
    void convert(Runnable work) {
        ask.run();
        work.run();
    }

    @Override
    double reduce(String name, DoubleSupplier work) {
        ask.run();
        return work.getAsDouble();
    }
}
