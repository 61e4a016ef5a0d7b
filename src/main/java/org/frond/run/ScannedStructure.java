package org.frond.run;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.Digest;
import org.frond.config.GridSettings;
import org.frond.config.Mistake;
import org.frond.config.Parameter;
import org.frond.config.RegionSettings;
import org.frond.config.RunSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.scan.NumberType;
import org.frond.scan.RawLayout;
import org.frond.scan.Scan;
import org.frond.scan.ScanException;
import org.frond.scan.ScanFile;
import org.frond.structure.VoxelGrains;
import org.frond.structure.Voxels;
import org.frond.unit.QuantityKind;

/** The grains of a scan ({@code structure.kind: voxels}): its file read, cropped, binned and parted as the configuration asks. */
final class ScannedStructure {

    private static final int DIGITS = 4;
    /** Lengths that differ by less are the same. */
    private static final double ROUNDING = 1e-6;
    private static final int SPACE = 3;

    private final Config config;

    ScannedStructure(Config config) {
        this.config = config;
    }

    /**
     * Refuses a scan that cannot be read or does not fit the grid; nothing else is looked at.
     *
     * @throws ConfigException which says why
     */
    static void check(Config config) {
        if (config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VOXELS) {
            ScannedStructure structure = new ScannedStructure(config);
            structure.requireFit(new Assembly(config).grid(), structure.grains());
        }
    }

    /** The grains, wherever the grid lies. */
    VoxelGrains grains() {
        Path file = Path.of(config.get(StructureSettings.FILE));
        Scan scan = read(file);
        Voxels voxels = parted(scan, binned(cropped(scan.voxels())));
        double edge = config.get(StructureSettings.VOXEL).or(() -> scan.edge().stream().boxed().findFirst())
                .map(told -> told * config.get(StructureSettings.BIN)).orElse(config.get(GridSettings.SIZE).get(0) / voxels.nx());
        return new VoxelGrains(voxels, edge, VoxelGrains.Extension.valueOf(config.get(StructureSettings.EXTENSION).name()),
                scan.axes(), scan.labels(), voids(), config.get(StructureSettings.SEED));
    }

    private Scan read(Path file) {
        try {
            Optional<RawLayout> raw = config.get(StructureSettings.SHAPE).map(shape -> new RawLayout(shape,
                    NumberType.valueOf(config.get(StructureSettings.TYPE).name()),
                    config.get(StructureSettings.BYTE_ORDER) == StructureSettings.ByteOrder.LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                    config.get(StructureSettings.SKIP)));
            Scan scan = ScanFile.read(file, new Scan.Hints(config.get(StructureSettings.DATASET), raw));
            String found = Digest.of(file);
            if (!found.equals(config.get(StructureSettings.SHA256))) {
                throw refusal(StructureSettings.SHA256, file + " holds something else by now: its SHA-256 is " + found + ", not "
                        + config.get(StructureSettings.SHA256));
            }
            return scan;
        } catch (ScanException problem) {
            throw refusal(StructureSettings.FILE, file + " " + problem.getMessage());
        } catch (IOException gone) {
            throw refusal(StructureSettings.FILE, file + " cannot be read");
        }
    }

    private ConfigException refusal(Parameter<?> parameter, String message) {
        return new ConfigException(List.of(new Mistake(config.origin(parameter).or(() -> config.origin(StructureSettings.FILE))
                .orElse(config.get(RunSettings.NAME)), parameter.key(), message)));
    }

    private Voxels cropped(Voxels all) {
        if (config.get(StructureSettings.CROP).isEmpty()) {
            return all;
        }
        List<Integer> crop = config.get(StructureSettings.CROP).get();
        int axes = crop.size() / 2;
        int[] from = new int[SPACE];
        int[] to = {all.nx(), all.ny(), all.nz()};
        for (int axis = 0; axis < axes; axis++) {
            from[axis] = crop.get(axis);
            to[axis] = crop.get(axes + axis);
            if (from[axis] >= to[axis] || to[axis] > all.count(axis)) {
                throw refusal(StructureSettings.CROP, "takes the voxels " + from[axis] + " to " + to[axis] + " along " + "xyz".charAt(axis)
                        + "; the file has 0 to " + all.count(axis));
            }
        }
        return all.cut(from, to);
    }

    private Voxels binned(Voxels voxels) {
        int bin = config.get(StructureSettings.BIN);
        if (bin > 1 && (bin > Math.min(voxels.nx(), voxels.ny()) || voxels.nz() > 1 && bin > voxels.nz())) {
            throw refusal(StructureSettings.BIN, "is more than the " + voxels.size() + " voxels have along an axis");
        }
        return bin == 1 ? voxels : voxels.binned(bin, isGrey());
    }

    private boolean isGrey() {
        return !config.get(StructureSettings.THRESHOLD).equals("none");
    }

    private Voxels parted(Scan scan, Voxels voxels) {
        if (!isGrey()) {
            return voxels;
        }
        if (!scan.axes().isEmpty() || !scan.labels().isEmpty()) {
            throw refusal(StructureSettings.THRESHOLD, "parts grey values, but the file holds grains");
        }
        String threshold = config.get(StructureSettings.THRESHOLD);
        if (threshold.equals("otsu") && voxels.counts().size() == 1) {
            throw refusal(StructureSettings.THRESHOLD, "finds nothing to part: all voxels have the value " + voxels.at(0, 0, 0));
        }
        return voxels.atLevels(threshold.equals("otsu") ? new int[] {voxels.otsu()}
                : Arrays.stream(threshold.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray());
    }

    /** Labels of regions in which there is nothing. */
    private Set<Integer> voids() {
        return config.names(RegionSettings.SECTION).stream()
                .filter(name -> config.get(RegionSettings.EMPTY.of(name)) && RegionSettings.isEverywhere(config, name))
                .flatMap(name -> config.get(RegionSettings.LABELS.of(name)).stream()).collect(Collectors.toSet());
    }

    /** Cells are parts of voxels, and voxels fill the grid. */
    private void requireFit(Grid grid, VoxelGrains grains) {
        Voxels voxels = grains.voxels();
        if (grid.dim() < SPACE && voxels.nz() > 1) {
            throw refusal(StructureSettings.FILE, "holds " + voxels.nz() + " layers, but grid.cells counts along two axes; take one of them, such"
                    + " as structure.crop: [0, 0, 0, " + voxels.nx() + ", " + voxels.ny() + ", 1]");
        }
        double cells = grains.edge() / grid.h();
        boolean whole = Math.abs(cells - Math.rint(cells)) < ROUNDING * cells && Math.rint(cells) >= 1;
        boolean fills = grains.extension() != VoxelGrains.Extension.NONE || IntStream.range(0, grid.dim()).allMatch(axis ->
                Math.abs(voxels.count(axis) * grains.edge() - grid.cells(axis) * grid.h()) < ROUNDING * grid.cells(axis) * grid.h());
        if (!whole || !fills) {
            String size = IntStream.range(0, grid.dim()).mapToObj(axis -> QuantityKind.LENGTH.print(voxels.count(axis) * grains.edge(), DIGITS))
                    .collect(Collectors.joining(", ", "[", "]"));
            String number = IntStream.range(0, grid.dim()).mapToObj(axis -> String.valueOf(voxels.count(axis)))
                    .collect(Collectors.joining(", ", "[", "]"));
            throw refusal(StructureSettings.FILE, "shows " + voxels.size() + " voxels of " + QuantityKind.LENGTH.print(grains.edge(), DIGITS)
                    + ", but the grid has " + config.print(GridSettings.CELLS) + " cells of " + QuantityKind.LENGTH.print(grid.h(), DIGITS)
                    + "; give grid.cells: " + number + ", or a whole multiple of it, and grid.size: " + size
                    + " (or structure.crop, bin, voxel, extension)");
        }
    }
}
