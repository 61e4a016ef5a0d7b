package org.frond.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.frond.config.ElectrolyteSettings.Elasticity;
import org.frond.config.StructureSettings.StructureKind;
import org.frond.config.TransportSettings.Closure;

/**
 * Keys that have no effect beside what others say. They are told and not refused: a configuration that is varied keeps them for its other
 * cases. What a shipped material says of itself is not asked of the run.
 *
 * @param reason     why they have none, after "has no effect"
 * @param holds      where that is so
 * @param parameters the keys
 */
record Idle(String reason, Predicate<Config> holds, List<Parameter<?>> parameters) {

    private static final List<Idle> ALL = List.of(
            new Idle("; atoms per volume follow from metal.molarVolume", config -> true, List.of(MetalSettings.SITE_DENSITY)),
            new Idle(" while metal.law is crack-filling", config -> config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.CRACK_FILLING,
                    List.of(MetalSettings.YOUNGS_MODULUS, MetalSettings.POISSONS_RATIO, MetalSettings.EIGENSTRAIN, MetalSettings.FILM_THICKNESS,
                            MetalSettings.INTACT_SHARE, MetalSettings.DIRECTED_SHARE, MetalSettings.STRAIGHT, InterfaceSettings.ENERGY,
                            TimeSettings.FILL_STEP)),
            new Idle(" while metal.law is front", config -> config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT,
                    List.of(MetalSettings.FLOW_RESISTANCE, MetalSettings.FLOW_THRESHOLD, MetalSettings.PRESSURE_DIFFUSIVITY)),
            new Idle(" while flaw.length is 0", config -> config.get(FlawSettings.LENGTH) == 0,
                    List.of(FlawSettings.POSITION, FlawSettings.ANGLE)),
            new Idle(" while there are no sites: sites.left and sites.right are 0",
                    config -> config.get(SitesSettings.LEFT) + config.get(SitesSettings.RIGHT) == 0,
                    List.of(SitesSettings.LENGTH, SitesSettings.ACTIVATION, SitesSettings.SCATTER, SitesSettings.REACTIVATION)),
            new Idle(" while transport.closure is C0", config -> config.problem() == ProblemKind.CELL
                    && config.get(TransportSettings.CLOSURE) == Closure.C0,
                    List.of(ElectrolyteSettings.DIFFUSIVITY, ElectrolyteSettings.DIFFUSIVITY_ACTIVATION,
                            ElectrolyteSettings.TRANSFERENCE_NUMBER)),
            new Idle(" while structure.kind is single-grain", config -> config.get(StructureSettings.KIND) == StructureKind.SINGLE_GRAIN,
                    List.of(StructureSettings.GRAINS, StructureSettings.AXES, StructureSettings.RELAXATIONS,
                            StructureSettings.BOUNDARY_WIDTH, FractureSettings.BOUNDARY_ENERGY, ElectrolyteSettings.BOUNDARY_CONDUCTIVITY,
                            ElectrolyteSettings.BOUNDARY_ACTIVATION, ElectrolyteSettings.BOUNDARY_THICKNESS)),
            new Idle(" while structure.axes is not aligned: grains have axes of their own",
                    config -> config.get(StructureSettings.KIND) != StructureKind.SINGLE_GRAIN
                            && config.get(StructureSettings.AXES) != StructureSettings.AxisSpread.ALIGNED, List.of(StructureSettings.PLANE_ANGLE)),
            new Idle(" while structure.kind is voxels", config -> config.get(StructureSettings.KIND) == StructureKind.VOXELS,
                    List.of(StructureSettings.GRAINS, StructureSettings.RELAXATIONS)),
            new Idle(" while structure.kind is not voxels", config -> config.get(StructureSettings.KIND) != StructureKind.VOXELS,
                    List.of(StructureSettings.SHA256, StructureSettings.DATASET, StructureSettings.SHAPE, StructureSettings.TYPE,
                            StructureSettings.BYTE_ORDER, StructureSettings.SKIP, StructureSettings.CROP, StructureSettings.BIN,
                            StructureSettings.THRESHOLD, StructureSettings.VOXEL, StructureSettings.EXTENSION)),
            new Idle(" while structure.file is no .raw file", config -> !config.get(StructureSettings.FILE).toLowerCase(Locale.ROOT).endsWith(".raw"),
                    List.of(StructureSettings.SHAPE, StructureSettings.TYPE, StructureSettings.BYTE_ORDER, StructureSettings.SKIP)),
            new Idle(" while structure.toughnessScatter is 0", config -> config.get(StructureSettings.TOUGHNESS_SCATTER) == 0,
                    List.of(StructureSettings.SCATTER_LENGTH)),
            new Idle(" while electrolyte.elasticity is isotropic", config -> config.get(ElectrolyteSettings.ELASTICITY) == Elasticity.ISOTROPIC,
                    List.of(ElectrolyteSettings.C11, ElectrolyteSettings.C33, ElectrolyteSettings.C12, ElectrolyteSettings.C13,
                            ElectrolyteSettings.C44)),
            new Idle(" while electrolyte.elasticity is cubic", config -> config.get(ElectrolyteSettings.ELASTICITY) == Elasticity.CUBIC,
                    List.of(ElectrolyteSettings.C33, ElectrolyteSettings.C13)),
            new Idle(" while electrolyte.elasticity is not isotropic", config -> config.get(ElectrolyteSettings.ELASTICITY) != Elasticity.ISOTROPIC
                    && !config.names(RegionSettings.SECTION).stream().anyMatch(name -> RegionSettings.hasMaterial(config, name)),
                    List.of(ElectrolyteSettings.YOUNGS_MODULUS, ElectrolyteSettings.POISSONS_RATIO)));

    /** One line for each key that was given and has no effect. */
    static List<String> warnings(Config config) {
        return ALL.stream().filter(idle -> idle.holds.test(config)).flatMap(idle -> idle.parameters.stream()
                .filter(parameter -> isAsked(config, parameter)).map(parameter -> parameter.key() + ": has no effect" + idle.reason)).toList();
    }

    private static boolean isAsked(Config config, Parameter<?> parameter) {
        return config.origin(parameter).filter(origin -> !origin.startsWith(ShippedMaterials.PREFIX)).isPresent()
                && !parameter.standard().equals(Optional.of(config.get(parameter)));
    }
}
