package org.frond.structure;

import java.util.Arrays;

/**
 * A search for the seeds around a point, in ever wider rings of buckets; one per thread, used again and again.
 *
 * <p>After each {@link #widen} all seeds nearer than {@link #reach} have been gathered, images included.
 */
final class SeedSearch {

    private final Seeds seeds;
    private final double[] at = new double[3];
    private final int[] home = new int[3];
    private final double[] margin = new double[3];
    private final double[] shift = new double[3];
    private double[] gathered = new double[3 * 64];
    private int[] ids = new int[64];
    private int count;
    private int ring;
    private double reach;
    private int nearest;
    private double nearestSquared;

    SeedSearch(Seeds seeds) {
        this.seeds = seeds;
    }

    /** Begins at a point inside the box, with nothing gathered. */
    void start(double x, double y, double z) {
        at[0] = x;
        at[1] = y;
        at[2] = z;
        for (int axis = 0; axis < seeds.dim(); axis++) {
            home[axis] = seeds.bucketAt(at[axis], axis);
            double edge = edge(axis);
            margin[axis] = Math.max(0, Math.min(at[axis] - home[axis] * edge, (home[axis] + 1) * edge - at[axis]));
        }
        count = 0;
        ring = -1;
        reach = 0;
    }

    /** Gathers the next ring of buckets. */
    void widen() {
        ring++;
        int deep = seeds.dim() == 3 ? ring : 0;
        for (int k = -deep; k <= deep; k++) {
            for (int j = -ring; j <= ring; j++) {
                boolean onRing = Math.abs(k) == ring && deep > 0 || Math.abs(j) == ring;
                int step = onRing || ring == 0 ? 1 : 2 * ring;
                for (int i = -ring; i <= ring; i += step) {
                    gather(home[0] + i, home[1] + j, home[2] + k);
                }
            }
        }
        reach = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < seeds.dim(); axis++) {
            boolean moreToCome = seeds.periodic(axis) || home[axis] - ring > 0 || home[axis] + ring < seeds.buckets(axis) - 1;
            if (moreToCome) {
                reach = Math.min(reach, ring * edge(axis) + margin[axis]);
            }
        }
    }

    private double edge(int axis) {
        return seeds.length(axis) / seeds.buckets(axis);
    }

    private void gather(int i, int j, int k) {
        int wrappedI = enter(i, 0);
        int wrappedJ = enter(j, 1);
        int wrappedK = enter(k, 2);
        if (wrappedI < 0 || wrappedJ < 0 || wrappedK < 0) {
            return;
        }
        int bucket = seeds.bucketIndex(wrappedI, wrappedJ, wrappedK);
        int last = seeds.firstMember(bucket + 1);
        for (int position = seeds.firstMember(bucket); position < last; position++) {
            add(seeds.member(position));
        }
    }

    /** The bucket inside the box that a bucket coordinate stands for, or -1; sets the shift of its images. */
    private int enter(int bucket, int axis) {
        int buckets = seeds.buckets(axis);
        if (bucket >= 0 && bucket < buckets) {
            shift[axis] = 0;
            return bucket;
        }
        if (!seeds.periodic(axis)) {
            return -1;
        }
        shift[axis] = Math.floorDiv(bucket, buckets) * seeds.length(axis);
        return Math.floorMod(bucket, buckets);
    }

    private void add(int seed) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            gathered = Arrays.copyOf(gathered, 6 * count);
        }
        ids[count] = seed;
        for (int axis = 0; axis < seeds.dim(); axis++) {
            gathered[3 * count + axis] = seeds.coordinate(seed, axis) + shift[axis];
        }
        count++;
    }

    /** Radius around the point within which every seed has been gathered [m]. */
    double reach() {
        return reach;
    }

    /** Number of seeds gathered so far. */
    int count() {
        return count;
    }

    int id(int entry) {
        return ids[entry];
    }

    double coordinate(int entry, int axis) {
        return gathered[3 * entry + axis];
    }

    /** Finds the seed nearest to a point. */
    void findNearest(double x, double y, double z) {
        start(x, y, z);
        nearest = -1;
        nearestSquared = Double.POSITIVE_INFINITY;
        int seen = 0;
        while (reach * reach < nearestSquared) {
            widen();
            for (; seen < count; seen++) {
                double squared = squaredDistance(seen);
                if (squared < nearestSquared) {
                    nearestSquared = squared;
                    nearest = seen;
                }
            }
        }
    }

    /** The seed found nearest. */
    int nearest() {
        return ids[nearest];
    }

    /** The point less the nearest seed, per axis [m]. */
    void offsetFromNearest(double[] offset) {
        for (int axis = 0; axis < seeds.dim(); axis++) {
            offset[axis] = at[axis] - coordinate(nearest, axis);
        }
    }

    /**
     * Distance from the point to the boundary of the grain of the nearest seed p1 [m], after {@link #findNearest}.
     *
     * <p>A grain is the intersection of half-spaces, so the distance is the least one to any of their faces,
     * s = (|x - p2|^2 - |x - p1|^2) / (2 |p2 - p1|). Since s is at least (|x - p2| - |x - p1|) / 2, no seed beyond
     * |x - p1| + 2 s can improve on it. Images of p1 carry the same crystal and make no boundary.
     */
    double boundaryDistance() {
        if (seeds.count() == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double best = Double.POSITIVE_INFINITY;
        double nearestDistance = Math.sqrt(nearestSquared);
        int seen = 0;
        while (true) {
            for (; seen < count; seen++) {
                if (ids[seen] != ids[nearest]) {
                    best = Math.min(best, (squaredDistance(seen) - nearestSquared) / (2 * separation(seen, nearest)));
                }
            }
            if (reach >= nearestDistance + 2 * best) {
                return best;
            }
            widen();
        }
    }

    private double squaredDistance(int entry) {
        double sum = 0;
        for (int axis = 0; axis < seeds.dim(); axis++) {
            double difference = gathered[3 * entry + axis] - at[axis];
            sum += difference * difference;
        }
        return sum;
    }

    private double separation(int first, int second) {
        double sum = 0;
        for (int axis = 0; axis < seeds.dim(); axis++) {
            double difference = gathered[3 * first + axis] - gathered[3 * second + axis];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
