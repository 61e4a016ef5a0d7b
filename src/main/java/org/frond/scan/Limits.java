package org.frond.scan;

import java.util.Locale;

/** How much a scan may hold, asked before any of it is decoded. */
final class Limits {

    /** Voxels of one scan at most, 2^28: 645 along each edge of a cube. */
    private static final long MOST = 1L << 28;
    /** Bytes that a voxel takes while it is read and cut, with some to spare. */
    private static final long BYTES_OF_A_VOXEL = 16;
    /** Files that are read as text or as a whole. */
    private static final long LARGEST_TEXT = 1L << 30;

    private Limits() {
    }

    /** Refuses what is no block of voxels, or too large a one. */
    static void check(long nx, long ny, long nz) {
        if (nx < 1 || ny < 1 || nz < 1) {
            throw new ScanException("tells a size of " + nx + " x " + ny + " x " + nz + " voxels");
        }
        if (nx > MOST || ny > MOST || nz > MOST || nx * ny > MOST || nx * ny * nz > MOST) {
            throw new ScanException("tells a size of " + nx + " x " + ny + " x " + nz + " voxels; at most " + MOST + " are allowed");
        }
        long free = Runtime.getRuntime().maxMemory() / 2;
        if (nx * ny * nz * BYTES_OF_A_VOXEL > free) {
            throw new ScanException(String.format(Locale.ROOT, "has %d x %d x %d voxels, which take %d MiB of Java's memory; half of it, %d MiB, is"
                    + " allowed; give it more with FROND_JAVA_OPTS=-Xmx...", nx, ny, nz, nx * ny * nz * BYTES_OF_A_VOXEL >> 20, free >> 20));
        }
    }

    /** Refuses a file that is too long to be read as a whole. */
    static void checkWhole(long bytes) {
        long most = Math.min(LARGEST_TEXT, Runtime.getRuntime().maxMemory() / 4);
        if (bytes > most) {
            throw new ScanException("has " + bytes + " bytes; at most " + most + " of this format are read");
        }
    }
}
