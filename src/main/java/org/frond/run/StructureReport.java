package org.frond.run;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.frond.config.RegionSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.measure.VolumeStatistics;
import org.frond.picture.LabelMap;
import org.frond.structure.Microstructure;
import org.frond.structure.Voxels;

/** The grains of a configuration before a run: how many, their labels with their shares of the body, the phases, and a picture. */
public final class StructureReport {

    private static final int MOST_LABELS = 12;

    private final Config config;
    private final Grid grid;
    private final Microstructure grains;

    public StructureReport(Config config) {
        ScannedStructure.check(config);
        this.config = config;
        Assembly assembly = new Assembly(config);
        this.grid = assembly.grid();
        this.grains = assembly.microstructure(grid);
    }

    /** Findings, one per line, under a heading; nothing of a single grain without phases. */
    public List<String> lines() {
        Map<String, Double> phases = phases();
        if (config.get(StructureSettings.KIND) == StructureSettings.StructureKind.SINGLE_GRAIN && phases.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "Structure"));
        if (config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VOXELS) {
            lines.add(Preflight.line("scan", config.get(StructureSettings.FILE)));
        }
        lines.add(Preflight.line("grains", String.valueOf(grains.axes().size())));
        TreeMap<Integer, Integer> cells = cellsByLabel();
        if (cells.size() > 1 && config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VOXELS) {
            List<Integer> largest = cells.keySet().stream().sorted((a, b) -> cells.get(b) - cells.get(a)).limit(MOST_LABELS).sorted().toList();
            largest.forEach(label -> lines.add(Preflight.line("label " + label, percent(cells.get(label)))));
            if (largest.size() < cells.size()) {
                lines.add(Preflight.line((cells.size() - largest.size()) + " more labels", "smaller than these"));
            }
        }
        phases.forEach((name, share) -> lines.add(Preflight.line("region " + name, percent(share))));
        return lines;
    }

    private String percent(double cells) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * cells / ((double) grid.nx() * grid.ny() * grid.nz()));
    }

    private TreeMap<Integer, Integer> cellsByLabel() {
        TreeMap<Integer, Integer> cells = new TreeMap<>();
        for (int number : grains.grain()) {
            if (number != Microstructure.OUTSIDE) {
                cells.merge(grains.labels().get(number), 1, Integer::sum);
            }
        }
        return cells;
    }

    /** Cells of each region with labels, by its name. */
    private Map<String, Double> phases() {
        Map<String, Double> phases = new LinkedHashMap<>();
        Regions regions = new Regions(config, grid, grains);
        for (String name : config.names(RegionSettings.SECTION)) {
            if (!config.get(RegionSettings.LABELS.of(name)).isEmpty()) {
                double cells = 0;
                for (boolean inside : regions.cells(name)) {
                    cells += inside ? 1 : 0;
                }
                phases.put(name, cells);
            }
        }
        return phases;
    }

    /** The cells as voxels: labels where no two grains share one, else the numbers of the grains. */
    public Voxels voxels() {
        return grains.voxels();
    }

    /** Particles, pores and grains: a voxel is empty where its region is. */
    public VolumeStatistics statistics() {
        boolean[] empty = new boolean[grid.size()];
        Regions regions = new Regions(config, grid, grains);
        for (String name : config.names(RegionSettings.SECTION)) {
            if (config.get(RegionSettings.EMPTY.of(name))) {
                boolean[] cells = regions.cells(name);
                for (int n = 0; n < cells.length; n++) {
                    empty[n] |= cells[n];
                }
            }
        }
        int[] grain = new int[grid.nx() * grid.ny() * grid.nz()];
        boolean[] solid = new boolean[grain.length];
        for (int n = 0; n < grain.length; n++) {
            int cell = grid.index(n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny());
            grain[n] = grains.grain()[cell];
            solid[n] = !empty[cell];
        }
        return VolumeStatistics.of(new Voxels(grid.nx(), grid.ny(), grid.nz(), grain), solid, grid.h());
    }

    /** The labels in the plane, or in the three middle planes of a body in space: across z, across y and across x. */
    public BufferedImage picture() {
        return LabelMap.of(grid, n -> grains.labels().get(grains.grain()[n]), n -> grains.grain()[n]).render();
    }
}
