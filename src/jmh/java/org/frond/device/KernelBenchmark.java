package org.frond.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.frond.grid.Grid;
import org.frond.kernel.Build;
import org.frond.kernel.Form;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSet;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One launch of a kernel on one thread, its grid in the second-level cache, in either form. DEVELOPERS.md says how to run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:-DontCompileHugeMethods", "--add-modules=jdk.incubator.vector"})
public class KernelBenchmark {

    private static final int COMPONENTS = 24;

    @Param({"ONE_BY_ONE", "SIDE_BY_SIDE"})
    private Form form;

    @Param({"allenCahn", "scalarForces", "scalarRelax", "elasticForces", "elasticRelax", "contactStiffness", "prolongNodes"})
    private String kernel;

    @Param({"2", "3"})
    private int dim;

    private Device device;
    private Program program;
    private Range range;
    private Object[] arguments;

    /** Random fields, every number zero, every int that is not the grid's or the next finer one's zero. */
    @Setup(Level.Trial)
    public void prepare() {
        Grid grid = dim == 2 ? Grid.plane(128, 128, 1) : Grid.box(32, 32, 32, 1);
        Grid finer = dim == 2 ? Grid.plane(256, 256, 0.5) : Grid.box(64, 64, 64, 0.5);
        Kernel known = KernelSet.read(KernelSource.builtIn(), new Build(dim, Real.DOUBLE)).kernels().get(kernel);
        device = new CpuDevice(1, KernelSource.builtIn(), form);
        program = device.program(dim, Precision.DOUBLE);
        range = Range.cells(grid);
        Random random = new Random(1);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : known.parameters()) {
            switch (parameter.kind()) {
                case INPUT, OUTPUT -> {
                    Buffer buffer = device.allocate(Precision.DOUBLE, COMPONENTS * grid.size());
                    if (!parameter.name().equals("grain")) {
                        buffer.write(random.doubles(buffer.length(), 0.1, 0.9).toArray());
                    }
                    values.add(buffer);
                }
                case INT -> {
                    switch (parameter.name()) {
                        case "nx", "ny", "nz", "pitch", "plane", "size" -> { }
                        case "fineNx" -> values.add(finer.nx());
                        case "fineNy" -> values.add(finer.ny());
                        case "fineNz" -> values.add(finer.nz());
                        case "finePitch" -> values.add(finer.pitch());
                        case "finePlane" -> values.add(finer.plane());
                        default -> values.add(0);
                    }
                }
                case REAL -> {
                    if (!parameter.name().equals("h")) {
                        values.add(0.0);
                    }
                }
            }
        }
        arguments = values.toArray();
    }

    @TearDown
    public void close() {
        device.close();
    }

    /** The launch. */
    @Benchmark
    public void launch() {
        program.run(new Launch(kernel, range, arguments));
    }
}
