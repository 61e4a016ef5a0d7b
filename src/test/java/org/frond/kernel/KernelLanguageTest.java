package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every feature of the language by a tiny kernel, its result compared with the same thing in Java. */
class KernelLanguageTest {

    private static final int ITEMS = 5;

    /** Runs a file with one kernel {@code k(global real* y, ...)} over {@value #ITEMS} items. */
    private static double[] run(int dim, String text, Object... more) {
        KernelSet set = KernelSet.read(List.of(new KernelSource("test.cl", text)), new Build(dim, Real.DOUBLE));
        double[] y = new double[ITEMS];
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = y;
        System.arraycopy(more, 0, arguments, 1, more.length);
        set.compile(Form.ONE_BY_ONE).get("k").rows(arguments, 0, ITEMS, 0, 1, 1);
        return y;
    }

    /** The value that a statement list gives to {@code r} for x = 0.5 and the ints n = 7, z = 0. */
    private static double value(String declarations, String statements) {
        return run(3, declarations + """
                kernel void k(global real* y, real x, int n, int z) {
                    real r = 0;
                """ + statements + """
                    y[get_global_id(0)] = r;
                }
                """, 0.5, 7, 0)[0];
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            n / 2; 3
            -n / 2; -3
            n % 4; 3
            n & 3 | 8; 11
            n ^ 5; 2
            n << 2 >> 1; 14
            ~n; -8
            n > 3 && z == 0; 1
            !n; 0
            !z + (n >= 7); 2
            z ? 10 : 20; 20
            n ? 10 : 20; 10
            (n & 4) ? x : -x; 0.5
            (int) (x * 5); 2
            (real) n / 2; 3.5
            (real) 7 / 2; 3.5
            n * x - -x; 4
            n - (3 - 2); 6
            n - (z - 2); 9
            (1 ? 1 : 0.5) / 2; 0.5
            1e1 + .5 + 1.f + 0x10; 27.5
            2 * DIM + CORNERS + MODES + SYM; 27
            x < 1 == 1; 1
            -(-x); 0.5
            +x; 0.5
            7 / (z + 2); 3
            """)
    void anExpressionHasItsValueOfC(String expression, double expected) {
        assertEquals(expected, value("", "r = " + expression + ";"));
    }

    @Test
    void theFunctionsAreThoseOfJava() {
        double x = 0.5;
        assertEquals(Math.sqrt(x), value("", "r = sqrt(x);"));
        assertEquals(Math.exp(x), value("", "r = exp(x);"));
        assertEquals(Math.log(x), value("", "r = log(x);"));
        assertEquals(Math.sin(x), value("", "r = sin(x);"));
        assertEquals(Math.cos(x), value("", "r = cos(x);"));
        assertEquals(Math.tanh(x), value("", "r = tanh(x);"));
        assertEquals(Math.atan2(x, 7), value("", "r = atan2(x, n);"));
        assertEquals(Math.fma(x, 7, x), value("", "r = fma(x, n, x);"));
        assertEquals(x, value("", "r = fabs(-x);"));
        assertEquals(x, value("", "r = fmin(x, 1);"));
        assertEquals(1, value("", "r = fmax(x, 1);"));
        assertEquals(-1, value("", "r = floor(-x);"));
        assertEquals(3, value("", "r = min(n, 3) + max(z, 0);"));
        assertEquals(7, value("", "r = abs(-n);"));
        assertEquals(1, value("", "r = isnan(x / z - x / z);"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e-5, 0.5, 3, 1e7, 1e9, 1e300})
    void asinhInvertsSinh(double value) {
        double expected = value < 1e-7 ? value : Math.log(value) + Math.log1p(Math.sqrt(1 + 1 / value / value));

        assertEquals(expected, KernelMath.asinh(value), 4e-11 * value);
        assertEquals(-expected, KernelMath.asinh(-value), 4e-11 * value);
    }

    @Test
    void aRunTimeLoopRunsAsOftenAsItsBoundSays() {
        assertEquals(21, value("", "for (int a = 0; a < n; a++) r += a;"));
        assertEquals(28, value("", "for (int a = n; a > 0; --a) r += a;"));
        assertEquals(7, value("", "for (int a = 1; a <= n; a *= 2) r += a;"));
    }

    @Test
    void aConstantLoopMayDoubleShiftAndCountDown() {
        assertEquals(7, value("", "for (int a = 1; a < CORNERS; a = a * 2) r += a;"));
        assertEquals(7, value("", "for (int a = 1; a < CORNERS; a <<= 1) r += a;"));
        assertEquals(9, value("", "for (int a = 5; a >= 0; a -= 2) r += a;"));
    }

    @Test
    void aLoopWithoutTripsDoesNothing() {
        assertEquals(0, value("", "for (int a = 3; a < DIM; a++) r += 1;"));
    }

    @Test
    void loopsMayNestAndDependOnEachOther() {
        assertEquals(12, value("", "real v[DIM][DIM]; for (int a = 0; a < DIM; a++) for (int b = a; b < DIM; b++) v[a][b] = a + b;"
                + " for (int a = 0; a < DIM; a++) for (int b = a; b < DIM; b++) r += v[a][b];"));
    }

    @Test
    void aLongLoopOverNoPrivateArrayStaysALoop() {
        assertEquals(4950, value("", "for (int a = 0; a < 100; a++) r += a;"));
    }

    @Test
    void privateArraysMayStartWithValuesAndHoldInts() {
        assertEquals(6, value("", "const int w[3] = {1, 2, 3}; for (int a = 0; a < 3; a++) r += w[a];"));
    }

    @Test
    void anArrayThatOnlySomeBranchesSetStartsSomewhere() {
        assertEquals(2, value("", "real v[2]; v[1] = 1; if (n > 3) { v[0] = 2; } else { v[0] = 3; } r = v[0];"));
        assertEquals(2, value("", "real t; if (n > 3) t = 2; if (n <= 3) t = 1; r = t;"));
    }

    @Test
    void namesMayBeHiddenInInnerBlocks() {
        assertEquals(3, value("", "const real s = 1; { const real s = 2; r += s; } r += s;"));
    }

    @Test
    void wordsOfJavaAreNamesLikeOthers() {
        assertEquals(2, value("", "const real final = x; const real new = final * 4; r = new;"));
    }

    @Test
    void aFunctionWithScalarsIsCalled() {
        assertEquals(2.25, value("inline real square(real a) { return a * a; }\n", "r = square(x + 1);"));
    }

    @Test
    void aFunctionMayReturnEarly() {
        String step = "inline real step_at(real a, real b) { if (a < b) return 0; return 1; }\n";

        assertEquals(1, value(step, "r = step_at(x, 0.5);"));
        assertEquals(0, value(step, "r = step_at(x, 0.75);"));
    }

    @Test
    void aFunctionChangesThePrivateArrayThatItIsGiven() {
        assertEquals(3, value("inline void twice(real v[2]) { for (int a = 0; a < 2; a++) v[a] *= 2; }\n",
                "real v[2] = {x, 1}; twice(v); r = v[0] + v[1];"));
    }

    @Test
    void aFunctionTakesARowOfAnArrayAndAPointer() {
        assertEquals(7, value("inline real last(const real* v, int n) { return v[n - 1]; }\n",
                "real e[2][3]; for (int a = 0; a < 2; a++) for (int b = 0; b < 3; b++) e[a][b] = a + b;"
                + " r = 2 * last(e[1], 3) + last(e[0], 2);"));
    }

    @Test
    void aFunctionWithAnArrayMayReturnOnSeveralPaths() {
        String larger = "inline real larger(real v[2]) { if (v[0] > v[1]) { return v[0]; } return v[1]; }\n";

        assertEquals(1, value(larger, "real v[2] = {x, 1}; r = larger(v);"));
        assertEquals(2, value(larger, "real v[2] = {2, x}; r = n > 3 ? larger(v) : 0;"));
        assertEquals(1, value(larger, "real v[2] = {2, x}; r = n > 3 && larger(v) > 1;"));
    }

    @Test
    void aScalarArgumentOfAnExpandedFunctionIsACopy() {
        assertEquals(2.5, value("inline real f(real v[1], real s) { v[0] = 2; s += v[0]; return s; }\n",
                "real v[1] = {x}; r = f(v, v[0]);"));
        assertEquals(2.5, value("inline real f(real v[1], real s) { v[0] = 2; return s + v[0]; }\n",
                "real v[1] = {x}; r = f(v, v[0]);"));
    }

    @Test
    void aFunctionReadsAGlobalArray() {
        double[] y = run(2, """
                inline real ahead(global const real* a, int n) { return a[n + 1] - a[n]; }
                __kernel void k(__global real* restrict y, global const real* restrict a) {
                    const int i = get_global_id(0);
                    y[i] = ahead(a, i);
                }
                """, (Object) new double[] {0, 1, 4, 9, 16, 25});

        assertArrayEquals(new double[] {1, 3, 5, 7, 9}, y);
    }

    @Test
    void returnEndsTheWorkItemAlone() {
        double[] y = run(2, """
                kernel void k(global real* y) {
                    const int i = get_global_id(0);
                    y[i] = 1;
                    if (i == 2) return;
                    for (int a = 0; a < 100; a++) {
                        if (a > 10 * i) return;
                        y[i] += 1;
                    }
                }
                """);

        assertArrayEquals(new double[] {2, 12, 1, 32, 42}, y);
    }

    @Test
    void aGuardEndsTheRow() {
        double[] y = run(2, """
                kernel void k(global real* y, int nx, int ny) {
                    const int i = get_global_id(0), j = get_global_id(1);
                    if (i > nx || j >= ny) return;
                    y[i] = 1;
                }
                """, 2, 1);

        assertArrayEquals(new double[] {1, 1, 1, 0, 0}, y);
    }

    @Test
    void aGuardOnTheLeftOfTheRowIsKept() {
        double[] y = run(2, """
                kernel void k(global real* y, int nx) {
                    const int i = get_global_id(0);
                    if (i < 1 || i >= nx) return;
                    y[i] = 1;
                }
                """, 3);

        assertArrayEquals(new double[] {0, 1, 1, 0, 0}, y);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 30"})
    void conditionalTextFollowsTheNumberOfAxes(int dim, double expected) {
        assertEquals(expected, run(dim, """
                #define FACTOR 10 // of three axes
                #if DIM == 3 && FACTOR > 1
                #define SCALE (FACTOR * DIM)
                #elif DIM == 2
                #define SCALE 2
                #else
                #define SCALE nonsense
                #endif
                kernel void k(global real* y) { y[get_global_id(0)] = SCALE; }
                """)[0]);
    }

    /** Guard and index written out, and the same behind a name with parameters that are shared. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void statementsAndParametersBehindANameGiveTheJavaOfThoseWrittenOut(int dim) {
        String plain = """
                inline int at(int i, int j, int k, int pitch, int plane) { return (i + 1) + pitch * (j + 1) + plane * (k + 1); }
                kernel void k(global const real *u, global real *y, real a, real b, int nx, int ny, int nz, int pitch, int plane, real h)
                {
                    const int i = get_global_id(0);
                    const int j = get_global_id(1);
                    const int k = get_global_id(2);
                    if (i > nx || j > ny || k > nz) return;
                    const int node = at(i, j, k, pitch, plane);
                    y[node] = (a * u[node] + b) * h;
                }
                """;
        String named = """
                #define GRID int nx, int ny, int nz, int pitch, int plane
                #define LINE real a, real b
                #define NODE(n)                                     \\
                    const int i = get_global_id(0);                 \\
                    const int j = get_global_id(1);                 \\
                    const int k = get_global_id(2);                 \\
                    if (i > nx || j > ny || k > nz) return;         \\
                    const int n = at(i, j, k, pitch, plane)
                inline int at(int i, int j, int k, int pitch, int plane) { return (i + 1) + pitch * (j + 1) + plane * (k + 1); }
                kernel void k(global const real *u, global real *y, LINE, GRID, real h)
                {
                    NODE(node); // NODE(n);
                    y[node] = (a * u[node] + b) * h;
                }
                """;

        assertEquals(classes(plain, dim), classes(named, dim));
    }

    /** Both forms of all kernels, one by one and several items at once. */
    private static Map<String, String> classes(String text, int dim) {
        return KernelSet.read(List.of(new KernelSource("k.cl", text)), new Build(dim, Real.DOUBLE)).classes("p", true);
    }

    @Test
    void whatIsSaidOfADefinitionIsNotSaidOfTheNextKernel() {
        KernelSet set = KernelSet.read(List.of(new KernelSource("k.cl", """
                /// Of the number.
                #define NUMBER 2
                /// Of the kernel.
                kernel void k(global real *y) { y[get_global_id(0)] = NUMBER; }
                """)), new Build(2, Real.DOUBLE));

        assertEquals("Of the kernel.", set.kernels().get("k").documentation());
    }

    @Test
    void aFileIsIncludedOnce() {
        KernelSet set = KernelSet.read(TextbookKernels.ALL, new Build(2, Real.DOUBLE));

        assertEquals(List.of("flux", "nine"), List.copyOf(set.kernels().keySet()));
    }

    @Test
    void aKernelKnowsItsDocumentationAndParameters() {
        Kernel flux = KernelSet.read(TextbookKernels.ALL, new Build(2, Real.DOUBLE)).kernels().get("flux");

        assertEquals("Modes of a cell, weighted by the cell's coefficient.", flux.documentation());
        assertEquals("flux.cl", flux.file());
        assertEquals(new Parameter("u", Parameter.Kind.INPUT, true), flux.parameters().get(0));
        assertEquals(new Parameter("q", Parameter.Kind.OUTPUT, false), flux.parameters().get(2));
    }

    /** Cyclic Jacobi rotations: a loop of sweeps that stays a loop around unrolled work on a 3 x 3 matrix. */
    @Test
    void sixJacobiSweepsFindTheEigenvaluesOfASymmetricMatrix() {
        double[] y = run(3, """
                inline void rotate(real e[DIM][DIM], int p, int q) {
                    if (fabs(e[p][q]) < 1e-300) return;
                    const real theta = (e[q][q] - e[p][p]) / (2 * e[p][q]);
                    const real t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
                    const real c = 1 / sqrt(t * t + 1);
                    const real s = t * c;
                    for (int a = 0; a < DIM; a++) {
                        const real x = e[a][p];
                        const real y = e[a][q];
                        e[a][p] = c * x - s * y;
                        e[a][q] = s * x + c * y;
                    }
                    for (int a = 0; a < DIM; a++) {
                        const real x = e[p][a];
                        const real y = e[q][a];
                        e[p][a] = c * x - s * y;
                        e[q][a] = s * x + c * y;
                    }
                }
                kernel void k(global real* y) {
                    real e[DIM][DIM];
                    for (int a = 0; a < DIM; a++)
                        for (int b = 0; b < DIM; b++)
                            e[a][b] = a == b ? 2 : abs(a - b) == 1 ? -1 : 0;
                    for (int sweep = 0; sweep < 6; sweep++)
                        for (int p = 0; p < DIM; p++)
                            for (int q = p + 1; q < DIM; q++) rotate(e, p, q);
                    y[0] = fmin(fmin(e[0][0], e[1][1]), e[2][2]);
                    y[1] = e[0][0] + e[1][1] + e[2][2];
                    y[2] = fmax(fmax(e[0][0], e[1][1]), e[2][2]);
                }
                """);

        assertEquals(2 - Math.sqrt(2), y[0], 1e-15);
        assertEquals(6, y[1], 1e-14);
        assertEquals(2 + Math.sqrt(2), y[2], 1e-14);
    }

    @Test
    void floatBuildsComputeInFloat() {
        KernelSet set = KernelSet.read(List.of(new KernelSource("test.cl", """
                inline real half_of(real a) { return 0.5 * a; }
                kernel void k(global real* y, real x) {
                    const int i = get_global_id(0);
                    real v[2] = {0.1, 1e-60};
                    y[i] = half_of(sqrt(x)) + v[0] * exp(x) + fmax(v[1], fabs(x)) + asinh(x) * i;
                }
                """)), new Build(2, Real.FLOAT));
        float[] y = new float[2];
        float x = 0.3f;
        set.compile(Form.ONE_BY_ONE).get("k").rows(new Object[] {y, x}, 0, 2, 0, 1, 1);

        float expected = 0.5f * (float) Math.sqrt(x) + 0.1f * (float) Math.exp(x) + x + (float) KernelMath.asinh(x) * 0;
        assertEquals(expected, y[0]);
    }
}
