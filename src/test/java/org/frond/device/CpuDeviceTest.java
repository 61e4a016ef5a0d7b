package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuDeviceTest extends DeviceContract {

    @Override
    Device open(List<KernelSource> kernels) {
        return new CpuDevice(3, kernels);
    }

    private static double[] fluxOn(int threads, Grid grid, double[] u, double[] k) {
        try (Device device = new CpuDevice(threads, KERNELS)) {
            return flux(device, grid, u, k);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void resultsAreTheSameToTheLastBitForAnyNumberOfThreads(int threads) {
        Grid grid = Grid.plane(257, 131, 1);
        double[] u = random(grid.size(), 1);
        double[] k = random(grid.size(), 2);

        assertArrayEquals(fluxOn(1, grid, u, k), fluxOn(threads, grid, u, k));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aChainHasTheBitsOfOneLaunchAfterTheOther(int threads) {
        for (Grid grid : List.of(Grid.plane(70, 190, 1), Grid.plane(190, 70, 1), Grid.plane(900, 6, 1), Grid.box(13, 11, 90, 1))) {
            try (Device device = new CpuDevice(threads, KERNELS)) {
                for (int rounds = 1; rounds < 6; rounds++) {
                    assertArrayEquals(settled(device, grid, rounds, false), settled(device, grid, rounds, true));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void reductionsAreTheSameToTheLastBitForAnyNumberOfThreads(int threads) {
        double[] x = random(100_003, 1);
        double[] y = random(100_003, 2);
        try (CpuDevice one = new CpuDevice(1, KERNELS); CpuDevice many = new CpuDevice(threads, KERNELS)) {
            assertEquals(one.dot(filled(one, x), filled(one, y)), many.dot(filled(many, x), filled(many, y)));
            assertEquals(one.sum(filled(one, x)), many.sum(filled(many, x)));
        }
    }

    @Test
    void aKernelThatReachesOutsideABufferIsNamed() {
        try (CpuDevice device = new CpuDevice(2, KERNELS)) {
            Program program = device.program(2, Precision.DOUBLE);
            Buffer y = device.allocate(Precision.DOUBLE, 20_000);
            String message = assertThrows(KernelException.class,
                    () -> program.run(new Launch("reach", Range.flat(20_000), y, 1))).getMessage();

            assertTrue(message.startsWith("kernel reach (grid.cl) over 20000 x 1 x 1 items reaches outside a buffer"), message);
        }
    }
}
