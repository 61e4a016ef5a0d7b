package org.frond.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.frond.config.Config;
import org.frond.config.CrystalConstants;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.MechanicsSettings;
import org.frond.grid.Grid;
import org.frond.model.Eigenstrain;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.frond.structure.TransverselyIsotropicStiffness;

/**
 * The crystals of a body, one for each row of the tables of tensors: the grains, and after them, for each region with a material of its
 * own, the grains in it, which keep their axes unless the region has one.
 */
final class Crystals {

    private final Config config;
    private final Grid grid;
    private final List<Crystal> crystals;
    private final double[] numbers;

    /** The planes' normal, and what a region changes. */
    record Crystal(Axis axis, Regions.Material material) {
    }

    Crystals(Config config, Grid grid, Microstructure grains) {
        this.config = config;
        this.grid = grid;
        this.crystals = new ArrayList<>();
        grains.axes().forEach(axis -> crystals.add(new Crystal(axis, Regions.Material.UNCHANGED)));
        int[] grain = grains.grain();
        numbers = new double[grid.size()];
        Arrays.setAll(numbers, n -> Math.max(0, grain[n]));
        Regions regions = new Regions(config, grid, grains);
        for (Regions.Material material : regions.materials()) {
            Map<Integer, Integer> rows = new HashMap<>();
            boolean[] cells = regions.cells(material.region());
            for (int n = 0; n < cells.length; n++) {
                if (cells[n]) {
                    int kept = material.axis().isPresent() ? 0 : grain[n];
                    numbers[n] = rows.computeIfAbsent(kept, any -> {
                        crystals.add(new Crystal(material.axis().orElseGet(() -> grains.axes().get(kept)), material));
                        return crystals.size() - 1;
                    });
                }
            }
        }
    }

    /** The row of each cell; 0 in the halo, where no kernel reads it. */
    double[] numbers() {
        return numbers.clone();
    }

    /** The crystal of a row. */
    Crystal get(int row) {
        return crystals.get(row);
    }

    /** A table: what each crystal has of something, row after row. */
    double[] table(Function<Crystal, double[]> row) {
        return crystals.stream().map(row).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Stiffness of the electrolyte, or of a region that has its own. */
    TransverselyIsotropicStiffness moduli(Crystal crystal) {
        return crystal.material().isotropic(config).orElseGet(this::moduli);
    }

    private TransverselyIsotropicStiffness moduli() {
        return switch (config.get(ElectrolyteSettings.ELASTICITY)) {
            case ISOTROPIC -> TransverselyIsotropicStiffness.isotropic(config.get(ElectrolyteSettings.YOUNGS_MODULUS),
                    config.get(ElectrolyteSettings.POISSONS_RATIO));
            case HEXAGONAL, CUBIC -> {
                CrystalConstants crystal = CrystalConstants.of(config);
                yield new TransverselyIsotropicStiffness(crystal.c11(), crystal.c12(), crystal.c13(), crystal.c33(), crystal.c44());
            }
        };
    }

    /** Its packed stiffness on this grid [Pa]. */
    double[] stiffness(Crystal crystal) {
        TransverselyIsotropicStiffness moduli = moduli(crystal);
        if (grid.dim() == 3) {
            return moduli.solid(crystal.axis());
        }
        return isPlaneStrain() ? moduli.planeStrain(crystal.axis()) : moduli.planeStress(crystal.axis());
    }

    /** Whether strains across a plane are held at zero, and stresses arise there. */
    boolean isPlaneStrain() {
        return grid.dim() == 2 && config.get(MechanicsSettings.STATE) == MechanicsSettings.PlaneState.PLANE_STRAIN;
    }

    /**
     * What an eigenstrain of each crystal is to a solid on this grid.
     *
     * @param strain in space: xx, yy, zz, yz, xz, xy with engineering shear
     */
    Eigenstrain.Unit unit(Function<Crystal, double[]> strain) {
        if (grid.dim() == 3) {
            return Eigenstrain.Unit.of(table(strain));
        }
        if (!isPlaneStrain()) {
            return Eigenstrain.Unit.of(table(crystal -> inPlane(strain.apply(crystal))));
        }
        return new Eigenstrain.Unit(table(crystal -> moduli(crystal).planeStrainOf(crystal.axis(), strain.apply(crystal))),
                Optional.of(new Eigenstrain.Across(table(crystal -> across(strain.apply(crystal))),
                        table(crystal -> heldAcross(crystal, across(strain.apply(crystal)))))));
    }

    private static double[] inPlane(double[] strain) {
        return new double[] {strain[0], strain[1], strain[5]};
    }

    private static double[] across(double[] strain) {
        return new double[] {strain[2], strain[3], strain[4]};
    }

    /** The stress zz, yz, xz of a crystal that would strain so across the plane, where the stress in the plane is relaxed [Pa]. */
    private double[] heldAcross(Crystal crystal, double[] across) {
        return moduli(crystal).acrossOfHeld(crystal.axis(), Arrays.stream(across).map(strain -> -strain).toArray());
    }

    /** A strain along a crystal's axis and another one across it, in space: xx, yy, zz, yz, xz, xy with engineering shear. */
    static double[] strain(Axis n, double along, double across) {
        double more = along - across;
        return new double[] {across + more * n.x() * n.x(), across + more * n.y() * n.y(), across + more * n.z() * n.z(),
            2 * more * n.y() * n.z(), 2 * more * n.x() * n.z(), 2 * more * n.x() * n.y()};
    }
}
