package org.frond.structure;

import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Periodicity;

/**
 * Points in a box, each the seed of a grain, sorted into buckets of about one seed each so that neighbours are found
 * without looking at all of them.
 *
 * <p>The box is [0, L_x) x [0, L_y) (x [0, L_z)); along axes on which it is periodic every seed has images one box length apart.
 */
public final class Seeds {

    /** Points per grain and axis of the lattice on which the centre of mass of a grain is found. */
    private static final int RELAXATION_POINTS = 6;

    private final double[] box;
    private final double[] positions;
    private final Periodicity periodic;
    private final int[] buckets = {1, 1, 1};
    private final int[] firstMember;
    private final int[] members;

    /**
     * @param box       edge lengths, two or three [m]
     * @param positions coordinates, seed after seed [m]
     * @param periodic  along which axes the box repeats
     */
    public Seeds(double[] box, double[] positions, Periodicity periodic) {
        this.box = box.clone();
        this.positions = positions.clone();
        this.periodic = periodic;
        if (dim() != 2 && dim() != 3 || positions.length < dim() || positions.length % dim() != 0) {
            throw new IllegalArgumentException("seeds need 2 or 3 axes and one coordinate per axis each: "
                    + dim() + " axes, " + positions.length + " coordinates");
        }
        double volume = 1;
        for (double length : box) {
            volume *= length;
        }
        double spacing = Math.pow(volume / count(), 1.0 / dim());
        for (int axis = 0; axis < dim(); axis++) {
            buckets[axis] = (int) Math.max(1, Math.floor(box[axis] / spacing));
        }
        int[] bucketOf = IntStream.range(0, count()).map(this::bucketOfSeed).toArray();
        firstMember = new int[buckets[0] * buckets[1] * buckets[2] + 1];
        for (int bucket : bucketOf) {
            firstMember[bucket + 1]++;
        }
        for (int bucket = 1; bucket < firstMember.length; bucket++) {
            firstMember[bucket] += firstMember[bucket - 1];
        }
        members = new int[count()];
        int[] next = firstMember.clone();
        for (int seed = 0; seed < count(); seed++) {
            members[next[bucketOf[seed]]++] = seed;
        }
        refuseCoincidentSeeds();
    }

    private void refuseCoincidentSeeds() {
        for (int bucket = 0; bucket < firstMember.length - 1; bucket++) {
            for (int first = firstMember[bucket]; first < firstMember[bucket + 1]; first++) {
                for (int second = first + 1; second < firstMember[bucket + 1]; second++) {
                    int one = members[first];
                    int other = members[second];
                    if (IntStream.range(0, dim()).allMatch(axis -> coordinate(one, axis) == coordinate(other, axis))) {
                        throw new IllegalArgumentException("seeds " + one + " and " + other
                                + " are at the same place; remove one of them");
                    }
                }
            }
        }
    }

    /** Seeds placed uniformly and independently, as by a Poisson process of given number. */
    static Seeds poisson(double[] box, int count, Periodicity periodic, Philox random) {
        double[] positions = new double[count * box.length];
        for (int value = 0; value < positions.length; value++) {
            int axis = value % box.length;
            positions[value] = box[axis] * random.uniform(value / box.length, axis);
        }
        return new Seeds(box, positions, periodic);
    }

    /**
     * The seeds after moving each to the centre of mass of its grain, so many times (Lloyd's iteration): grains become
     * more equal in size and shape. The centre of mass is taken on a lattice that follows from the seeds alone, so that
     * the grains do not change with the grid they are later put on.
     */
    Seeds relaxed(int iterations) {
        Seeds seeds = this;
        for (int iteration = 0; iteration < iterations; iteration++) {
            seeds = seeds.movedToCentres();
        }
        return seeds;
    }

    private Seeds movedToCentres() {
        int[] points = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            points[axis] = axis < dim() ? (buckets[axis] + 1) * RELAXATION_POINTS : 1;
        }
        double[] sums = new double[positions.length];
        int[] hits = new int[count()];
        SeedSearch search = new SeedSearch(this);
        double[] offset = new double[dim()];
        for (int k = 0; k < points[2]; k++) {
            for (int j = 0; j < points[1]; j++) {
                for (int i = 0; i < points[0]; i++) {
                    int[] lattice = {i, j, k};
                    double[] at = new double[3];
                    for (int axis = 0; axis < dim(); axis++) {
                        at[axis] = (lattice[axis] + 0.5) * box[axis] / points[axis];
                    }
                    search.findNearest(at[0], at[1], at[2]);
                    int seed = search.nearest();
                    search.offsetFromNearest(offset);
                    for (int axis = 0; axis < dim(); axis++) {
                        sums[seed * dim() + axis] += offset[axis];
                    }
                    hits[seed]++;
                }
            }
        }
        double[] moved = new double[positions.length];
        for (int value = 0; value < moved.length; value++) {
            int axis = value % dim();
            double shift = sums[value] / Math.max(1, hits[value / dim()]);
            moved[value] = wrapped(positions[value] + shift, axis);
        }
        return new Seeds(box, moved, periodic);
    }

    /** Number of axes. */
    public int dim() {
        return box.length;
    }

    /** Number of seeds. */
    public int count() {
        return positions.length / dim();
    }

    /** Whether the box repeats along an axis. */
    public boolean periodic(int axis) {
        return periodic.along(axis);
    }

    /** Edge length of the box along an axis [m]. */
    public double length(int axis) {
        return box[axis];
    }

    /** Coordinate of a seed [m]. */
    public double coordinate(int seed, int axis) {
        return positions[seed * dim() + axis];
    }

    /** The coordinate moved by whole box lengths into the box. */
    double wrapped(double coordinate, int axis) {
        if (!periodic.along(axis)) {
            return coordinate;
        }
        double inside = coordinate - Math.floor(coordinate / box[axis]) * box[axis];
        return inside < box[axis] ? inside : 0;
    }

    int buckets(int axis) {
        return buckets[axis];
    }

    /** The bucket along an axis that a coordinate inside the box falls into. */
    int bucketAt(double coordinate, int axis) {
        if (axis >= dim()) {
            return 0;
        }
        int bucket = (int) Math.floor(coordinate / box[axis] * buckets[axis]);
        return Math.max(0, Math.min(buckets[axis] - 1, bucket));
    }

    int bucketIndex(int i, int j, int k) {
        return i + buckets[0] * (j + buckets[1] * k);
    }

    int firstMember(int bucket) {
        return firstMember[bucket];
    }

    int member(int position) {
        return members[position];
    }

    private int bucketOfSeed(int seed) {
        int[] at = new int[3];
        for (int axis = 0; axis < dim(); axis++) {
            double coordinate = coordinate(seed, axis);
            if (!(coordinate >= 0 && coordinate <= box[axis])) {
                throw new IllegalArgumentException("seed " + seed + " lies outside the box: coordinate "
                        + coordinate + " of axis " + axis + " is not in 0 .. " + box[axis]);
            }
            at[axis] = bucketAt(coordinate, axis);
        }
        return bucketIndex(at[0], at[1], at[2]);
    }

    /** One axis per seed, drawn uniformly from the sphere. */
    List<Axis> randomAxes(Philox random) {
        return IntStream.range(0, count())
                .mapToObj(seed -> Axis.uniform(random.uniform(seed, 0), random.uniform(seed, 1)))
                .toList();
    }
}
