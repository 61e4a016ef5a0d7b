package org.frond.grid;

/**
 * Along which axes a grid repeats itself: there the last node is the image of the first, and neither is at a side.
 */
public record Periodicity(boolean x, boolean y, boolean z) {

    /** A grid with a side at each end. */
    public static final Periodicity NONE = new Periodicity(false, false, false);

    /** Whether the grid repeats itself along axis 0, 1 or 2. */
    public boolean along(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    /** Whether it does along any axis. */
    public boolean isAny() {
        return x || y || z;
    }
}
