package org.frond.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Precision;
import org.frond.device.Program;
import org.frond.device.Range;
import org.frond.kernel.Build;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSet;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;

/**
 * A device that does what another one does and keeps, for every kernel and reduction, how often it ran, how long, and how
 * many bytes it must at least have moved: per item of a launch one value read of each component of each array that the
 * kernel reads, and one value written of each that it writes. Neighbours come from the cache; tables smaller than a field
 * count nothing. It also counts the memory handed out.
 *
 * <p>Where launches are queued, as on a GPU, times are those of handing over; only waiting devices give a true account.
 */
public final class KernelClock implements Device {

    private final Device device;
    private final List<KernelSource> sources;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long allocated;

    /**
     * What one kernel did.
     *
     * @param name     the kernel, or the reduction
     * @param launches how often it ran
     * @param seconds  how long in all
     * @param bytes    how much it moved in all
     */
    public record Entry(String name, long launches, double seconds, double bytes) {
    }

    private static final class Tally {
        private long launches;
        private long nanoseconds;
        private double bytes;
    }

    /** Measures a device that runs the given kernels. */
    public KernelClock(Device device, List<KernelSource> sources) {
        this.device = device;
        this.sources = List.copyOf(sources);
    }

    /** Everything since the start or the last {@link #reset}, the most costly first. */
    public List<Entry> entries() {
        return tallies.entrySet().stream()
                .map(tally -> new Entry(tally.getKey(), tally.getValue().launches, tally.getValue().nanoseconds / 1e9,
                        tally.getValue().bytes))
                .sorted(Comparator.comparingDouble(Entry::seconds).reversed())
                .toList();
    }

    /** Bytes moved by everything since the start or the last {@link #reset}. */
    public double bytes() {
        return tallies.values().stream().mapToDouble(tally -> tally.bytes).sum();
    }

    /** Bytes of all buffers handed out since the start. */
    public long allocated() {
        return allocated;
    }

    /** Forgets what ran, not what was handed out. */
    public void reset() {
        tallies.clear();
    }

    /** Bytes that a launch moves at least. */
    static double traffic(Kernel kernel, Range range, Object... arguments) {
        double items = (double) range.nx() * range.ny() * range.nz();
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
        allocated += (long) length * bytes(buffer);
        return buffer;
    }

    @Override
    public Program program(int dim, Precision real) {
        Program program = device.program(dim, real);
        Map<String, Kernel> kernels = KernelSet
                .read(sources, new Build(dim, real == Precision.FLOAT ? Real.FLOAT : Real.DOUBLE)).kernels();
        return (name, range, arguments) -> {
            double bytes = kernels.containsKey(name) ? traffic(kernels.get(name), range, arguments) : 0;
            timed(name, bytes, () -> {
                program.run(name, range, arguments);
                return 0;
            });
        };
    }

    private double timed(String name, double bytes, DoubleSupplier work) {
        long start = System.nanoTime();
        double result = work.getAsDouble();
        Tally tally = tallies.computeIfAbsent(name, unseen -> new Tally());
        tally.nanoseconds += System.nanoTime() - start;
        tally.launches++;
        tally.bytes += bytes;
        return result;
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
        return timed("dot", read(x, y), () -> device.dot(x, y));
    }

    @Override
    public double sum(Buffer x) {
        return timed("sum", read(x), () -> device.sum(x));
    }

    @Override
    public double max(Buffer x) {
        return timed("max", read(x), () -> device.max(x));
    }

    @Override
    public double min(Buffer x) {
        return timed("min", read(x), () -> device.min(x));
    }

    @Override
    public double maxAbs(Buffer x) {
        return timed("maxAbs", read(x), () -> device.maxAbs(x));
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return timed("maxAbsDifference", read(x, y), () -> device.maxAbsDifference(x, y));
    }

    @Override
    public void close() {
        device.close();
    }
}
