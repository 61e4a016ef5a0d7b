package org.frond.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.frond.device.Buffer;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.Launch;
import org.frond.device.OneByOne;
import org.frond.device.Precision;
import org.frond.device.Profile;
import org.frond.device.Range;
import org.frond.device.TimedDevice;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelClockTest {

    private static final int LENGTH = 1000;
    private static final Grid GRID = Grid.plane(5, 3, 1);

    private static final String KERNELS = """
            /// y = sum of both components of x
            kernel void added(global const real* x, global real* y, int nx, int ny, int pitch, int size) {
                const int i = get_global_id(0), j = get_global_id(1);
                if (i >= nx || j >= ny) return;
                const int n = (i + 1) + pitch * (j + 1);
                y[n] = x[n] + x[n + size];
            }
            /// y = 2 y
            kernel void doubled(global real* y, int nx, int ny, int pitch) {
                const int i = get_global_id(0), j = get_global_id(1);
                if (i >= nx || j >= ny) return;
                y[(i + 1) + pitch * (j + 1)] *= 2;
            }
            /// y = y + x
            kernel void onto(global const real* x, global real* y, int length) {
                const int n = get_global_id(0);
                if (n >= length) return;
                y[n] += x[n];
            }
            """;

    private static final List<KernelSource> SOURCES = List.of(new KernelSource("k.cl", KERNELS));

    private final Profile profile = new Profile();
    private final KernelClock clock =
            new KernelClock(new TimedDevice(new CpuDevice(1, SOURCES), profile), profile, SOURCES);

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void anArrayThatIsReadAndWrittenCountsTwice() {
        Buffer x = clock.allocate(Precision.DOUBLE, LENGTH);
        Buffer y = clock.allocate(Precision.DOUBLE, LENGTH);
        clock.program(2, Precision.DOUBLE).run(new Launch("onto", Range.flat(LENGTH), x, y));
        assertEquals(3.0 * LENGTH * Double.BYTES, clock.bytes());
    }

    @Test
    void everyComponentCountsForItemsOfTheLaunchOnly() {
        Buffer x = clock.allocate(Precision.DOUBLE, 2 * GRID.size());
        Buffer y = clock.allocate(Precision.DOUBLE, GRID.size());
        clock.program(2, Precision.DOUBLE).run(new Launch("added", Range.cells(GRID), x, y));
        assertEquals(3.0 * 15 * Double.BYTES, clock.bytes());
    }

    private double bytesOf(String name) {
        return clock.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow().bytes();
    }

    @Test
    void aChainThatIsTimedAsOneHasTheBytesOfItsKernels() {
        run(clock);
        assertEquals((3 + 2) * 15.0 * Double.BYTES, bytesOf("added + doubled"));
    }

    @Test
    void kernelsOfAChainThatAreTimedOneByOneHaveTheirOwn() {
        try (Device single = OneByOne.of(new TimedDevice(new CpuDevice(1, SOURCES), profile))) {
            KernelClock clock = new KernelClock(single, profile, SOURCES);
            run(clock);
            clock.program(2, Precision.DOUBLE).run(new Launch("doubled", Range.cells(GRID), clock.allocate(Precision.DOUBLE, GRID.size())));
            assertEquals(Map.of("added", 3 * 15.0 * Double.BYTES, "doubled", 4 * 15.0 * Double.BYTES),
                    clock.entries().stream().collect(Collectors.toMap(KernelClock.Entry::name, KernelClock.Entry::bytes)));
        }
    }

    /** A chain of two kernels: one that reads two components and writes one, and one that reads and writes one. */
    private static void run(KernelClock clock) {
        Buffer x = clock.allocate(Precision.DOUBLE, 2 * GRID.size());
        Buffer y = clock.allocate(Precision.DOUBLE, GRID.size());
        clock.program(2, Precision.DOUBLE).run(
                List.of(new Launch("added", Range.cells(GRID), x, y), new Launch("doubled", Range.cells(GRID), y)));
    }

    @Test
    void launchesAndReductionsAreCountedByName() {
        Buffer x = clock.allocate(Precision.DOUBLE, LENGTH);
        clock.dot(x, x);
        clock.dot(x, x);
        clock.sum(x);
        assertEquals(2, clock.entries().stream().filter(entry -> entry.name().equals("dot")).findFirst().orElseThrow().launches());
    }

    @Test
    void resettingForgetsWorkAndKeepsMemory() {
        Buffer x = clock.allocate(Precision.FLOAT, LENGTH);
        clock.sum(x);
        clock.reset();
        assertEquals(0, clock.bytes());
        assertEquals(LENGTH * Float.BYTES, clock.allocated());
    }
}
