package org.frond.structure;

/**
 * The counter-based random generator Philox4x32-10: a fixed bijection of a 128-bit counter, chosen by a 64-bit key.
 *
 * <p>A value depends only on (seed, stream, i, j, k). It can therefore be drawn in any order, by any number of threads,
 * and again after a restart. The seed is the key; the counter is (i, j, k, stream).
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011, doi 10.1145/2063384.2063405.
 *
 * @param seed   chooses the sequence
 * @param stream keeps apart the uses of one seed
 */
public record Philox(long seed, int stream) {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW_WORD = 0xFFFFFFFFL;
    private static final int UNUSED_BITS = 64 - 53;
    private static final double RESOLUTION = 0x1p-53;

    /** Uniform on [0, 1), a multiple of 2^-53. */
    public double uniform(int i, int j, int k) {
        int[] bits = block(i, j, k);
        return fraction(bits[0], bits[1]) * RESOLUTION;
    }

    /** Uniform on [0, 1) at (i, j, 0). */
    public double uniform(int i, int j) {
        return uniform(i, j, 0);
    }

    /** Uniform on [0, 1) at (i, 0, 0). */
    public double uniform(int i) {
        return uniform(i, 0, 0);
    }

    /** Normal with mean 0 and variance 1, by the transform of Box and Muller. */
    public double normal(int i, int j, int k) {
        int[] bits = block(i, j, k);
        double radiusDraw = (fraction(bits[0], bits[1]) + 1) * RESOLUTION;
        double angleDraw = fraction(bits[2], bits[3]) * RESOLUTION;
        return Math.sqrt(-2 * Math.log(radiusDraw)) * Math.cos(2 * Math.PI * angleDraw);
    }

    /** Normal at (i, j, 0). */
    public double normal(int i, int j) {
        return normal(i, j, 0);
    }

    /** Normal at (i, 0, 0). */
    public double normal(int i) {
        return normal(i, 0, 0);
    }

    private int[] block(int i, int j, int k) {
        return block(i, j, k, stream, (int) seed, (int) (seed >>> 32));
    }

    /** The four words that the counter (c0, c1, c2, c3) is mapped to under the key (k0, k1). */
    static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & LOW_WORD);
            long product1 = MULTIPLIER_1 * (c2 & LOW_WORD);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c1 = (int) product1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }

    private static long fraction(int high, int low) {
        return ((high & LOW_WORD) << 32 | (low & LOW_WORD)) >>> UNUSED_BITS;
    }
}
