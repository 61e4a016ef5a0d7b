package org.frond.device;

import java.util.Optional;

/**
 * Where a run computes: everything in double precision on one device, but multigrid cycles, where that is asked for, in
 * single precision on the same device or on another.
 *
 * @param device where everything else is
 * @param cycles where cycles are computed in single precision; empty if they are in double precision with everything else
 */
public record Workplace(Device device, Optional<Device> cycles) implements AutoCloseable {

    private static final String BESIDE = ", multigrid cycles on ";

    /** Everything in double precision on one device. */
    public static Workplace inDouble(Device device) {
        return new Workplace(device, Optional.empty());
    }

    /** On one device, with cycles in single precision. */
    public static Workplace mixed(Device device) {
        return new Workplace(device, Optional.of(device));
    }

    /** With cycles in single precision on a device beside the one of everything else. */
    public static Workplace mixed(Device device, Device cycles) {
        return new Workplace(device, Optional.of(cycles));
    }

    /** The same place, which asks before each command whether to go on; {@code ask} throws {@link WorkStoppedException} where not. */
    public Workplace stoppable(Runnable ask) {
        Device asking = new StoppableDevice(device, ask);
        return new Workplace(asking, cycles.map(beside -> beside == device ? asking : new StoppableDevice(beside, ask)));
    }

    /** Name for people: of the device, or of both where there are two. */
    public String name() {
        return device.name() + cycles.filter(beside -> beside != device).map(beside -> BESIDE + beside.name()).orElse("");
    }

    /** Whether a name is that of a workplace whose cycles are computed beside it, on a device of a given name. */
    public static boolean isBeside(String name, String cycles) {
        return name.endsWith(BESIDE + cycles);
    }

    @Override
    public void close() {
        cycles.filter(beside -> beside != device).ifPresent(Device::close);
        device.close();
    }
}
