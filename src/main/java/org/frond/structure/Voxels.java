package org.frond.structure;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A block of equal cubes, each with a whole number of at least 0: a label, or a grey value. The first index runs fastest: voxel (i, j, k)
 * is number {@code i + nx (j + ny k)}.
 *
 * @param nx     voxels along x
 * @param ny     along y
 * @param nz     along z, 1 in the plane
 * @param values one per voxel; not copied, nobody changes them
 */
public record Voxels(int nx, int ny, int nz, int[] values) {

    public Voxels {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny * nz != values.length) {
            throw new IllegalArgumentException(values.length + " values are no block of " + nx + " x " + ny + " x " + nz + " voxels");
        }
    }

    /** Voxels along an axis. */
    public int count(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    /** The value of a voxel. */
    public int at(int i, int j, int k) {
        return values[i + nx * (j + ny * k)];
    }

    /** Such as "40 x 30", or "40 x 30 x 20" in space. */
    public String size() {
        return nx + " x " + ny + (nz > 1 ? " x " + nz : "");
    }

    /** The values that occur, in their order, and how many voxels have each. */
    public TreeMap<Integer, Integer> counts() {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        return counts;
    }

    /** The voxels from a first one on, up to and without a last one along each axis. */
    public Voxels cut(int[] from, int[] to) {
        int[] n = IntStream.range(0, 3).map(axis -> to[axis] - from[axis]).toArray();
        int[] kept = new int[n[0] * n[1] * n[2]];
        for (int k = 0; k < n[2]; k++) {
            for (int j = 0; j < n[1]; j++) {
                System.arraycopy(values, from[0] + nx * (from[1] + j + ny * (from[2] + k)), kept, n[0] * (j + n[1] * k), n[0]);
            }
        }
        return new Voxels(n[0], n[1], n[2], kept);
    }

    /**
     * Cubes, or squares in the plane, of so many voxels along each edge as one each; what is left over at the far ends is dropped.
     *
     * @param grey whether the mean is taken, rounded, else the value that most have, of equally many the smallest
     */
    public Voxels binned(int edge, boolean grey) {
        int deep = nz > 1 ? edge : 1;
        int[] n = {nx / edge, ny / edge, nz / deep};
        int[] binned = new int[n[0] * n[1] * n[2]];
        int[] inside = new int[edge * edge * deep];
        for (int bin = 0; bin < binned.length; bin++) {
            int i = bin % n[0] * edge;
            int j = bin / n[0] % n[1] * edge;
            int k = bin / n[0] / n[1] * deep;
            for (int v = 0; v < inside.length; v++) {
                inside[v] = at(i + v % edge, j + v / edge % edge, k + v / edge / edge);
            }
            binned[bin] = grey ? (int) Math.round(Arrays.stream(inside).average().orElseThrow()) : mostFrequent(inside);
        }
        return new Voxels(n[0], n[1], n[2], binned);
    }

    private static int mostFrequent(int[] inside) {
        Arrays.sort(inside);
        int best = inside[0];
        int most = 0;
        int run = 0;
        for (int v = 0; v < inside.length; v++) {
            run = v > 0 && inside[v] == inside[v - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = inside[v];
            }
        }
        return best;
    }

    /** Grey values as labels: how many of the levels each reaches. */
    public Voxels atLevels(int... levels) {
        int[] labels = new int[values.length];
        for (int n = 0; n < labels.length; n++) {
            for (int level : levels) {
                labels[n] += values[n] >= level ? 1 : 0;
            }
        }
        return new Voxels(nx, ny, nz, labels);
    }

    /**
     * The level that parts grey values best in two: that which makes the variance between the two classes largest (N. Otsu, IEEE Trans.
     * Syst. Man Cybern. 9 (1979) 62); of equally good ones the smallest.
     *
     * @throws IllegalArgumentException where all values are the same
     */
    public int otsu() {
        TreeMap<Integer, Integer> counts = counts();
        if (counts.size() < 2) {
            throw new IllegalArgumentException("all voxels have the value " + counts.firstKey() + ": there is nothing to part");
        }
        double all = values.length;
        double sum = counts.entrySet().stream().mapToDouble(entry -> (double) entry.getKey() * entry.getValue()).sum();
        double below = 0;
        double sumBelow = 0;
        double largest = -1;
        int level = 0;
        for (int value : counts.keySet()) {
            double apart = below == 0 ? -1 : sumBelow / below - (sum - sumBelow) / (all - below);
            double variance = below == 0 ? -1 : below * (all - below) * apart * apart;
            if (variance > largest) {
                largest = variance;
                level = value;
            }
            below += counts.get(value);
            sumBelow += (double) value * counts.get(value);
        }
        return level;
    }
}
