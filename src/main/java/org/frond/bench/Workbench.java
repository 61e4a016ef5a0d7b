package org.frond.bench;

import java.util.List;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Precision;
import org.frond.device.Profile;
import org.frond.device.Program;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;
import org.frond.launch.VectorKernels;

/** A device with what benchmarks need: warm repetitions, a clock that waits for the device, the speed of a plain copy. */
final class Workbench {

    /** Values of the arrays that are copied: 128 MiB in double precision, more than any cache of today holds. */
    private static final int COPIED = 1 << 24;

    /** Launches after which a compiler in the background has taken notice of a kernel. */
    private static final int NOTICED = 20000;

    private static final int NOTICE_LENGTH = 512;

    private final KernelClock clock;
    private final Workplace place;
    private final int repetitions;
    private final double warmUp;
    private final Runnable wait;

    /**
     * A workbench.
     *
     * @param where       where to work
     * @param profile     learns from the devices how long each kernel takes
     * @param sources     the kernels that they run
     * @param repetitions how often work is timed
     * @param warmUp      how long it is done before, without being timed [s]
     */
    Workbench(Workplace where, Profile profile, List<KernelSource> sources, int repetitions, double warmUp) {
        this.clock = new KernelClock(where.device(), profile, sources);
        Optional<KernelClock> cycles = where.cycles().map(single -> single == where.device() ? clock : clock.beside(single));
        this.place = new Workplace(clock, cycles.map(Device.class::cast));
        this.repetitions = repetitions;
        this.warmUp = warmUp;
        Buffer marker = clock.allocate(Precision.DOUBLE, 1);
        Optional<Buffer> single = cycles.map(device -> device.allocate(Precision.FLOAT, 1));
        // no sum is known before everything is done
        this.wait = () -> {
            clock.sum(marker);
            single.ifPresent(cycles.orElse(clock)::sum);
        };
    }

    /** Where to work, with every launch counted. */
    Workplace place() {
        return place;
    }

    /** The device of everything but cycles in single precision; it counts what is done in all. */
    KernelClock clock() {
        return clock;
    }

    /**
     * Times some work, repeated from the same start each time. It is first done at least once without
     * counting, so that everything is compiled. The clock holds the kernels of the last repetition afterwards.
     */
    Times repeat(Runnable prepare, Runnable work) {
        long start = System.nanoTime();
        do {
            prepare.run();
            work.run();
            settle();
        } while (System.nanoTime() - start < warmUp * 1e9);
        double[] seconds = new double[repetitions];
        for (int n = 0; n < repetitions; n++) {
            prepare.run();
            seconds[n] = seconds(work);
        }
        return Times.of(seconds);
    }

    /** Time of some work, done once [s]. The clock holds its kernels afterwards. */
    double seconds(Runnable work) {
        settle();
        clock.reset();
        long start = System.nanoTime();
        work.run();
        settle();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits until the devices have done everything. */
    private void settle() {
        wait.run();
    }

    /** Bytes per second of y = x for arrays far larger than any cache, each value read once and written once. */
    double copyBandwidth() {
        Buffer x = clock.allocate(Precision.DOUBLE, COPIED);
        Buffer y = clock.allocate(Precision.DOUBLE, COPIED);
        x.fill(1);
        Program program = clock.program(2, Precision.DOUBLE);
        for (int n = 0; n < NOTICED; n++) {
            program.run(VectorKernels.scaled(NOTICE_LENGTH, 1.0, x).into(y));
        }
        Times times = repeat(() -> { }, () -> program.run(VectorKernels.scaled(COPIED, 1.0, x).into(y)));
        return 2.0 * Double.BYTES * COPIED / times.median();
    }
}
