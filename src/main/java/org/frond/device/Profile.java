package org.frond.device;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a device worked on each kernel, reductions included. */
public final class Profile {

    private static final double NANOSECOND = 1e-9;

    /**
     * The time of a kernel.
     *
     * @param kernel   its name
     * @param launches how often it ran
     * @param seconds  how long, all launches together [s]
     */
    public record KernelTime(String kernel, long launches, double seconds) {

        private KernelTime and(double more) {
            return new KernelTime(kernel, launches + 1, seconds + more);
        }
    }

    private final Map<String, KernelTime> times = new LinkedHashMap<>();

    /** Counts a launch. */
    synchronized void add(String kernel, long nanoseconds) {
        times.put(kernel, times.getOrDefault(kernel, new KernelTime(kernel, 0, 0)).and(nanoseconds * NANOSECOND));
    }

    /** Forgets what was counted so far. */
    public synchronized void reset() {
        times.clear();
    }

    /** All kernels that ran, the longest first. */
    public synchronized List<KernelTime> times() {
        return times.values().stream().sorted(Comparator.comparingDouble(KernelTime::seconds).reversed()).toList();
    }
}
