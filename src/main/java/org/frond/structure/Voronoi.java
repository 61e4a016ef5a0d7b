package org.frond.structure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * A random polycrystal: Poisson seeds in the box, every point belonging to the grain of the nearest one, axes uniform on
 * the sphere in 2-D and 3-D alike. Grains go on across the ends of an axis along which the grid repeats itself.
 *
 * <p>The grains are a property of the box and the seed, not of the grid: a finer grid shows the same grains.
 *
 * @param grains      number of grains
 * @param seed        seed of the random numbers
 * @param relaxations Lloyd iterations that make grains more equal; 0 for the Poisson statistics
 */
public record Voronoi(int grains, long seed, int relaxations) implements GrainStructure {

    public Voronoi {
        if (grains < 1) {
            throw new IllegalArgumentException("a polycrystal needs at least one grain, not " + grains);
        }
        if (relaxations < 0) {
            throw new IllegalArgumentException("the number of relaxations cannot be negative: " + relaxations);
        }
    }

    /** The seeds of the grains in the box of this grid. */
    public Seeds seeds(Grid grid) {
        double[] box = new double[grid.dim()];
        for (int axis = 0; axis < grid.dim(); axis++) {
            box[axis] = grid.cells(axis) * grid.h();
        }
        return Seeds.poisson(box, grains, grid.periodicity(), RandomStream.GRAIN_SEEDS.of(seed)).relaxed(relaxations);
    }

    @Override
    public Microstructure on(Grid grid) {
        Seeds seeds = seeds(grid);
        List<Axis> axes = seeds.randomAxes(RandomStream.GRAIN_AXES.of(seed));
        int[] grain = new int[grid.size()];
        double[] distance = new double[grid.size()];
        Arrays.fill(grain, Microstructure.OUTSIDE);
        IntStream.range(0, grid.ny() * grid.nz()).parallel().forEach(row -> {
            SeedSearch search = new SeedSearch(seeds);
            int j = row % grid.ny();
            int k = row / grid.ny();
            double y = (j + 0.5) * grid.h();
            double z = (k + 0.5) * grid.h();
            for (int i = 0; i < grid.nx(); i++) {
                int cell = grid.index(i, j, k);
                search.findNearest((i + 0.5) * grid.h(), y, z);
                grain[cell] = search.nearest();
                distance[cell] = search.boundaryDistance();
            }
        });
        return new Microstructure(grid, grain, axes, distance);
    }
}
