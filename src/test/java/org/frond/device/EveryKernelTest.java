package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.grid.Grid;
import org.frond.kernel.Build;
import org.frond.kernel.Form;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSet;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every kernel of {@code kernels/} must keep, on grids of awkward size in 2-D and 3-D: it gives the same bits for any
 * number of threads and of items at once, and it guards itself, so that a launch over more items than needed (work-groups overshoot) changes
 * nothing. Inputs are random; what a kernel computes is checked by the tests of its own subject.
 */
@Tag("slow")
class EveryKernelTest {

    private static final List<Grid> GRIDS = List.of(Grid.plane(1, 1, 0.5), Grid.plane(2, 1, 0.5), Grid.plane(7, 5, 0.5),
            Grid.plane(257, 3, 0.5), Grid.box(1, 1, 1, 0.5), Grid.box(3, 2, 5, 0.5), Grid.box(33, 2, 3, 0.5));
    /** More components than any field has: a packed stiffness in space has 21. */
    private static final int COMPONENTS = 24;
    private static final int OVERSHOOT = 6;
    private static final int PATCH = 37;

    private static final Map<Integer, Map<String, Kernel>> KERNELS = Map.of(2, read(2), 3, read(3));
    private static final CpuDevice ONE = new CpuDevice(1, KernelSource.builtIn(), Form.ONE_BY_ONE);
    private static final CpuDevice THREE = new CpuDevice(3, KernelSource.builtIn(), Form.ONE_BY_ONE);
    private static final CpuDevice WIDE = new CpuDevice(1, KernelSource.builtIn(), Form.SIDE_BY_SIDE);

    /** Kernels that call exp, log and their like, whose last bits are each device's own. */
    private static final Set<String> TRANSCENDENTAL =
            Set.of("occupy", "reaction", "faceCurrent", "platingRate", "moveAlongReaction", "startOnReaction", "logarithm", "boltzmann",
                    "mouthOverpotential", "shiftedVolume", "shiftFront",
                    "frontDistance", "moveFrontOn", "closePlanes", "mixing", "overpotential");
    private static final double TRANSCENDENTAL_TOLERANCE = 1e-12;

    /** Opened when first asked for, so that the other tests run where there is no OpenCL. */
    private static final class OpenClDevices {

        private static final Device AS_A_RUN = OpenClHere.open(KernelSource.builtIn());
        private static final Device SMALL_GROUPS = OpenClHere.open(KernelSource.builtIn(), 32);
        private static final Device LARGE_GROUPS = OpenClHere.open(KernelSource.builtIn(), 256);
    }

    private static Map<String, Kernel> read(int dim) {
        return KernelSet.read(KernelSource.builtIn(), new Build(dim, Real.DOUBLE)).kernels();
    }

    static Stream<Arguments> kernels() {
        return KERNELS.get(2).keySet().stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sameBitsForAnyThreadsAndNothingBeyondTheGrid(String name) {
        boolean wrote = false;
        for (Grid grid : GRIDS) {
            Range exact = range(name, grid, 0);
            List<double[]> reference = run(ONE, name, grid, exact);
            wrote |= !equal(reference, run(ONE, name, grid, new Range(0, 0, 0, exact.grid())));
            same(reference, run(THREE, name, grid, exact), name + " with three threads on " + grid);
            same(reference, run(THREE, name, grid, range(name, grid, OVERSHOOT)), name + " overshooting on " + grid);
        }
        assertTrue(wrote, () -> name + " writes nothing");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sameBitsForSeveralItemsAtOnce(String name) {
        for (Grid grid : GRIDS) {
            Range range = range(name, grid, 0);
            for (Precision real : Precision.values()) {
                same(run(ONE, real, name, grid, range), run(WIDE, real, name, grid, range),
                        name + " side by side in " + real + " on " + grid);
            }
        }
    }

    /** The same bits; where exp and its like are called, numbers within 1e-12 of the largest of their array. */
    @ParameterizedTest
    @MethodSource("kernels")
    void onOpenClTheSameNumbers(String name) {
        OpenClHere.info();
        double tolerance = TRANSCENDENTAL.contains(name) ? TRANSCENDENTAL_TOLERANCE : 0;
        for (Grid grid : GRIDS) {
            Range range = range(name, grid, 0);
            close(run(ONE, name, grid, range), run(OpenClDevices.AS_A_RUN, name, grid, range), tolerance, name + " with OpenCL on " + grid);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void onOpenClTheSameBitsForAnyWorkGroups(String name) {
        OpenClHere.info();
        for (Grid grid : GRIDS) {
            Range range = range(name, grid, 0);
            List<double[]> whole = run(OpenClDevices.AS_A_RUN, name, grid, range);
            same(whole, run(OpenClDevices.SMALL_GROUPS, name, grid, range), name + " with groups of 32 on " + grid);
            same(whole, run(OpenClDevices.LARGE_GROUPS, name, grid, range), name + " with groups of 256 on " + grid);
        }
    }

    private static boolean isFlat(String name) {
        return KERNELS.get(2).get(name).parameters().stream().anyMatch(parameter -> parameter.name().equals("length"));
    }

    /** All nodes, or all values for point-wise kernels; with {@code more} items along every axis. */
    private static Range range(String name, Grid grid, int more) {
        if (isFlat(name)) {
            return Range.flat(grid.size());
        }
        return new Range(grid.nx() + 1 + more, grid.ny() + 1 + more, grid.dim() == 3 ? grid.nz() + 1 + more : 1, grid);
    }

    private static List<double[]> run(Device device, String name, Grid grid, Range range) {
        return run(device, Precision.DOUBLE, name, grid, range);
    }

    /** Runs a kernel on random inputs that depend on its parameters' places alone; returns all its arrays. */
    private static List<double[]> run(Device device, Precision real, String name, Grid grid, Range range) {
        Grid finer = new Grid(grid.dim(), 2 * grid.nx(), 2 * grid.ny(), grid.dim() == 3 ? 2 * grid.nz() : 1, grid.h() / 2);
        List<Object> arguments = new ArrayList<>();
        List<Buffer> buffers = new ArrayList<>();
        Random random = new Random(name.hashCode());
        for (Parameter parameter : KERNELS.get(grid.dim()).get(name).parameters()) {
            switch (parameter.kind()) {
                case INPUT, OUTPUT -> {
                    Buffer buffer = device.allocate(real, bufferLength(name, grid, finer));
                    buffer.write(values(parameter.name(), buffer.length(), random));
                    buffers.add(buffer);
                    arguments.add(buffer);
                }
                case INT -> whole(parameter.name(), grid, finer).ifPresent(arguments::add);
                case REAL -> {
                    if (!parameter.name().equals("h")) {
                        arguments.add(0.25 + random.nextDouble());
                    }
                }
            }
        }
        device.program(grid.dim(), real).run(new Launch(name, range, arguments.toArray()));
        return buffers.stream().map(Buffer::toArray).toList();
    }

    private static double[] values(String parameter, int length, Random random) {
        return switch (parameter) {
            case "grain" -> patches(length);
            // each of them once, in another order
            case "places" -> IntStream.range(0, length).mapToDouble(n -> length - 1 - n).toArray();
            default -> random.doubles(length, 0.1, 0.9).toArray();
        };
    }

    /** Numbers of grains: zeros and ones in patches along the rows. */
    private static double[] patches(int length) {
        return IntStream.range(0, length).mapToDouble(n -> n / PATCH % 2).toArray();
    }

    private static int bufferLength(String name, Grid grid, Grid finer) {
        if (name.equals("applyDense")) {
            int nodes = (grid.nx() + 1) * (grid.ny() + 1) * (grid.dim() == 3 ? grid.nz() + 1 : 1);
            return Math.max(nodes * nodes, grid.size());
        }
        return isFlat(name) ? grid.size() : COMPONENTS * Math.max(grid.size(), finer.size());
    }

    /** Values of int parameters that are not the grid's own. */
    private static Optional<Integer> whole(String parameter, Grid grid, Grid finer) {
        return switch (parameter) {
            case "nx", "ny", "nz", "pitch", "plane", "size", "length" -> Optional.empty();
            case "finePitch", "wholePitch" -> Optional.of(finer.pitch());
            case "finePlane", "wholePlane" -> Optional.of(finer.plane());
            case "fineNx" -> Optional.of(finer.nx());
            case "fineNy" -> Optional.of(finer.ny());
            case "fineNz" -> Optional.of(finer.nz());
            case "components", "springs", "apart" -> Optional.of(1);
            case "terms", "axes" -> Optional.of(3);
            case "sheets" -> Optional.of(2);
            default -> Optional.of(0);
        };
    }

    private static void close(List<double[]> expected, List<double[]> actual, double tolerance, String what) {
        for (int n = 0; n < expected.size(); n++) {
            double largest = Arrays.stream(expected.get(n)).map(Math::abs).max().orElse(0);
            assertArrayEquals(expected.get(n), actual.get(n), tolerance * largest, what + ", array " + n);
        }
    }

    private static boolean equal(List<double[]> some, List<double[]> others) {
        boolean equal = true;
        for (int n = 0; n < some.size(); n++) {
            equal &= Arrays.equals(some.get(n), others.get(n));
        }
        return equal;
    }

    private static void same(List<double[]> expected, List<double[]> actual, String what) {
        for (int n = 0; n < expected.size(); n++) {
            assertArrayEquals(expected.get(n), actual.get(n), 0.0, what + ", array " + n);
        }
    }
}
