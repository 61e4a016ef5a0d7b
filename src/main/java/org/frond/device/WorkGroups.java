package org.frond.device;

/**
 * How a launch is cut into work-groups of {@code size} items. On a GPU a group covers several rows of 32 items, the
 * number that runs in step: a row that is a little longer than a group would leave most of a long group idle. On a
 * processor a group is one long piece of a row, which its compiler turns into vector instructions.
 */
record WorkGroups(int size, boolean severalRows) {

    private static final int ROW = 32;

    WorkGroups {
        if (size < 1 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("a work-group has 1, 2, 4, 8, ... items, not " + size);
        }
    }

    /** The same, but with {@code most} items per group at most. */
    WorkGroups atMost(int most) {
        return most >= size ? this : new WorkGroups(Integer.highestOneBit(most), severalRows);
    }

    /** Items of a group along x, y and z. */
    long[] local(Range range) {
        boolean oneRow = range.ny() == 1 && range.nz() == 1;
        return oneRow || !severalRows || size <= ROW ? new long[] {size, 1, 1} : new long[] {ROW, size / ROW, 1};
    }

    /** Items of all groups along x, y and z: as many whole groups as cover the range. */
    long[] global(Range range) {
        long[] local = local(range);
        return new long[] {whole(range.nx(), local[0]), whole(range.ny(), local[1]), whole(range.nz(), local[2])};
    }

    private static long whole(int items, long group) {
        return (items + group - 1) / group * group;
    }
}
