package org.frond.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FractureSettings;
import org.frond.config.RegionSettings;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.structure.Axis;
import org.frond.structure.TransverselyIsotropicStiffness;

/** What the regions of a configuration change on a grid: materials, toughness, eigenstrains, cracks and history. */
final class Regions {

    private final Config config;
    private final Grid grid;
    private final List<String> names;

    /**
     * What a region's material has of its own.
     *
     * @param region     the region's name
     * @param young      Young's modulus [Pa]
     * @param poisson    Poisson's ratio
     * @param axis       normal of its planes
     * @param conduction factor on conductivity and diffusivity
     */
    record Material(String region, Optional<Double> young, Optional<Double> poisson, Optional<Axis> axis, double conduction) {

        static final Material UNCHANGED = new Material("", Optional.empty(), Optional.empty(), Optional.empty(), 1);

        /** Its isotropic stiffness, where it has one of its own. */
        Optional<TransverselyIsotropicStiffness> isotropic(Config config) {
            return young.isEmpty() && poisson.isEmpty() ? Optional.empty() : Optional.of(
                    TransverselyIsotropicStiffness.isotropic(young.orElse(config.get(ElectrolyteSettings.YOUNGS_MODULUS)),
                            poisson.orElse(config.get(ElectrolyteSettings.POISSONS_RATIO))));
        }
    }

    Regions(Config config, Grid grid) {
        this.config = config;
        this.grid = grid;
        this.names = config.names(RegionSettings.SECTION);
    }

    private Material material(String name) {
        return new Material(name, config.get(RegionSettings.YOUNGS_MODULUS.of(name)),
                config.get(RegionSettings.POISSONS_RATIO.of(name)),
                config.get(RegionSettings.PLANE_ANGLE.of(name)).map(Axis::ofPlaneAtAngle),
                config.get(RegionSettings.CONDUCTION.of(name)));
    }

    private boolean[] cells(String name) {
        return Places.cells(grid).inside(config.formula(RegionSettings.WHERE.of(name))::holds);
    }

    /** The nodes of a region. */
    boolean[] nodes(String name) {
        return Places.nodes(grid).inside(config.formula(RegionSettings.WHERE.of(name))::holds);
    }

    /** The materials that differ, in the order of the regions. */
    List<Material> materials() {
        return names.stream().filter(name -> RegionSettings.hasMaterial(config, name)).map(this::material).toList();
    }

    /** Gives the cells of regions with a material of their own the numbers from {@code first} on. */
    double[] number(double[] grains, int first) {
        int next = first;
        for (Material material : materials()) {
            boolean[] cells = cells(material.region());
            for (int n = 0; n < cells.length; n++) {
                grains[n] = cells[n] ? next : grains[n];
            }
            next++;
        }
        return grains;
    }

    /** A property of the material in each cell, that of regions with a material of their own. */
    double[] ofMaterials(double elsewhere, ToDoubleFunction<Material> property) {
        double[] values = new double[grid.size()];
        Arrays.fill(values, elsewhere);
        for (Material material : materials()) {
            boolean[] cells = cells(material.region());
            for (int n = 0; n < cells.length; n++) {
                values[n] = cells[n] ? property.applyAsDouble(material) : values[n];
            }
        }
        return values;
    }

    /** Multiplies the toughness of the cells of each region by its factor. */
    double[] scale(double[] toughness) {
        for (String name : names) {
            if (config.isGiven(RegionSettings.TOUGHNESS.of(name))) {
                boolean[] cells = cells(name);
                double[] values = Places.cells(grid).values(config.formula(RegionSettings.TOUGHNESS.of(name))::at, cells);
                for (int n = 0; n < cells.length; n++) {
                    toughness[n] *= cells[n] ? values[n] : 1;
                }
            }
        }
        return toughness;
    }

    /** The eigenstrain of each cell; of regions that overlap the later one with an eigenstrain counts. Empty where none has any. */
    Optional<double[]> strains() {
        Optional<double[]> all = Optional.empty();
        for (String name : names) {
            if (!config.get(RegionSettings.EIGENSTRAIN.of(name)).equals(RegionSettings.EIGENSTRAIN.standard().orElseThrow())) {
                double[] strains = all.orElseGet(() -> new double[grid.size()]);
                boolean[] cells = cells(name);
                double[] values = Places.cells(grid).values(config.formula(RegionSettings.EIGENSTRAIN.of(name))::at, cells);
                for (int n = 0; n < cells.length; n++) {
                    strains[n] = cells[n] ? values[n] : strains[n];
                }
                all = Optional.of(strains);
            }
        }
        return all;
    }

    /** 1 at the corners of broken cells, else 0. */
    double[] broken() {
        double[] damage = new double[grid.size()];
        boolean[] cells = brokenCells();
        for (int n = 0; n < cells.length; n++) {
            for (int a = 0; cells[n] && a < grid.corners(); a++) {
                damage[n + (a & 1) + (a >> 1 & 1) * grid.pitch() + (a >> 2) * grid.plane()] = 1;
            }
        }
        return damage;
    }

    /** Volume of metal per volume in broken cells at the start; of regions that overlap the later one counts. */
    double[] metal() {
        double[] metal = new double[grid.size()];
        for (String name : names) {
            if (config.get(RegionSettings.BROKEN.of(name))) {
                boolean[] cells = cells(name);
                double[] values = Places.cells(grid).values(config.formula(RegionSettings.METAL.of(name))::at, cells);
                for (int n = 0; n < cells.length; n++) {
                    metal[n] = cells[n] ? values[n] : metal[n];
                }
            }
        }
        return metal;
    }

    /** The cells that are broken from the start. */
    boolean[] brokenCells() {
        boolean[] broken = new boolean[grid.size()];
        for (boolean[] cells : brokenByName().values()) {
            for (int n = 0; n < cells.length; n++) {
                broken[n] |= cells[n];
            }
        }
        return broken;
    }

    /** The cells that each broken region breaks, by its name. */
    Map<String, boolean[]> brokenByName() {
        Map<String, boolean[]> broken = new LinkedHashMap<>();
        for (String name : names) {
            if (config.get(RegionSettings.BROKEN.of(name))) {
                broken.put(name, cells(name));
            }
        }
        return broken;
    }

    /**
     * Driving energy that the material has seen before the start [J/m^3]: broken cells have seen what breaks them a thousand times
     * over.
     */
    double[] history() {
        double[] history = given();
        double breaking = 1e3 * config.get(FractureSettings.CLEAVAGE_ENERGY) / (2 * config.get(FractureSettings.LENGTH));
        boolean[] broken = brokenCells();
        for (int n = 0; n < broken.length; n++) {
            history[n] = broken[n] ? Math.max(history[n], breaking) : history[n];
        }
        return history;
    }

    private double[] given() {
        double[] history = new double[grid.size()];
        for (String name : names) {
            Formula past = config.get(RegionSettings.HISTORY.of(name));
            if (!past.equals(RegionSettings.HISTORY.standard().orElseThrow())) {
                boolean[] cells = cells(name);
                double[] values = Places.cells(grid).values(config.formula(RegionSettings.HISTORY.of(name))::at, cells);
                for (int n = 0; n < cells.length; n++) {
                    history[n] = cells[n] ? Math.max(history[n], values[n]) : history[n];
                }
            }
        }
        return history;
    }
}
