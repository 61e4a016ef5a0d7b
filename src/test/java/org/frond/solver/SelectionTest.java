package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.frond.device.Buffer;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.device.Precision;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final int LENGTH = 1000;

    private final Kernels kernels = CpuKernels.in(2);
    private final Buffer field = kernels.table(IntStream.range(0, LENGTH).mapToDouble(n -> n).toArray());

    @Test
    void valuesComeInTheOrderOfTheirPlaces() {
        Selection selection = new Selection(kernels, new int[] {999, 0, 7, 7});

        assertArrayEquals(new double[] {999, 0, 7, 7}, selection.read(field));
        assertEquals(1013, selection.sum(field));
    }

    @Test
    void whatIsPutThereLeavesTheRest() {
        Selection selection = new Selection(kernels, new int[] {3, 1});
        selection.put(new double[] {-1, -2}, field);
        double[] expected = IntStream.range(0, LENGTH).mapToDouble(n -> n == 3 ? -1 : n == 1 ? -2 : n).toArray();

        assertArrayEquals(expected, field.toArray());
    }

    @Test
    void noPlacesHaveNoValuesAndTakeNone() {
        Selection nowhere = new Selection(kernels, new int[0]);
        nowhere.put(new double[0], field);

        assertArrayEquals(new double[0], nowhere.read(field));
        assertEquals(0, nowhere.sum(field));
    }

    @Test
    void whatIsPutAgainIsWrittenAgainAfterSomethingElseWasRead() {
        Selection selection = new Selection(kernels, new int[] {5});
        selection.put(new double[] {50}, field);
        field.fill(1);
        selection.read(field);
        selection.put(new double[] {50}, field);

        assertArrayEquals(new double[] {50}, selection.read(field));
    }

    @Test
    void valuesThatAreGivenTwiceTravelOnce() {
        try (MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()))) {
            GivenValues given = new GivenValues(device.allocate(Precision.DOUBLE, LENGTH));
            given.holding(new double[LENGTH]);
            given.holding(new double[LENGTH]);

            assertEquals(1, device.fields(LENGTH));
        }
    }
}
