package org.frond.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.AtTemperature;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FractureSettings;
import org.frond.config.PlaneSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.model.Eigenstrain;
import org.frond.model.Materials;
import org.frond.model.PlaneClosure;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.ToughnessScatter;

/** What a configuration says of the material of every cell: stiffness, conduction, toughness and eigenstrains of grains and regions. */
final class MaterialAssembly {

    private final Config config;

    MaterialAssembly(Config config) {
        this.config = config;
    }

    /** The material of every cell: one row per grain, and one more per region with a material of its own. */
    Materials materials(Kernels kernels, Grid grid, Microstructure grains) {
        Regions regions = new Regions(config, grid);
        Crystals crystals = new Crystals(config, grid, grains);
        PlaneTensor cleavage = PlaneTensor.cleavage(config.get(FractureSettings.ENERGY_RATIO));
        Materials materials = Materials.of(kernels, regions.number(numbers(grid, grains), grains.axes().size()),
                grains.boundaryWeight(config.get(StructureSettings.BOUNDARY_WIDTH)), regions.scale(toughness(grid)),
                crystals.table(crystals::stiffness), crystals.table(crystal -> StiffnessRoot.of(crystals.stiffness(crystal)).root()),
                crystals.table(crystal -> conductivity(grid, crystal, 1)),
                crystals.table(crystal -> inSpace(cleavage, crystal.axis(), grid)));
        return crystals.isPlaneStrain() ? materials.withAcross(kernels.table(
                crystals.table(crystal -> crystals.moduli(crystal).acrossPlaneStrain(crystal.axis())))) : materials;
    }

    /** The planes' normal in every cell, x, y, z one after the other in the grid's layout. */
    double[] axes(Grid grid, Microstructure grains) {
        Crystals crystals = new Crystals(config, grid, grains);
        double[] numbers = new Regions(config, grid).number(numbers(grid, grains), grains.axes().size());
        double[] normals = new double[3 * grid.size()];
        Places.cells(grid).forEach(0, (n, place) -> {
            Axis axis = crystals.get((int) numbers[n]).axis();
            normals[n] = axis.x();
            normals[n + grid.size()] = axis.y();
            normals[n + 2 * grid.size()] = axis.z();
        });
        return normals;
    }

    /** Conductivity tensor [S/m] when the planes conduct only a share of what open ones do in their direction. */
    private double[] conductivity(Grid grid, Crystals.Crystal crystal, double share) {
        double inPlane = new AtTemperature(config).conductivity();
        double factor = crystal.material().conduction();
        PlaneTensor tensor = new PlaneTensor(share * inPlane * factor,
                inPlane * config.get(ElectrolyteSettings.CONDUCTIVITY_RATIO) * factor);
        return inSpace(tensor, crystal.axis(), grid);
    }

    /** When conduction planes close, and what each grain then loses. */
    PlaneClosure.Law planes(Grid grid, Microstructure grains) {
        if (!config.get(PlaneSettings.CLOSE)) {
            return PlaneClosure.Law.OPEN;
        }
        Crystals crystals = new Crystals(config, grid, grains);
        double[] lost = crystals.table(crystal -> conductivity(grid, crystal, 1));
        double[] kept = crystals.table(crystal -> conductivity(grid, crystal, config.get(PlaneSettings.RESIDUAL_CONDUCTION)));
        Arrays.setAll(lost, s -> lost[s] - kept[s]);
        return new PlaneClosure.Law(config.get(PlaneSettings.THRESHOLD), config.get(PlaneSettings.RATE), lost,
                crystals.unit(crystal -> Crystals.strain(crystal.axis(), -config.get(PlaneSettings.STRAIN), 0)));
    }

    private static double[] inSpace(PlaneTensor tensor, Axis axis, Grid grid) {
        return grid.dim() == 2 ? tensor.plane(axis) : tensor.solid(axis);
    }

    /** What the solid would be without stress, as far as neither planes nor phases say so. */
    List<Eigenstrain> eigenstrains(Kernels kernels, Grid grid, Microstructure grains) {
        Crystals crystals = new Crystals(config, grid, grains);
        return Stream.of(RegionStrain.of(new Regions(config, grid), crystals, kernels, grid),
                ThermalStrain.of(config, crystals, kernels, grid)).flatMap(Optional::stream).toList();
    }

    /** Grain numbers per cell; 0 in the halo, where no kernel reads them. */
    private static double[] numbers(Grid grid, Microstructure grains) {
        double[] numbers = new double[grid.size()];
        int[] grain = grains.grain();
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = Math.max(0, grain[n]);
        }
        return numbers;
    }

    private double[] toughness(Grid grid) {
        double variation = config.get(StructureSettings.TOUGHNESS_SCATTER);
        if (variation == 0) {
            double[] ones = new double[grid.size()];
            Arrays.fill(ones, 1);
            return ones;
        }
        return new ToughnessScatter(variation, config.get(StructureSettings.SCATTER_LENGTH),
                config.get(StructureSettings.SEED)).on(grid);
    }
}
