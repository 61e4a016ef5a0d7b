package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class OpenClDeviceTest extends DeviceContract {

    private static final int[] LENGTHS = {1, 2, 3, 127, 511, 512, 513, 9_001, 140_003, 1_200_017};

    @Override
    Device open(List<KernelSource> kernels) {
        return OpenClHere.open(kernels);
    }

    private static double[] reductions(Device device, int length) {
        Buffer x = filled(device, random(length, 1));
        Buffer y = filled(device, random(length, 2));
        Buffer single = device.allocate(Precision.FLOAT, length);
        single.copyFrom(x);
        return new double[] {device.dot(x, y), device.sum(x), device.max(x), device.min(x), device.maxAbs(x),
            device.maxAbsDifference(x, y), device.dot(single, single), device.sum(single)};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 64, 128, 256})
    void reductionsGiveTheProcessorsBitsForAnySizeOfWorkGroups(int groupSize) {
        try (Device processor = new CpuDevice(2, KERNELS); Device device = OpenClHere.open(KERNELS, groupSize)) {
            for (int length : LENGTHS) {
                assertArrayEquals(reductions(processor, length), reductions(device, length));
            }
        }
    }

    /** A device whose largest work-group has fewer items than are wanted gets smaller ones, for whatever it runs. */
    @Test
    void noWorkGroupIsLargerThanTheDeviceAllows() {
        int tooMany = 4 * Integer.highestOneBit(OpenClHere.info().largestGroup());
        double[] values = random(9_001, 1);
        try (Device processor = new CpuDevice(2, KERNELS); Device device = OpenClHere.open(KERNELS, tooMany)) {
            assertArrayEquals(reductions(processor, values.length), reductions(device, values.length));
            Buffer x = filled(device, values);
            Buffer half = device.allocate(Precision.FLOAT, values.length);
            device.convert(0.5, x, half);
            assertArrayEquals(Arrays.stream(values).map(value -> (float) (0.5 * value)).toArray(), half.toArray());
            device.program(2, Precision.DOUBLE).run(new Launch("axpy", Range.flat(values.length), 1.0, x, x));
            assertArrayEquals(Arrays.stream(values).map(value -> 2 * value).toArray(), x.toArray());
        }
    }

    @Test
    void fminAndFmaxHandNotANumberOn() {
        KernelSource source = new KernelSource("least.cl", """
                kernel void least(global const real* x, global const real* y, global real* z, int length) {
                    const int n = get_global_id(0);
                    if (n >= length) return;
                    z[n] = fmin(x[n], y[n]) + fmax(x[n], y[n]);
                }
                """);
        double[] x = {1, Double.NaN, 3, Double.NaN};
        double[] y = {2, 5, Double.NaN, Double.NaN};
        try (Device device = OpenClHere.open(List.of(source))) {
            Buffer z = device.allocate(Precision.DOUBLE, 4);
            device.program(2, Precision.DOUBLE).run(new Launch("least", Range.flat(4), filled(device, x), filled(device, y), z));

            assertArrayEquals(new double[] {3, Double.NaN, Double.NaN, Double.NaN}, z.toArray());
        }
    }

    @Test
    void anEmptyRangeDoesNothing() {
        try (Device device = OpenClHere.open(KERNELS)) {
            Buffer y = filled(device, new double[] {1, 2});
            device.program(2, Precision.DOUBLE).run(new Launch("axpy", new Range(0, 1, 1, null), 1.0, y, y));

            assertArrayEquals(new double[] {1, 2}, y.toArray());
        }
    }

    @Test
    void whatTheDriverCannotBuildIsRefusedWithItsLog() {
        String text = "#line 4 \"twice.cl\"\nkernel void twice(global double *x) { x[0] *= missing; }";
        try (OpenClQueue queue = new OpenClQueue(OpenCl.handle(OpenClHere.info().number()))) {
            String message = assertThrows(KernelException.class, () -> queue.build(text, "")).getMessage();

            assertTrue(message.contains("cannot build the kernels"), message);
            assertTrue(message.contains("twice.cl:4"), message);
        }
    }

    @Test
    void moreThanTheMemoryIsRefusedWithNumbers() {
        OpenClInfo info = OpenClHere.info();
        int length = (int) Math.min(info.largestBuffer() / 8, 1 << 20);
        try (OpenClDevice device = OpenClHere.open(KERNELS)) {
            long before = device.memoryInUse();
            device.allocate(Precision.DOUBLE, length);
            assertEquals(before + 8L * length, device.memoryInUse());

            String message = assertThrows(DeviceException.class, () -> device.requireMemory(info.memory())).getMessage();
            assertTrue(message.contains("too little memory"), message);
            assertTrue(message.contains(String.format("%.0f MB", info.memory() / 1e6)), message);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        OpenClHere.info();
        int count = OpenCl.survey().devices().size();
        String message = assertThrows(DeviceException.class, () -> OpenClDevice.open(count, KERNELS)).getMessage();

        assertEquals("there is no OpenCL device " + count + ": " + (count == 1 ? "the only one is 0" : "they are 0 to " + (count - 1)), message);
    }

    @Test
    void aClosedDeviceRefusesEveryCommand() {
        OpenClDevice device = OpenClHere.open(KERNELS);
        Buffer buffer = device.allocate(Precision.DOUBLE, 3);
        device.close();
        device.close();

        String message = assertThrows(DeviceException.class, buffer::toArray).getMessage();
        assertTrue(message.endsWith("could not hand out values: it is closed"), message);
        assertThrows(DeviceException.class, () -> device.allocate(Precision.DOUBLE, 3));
    }
}
