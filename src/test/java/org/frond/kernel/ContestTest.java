package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final int ITEMS = 600;
    private static final int ROWS = 3;

    private final AtomicInteger clock = new AtomicInteger();

    /** Adds one to every item it runs. */
    private static RowKernel counting(IntSupplier before) {
        return (arguments, begin, end, firstRow, lastRow, rowsPerPlane) -> {
            before.getAsInt();
            int[] runs = (int[]) arguments[0];
            for (int row = firstRow; row < lastRow; row++) {
                for (int i = begin; i < end; i++) {
                    runs[row * ITEMS + i]++;
                }
            }
        };
    }

    @Test
    void everyItemRunsOnceInEachLaunch() {
        Contest contest = new Contest(counting(() -> 0), counting(() -> 0));
        int[] runs = new int[ITEMS * ROWS];
        for (int launch = 0; launch < 100; launch++) {
            contest.rows(new Object[] {runs}, 0, ITEMS, 0, ROWS, ROWS);
        }
        int[] expected = new int[ITEMS * ROWS];
        Arrays.fill(expected, 100);
        assertArrayEquals(expected, runs);
    }

    @Test
    void shortRowsStayPlain() {
        Contest contest = new Contest(counting(() -> 0), counting(clock::incrementAndGet));
        for (int launch = 0; launch < 100; launch++) {
            contest.rows(new Object[] {new int[ITEMS * ROWS]}, 0, 20, 0, ROWS, ROWS);
        }
        assertEquals(0, clock.get());
    }
}
