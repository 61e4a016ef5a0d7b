package org.frond.structure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * Seeds of a phase at random: places evenly likely everywhere on a grid, times evenly likely up to a last one.
 *
 * @param seeds in the order of their times
 */
public record Nuclei(List<Nucleus> seeds) {

    private static final int TIME = 3;

    /**
     * A seed.
     *
     * @param place coordinates [m], z = 0 in the plane
     * @param time  when it appears [s]
     */
    public record Nucleus(List<Double> place, double time) {

        public Nucleus {
            place = List.copyOf(place);
        }
    }

    public Nuclei {
        seeds = List.copyOf(seeds);
    }

    /** Draws seeds; a last time of 0 puts all at the start. */
    public static Nuclei drawn(Grid grid, int count, double until, long seed) {
        Philox random = RandomStream.NUCLEI.of(seed);
        return new Nuclei(IntStream.range(0, count).mapToObj(n -> new Nucleus(
                IntStream.range(0, 3).mapToObj(axis -> axis < grid.dim() ? random.uniform(n, axis) * grid.cells(axis) * grid.h() : 0)
                        .toList(), until * random.uniform(n, TIME)))
                .sorted(Comparator.comparingDouble(Nucleus::time)).toList());
    }

    /** Distance from a place to a seed or its nearest image [m]. */
    public static double distance(Grid grid, Nucleus seed, double... at) {
        double[] apart = new double[3];
        for (int axis = 0; axis < grid.dim(); axis++) {
            double along = Math.abs(at[axis] - seed.place.get(axis));
            apart[axis] = grid.periodicity().along(axis) ? Math.min(along, grid.cells(axis) * grid.h() - along) : along;
        }
        return Math.sqrt(Arrays.stream(apart).map(along -> along * along).sum());
    }
}
