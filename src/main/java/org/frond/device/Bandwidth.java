package org.frond.device;

/** How fast a device streams: the kernel y = a x over buffers too large for caches. */
public final class Bandwidth {

    /** 128 MB per buffer, if the device has room. */
    private static final int LENGTH = 1 << 24;
    private static final int ROUNDS = 5;
    private static final int PASSES = 4;

    private Bandwidth() {
    }

    /** Bytes read and written per second [B/s], the best of several rounds. */
    public static double measure(Device device, int length) {
        Program program = device.program(2, Precision.DOUBLE);
        Buffer x = device.allocate(Precision.DOUBLE, length);
        Buffer y = device.allocate(Precision.DOUBLE, length);
        Buffer one = device.allocate(Precision.DOUBLE, 1);
        x.fill(1);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            device.sum(one);
            long start = System.nanoTime();
            for (int pass = 0; pass < PASSES; pass++) {
                program.run(new Launch("scaled", Range.flat(length), 2.0, x, y));
            }
            // waits for all that was queued
            device.sum(one);
            double seconds = (System.nanoTime() - start) / 1e9;
            best = Math.max(best, 2.0 * PASSES * length * Precision.DOUBLE.bytes() / seconds);
        }
        return best;
    }

    /** The same over buffers of 128 MB. */
    public static double measure(Device device) {
        return measure(device, LENGTH);
    }
}
