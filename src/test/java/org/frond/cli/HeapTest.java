package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeapTest {

    private static final double GIBIBYTE = 1 << 30;

    @Test
    void fieldsThatWouldFillJavasMemoryToTheBrimAreRefused() {
        Heap heap = new Heap(6 * GIBIBYTE);
        assertEquals(Optional.empty(), heap.lacks(4.9 * GIBIBYTE));
        assertEquals(Optional.of("the run needs 7.20 GiB, but Java may take 6.00 GiB here; make grid.cells smaller, or give Java more where there"
                + " is more: FROND_JAVA_OPTS=-Xmx7628m"), heap.lacks(6 * GIBIBYTE));
    }

    @Test
    void whatIsAdvisedIsEnough() {
        double counted = 29.0 / 30 * 7628 / 1024 * GIBIBYTE; // of -Xmx7628m one survivor space, a tenth of a third, does not count
        assertEquals(Optional.empty(), new Heap(counted).lacks(6 * GIBIBYTE));
    }

    @Test
    void aQuarterMoreThanTheFieldsIsEnough() {
        assertEquals(Optional.empty(), new Heap(29.0 / 30 * 1.25 * 6 * GIBIBYTE).lacks(6 * GIBIBYTE));
    }
}
