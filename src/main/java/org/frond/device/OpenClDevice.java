package org.frond.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.frond.device.OpenClReductions.Kind;
import org.frond.kernel.KernelSource;

/**
 * A device that an OpenCL driver offers: buffers stay in its memory, the driver compiles the kernels, launches are queued
 * without waiting. Only reductions and reading wait. Reductions give the processor's bits for any size of work-groups.
 */
public final class OpenClDevice implements Device {

    /** Items of a group on a GPU: enough to hide memory, few enough that large kernels find registers. */
    private static final int GPU_GROUP = 128;
    /** Items of a group on a processor: a piece of a row, long enough for vectors, short enough to leave little idle. */
    private static final int CPU_GROUP = 128;

    private record Version(int dim, Precision real) {
    }

    private final OpenClQueue queue;
    private final WorkGroups groups;
    private final OpenClReductions reductions;
    private final OpenClConversion conversion;
    private final List<KernelSource> sources;
    private final Map<Version, Program> programs = new ConcurrentHashMap<>();

    private OpenClDevice(OpenClQueue queue, WorkGroups groups, List<KernelSource> sources) {
        this.queue = queue;
        this.groups = groups;
        this.reductions = new OpenClReductions(queue, groups);
        this.conversion = new OpenClConversion(queue, groups);
        this.sources = List.copyOf(sources);
    }

    /**
     * Opens a device.
     *
     * @param number  its number in {@link OpenCl#survey}
     * @param sources the kernels to build
     * @throws DeviceException if there is none of this number or it cannot be used, with the reason
     */
    public static OpenClDevice open(int number, List<KernelSource> sources) {
        return open(number, sources, Optional.empty());
    }

    /** The same; a profile that is given learns how long each kernel takes, which makes launches a little slower. */
    public static OpenClDevice open(int number, List<KernelSource> sources, Optional<Profile> profile) {
        return open(OpenCl.handle(number), sources, profile);
    }

    private static OpenClDevice open(OpenCl.Handle handle, List<KernelSource> sources, Optional<Profile> profile) {
        WorkGroups groups = handle.info().type() == OpenClInfo.Type.CPU
                ? new WorkGroups(CPU_GROUP, false) : new WorkGroups(GPU_GROUP, true);
        return new OpenClDevice(new OpenClQueue(handle, profile), groups, sources);
    }

    /**
     * Opens a device for multigrid cycles in single precision: nothing of its double precision is used, if it has any. Its
     * sums are made here, in double precision, of the values it holds.
     */
    public static OpenClDevice openForCycles(int number, List<KernelSource> sources, Optional<Profile> profile) {
        return open(OpenCl.handleForCycles(number), sources, profile);
    }

    /** The same with work-groups of another size, cut as on a GPU; results do not depend on it. */
    static OpenClDevice open(int number, List<KernelSource> sources, int groupSize) {
        return new OpenClDevice(new OpenClQueue(OpenCl.handle(number)), new WorkGroups(groupSize, true), sources);
    }

    /** The name of a device, opened or not. */
    public static String name(OpenClInfo info) {
        return info.name() + " (" + info.label() + ", " + info.platform() + ")";
    }

    /** What the device says of itself. */
    public OpenClInfo info() {
        return queue.info();
    }

    /** Bytes held by buffers that are alive. */
    public long memoryInUse() {
        return queue.used();
    }

    /**
     * Asks for memory before any of it is taken.
     *
     * @throws DeviceException with numbers, unless so many bytes more fit
     */
    public void requireMemory(long bytes) {
        queue.requireMemory(bytes);
    }

    @Override
    public String name() {
        return name(queue.info());
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        if (length < 1) {
            throw new KernelException("a buffer holds at least one value, not " + length);
        }
        return new OpenClBuffer(queue, precision, length);
    }

    @Override
    public Program program(int dim, Precision real) {
        if (real == Precision.DOUBLE && !queue.info().doubles()) {
            throw new DeviceException(name() + " was opened for single precision alone");
        }
        return programs.computeIfAbsent(new Version(dim, real),
                version -> OpenClProgram.build(sources, dim, real, queue, groups));
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        conversion.convert(factor, own(from), own(to));
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return reductions.reduce(Kind.DOT, own(x), own(y));
    }

    @Override
    public double sum(Buffer x) {
        return reductions.reduce(Kind.SUM, own(x), own(x));
    }

    @Override
    public double max(Buffer x) {
        return reductions.reduce(Kind.MAX, own(x), own(x));
    }

    @Override
    public double min(Buffer x) {
        return reductions.reduce(Kind.MIN, own(x), own(x));
    }

    @Override
    public double maxAbs(Buffer x) {
        return reductions.reduce(Kind.MAX_ABS, own(x), own(x));
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return reductions.reduce(Kind.MAX_ABS_DIFFERENCE, own(x), own(y));
    }

    @Override
    public void close() {
        queue.close();
    }

    private OpenClBuffer own(Buffer buffer) {
        if (buffer instanceof OpenClBuffer own && own.isOn(queue)) {
            return own;
        }
        throw new KernelException("this buffer belongs to another device");
    }
}
