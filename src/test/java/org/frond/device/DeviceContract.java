package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every device must keep. */
abstract class DeviceContract {

    static final List<KernelSource> KERNELS = List.of(
            new KernelSource("flux.cl", """
                    #include "grid.cl"
                    /// Differences of a cell: along x, along y, mixed, ... weighted with the cell's coefficient.
                    kernel void flux(global const real* u, global const real* k, global real* q,
                                     int nx, int ny, int nz, int pitch, int plane, int size) {
                        const int i = get_global_id(0), j = get_global_id(1), c = get_global_id(2);
                        if (i >= nx || j >= ny || c >= nz) return;
                        const int n = at(i, j, c, pitch, plane);
                        real v[CORNERS];
                        for (int a = 0; a < CORNERS; a++) v[a] = u[n + corner(a, pitch, plane)];
                        hadamard(v);
                        for (int m = 1; m < CORNERS; m++) q[n + (m - 1) * size] = k[n] * v[m] * (odd(m) ? 1 : 0.5);
                    }
                    /// A node gives off a tenth of the first differences of its cells.
                    kernel void settle(global const real* q, global real* u,
                                       int nx, int ny, int nz, int pitch, int plane) {
                        const int i = get_global_id(0), j = get_global_id(1), c = get_global_id(2);
                        if (i > nx || j > ny || c > nz) return;
                        const int n = at(i, j, c, pitch, plane);
                        for (int a = 0; a < CORNERS; a++) u[n] -= 0.1 * q[n - corner(a, pitch, plane)];
                    }
                    """),
            new KernelSource("grid.cl", """
                    inline int at(int i, int j, int k, int pitch, int plane) {
                    #if DIM == 3
                        return (i + 1) + pitch * (j + 1) + plane * (k + 1);
                    #else
                        return (i + 1) + pitch * (j + 1);
                    #endif
                    }
                    inline int corner(int a, int pitch, int plane) {
                        return (a & 1) + pitch * ((a >> 1) & 1) + plane * (a >> 2);
                    }
                    inline int odd(int bits) { return (bits ^ (bits >> 1) ^ (bits >> 2)) & 1; }
                    inline void hadamard(real v[CORNERS]) {
                        for (int bit = 1; bit < CORNERS; bit = bit * 2)
                            for (int a = 0; a < CORNERS; a++)
                                if ((a & bit) == 0) {
                                    const real s = v[a] + v[a + bit];
                                    v[a + bit] = v[a + bit] - v[a];
                                    v[a] = s;
                                }
                    }
                    kernel void axpy(real a, global const real* x, global real* y, int length) {
                        const int n = get_global_id(0);
                        if (n >= length) return;
                        y[n] += a * x[n];
                    }
                    kernel void reach(global real* y, int far) {
                        y[get_global_id(0) + far] = 1;
                    }
                    """));

    /** The device with these kernels. */
    abstract Device open(List<KernelSource> kernels);

    static double[] random(int length, long seed) {
        return new Random(seed).doubles(length, -1, 1).toArray();
    }

    static Buffer filled(Device device, double[] values) {
        Buffer buffer = device.allocate(Precision.DOUBLE, values.length);
        buffer.write(values);
        return buffer;
    }

    /** The flux kernel in plain Java: the sum over corners with the signs of each mode. */
    private static double[] expectedFlux(Grid grid, double[] u, double[] k) {
        double[] q = new double[grid.size() * (grid.corners() - 1)];
        for (int c = 0; c < grid.nz(); c++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    int n = grid.index(i, j, c);
                    for (int m = 1; m < grid.corners(); m++) {
                        double mode = 0;
                        for (int a = 0; a < grid.corners(); a++) {
                            double value = u[grid.index(i + (a & 1), j + (a >> 1 & 1), c + (a >> 2))];
                            mode += Integer.bitCount(m & ~a) % 2 == 0 ? value : -value;
                        }
                        q[n + (m - 1) * grid.size()] = k[n] * mode * (Integer.bitCount(m) % 2 == 1 ? 1 : 0.5);
                    }
                }
            }
        }
        return q;
    }

    /** The flux kernel on a device. */
    static double[] flux(Device device, Grid grid, double[] u, double[] k) {
        Buffer q = device.allocate(Precision.DOUBLE, grid.size() * (grid.corners() - 1));
        device.program(grid.dim(), Precision.DOUBLE)
                .run(new Launch("flux", Range.cells(grid), filled(device, u), filled(device, k), q));
        return q.toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "1 257", "257 1", "2 3", "31 37", "257 5"})
    void aPlaneKernelEqualsPlainLoopsOnAwkwardSizes(String size) {
        String[] cells = size.split(" ");
        Grid grid = Grid.plane(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), 1);
        double[] u = random(grid.size(), 1);
        double[] k = random(grid.size(), 2);

        try (Device device = open(KERNELS)) {
            assertArrayEquals(expectedFlux(grid, u, k), flux(device, grid, u, k), 1e-14);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1 1", "2 1 257", "7 11 13", "257 2 3", "17 23 1"})
    void aSpaceKernelEqualsPlainLoopsOnAwkwardSizes(String size) {
        String[] cells = size.split(" ");
        Grid grid = Grid.box(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), 1);
        double[] u = random(grid.size(), 1);
        double[] k = random(grid.size(), 2);

        try (Device device = open(KERNELS)) {
            assertArrayEquals(expectedFlux(grid, u, k), flux(device, grid, u, k), 1e-14);
        }
    }

    /** So many rounds of flux and settle, in one chain or launch by launch. */
    static double[] settled(Device device, Grid grid, int rounds, boolean inOneChain) {
        Buffer u = filled(device, random(grid.size(), 1));
        Buffer k = filled(device, random(grid.size(), 2));
        Buffer q = device.allocate(Precision.DOUBLE, grid.size() * (grid.corners() - 1));
        List<Launch> chain = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            chain.add(new Launch("flux", Range.cells(grid), u, k, q));
            chain.add(new Launch("settle", Range.nodes(grid), q, u));
        }
        Program program = device.program(grid.dim(), Precision.DOUBLE);
        if (inOneChain) {
            program.run(chain);
        } else {
            chain.forEach(launch -> program.run(launch));
        }
        return u.toArray();
    }

    /** The same in plain Java. */
    private static double[] expectedSettled(Grid grid, int rounds) {
        double[] u = random(grid.size(), 1);
        double[] k = random(grid.size(), 2);
        for (int round = 0; round < rounds; round++) {
            double[] q = expectedFlux(grid, u, k);
            for (int c = 0; c < grid.count(Location.NODE, 2); c++) {
                for (int j = 0; j <= grid.ny(); j++) {
                    for (int i = 0; i <= grid.nx(); i++) {
                        int n = grid.index(i, j, c);
                        for (int a = 0; a < grid.corners(); a++) {
                            u[n] -= 0.1 * q[n - (a & 1) - grid.pitch() * (a >> 1 & 1) - grid.plane() * (a >> 2)];
                        }
                    }
                }
            }
        }
        return u;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1 1", "5 3 1", "40 150 1", "200 90 1", "900 4 1", "7 9 80", "20 17 33"})
    void aChainEqualsPlainLoops(String size) {
        String[] cells = size.split(" ");
        int depth = Integer.parseInt(cells[2]);
        Grid grid = new Grid(depth > 1 ? 3 : 2, Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), depth, 1);
        try (Device device = open(KERNELS)) {
            for (int rounds : new int[] {1, 2, 3, 5}) {
                assertArrayEquals(expectedSettled(grid, rounds), settled(device, grid, rounds, true), 1e-13);
            }
        }
    }

    @Test
    void aSumOfAMillionTenthsIsRightToFourteenDigits() {
        try (Device device = open(KERNELS)) {
            Buffer x = device.allocate(Precision.DOUBLE, 1_000_000);
            x.fill(0.1);
            double exact = new BigDecimal(0.1).multiply(BigDecimal.valueOf(1_000_000)).doubleValue();

            assertEquals(exact, device.sum(x), 1e-9);
        }
    }

    @Test
    void extremesLookAtEveryValue() {
        double[] x = random(10_007, 1);
        x[10_006] = -5;
        x[0] = 3;
        try (Device device = open(KERNELS)) {
            assertEquals(3, device.max(filled(device, x)));
            assertEquals(-5, device.min(filled(device, x)));
            assertEquals(5, device.maxAbs(filled(device, x)));
            assertEquals(5, device.maxAbsDifference(filled(device, x), filled(device, new double[10_007])));
        }
    }

    @Test
    void notANumberIsNotOverlooked() {
        double[] x = new double[9_000];
        x[4_711] = Double.NaN;
        try (Device device = open(KERNELS)) {
            assertTrue(Double.isNaN(device.maxAbs(filled(device, x))));
            assertTrue(Double.isNaN(device.maxAbsDifference(filled(device, x), filled(device, x))));
        }
    }

    @Test
    void aFlatRangeCoversEveryValueOnce() {
        int length = 100_003;
        double[] x = random(length, 1);
        try (Device device = open(KERNELS)) {
            Buffer y = filled(device, x);
            device.program(2, Precision.DOUBLE).run(new Launch("axpy", Range.flat(length), 1.0, filled(device, x), y));

            double[] expected = random(length, 1);
            for (int n = 0; n < length; n++) {
                expected[n] += x[n];
            }
            assertArrayEquals(expected, y.toArray());
        }
    }

    @Test
    void aConversionMultipliesInDoubleAndRoundsOnce() {
        int length = 40_003;
        double[] x = random(length, 1);
        try (Device device = open(KERNELS)) {
            Buffer rounded = device.allocate(Precision.FLOAT, length);
            Buffer back = device.allocate(Precision.DOUBLE, length);
            device.convert(0.3, filled(device, x), rounded);
            device.convert(7, rounded, back);

            double[] expected = new double[length];
            for (int n = 0; n < length; n++) {
                expected[n] = 7 * (double) (float) (0.3 * x[n]);
            }
            assertArrayEquals(expected, back.toArray());
        }
    }

    @Test
    void singlePrecisionGoesToTheProcessorAndBackUnchanged() {
        double[] x = random(1_003, 1);
        try (Device device = open(KERNELS); Device processor = new CpuDevice(1, KERNELS)) {
            Buffer here = processor.allocate(Precision.FLOAT, x.length);
            Buffer there = device.allocate(Precision.FLOAT, x.length);
            Buffer again = processor.allocate(Precision.FLOAT, x.length);
            here.write(x);
            there.copyFrom(here);
            again.copyFrom(there);

            assertArrayEquals(here.toArray(), again.toArray());
        }
    }

    @Test
    void aFloatProgramComputesInFloat() {
        try (Device device = open(KERNELS)) {
            Buffer x = device.allocate(Precision.FLOAT, 3);
            Buffer y = device.allocate(Precision.FLOAT, 3);
            x.fill(0.1);
            y.fill(1);
            device.program(2, Precision.FLOAT).run(new Launch("axpy", Range.flat(3), 0.3, x, y));

            assertEquals(1f + 0.3f * 0.1f, y.toArray()[2]);
        }
    }

    @Test
    void aProgramIsBuiltOnceAndKept() {
        try (Device device = open(KERNELS)) {
            assertSame(device.program(2, Precision.DOUBLE), device.program(2, Precision.DOUBLE));
        }
    }

    private String refusal(String kernel, Range range, Object... arguments) {
        try (Device device = open(KERNELS)) {
            Program program = device.program(2, Precision.DOUBLE);
            return assertThrows(KernelException.class, () -> program.run(new Launch(kernel, range, arguments))).getMessage();
        }
    }

    @Test
    void anUnknownKernelIsRefusedWithTheKnownNames() {
        assertEquals("no kernel flax; there are axpy, reach, flux, settle", refusal("flax", Range.flat(1)));
    }

    @Test
    void aMissingArgumentIsRefusedWithTheWantedOnes() {
        assertEquals("kernel axpy (grid.cl) takes the arguments (a, x, y), not 1 of them", refusal("axpy", Range.flat(1), 1.0));
    }

    @Test
    void anArgumentOfTheWrongTypeIsRefusedByName() {
        assertEquals("parameter a of kernel axpy (grid.cl) wants a Double, not a Integer",
                refusal("axpy", Range.flat(1), 1, null, null));
    }

    @Test
    void aNewBufferHoldsZeros() {
        try (Device device = open(KERNELS)) {
            assertArrayEquals(new double[1000], device.allocate(Precision.DOUBLE, 1000).toArray());
            assertArrayEquals(new double[1000], device.allocate(Precision.FLOAT, 1000).toArray());
        }
    }

    @Test
    void aCopyRoundsToThePrecisionOfItsTarget() {
        try (Device device = open(KERNELS)) {
            Buffer single = device.allocate(Precision.FLOAT, 2);
            single.copyFrom(filled(device, new double[] {0.1, 0.25}));

            assertArrayEquals(new double[] {0.1f, 0.25}, single.toArray());
        }
    }

    @Test
    void aReadingKeepsWhatWasThereWhenItBegan() {
        try (Device device = open(KERNELS)) {
            double[] values = random(100_003, 5);
            for (Precision precision : Precision.values()) {
                Buffer x = device.allocate(precision, values.length);
                x.write(values);
                double[] expected = x.toArray();
                Supplier<double[]> reading = x.startReading();
                x.fill(7);
                Supplier<double[]> later = x.startReading();
                x.fill(8);

                assertArrayEquals(expected, CompletableFuture.supplyAsync(reading).join());
                assertEquals(7, later.get()[values.length - 1]);
            }
        }
    }

    @Test
    void aReadingThatNobodyAsksForDisturbsNothing() {
        Device device = open(KERNELS);
        filled(device, random(100_003, 5)).startReading();
        device.close();
    }

    @Test
    void valuesOfAnotherLengthAreRefused() {
        try (Device device = open(KERNELS)) {
            Buffer buffer = device.allocate(Precision.DOUBLE, 5);
            String message = assertThrows(KernelException.class, () -> buffer.write(new double[4])).getMessage();

            assertEquals("a buffer of 5 values does not match 4 values", message);
        }
    }

    @Test
    void aProductIsNotSummedOverTwoPrecisions() {
        try (Device device = open(KERNELS)) {
            Buffer x = device.allocate(Precision.FLOAT, 3);
            Buffer y = device.allocate(Precision.DOUBLE, 3);

            assertThrows(KernelException.class, () -> device.dot(x, y));
        }
    }

    @Test
    void aBufferOfAnotherDeviceIsRefused() {
        try (Device device = open(KERNELS); Device other = new CpuDevice(1, KERNELS)) {
            Buffer x = device.allocate(Precision.DOUBLE, 3);
            Buffer foreign = device instanceof CpuDevice ? new ForeignBuffer() : other.allocate(Precision.DOUBLE, 3);
            String message = assertThrows(KernelException.class, () -> device.program(2, Precision.DOUBLE)
                    .run(new Launch("axpy", Range.flat(3), 1.0, foreign, x))).getMessage();

            assertEquals("buffer x of kernel axpy belongs to another device", message);
        }
    }

    /** A buffer that no device knows: it is to be turned away before anyone touches its values. */
    private record ForeignBuffer() implements Buffer {

        @Override
        public int length() {
            return 3;
        }

        @Override
        public Precision precision() {
            return Precision.DOUBLE;
        }

        @Override
        public void write(double[] source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void read(double[] target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fill(double value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void copyFrom(Buffer source) {
            throw new UnsupportedOperationException();
        }
    }
}
