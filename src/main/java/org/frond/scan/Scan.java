package org.frond.scan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.frond.structure.Axis;
import org.frond.structure.Voxels;

/**
 * What a file shows.
 *
 * @param voxels grey values, labels, or the numbers of grains
 * @param axes   axes of the grains by their numbers, as far as the file tells them
 * @param labels the phase of each grain by its number, where the file tells phases
 * @param edge   edge of a voxel [m], where the file tells it with its unit
 */
public record Scan(Voxels voxels, Map<Integer, Axis> axes, Map<Integer, Integer> labels, OptionalDouble edge) {

    public Scan {
        axes = Map.copyOf(axes);
        labels = Map.copyOf(labels);
    }

    static Scan of(Voxels voxels) {
        return new Scan(voxels, Map.of(), Map.of(), OptionalDouble.empty());
    }

    /**
     * What the reader of a file cannot know from it.
     *
     * @param dataset path of an HDF5 dataset; empty for that of DREAM.3D, or the only one
     * @param raw     how the numbers of a raw file lie in it
     */
    public record Hints(String dataset, Optional<RawLayout> raw) {

        public static final Hints NONE = new Hints("", Optional.empty());
    }
}
