package org.frond.device;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frond.kernel.Form;
import org.frond.kernel.KernelSource;

/**
 * The processor as a device: buffers are Java arrays, kernels are translated to Java, compiled in memory and run row by
 * row on a fixed number of threads. Results do not depend on that number, to the last bit.
 */
public final class CpuDevice implements Device {

    private static final String NAME = "CPU, ";
    /** Values whose conversion is worth waking another thread. */
    private static final int LARGE = 1 << 14;

    private record Version(int dim, Precision real) {
    }

    private final Team team;
    private final Reductions reductions;
    private final List<KernelSource> sources;
    private final Form form;
    private final Map<Version, Program> programs = new ConcurrentHashMap<>();

    /**
     * A device of some threads.
     *
     * @param threads number of threads that work, the calling one included
     * @param sources the kernels to build
     */
    public CpuDevice(int threads, List<KernelSource> sources) {
        this(threads, sources, Form.best());
    }

    /** The same, with the items of a row run in a given form. */
    CpuDevice(int threads, List<KernelSource> sources, Form form) {
        if (threads < 1) {
            throw new IllegalArgumentException("a device needs at least one thread, not " + threads);
        }
        this.team = new Team(threads);
        this.reductions = new Reductions(team);
        this.sources = List.copyOf(sources);
        this.form = form;
    }

    /** One thread that does one item after the other: the kernels as they are written, to compare others with. */
    public static CpuDevice plain(List<KernelSource> sources) {
        return new CpuDevice(1, sources, Form.ONE_BY_ONE);
    }

    /** A device of all cores with the kernels that come with the program. */
    public static CpuDevice ofAllCores() {
        return new CpuDevice(Runtime.getRuntime().availableProcessors(), KernelSource.builtIn());
    }

    @Override
    public String name() {
        return NAME + team.threads() + (team.threads() == 1 ? " thread" : " threads");
    }

    /** Whether a name is that of a processor, with any number of threads. */
    public static boolean isName(String name) {
        return name.startsWith(NAME);
    }

    @Override
    public Buffer allocate(Precision precision, int length) {
        if (length < 1) {
            throw new KernelException("a buffer holds at least one value, not " + length);
        }
        return CpuBuffer.allocate(precision, length);
    }

    @Override
    public Program program(int dim, Precision real) {
        return programs.computeIfAbsent(new Version(dim, real), version ->
                CpuProgram.build(sources, dim, real, team, form));
    }

    @Override
    public void convert(double factor, Buffer from, Buffer to) {
        CpuBuffer source = own(from);
        CpuBuffer target = own(to);
        target.requireLength(source.length());
        int length = target.length();
        int parts = Math.min(team.threads(), 1 + length / LARGE);
        team.run(parts, part -> target.scale(factor, source, Team.first(length, part, parts), Team.first(length, part + 1, parts)));
    }

    @Override
    public double dot(Buffer x, Buffer y) {
        return reductions.dot(own(x), own(y));
    }

    @Override
    public double sum(Buffer x) {
        return reductions.sum(own(x));
    }

    @Override
    public double max(Buffer x) {
        return reductions.max(own(x));
    }

    @Override
    public double min(Buffer x) {
        return reductions.min(own(x));
    }

    @Override
    public double maxAbs(Buffer x) {
        return reductions.maxAbs(own(x));
    }

    @Override
    public double maxAbsDifference(Buffer x, Buffer y) {
        return reductions.maxAbsDifference(own(x), own(y));
    }

    @Override
    public void close() {
        team.close();
    }

    private static CpuBuffer own(Buffer buffer) {
        if (buffer instanceof CpuBuffer own) {
            return own;
        }
        throw new KernelException("this buffer belongs to another device");
    }
}
