package org.frond.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two forms of one kernel that give the same bits, a plain one and one that runs several items at once. Until it is
 * compiled the second is a thousand times slower than it will be, so it starts with short trials and takes over for good
 * when it has won {@value #WINS} of them in a row. Trials take half of the time at first, later a tenth. A kernel that
 * runs rarely, or gains nothing, stays plain.
 */
final class Contest implements RowKernel {

    private static final int LONGEST_TRIAL = 512;
    /** A shorter trial would time the clock. */
    private static final int SHORTEST_TRIAL = 64;
    private static final int WINS = 3;
    /** The plain form works so many times as long as trials take, at first and later. */
    private static final int FIRST_SHARE = 1;
    private static final int LATER_SHARE = 10;
    /** Time in trials by which the JIT has compiled any kernel of ours, twice over [ns]. */
    private static final long LEARNING = 500_000_000;

    private final RowKernel plain;
    private final RowKernel wide;
    private final AtomicLong trialTime = new AtomicLong();
    /** What the plain form has worked for trials, less what they took [ns]. */
    private final AtomicLong credit = new AtomicLong();
    private final AtomicInteger wins = new AtomicInteger();
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
        int trial = Math.min(end - begin, LONGEST_TRIAL);
        long others = (long) (end - begin) * (lastRow - firstRow) - trial;
        if (trial < SHORTEST_TRIAL || others < trial) {
            plain.rows(arguments, begin, end, firstRow, lastRow, rowsPerPlane);
            return;
        }
        boolean affordable = credit.get() >= 0;
        RowKernel first = affordable ? wide : plain;
        long start = System.nanoTime();
        first.rows(arguments, begin, begin + trial, firstRow, firstRow + 1, rowsPerPlane);
        long between = System.nanoTime();
        plain.rows(arguments, begin + trial, end, firstRow, firstRow + 1, rowsPerPlane);
        plain.rows(arguments, begin, end, firstRow + 1, lastRow, rowsPerPlane);
        long rest = System.nanoTime() - between;
        credit.addAndGet(rest / (trialTime.get() < LEARNING ? FIRST_SHARE : LATER_SHARE));
        if (affordable) {
            judge(between - start, rest * trial / others);
        }
    }

    private void judge(long trial, long same) {
        trialTime.addAndGet(trial);
        credit.addAndGet(-trial);
        if (trial >= same) {
            wins.set(0);
        } else if (wins.incrementAndGet() == WINS) {
            won = true;
        }
    }
}
