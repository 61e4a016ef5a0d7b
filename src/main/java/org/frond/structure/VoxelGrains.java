package org.frond.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * Grains as a scan shows them: every value of its voxels is a grain. A cell belongs to the grain of the voxel in which its centre lies.
 *
 * @param voxels    their values
 * @param edge      edge of a voxel [m]
 * @param extension what lies beyond the voxels
 * @param axes      axes of values whose orientation is known; others are turned at random, as the grains of {@link Voronoi} of the same
 *                  numbers are
 * @param labels    what users call the grain of a value, where that is not the value itself
 * @param voids     labels of grains in which there is nothing: there is no grain boundary around them
 * @param seed      seed of the random axes
 */
public record VoxelGrains(Voxels voxels, double edge, Extension extension, Map<Integer, Axis> axes, Map<Integer, Integer> labels,
        Set<Integer> voids, long seed) implements GrainStructure {

    private static final double ROUNDING = 1e-9;

    /** What lies beyond the voxels: nothing, the same again, or its mirror image. */
    public enum Extension {
        NONE, PERIODIC, MIRRORED;

        /** The voxel of a line of so many that is found at a place beyond. */
        int inside(int place, int count) {
            return switch (this) {
                case NONE -> Math.max(0, Math.min(count - 1, place));
                case PERIODIC -> Math.floorMod(place, count);
                case MIRRORED -> Math.floorMod(place, 2 * count) < count ? Math.floorMod(place, 2 * count)
                        : 2 * count - 1 - Math.floorMod(place, 2 * count);
            };
        }
    }

    public VoxelGrains {
        axes = Map.copyOf(axes);
        labels = Map.copyOf(labels);
        voids = Set.copyOf(voids);
    }

    /** The values that occur; the grain of each is numbered by its place here. */
    public int[] numbered() {
        return voxels.counts().keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** What users call the grain of a value. */
    public int label(int value) {
        return labels.getOrDefault(value, value);
    }

    private Axis axis(int value) {
        Axis known = axes.get(value);
        Philox random = RandomStream.GRAIN_AXES.of(seed);
        return known == null ? Axis.uniform(random.uniform(value, 0), random.uniform(value, 1)) : known;
    }

    @Override
    public Microstructure on(Grid grid) {
        int[] values = numbered();
        int[] called = Arrays.stream(values).map(this::label).toArray();
        int[][] voxel = new int[3][];
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            voxel[axis] = IntStream.range(0, grid.cells(axis)).map(cell -> extension.inside(
                    (int) Math.floor((cell + 0.5) * grid.h() / edge + ROUNDING), voxels.count(along))).toArray();
        }
        int[] grain = new int[grid.size()];
        Arrays.fill(grain, Microstructure.OUTSIDE);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    grain[grid.index(i, j, k)] = Arrays.binarySearch(values, voxels.at(voxel[0][i], voxel[1][j],
                            grid.dim() == 3 ? voxel[2][k] : 0));
                }
            }
        }
        boolean[] empty = new boolean[values.length];
        for (int n = 0; n < empty.length; n++) {
            empty[n] = voids.contains(called[n]);
        }
        double[] distance = BoundaryDistance.of(grid, (one, other) -> grain[one] != grain[other]
                && !empty[grain[one]] && !empty[grain[other]]);
        List<Axis> all = Arrays.stream(values).mapToObj(this::axis).toList();
        return new Microstructure(grid, grain, all, distance, Arrays.stream(called).boxed().toList());
    }
}
