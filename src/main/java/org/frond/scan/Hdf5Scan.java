package org.frond.scan;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.frond.structure.Axis;
import org.frond.structure.Voxels;

/**
 * A dataset of an HDF5 file, whose last axis is x. Of a file of DREAM.3D without a named dataset the grains (FeatureIds), with the axis of
 * each where the file has AvgEulerAngles (Bunge, rad), and its phase where it has Phases.
 */
final class Hdf5Scan {

    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 10_000;
    private static final String GRAINS = "FeatureIds";
    private static final String ANGLES = "AvgEulerAngles";
    private static final String PHASES = "Phases";

    private final Map<String, Dataset> datasets = new HashMap<>();
    private int nodes;

    private Hdf5Scan() {
    }

    static Scan read(Path path, String dataset) {
        try (HdfFile file = new HdfFile(path)) {
            Hdf5Scan scan = new Hdf5Scan();
            scan.collect(file, 0);
            if (!dataset.isEmpty()) {
                Dataset named = scan.datasets.get(dataset.startsWith("/") ? dataset : "/" + dataset);
                if (named == null) {
                    throw new ScanException("has no dataset " + dataset + "; it has " + scan.inWords());
                }
                return Scan.of(voxels(named));
            }
            return scan.grains().orElseGet(() -> Scan.of(voxels(scan.only())));
        }
    }

    private void collect(Group group, int depth) {
        for (Node node : group) {
            nodes++;
            if (depth > DEEPEST || nodes > MOST_NODES) {
                throw new ScanException("has more than " + MOST_NODES + " datasets and groups, or deeper ones than " + DEEPEST);
            }
            if (node.isLink() && !node.getHdfFile().getFileAsPath().equals(group.getHdfFile().getFileAsPath())) {
                continue; // another file is not asked for
            }
            if (node instanceof Group inner) {
                collect(inner, depth + 1);
            } else if (node instanceof Dataset dataset) {
                datasets.put(node.getPath(), dataset);
            }
        }
    }

    private String inWords() {
        List<String> some = datasets.keySet().stream().sorted().limit(8).toList();
        return some.isEmpty() ? "none" : String.join(", ", some) + (datasets.size() > some.size() ? ", ..." : "");
    }

    /** The only dataset that can be one of voxels. */
    private Dataset only() {
        List<Dataset> fitting = datasets.values().stream().filter(dataset -> {
            int axes = shape(dataset).length;
            return axes == 2 || axes == 3;
        }).toList();
        if (fitting.size() != 1) {
            throw new ScanException("has " + (fitting.isEmpty() ? "no dataset" : fitting.size() + " datasets")
                    + " of two or three axes; name one with structure.dataset: it has " + inWords());
        }
        return fitting.get(0);
    }

    private Optional<Scan> grains() {
        List<String> found = datasets.keySet().stream().filter(path -> path.endsWith("/" + GRAINS)).sorted().toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw new ScanException("has grains in " + String.join(" and ", found) + "; name one with structure.dataset");
        }
        Voxels voxels = voxels(datasets.get(found.get(0)));
        Map<Integer, Axis> axes = new HashMap<>();
        ofFeatures(ANGLES).ifPresent(angles -> {
            double[] numbers = numbers(angles);
            for (int n = 1; n < numbers.length / 3; n++) {
                axes.put(n, axis(numbers[3 * n], numbers[3 * n + 1]));
            }
        });
        Map<Integer, Integer> phases = new HashMap<>();
        ofFeatures(PHASES).ifPresent(known -> {
            double[] numbers = numbers(known);
            for (int n = 0; n < numbers.length; n++) {
                phases.put(n, NumberType.whole(numbers[n]));
            }
        });
        return Optional.of(new Scan(voxels, axes, phases, OptionalDouble.empty()));
    }

    private static Axis axis(double phi1, double phi) {
        if (!Double.isFinite(phi1) || !Double.isFinite(phi)) {
            throw new ScanException("has Euler angles that are no numbers");
        }
        return Axis.ofEulerAngles(phi1, phi);
    }

    /** The dataset of that name that has a row for each grain, not for each voxel. */
    private Optional<Dataset> ofFeatures(String name) {
        List<Dataset> found = datasets.entrySet().stream().filter(entry -> entry.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue).filter(dataset -> shape(dataset).length == 1 || dataset.getDimensions().length == 2).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Without a last axis of one component, which DREAM.3D gives all arrays. */
    private static int[] shape(Dataset dataset) {
        int[] shape = dataset.getDimensions();
        return shape.length > 1 && shape[shape.length - 1] == 1 ? Arrays.copyOf(shape, shape.length - 1) : shape;
    }

    private static Voxels voxels(Dataset dataset) {
        int[] shape = shape(dataset);
        if (shape.length != 2 && shape.length != 3) {
            throw new ScanException("has in " + dataset.getPath() + " an array of " + shape.length
                    + " axes; images have 2 (y, x) and volumes 3 (z, y, x)");
        }
        int nx = shape[shape.length - 1];
        int ny = shape[shape.length - 2];
        int nz = shape.length == 3 ? shape[0] : 1;
        Limits.check(nx, ny, nz);
        double[] numbers = numbers(dataset);
        int[] values = new int[numbers.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = NumberType.whole(numbers[n]);
        }
        return new Voxels(nx, ny, nz, values);
    }

    private static double[] numbers(Dataset dataset) {
        Limits.check(Arrays.stream(dataset.getDimensionsAsLong()).reduce(1, (a, b) -> a * b), 1, 1);
        List<Class<?>> numeric = new ArrayList<>(List.of(byte.class, short.class, int.class, long.class, float.class, double.class));
        if (dataset.isCompound() || dataset.isVariableLength() || !numeric.contains(dataset.getJavaType())) {
            throw new ScanException("has in " + dataset.getPath() + " no plain numbers");
        }
        Object flat = dataset.getDataFlat();
        double[] numbers = new double[Array.getLength(flat)];
        Arrays.setAll(numbers, n -> Array.getDouble(flat, n));
        return numbers;
    }
}
