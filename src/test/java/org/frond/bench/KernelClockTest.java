package org.frond.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.device.CpuDevice;
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

    private static final String KERNELS = """
            /// y = sum of both components of x
            kernel void added(global const real* x, global real* y, int nx, int ny, int pitch, int size) {
                const int i = get_global_id(0), j = get_global_id(1);
                if (i >= nx || j >= ny) return;
                const int n = (i + 1) + pitch * (j + 1);
                y[n] = x[n] + x[n + size];
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
        clock.program(2, Precision.DOUBLE).run("onto", Range.flat(LENGTH), x, y);
        assertEquals(3.0 * LENGTH * Double.BYTES, clock.bytes());
    }

    @Test
    void everyComponentCountsForItemsOfTheLaunchOnly() {
        Grid grid = Grid.plane(5, 3, 1);
        Buffer x = clock.allocate(Precision.DOUBLE, 2 * grid.size());
        Buffer y = clock.allocate(Precision.DOUBLE, grid.size());
        clock.program(2, Precision.DOUBLE).run("added", Range.cells(grid), x, y);
        assertEquals(3.0 * 15 * Double.BYTES, clock.bytes());
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
