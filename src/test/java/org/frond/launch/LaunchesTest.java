package org.frond.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.frond.device.Buffer;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.Launch;
import org.frond.device.Precision;
import org.frond.device.Range;
import org.frond.grid.Grid;
import org.frond.kernel.Build;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSet;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes that the build writes for the program's own kernels. */
class LaunchesTest {

    private static final Grid GRID = Grid.plane(2, 3, 0.5);

    private static final KernelSource ALPHABET = new KernelSource("grid.cl", """
            inline int at(int i, int j, int k, int pitch, int plane) { return (i + 1) + pitch * (j + 1); }
            #define GRID int nx, int ny, int nz, int pitch, int plane
            #define NODE(n)                                     \\
                const int i = get_global_id(0);                 \\
                const int j = get_global_id(1);                 \\
                const int k = get_global_id(2);                 \\
                if (i > nx || j > ny || k > nz) return;         \\
                const int n = at(i, j, k, pitch, plane)
            """);
    private static final String NAMED = """
            #include "grid.cl"
            kernel void intoBounds(global const real *low, real high, global real *x, GRID)
            {
                NODE(n);
                x[n] = low[n] + 2.0 * high;
            }
            """;
    private static final String WRITTEN_OUT = """
            #include "grid.cl"
            kernel void intoBounds(global const real *low, real high, global real *x, int nx, int ny, int nz, int pitch, int plane)
            {
                const int i = get_global_id(0);
                const int j = get_global_id(1);
                const int k = get_global_id(2);
                if (i > nx || j > ny || k > nz) return;
                const int n = at(i, j, k, pitch, plane);
                x[n] = low[n] + 2.0 * high;
            }
            """;

    static Stream<Kernel> kernels() {
        return KernelSet.read(KernelSource.builtIn(), new Build(2, Real.DOUBLE)).kernels().values().stream();
    }

    /** Arguments that all differ: what is read in the kernel's order, then what is written. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aLaunchHasItsKernelsArgumentsInTheKernelsOrder(Kernel kernel) throws ReflectiveOperationException {
        List<Object> inOrder = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        try (Device device = new CpuDevice(1, KernelSource.builtIn())) {
            for (Parameter parameter : kernel.parameters().stream().filter(parameter -> !parameter.isGeometry()).toList()) {
                Object value = switch (parameter.kind()) {
                    case INPUT, OUTPUT -> device.allocate(Precision.DOUBLE, 1);
                    case INT -> inOrder.size();
                    case REAL -> (double) inOrder.size();
                };
                inOrder.add(value);
                (parameter.kind() == Parameter.Kind.OUTPUT ? written : read).add(value);
            }
            Launch launch = launch(kernel, read, written);
            assertEquals(kernel.name(), launch.kernel());
            assertEquals(inOrder, List.of(launch.arguments()));
        }
    }

    private static Launch launch(Kernel kernel, List<Object> read, List<Object> written) throws ReflectiveOperationException {
        String file = kernel.file().replace(".cl", "");
        Class<?> launches = Class.forName("org.frond.launch." + Character.toUpperCase(file.charAt(0)) + file.substring(1) + "Kernels");
        Method method = Arrays.stream(launches.getMethods()).filter(each -> each.getName().equals(kernel.name())).findFirst().orElseThrow();
        List<Object> arguments = new ArrayList<>(read);
        arguments.add(0, over(method.getParameterTypes()[0]));
        Object reading = method.invoke(null, inRecords(arguments, method.getParameterTypes()).toArray());
        return (Launch) method.getReturnType().getMethods()[0].invoke(reading, written.toArray());
    }

    private static Object over(Class<?> type) {
        return type == Grid.class ? GRID : type == int.class ? (Object) GRID.size() : Range.layer(GRID, 0);
    }

    /** The arguments of which a method takes some together in a record. */
    private static List<Object> inRecords(List<Object> arguments, Class<?>[] types) throws ReflectiveOperationException {
        List<Object> grouped = new ArrayList<>();
        int next = 0;
        for (Class<?> type : types) {
            boolean together = type.isRecord() && type.getPackage().equals(LaunchesTest.class.getPackage());
            int count = together ? type.getRecordComponents().length : 1;
            Object[] taken = arguments.subList(next, next + count).toArray();
            grouped.add(together ? type.getConstructors()[0].newInstance(taken) : taken[0]);
            next += count;
        }
        return grouped;
    }

    /** A user's kernel takes the place of the program's of the same name, however it finds its node. */
    @ParameterizedTest
    @ValueSource(strings = {NAMED, WRITTEN_OUT})
    void kernelsOfTheUserAreLaunchedByTheSameMethods(String kernel) {
        try (Device device = new CpuDevice(1, List.of(ALPHABET, new KernelSource("bounds.cl", kernel)))) {
            Buffer low = device.allocate(Precision.DOUBLE, GRID.size());
            Buffer x = device.allocate(Precision.DOUBLE, GRID.size());
            low.fill(1);
            device.program(2, Precision.DOUBLE).run(BoundsKernels.intoBounds(GRID, low, 0.5).into(x));
            double[] values = x.toArray();
            assertEquals(2, values[GRID.index(0, 0)]);
            assertEquals(2, values[GRID.index(GRID.nx(), GRID.ny())]);
            assertEquals((GRID.nx() + 1) * (GRID.ny() + 1) * 2.0, Arrays.stream(values).sum());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"degradation(grid, g, d, 0.1)", "degradation(grid, 0.1).into(d, g)", "degradation(grid, d, 0.1)",
        "degradation(grid, 0.1, d).into(g)", "degradation(d, 0.1).into(g)"})
    void whatIsReadAndWhatIsWrittenCannotChangePlaces(String launch, @TempDir Path folder) {
        assertTrue(isJava("degradation(grid, d, 0.1).into(g)", folder));
        assertFalse(isJava(launch, folder));
    }

    /** Whether a launch of the mechanics is Java, with a grid and buffers d and g at hand. */
    private static boolean isJava(String launch, Path folder) {
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Trial.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return "import org.frond.device.*; class Trial { Launch launch(org.frond.grid.Grid grid, Buffer d, Buffer g) {"
                        + " return org.frond.launch.MechanicsKernels." + launch + "; } }";
            }
        };
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String classes = Launch.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        ToolProvider.getSystemJavaCompiler().getTask(null, null, found, List.of("-proc:none", "-d", folder.toString(),
                "-cp", classes, "--source-path", ""), null, List.of(source)).call();
        return found.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }
}
