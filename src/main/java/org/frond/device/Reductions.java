package org.frond.device;

import org.frond.device.CpuBuffer.Doubles;
import org.frond.device.CpuBuffer.Floats;

/**
 * Sums and extremes over whole buffers. The values are cut into blocks of fixed length; inside a block four partial sums
 * run side by side, the block sums are added in pairs, pairs of pairs and so on. So the result is the same for any number
 * of threads, and the rounding error of a sum of n values grows like (BLOCK / 4 + log2 n) eps rather than n eps.
 */
final class Reductions {

    /** Values per block. */
    static final int BLOCK = 512;
    /** Partial sums that run side by side in a block. */
    static final int LANES = 4;

    private final Team team;

    Reductions(Team team) {
        this.team = team;
    }

    /** A number made from the values [from, to). */
    private interface Part {
        double of(int from, int to);
    }

    interface Join {
        double of(double a, double b);
    }

    double dot(CpuBuffer x, CpuBuffer y) {
        x.requireLength(y.length());
        if (x instanceof Doubles a && y instanceof Doubles b) {
            return reduce(x.length(), (from, to) -> dot(a.values(), b.values(), from, to), Double::sum);
        }
        if (x instanceof Floats a && y instanceof Floats b) {
            return reduce(x.length(), (from, to) -> dot(a.values(), b.values(), from, to), Double::sum);
        }
        throw new KernelException("a product is summed over two buffers of the same precision");
    }

    double sum(CpuBuffer x) {
        return x instanceof Doubles a
                ? reduce(x.length(), (from, to) -> sum(a.values(), from, to), Double::sum)
                : reduce(x.length(), (from, to) -> sum(((Floats) x).values(), from, to), Double::sum);
    }

    double max(CpuBuffer x) {
        return x instanceof Doubles a
                ? reduce(x.length(), (from, to) -> max(a.values(), from, to), Math::max)
                : reduce(x.length(), (from, to) -> max(((Floats) x).values(), from, to), Math::max);
    }

    double min(CpuBuffer x) {
        return reduce(x.length(), (from, to) -> {
            double min = Double.POSITIVE_INFINITY;
            for (int n = from; n < to; n++) {
                min = Math.min(min, x.get(n));
            }
            return min;
        }, Math::min);
    }

    double maxAbs(CpuBuffer x) {
        return x instanceof Doubles a
                ? reduce(x.length(), (from, to) -> maxAbs(a.values(), from, to), Math::max)
                : reduce(x.length(), (from, to) -> maxAbs(((Floats) x).values(), from, to), Math::max);
    }

    double maxAbsDifference(CpuBuffer x, CpuBuffer y) {
        x.requireLength(y.length());
        return reduce(x.length(), (from, to) -> {
            double max = 0;
            for (int n = from; n < to; n++) {
                max = Math.max(max, Math.abs(x.get(n) - y.get(n)));
            }
            return max;
        }, Math::max);
    }

    private double reduce(int length, Part part, Join join) {
        int blocks = Math.max(1, (length + BLOCK - 1) / BLOCK);
        double[] results = new double[blocks];
        int chunks = Math.min(blocks, 4 * team.threads());
        team.run(chunks, chunk -> {
            int last = Team.first(blocks, chunk + 1, chunks);
            for (int block = Team.first(blocks, chunk, chunks); block < last; block++) {
                results[block] = part.of(block * BLOCK, Math.min(length, (block + 1) * BLOCK));
            }
        });
        return tree(results, blocks, join);
    }

    /** Joins the first {@code values} in pairs, pairs of pairs and so on, in their place. */
    static double tree(double[] values, int number, Join join) {
        for (int count = number; count > 1; count = (count + 1) / 2) {
            for (int n = 0; n < count / 2; n++) {
                values[n] = join.of(values[2 * n], values[2 * n + 1]);
            }
            if (count % 2 == 1) {
                values[count / 2] = values[count - 1];
            }
        }
        return values[0];
    }

    private static double dot(double[] x, double[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = from;
        for (; n < to - 3; n += 4) {
            a += x[n] * y[n];
            b += x[n + 1] * y[n + 1];
            c += x[n + 2] * y[n + 2];
            d += x[n + 3] * y[n + 3];
        }
        for (; n < to; n++) {
            a += x[n] * y[n];
        }
        return (a + b) + (c + d);
    }

    private static double dot(float[] x, float[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = from;
        for (; n < to - 3; n += 4) {
            a += (double) x[n] * y[n];
            b += (double) x[n + 1] * y[n + 1];
            c += (double) x[n + 2] * y[n + 2];
            d += (double) x[n + 3] * y[n + 3];
        }
        for (; n < to; n++) {
            a += (double) x[n] * y[n];
        }
        return (a + b) + (c + d);
    }

    private static double sum(double[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = from;
        for (; n < to - 3; n += 4) {
            a += x[n];
            b += x[n + 1];
            c += x[n + 2];
            d += x[n + 3];
        }
        for (; n < to; n++) {
            a += x[n];
        }
        return (a + b) + (c + d);
    }

    private static double sum(float[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = from;
        for (; n < to - 3; n += 4) {
            a += x[n];
            b += x[n + 1];
            c += x[n + 2];
            d += x[n + 3];
        }
        for (; n < to; n++) {
            a += x[n];
        }
        return (a + b) + (c + d);
    }

    // A new largest value is rare: a comparison that the processor foresees takes a third of the time of Math.max. NaN fails every
    // comparison, so that it reaches Math.max, which hands it on.

    private static double max(double[] x, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int n = from; n < to; n++) {
            if (!(x[n] <= max)) {
                max = Math.max(max, x[n]);
            }
        }
        return max;
    }

    private static double max(float[] x, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int n = from; n < to; n++) {
            max = Math.max(max, x[n]);
        }
        return max;
    }

    private static double maxAbs(double[] x, int from, int to) {
        double max = 0;
        for (int n = from; n < to; n++) {
            double value = Math.abs(x[n]);
            if (!(value <= max)) {
                max = Math.max(max, value);
            }
        }
        return max;
    }

    private static double maxAbs(float[] x, int from, int to) {
        float max = 0;
        for (int n = from; n < to; n++) {
            max = Math.max(max, Math.abs(x[n]));
        }
        return max;
    }
}
