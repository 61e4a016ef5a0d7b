package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.frond.structure.Voxels;

/**
 * The connected parts of a set of voxels, with the surface of each by {@link Crofton}'s lines; outside the block nothing belongs to the set.
 *
 * @param all the parts, in the order of their first voxels
 */
public record VolumeParts(List<Part> all) {

    private static final int[][] FACES = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    /** Which voxels belong together. */
    public enum Neighbours {
        /** Those that share a face, 4 in the plane and 6 in space: right for pores, when solids touch at corners. */
        FACES,
        /** Those that share a corner, 8 and 26: right for solids. */
        CORNERS
    }

    /**
     * A part.
     *
     * @param particle centre, volume, surface
     * @param voxels   how many it has
     * @param border   whether it touches an end of the block
     * @param through  along which axes it reaches from one end to the other
     */
    public record Part(Particle particle, int voxels, boolean border, List<Boolean> through) {
    }

    public VolumeParts {
        all = List.copyOf(all);
    }

    /**
     * Finds the parts.
     *
     * @param inside whether each voxel belongs to the set
     * @param edge   of a voxel [m]
     */
    public static VolumeParts of(Voxels block, boolean[] inside, Neighbours neighbours, double edge) {
        int dim = block.nz() > 1 ? 3 : 2;
        int[] label = labels(block, inside, neighbours == Neighbours.FACES ? List.of(FACES).subList(0, dim) : Crofton.directions(dim));
        List<Sums> sums = new ArrayList<>();
        for (int n = 0; n < label.length; n++) {
            if (label[n] > sums.size()) {
                sums.add(new Sums());
            }
            if (label[n] > 0) {
                sums.get(label[n] - 1).add(block, n);
            }
        }
        for (int[] step : Crofton.directions(dim)) {
            double share = Crofton.share(dim, step);
            for (int n = 0; n < label.length; n++) {
                if (label[n] > 0) {
                    Sums part = sums.get(label[n] - 1);
                    part.surface += (beside(block, n, step, 1, label) == label[n] ? 0 : share)
                            + (beside(block, n, step, -1, label) == label[n] ? 0 : share);
                }
            }
        }
        return new VolumeParts(sums.stream().map(part -> part.part(block, dim, edge)).toList());
    }

    /** Surface between two sets of voxels by the same lines, each pair counted once [m in the plane, m^2 in space]. */
    public static double between(Voxels block, Parting parting, double edge) {
        int dim = block.nz() > 1 ? 3 : 2;
        double sum = 0;
        for (int[] step : Crofton.directions(dim)) {
            long pairs = 0;
            for (int n = 0; n < block.values().length; n++) {
                int other = neighbour(block, n, step, 1);
                pairs += other >= 0 && parting.parts(n, other) ? 1 : 0;
            }
            // a change counts once for each of the two sides, whose mean is taken
            sum += Crofton.share(dim, step) * pairs;
        }
        return sum * Math.pow(edge, dim - 1);
    }

    /** Whether a surface lies between two voxels. */
    public interface Parting {
        boolean parts(int one, int other);
    }

    /** Sums over the voxels of a part. */
    private static final class Sums {

        private int voxels;
        private final double[] place = new double[3];
        private final boolean[] low = new boolean[3];
        private final boolean[] high = new boolean[3];
        private double surface;

        void add(Voxels block, int n) {
            voxels++;
            for (int axis = 0; axis < 3; axis++) {
                int at = at(block, n, axis);
                place[axis] += at + 0.5;
                low[axis] |= at == 0;
                high[axis] |= at == block.count(axis) - 1;
            }
        }

        Part part(Voxels block, int dim, double edge) {
            boolean border = false;
            List<Boolean> through = new ArrayList<>();
            for (int axis = 0; axis < dim; axis++) {
                border |= low[axis] || high[axis];
                through.add(low[axis] && high[axis]);
            }
            Point centre = new Point(place[0] / voxels * edge, place[1] / voxels * edge, dim == 3 ? place[2] / voxels * edge : 0);
            return new Part(new Particle(centre, voxels * Math.pow(edge, dim), surface * Math.pow(edge, dim - 1), dim), voxels, border, through);
        }
    }

    private static int at(Voxels block, int n, int axis) {
        return axis == 0 ? n % block.nx() : axis == 1 ? n / block.nx() % block.ny() : n / block.nx() / block.ny();
    }

    /** The voxel a step away; -1 outside. */
    private static int neighbour(Voxels block, int n, int[] step, int sense) {
        int i = at(block, n, 0) + sense * step[0];
        int j = at(block, n, 1) + sense * step[1];
        int k = at(block, n, 2) + sense * step[2];
        boolean there = i >= 0 && i < block.nx() && j >= 0 && j < block.ny() && k >= 0 && k < block.nz();
        return there ? i + block.nx() * (j + block.ny() * k) : -1;
    }

    private static int beside(Voxels block, int n, int[] step, int sense, int[] label) {
        int other = neighbour(block, n, step, sense);
        return other < 0 ? 0 : label[other];
    }

    /** Numbers from 1 on in the order of the first voxels; 0 outside the set. */
    private static int[] labels(Voxels block, boolean[] inside, List<int[]> steps) {
        int[] parent = new int[inside.length];
        for (int n = 0; n < parent.length; n++) {
            parent[n] = inside[n] ? n : -1;
            for (int[] step : steps) {
                // one of the two ends of a step comes before the voxel; which one is told by their order
                for (int sense = -1; sense <= 1; sense += 2) {
                    int other = inside[n] ? neighbour(block, n, step, sense) : -1;
                    if (other >= 0 && other < n && inside[other]) {
                        join(parent, other, n);
                    }
                }
            }
        }
        int[] label = new int[parent.length];
        int count = 0;
        for (int n = 0; n < parent.length; n++) {
            if (parent[n] >= 0) {
                int root = root(parent, n);
                label[n] = root == n ? ++count : label[root];
            }
        }
        return label;
    }

    private static void join(int[] parent, int first, int second) {
        int one = root(parent, first);
        int other = root(parent, second);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private static int root(int[] parent, int n) {
        int at = n;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
