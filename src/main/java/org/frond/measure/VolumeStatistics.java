package org.frond.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.frond.structure.Voxels;

/**
 * What a structure is made of: pores and solid particles by their volumes, surfaces and connections, and grains by their sizes. Pores are
 * connected through faces, solids also through edges and corners. A pore that touches no end of the block is closed.
 *
 * @param grains    grain of each voxel
 * @param edge      of a voxel [m]
 * @param solid     which voxels are not empty
 * @param particles parts of the solid
 * @param pores     parts of the rest
 */
public record VolumeStatistics(Voxels grains, double edge, boolean[] solid, VolumeParts particles, VolumeParts pores) {

    private static final String AXES = "xyz";
    /** Particles of a smaller diameter have a sphericity that is too large by 2 per cent and more; docs/measure.md. */
    private static final double CELLS_PER_DIAMETER = 10;

    public static VolumeStatistics of(Voxels grains, boolean[] solid, double edge) {
        boolean[] empty = new boolean[solid.length];
        for (int n = 0; n < empty.length; n++) {
            empty[n] = !solid[n];
        }
        return new VolumeStatistics(grains, edge, solid, VolumeParts.of(grains, solid, VolumeParts.Neighbours.CORNERS, edge),
                VolumeParts.of(grains, empty, VolumeParts.Neighbours.FACES, edge));
    }

    private int dim() {
        return grains.nz() > 1 ? 3 : 2;
    }

    /** Voxels in pores that touch no end of the block. */
    public int closed() {
        return pores.all().stream().filter(pore -> !pore.border()).mapToInt(VolumeParts.Part::voxels).sum();
    }

    private int solidVoxels() {
        return particles.all().stream().mapToInt(VolumeParts.Part::voxels).sum();
    }

    /** Voxels of closed pores over those of the solid with them. */
    public double deadVolume() {
        return solidVoxels() == 0 ? 0 : closed() / (double) (solidVoxels() + closed());
    }

    /** All of them by key, lengths in metres; means over parts leave out those that touch an end of the block. */
    public Map<String, Object> summary() {
        Map<String, Object> all = new LinkedHashMap<>();
        double volume = Math.pow(edge, dim());
        all.put("voxels", grains.size());
        all.put("voxel_edge_m", edge);
        all.put("porosity", (solid.length - solidVoxels()) / (double) solid.length);
        all.put("dead_volume", deadVolume());
        all.put(dim() == 3 ? "surface_per_volume_per_m" : "perimeter_per_area_per_m", VolumeParts.between(grains, (one, other) ->
                solid[one] != solid[other], edge) / (solid.length * volume));
        all.put(dim() == 3 ? "grain_boundary_area_per_volume_per_m" : "grain_boundary_length_per_area_per_m", VolumeParts.between(grains,
                (one, other) -> solid[one] && solid[other] && grains.values()[one] != grains.values()[other], edge) / (solid.length * volume));
        all.put("solid_connects", connects(particles));
        all.put("pores_connect", connects(pores));
        all.put("particles", parts(particles));
        all.put("pores", parts(pores));
        all.put("grains", sizes());
        return all;
    }

    /** Axes along which a part reaches through the block. */
    private String connects(VolumeParts parts) {
        StringBuilder axes = new StringBuilder();
        for (int axis = 0; axis < dim(); axis++) {
            int along = axis;
            if (parts.all().stream().anyMatch(part -> part.through().get(along))) {
                axes.append(AXES.charAt(axis));
            }
        }
        return axes.toString();
    }

    private static Map<String, Object> parts(VolumeParts parts) {
        List<Particle> whole = parts.all().stream().filter(part -> !part.border()).map(VolumeParts.Part::particle).toList();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("count", parts.all().size());
        numbers.put("at_the_border", parts.all().size() - whole.size());
        if (!whole.isEmpty()) {
            mean(numbers, "volume", whole, Particle::volume);
            mean(numbers, "surface", whole, Particle::surface);
            mean(numbers, "sphericity", whole, Particle::sphericity);
            mean(numbers, "equivalent_diameter_m", whole, Particle::equivalentDiameter);
        }
        return numbers;
    }

    private static void mean(Map<String, Object> numbers, String name, List<Particle> parts, ToDoubleFunction<Particle> value) {
        numbers.put("mean_" + name, parts.stream().mapToDouble(value).average().orElseThrow());
    }

    private Map<String, Object> sizes() {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int n = 0; n < solid.length; n++) {
            if (solid[n]) {
                counts.merge(grains.values()[n], 1, Integer::sum);
            }
        }
        double[] diameters = counts.values().stream().mapToDouble(count -> new Particle(new Point(0, 0, 0), count * Math.pow(edge, dim()), 1, dim())
                .equivalentDiameter()).toArray();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("count", diameters.length);
        if (diameters.length > 0) {
            double mean = Arrays.stream(diameters).average().orElseThrow();
            numbers.put("mean_equivalent_diameter_m", mean);
            numbers.put("deviation_of_equivalent_diameter_m",
                    Math.sqrt(Arrays.stream(diameters).map(d -> (d - mean) * (d - mean)).average().orElseThrow()));
            numbers.put("largest_equivalent_diameter_m", Arrays.stream(diameters).max().orElseThrow());
        }
        return numbers;
    }

    /** What should be kept in mind about the numbers. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        few(warnings, "particles", particles);
        few(warnings, "pores", pores);
        return warnings;
    }

    private void few(List<String> warnings, String what, VolumeParts parts) {
        long small = parts.all().stream().filter(part -> !part.border() && part.particle().equivalentDiameter() < CELLS_PER_DIAMETER * edge).count();
        if (small > 0) {
            warnings.add(small + " of " + parts.all().size() + " " + what + " are less than 10 voxels wide: their surfaces and sphericities are"
                    + " uncertain by 5 per cent and more (docs/measure.md)");
        }
    }
}
