package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class WorkGroupsTest {

    private static final Range NODES = Range.nodes(Grid.box(32, 16, 4, 1));

    @Test
    void groupsOfAGpuCoverSeveralRows() {
        WorkGroups groups = new WorkGroups(128, true);
        assertArrayEquals(new long[] {32, 4, 1}, groups.local(NODES));
        assertArrayEquals(new long[] {64, 20, 5}, groups.global(NODES));
    }

    @Test
    void groupsOfAProcessorArePiecesOfARow() {
        WorkGroups groups = new WorkGroups(128, false);
        assertArrayEquals(new long[] {128, 1, 1}, groups.local(NODES));
        assertArrayEquals(new long[] {128, 17, 5}, groups.global(NODES));
    }

    @Test
    void aFlatRangeIsOneRow() {
        WorkGroups groups = new WorkGroups(64, true);
        assertArrayEquals(new long[] {64, 1, 1}, groups.local(Range.flat(65)));
        assertArrayEquals(new long[] {128, 1, 1}, groups.global(Range.flat(65)));
    }

    @Test
    void aKernelWithFewRegistersLeftGetsSmallerGroups() {
        assertEquals(new WorkGroups(64, true), new WorkGroups(256, true).atMost(100));
        assertEquals(new WorkGroups(32, true), new WorkGroups(32, true).atMost(1024));
    }

    @Test
    void aSizeThatIsNoPowerOfTwoIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WorkGroups(96, true));
    }
}
