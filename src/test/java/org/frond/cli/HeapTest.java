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
        assertEquals(Optional.of("the run needs 7.2 GiB, but Java may take 6.0 GiB here; make grid.cells smaller, or give Java more where there"
                + " is more: FROND_JAVA_OPTS=-Xmx8g"), heap.lacks(6 * GIBIBYTE));
    }

    @Test
    void whatIsAdvisedIsEnough() {
        assertEquals(Optional.empty(), new Heap(8 * GIBIBYTE).lacks(6 * GIBIBYTE));
    }
}
