package org.frond.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two forms of one kernel that give the same bits, a plain one and one that runs several items at once. Until it is
 * compiled the second is a thousand times slower than it will be, so it starts with short trials beside the plain form and
 * takes over for good when it has won {@value #WINS} trials in a row. On fields larger than the caches a short trial waits for
 * memory that the plain form then finds at hand: where the second form comes near and keeps losing, the two take long trials by
 * turns, each at the beginning of its chunk of work. What trials lose is half of the time at first, later a tenth. A kernel that runs
 * rarely, or gains nothing, stays plain.
 */
final class Contest implements RowKernel {

    /** Items of a trial at first: what it costs before the second form is compiled. */
    private static final int SHORT_TRIAL = 512;
    /** Items of a trial once the second form is near: what it takes to tell them apart. */
    private static final int LONG_TRIAL = 8192;
    /** A shorter trial would time the clock. */
    private static final int SHORTEST_TRIAL = 64;
    /** The second form is near where it takes less than so many times as long. */
    private static final double NEAR = 4;
    private static final int WINS = 3;
    /** After so many short trials that came near and were lost, long ones decide. */
    private static final int MISSES = 8;
    /** The plain form works so many times as long as trials lose, at first and later. */
    private static final int FIRST_SHARE = 1;
    private static final int LATER_SHARE = 10;
    /** Time lost by which the JIT has compiled any kernel of ours, twice over [ns]. */
    private static final long LEARNING = 500_000_000;
    /** More than the slowest trial takes: what was longer waited for Java to collect its garbage [ns]. */
    private static final long LARGEST_LOSS = 10_000_000;

    private final RowKernel plain;
    private final RowKernel wide;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger wins = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    /** What the plain form has worked for trials, less what they lost [ns]. */
    private final AtomicLong credit = new AtomicLong();
    /** The plain form's last long trial [ns per item]; 0 before the first. */
    private volatile double toBeat;
    private volatile boolean near;
    private volatile boolean won;

    Contest(RowKernel plain, RowKernel wide) {
        this.plain = plain;
        this.wide = wide;
    }

    @Override
    public void rows(Object[] arguments, int begin, int end, int firstRow, int lastRow, int rowsPerPlane) {
        if (won) {
            wide.rows(arguments, begin, end, firstRow, lastRow, rowsPerPlane);
            return;
        }
        boolean isLong = near;
        int items = Math.min(end - begin, isLong ? LONG_TRIAL : SHORT_TRIAL);
        int rows = isLong ? Math.min(lastRow - firstRow, LONG_TRIAL / Math.max(1, items)) : 1;
        long trial = (long) items * rows;
        long others = (long) (end - begin) * (lastRow - firstRow) - trial;
        if (items < SHORTEST_TRIAL || rows == 0 || !isLong && others < trial) {
            plain.rows(arguments, begin, end, firstRow, lastRow, rowsPerPlane);
            return;
        }
        double best = toBeat;
        boolean isWide = credit.get() >= 0 && (!isLong || best > 0 && turns.incrementAndGet() % 2 == 0);
        long start = System.nanoTime();
        (isWide ? wide : plain).rows(arguments, begin, begin + items, firstRow, firstRow + rows, rowsPerPlane);
        long between = System.nanoTime();
        plain.rows(arguments, begin + items, end, firstRow, firstRow + rows, rowsPerPlane);
        plain.rows(arguments, begin, end, firstRow + rows, lastRow, rowsPerPlane);
        long stop = System.nanoTime();
        credit.addAndGet((stop - (isWide ? between : start)) / (lost.get() < LEARNING ? FIRST_SHARE : LATER_SHARE));
        double perItem = (double) (between - start) / trial;
        if (isWide) {
            judge(perItem, isLong ? best : (double) (stop - between) / others, trial, isLong);
        } else if (isLong) {
            toBeat = perItem;
        }
    }

    private void judge(double perItem, double best, long items, boolean isLong) {
        long loss = Math.min(LARGEST_LOSS, (long) (Math.max(0, perItem - best) * items));
        lost.addAndGet(loss);
        credit.addAndGet(-loss);
        if (perItem < best) {
            if (wins.incrementAndGet() == WINS) {
                won = true;
            }
            return;
        }
        wins.set(0);
        if (perItem >= NEAR * best) {
            near = false;
        } else if (!isLong && misses.incrementAndGet() % MISSES == 0) {
            near = true;
        }
    }
}
