package org.frond.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Launch;
import org.frond.device.Precision;
import org.frond.device.Profile;
import org.frond.device.Program;
import org.frond.device.Range;
import org.frond.kernel.Build;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;
import org.frond.kernel.Translation;

/**
 * A device that does what another one does and keeps, for every kernel and reduction, how often it ran, how long, and how
 * many bytes it must at least have moved: per item of a launch one value read of each component of each array that the
 * kernel reads, and one value written of each that it writes. Neighbours come from the cache; tables smaller than a field
 * count nothing. It also counts the memory handed out. Times are the device's own, from the profile that it keeps.
 */
public final class KernelClock implements Device {

    private final Device device;
    private final Profile profile;
    private final List<KernelSource> sources;
    /** Bytes of every kernel, by the label of the chain that it was launched in. */
    private final Map<String, Map<String, Double>> moved;
    private final AtomicLong allocated;

    /**
     * What one kernel did.
     *
     * @param name     the kernel, or the reduction
     * @param launches how often it ran
     * @param seconds  how long in all
     * @param bytes    how much it moved in all; 0 for a reduction's own kernels on the device
     */
    public record Entry(String name, long launches, double seconds, double bytes) {
    }

    /** Measures a device that runs the given kernels and tells a profile how long they take. */
    public KernelClock(Device device, Profile profile, List<KernelSource> sources) {
        this(device, profile, List.copyOf(sources), new HashMap<>(), new AtomicLong());
    }

    private KernelClock(Device device, Profile profile, List<KernelSource> sources, Map<String, Map<String, Double>> moved,
            AtomicLong allocated) {
        this.device = device;
        this.profile = profile;
        this.sources = sources;
        this.moved = moved;
        this.allocated = allocated;
    }

    /** Another device, which runs the same kernels and tells the same profile; what it does and hands out counts here as well. */
    KernelClock beside(Device other) {
        return new KernelClock(other, profile, sources, moved, allocated);
    }

    /** Everything since the start or the last {@link #reset}, the most costly first. */
    public List<Entry> entries() {
        List<Profile.KernelTime> times = profile.times();
        Set<String> timed = times.stream().map(Profile.KernelTime::kernel).collect(Collectors.toSet());
        return times.stream()
                .map(time -> new Entry(time.kernel(), time.launches(), time.seconds(), bytes(time.kernel(), timed)))
                .toList();
    }

    /** Bytes of a chain that was timed as one, or of a kernel, alone and in chains whose kernels were timed one by one. */
    private double bytes(String name, Set<String> timed) {
        return moved.entrySet().stream()
                .mapToDouble(chain -> chain.getKey().equals(name) ? sum(chain.getValue())
                        : timed.contains(chain.getKey()) ? 0 : chain.getValue().getOrDefault(name, 0.0))
                .sum();
    }

    private static double sum(Map<String, Double> bytes) {
        return bytes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void count(String label, String kernel, double bytes) {
        moved.computeIfAbsent(label, any -> new HashMap<>()).merge(kernel, bytes, Double::sum);
    }

    /** Bytes moved by everything since the start or the last {@link #reset}. */
    public double bytes() {
        return moved.values().stream().mapToDouble(KernelClock::sum).sum();
    }

    /** Bytes of all buffers handed out since the start. */
    public long allocated() {
        return allocated.get();
    }

    /** Forgets what ran, not what was handed out. */
    public void reset() {
        profile.reset();
        moved.clear();
    }

    /** Bytes that a launch moves at least. */
    static double traffic(Kernel kernel, Range range, Object... arguments) {
        double items = range.items();
        double bytes = 0;
        int used = 0;
        for (Parameter parameter : kernel.parameters()) {
            boolean array = parameter.kind() == Parameter.Kind.INPUT || parameter.kind() == Parameter.Kind.OUTPUT;
            while (array && used < arguments.length && !(arguments[used] instanceof Buffer)) {
                used++;
            }
            if (array && used < arguments.length) {
                Buffer buffer = (Buffer) arguments[used++];
                int components = range.grid() == null ? 1 : buffer.length() / range.grid().size();
                int passes = (parameter.read() ? 1 : 0) + (parameter.kind() == Parameter.Kind.OUTPUT ? 1 : 0);
                bytes += items * components * passes * bytes(buffer);
            }
        }
        return bytes;
    }

    private static int bytes(Buffer buffer) {
        return buffer.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        Buffer buffer = device.allocate(precision, length);
        allocated.addAndGet((long) length * bytes(buffer));
        return buffer;
    }

    @Override
    public Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        Map<String, Kernel> kernels =
                Translation.kernels(sources, new Build(dim, real == Precision.FLOAT ? Real.FLOAT : Real.DOUBLE));
        return chain -> {
            String label = Launch.label(chain);
            chain.forEach(launch -> count(label, launch.kernel(), kernels.containsKey(launch.kernel())
                    ? traffic(kernels.get(launch.kernel()), launch.range(), launch.arguments()) : 0));
            program.run(chain);
        };
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        count("convert", "convert", (double) from.length() * (bytes(from) + bytes(to)));
        device.convert(factor, from, to);
    }

    private void reads(String reduction, Buffer... buffers) {
        count(reduction, reduction, read(buffers));
    }

    private static double read(Buffer... buffers) {
        double sum = 0;
        for (Buffer buffer : buffers) {
            sum += (double) buffer.length() * bytes(buffer);
        }
        return sum;
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        reads("dot", x, y);
        return device.dot(x, y);
    }

    @Override
    public double sum(Buffer x) {
        reads("sum", x);
        return device.sum(x);
    }

    @Override
    public double max(Buffer x) {
        reads("max", x);
        return device.max(x);
    }

    @Override
    public double min(Buffer x) {
        reads("min", x);
        return device.min(x);
    }

    @Override
    public double maxAbs(Buffer x) {
        reads("maxAbs", x);
        return device.maxAbs(x);
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        reads("maxAbsDifference", x, y);
        return device.maxAbsDifference(x, y);
    }

    @Override
    public void close() {
        device.close();
    }
}
