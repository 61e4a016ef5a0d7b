package org.frond.device;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_program;

/**
 * Whether an OpenCL device computes as its standard says: functions of double precision against Java's StrictMath, and
 * whether products and sums are rounded one by one, as the processor does.
 */
public final class OpenClSelfTest {

    private static final int SAMPLES = 1 << 14;
    private static final String TEXT = """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #pragma OPENCL FP_CONTRACT OFF
            #define TEST(NAME, VALUE)                                                                               \\
            kernel void NAME(global const double *X, global double *result)                                        \\
            {                                                                                                       \\
                const int n = get_global_id(0);                                                                     \\
                const double x = X[3 * n], y = X[3 * n + 1], z = X[3 * n + 2];                                      \\
                result[n] = VALUE;                                                                                  \\
            }
            TEST(testExp, exp(x))
            TEST(testLog, log(x))
            TEST(testTanh, tanh(x))
            TEST(testPow, pow(x, y))
            TEST(testSqrt, sqrt(x))
            TEST(testFma, fma(x, y, z))
            TEST(testDivide, x / y)
            TEST(testMultiplyAndAdd, x * y + z)
            """;

    /**
     * A function's largest error.
     *
     * @param name    the function
     * @param error   largest error in units in the last place
     * @param allowed what OpenCL allows
     */
    public record Accuracy(String name, double error, double allowed) {

        /** Whether the device keeps what its standard promises; half a unit is StrictMath's own. */
        public boolean kept() {
            return error <= allowed + (allowed > 0 ? 1 : 0);
        }
    }

    /**
     * What came out.
     *
     * @param functions       the accuracy of each function
     * @param roundsEachStep  whether x y + z is rounded twice; if not, the compiler contracts it to fma
     */
    public record Result(List<Accuracy> functions, boolean roundsEachStep) {
    }

    private interface Exact {
        double of(double x, double y, double z);
    }

    /** A test: its kernel, where samples come from, what is right, and the error in units that OpenCL 1.2 allows. */
    private record Case(String name, String kernel, double allowed, DoubleUnaryOperator sample, Exact exact) {
    }

    private static final List<Case> CASES = List.of(
            new Case("exp", "testExp", 3, share -> 1400 * share - 700, (x, y, z) -> StrictMath.exp(x)),
            new Case("log", "testLog", 3, share -> Math.exp(1400 * share - 700), (x, y, z) -> StrictMath.log(x)),
            new Case("tanh", "testTanh", 5, share -> 40 * share - 20, (x, y, z) -> StrictMath.tanh(x)),
            new Case("pow", "testPow", 16, share -> 0.001 + 20 * share, (x, y, z) -> StrictMath.pow(x, y)),
            new Case("sqrt", "testSqrt", 0, share -> Math.exp(1400 * share - 700), (x, y, z) -> StrictMath.sqrt(x)),
            new Case("x/y", "testDivide", 0, share -> 2 * share - 1, (x, y, z) -> x / y),
            new Case("fma", "testFma", 0, share -> 2 * share - 1, Math::fma));

    private final OpenClQueue queue;
    private final cl_program program;

    private OpenClSelfTest(OpenClQueue queue) {
        this.queue = queue;
        this.program = queue.build(TEXT, "");
    }

    /**
     * Runs the test on a device.
     *
     * @throws DeviceException if the device cannot be opened or fails
     * @throws KernelException if it cannot compile the test
     */
    public static Result run(int number) {
        try (OpenClQueue queue = new OpenClQueue(OpenCl.handle(number))) {
            OpenClSelfTest test = new OpenClSelfTest(queue);
            List<Accuracy> functions = CASES.stream()
                    .map(each -> new Accuracy(each.name(), test.error(each), each.allowed())).toList();
            Case twice = new Case("x y + z", "testMultiplyAndAdd", 0, share -> 2 * share - 1, (x, y, z) -> x * y + z);
            return new Result(functions, test.error(twice) == 0);
        }
    }

    /** Largest error over all samples [units in the last place]. */
    private double error(Case each) {
        double[] samples = new Random(1).doubles(3L * SAMPLES).map(each.sample()).toArray();
        double[] results = computed(each.kernel(), samples);
        double worst = 0;
        for (int n = 0; n < SAMPLES; n++) {
            double exact = each.exact().of(samples[3 * n], samples[3 * n + 1], samples[3 * n + 2]);
            double error = results[n] == exact ? 0 : Math.abs(results[n] - exact) / Math.ulp(exact);
            worst = error > worst || Double.isNaN(error) ? error : worst;
        }
        return worst;
    }

    private double[] computed(String name, double[] samples) {
        OpenClBuffer x = new OpenClBuffer(queue, Precision.DOUBLE, samples.length);
        OpenClBuffer result = new OpenClBuffer(queue, Precision.DOUBLE, SAMPLES);
        x.write(samples);
        OpenClKernel kernel = queue.kernel(program, name, new WorkGroups(64, false));
        queue.asked("pass arguments to " + name, () -> CL.clSetKernelArg(kernel.handle(), 0, Sizeof.cl_mem, Pointer.to(x.memory()))
                + CL.clSetKernelArg(kernel.handle(), 1, Sizeof.cl_mem, Pointer.to(result.memory())));
        queue.launch(kernel, Range.flat(SAMPLES));
        return result.toArray();
    }
}
