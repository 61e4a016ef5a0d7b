package org.frond.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.AtTemperature;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.DomainSettings;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FlawSettings;
import org.frond.config.FractureSettings;
import org.frond.config.FreeEnergySettings;
import org.frond.config.GridSettings;
import org.frond.config.InterfaceSettings;
import org.frond.config.MechanicsSettings;
import org.frond.config.MemorySettings;
import org.frond.config.MetalSettings;
import org.frond.config.MisfitSettings;
import org.frond.config.PlaneSettings;
import org.frond.config.ProtocolSettings;
import org.frond.config.RunSettings;
import org.frond.config.SitesSettings;
import org.frond.config.SolverSettings;
import org.frond.config.StructureSettings;
import org.frond.config.TemperatureSettings;
import org.frond.config.TimeSettings;
import org.frond.config.TransportSettings;
import org.frond.formula.Polynomial;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.model.Anisotropy;
import org.frond.model.CrackFilling;
import org.frond.model.Cracks;
import org.frond.model.CrackSurface;
import org.frond.model.EnergySplit;
import org.frond.model.DomainGrowth;
import org.frond.model.Eigenstrain;
import org.frond.model.Equilibrium;
import org.frond.model.Flaw;
import org.frond.model.FractureLaw;
import org.frond.model.FreeEnergy;
import org.frond.model.FrontGrowth;
import org.frond.model.GrowthLaw;
import org.frond.model.Heat;
import org.frond.model.Irreversibility;
import org.frond.model.Kinetics;
import org.frond.model.Materials;
import org.frond.model.MechanicalBoundary;
import org.frond.model.Memory;
import org.frond.model.MicroModel;
import org.frond.model.Misfit;
import org.frond.model.Paths;
import org.frond.model.PlaneClosure;
import org.frond.model.Potential;
import org.frond.model.Sites;
import org.frond.model.Transport;
import org.frond.protocol.Protocol;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.GrainStructure;
import org.frond.structure.Microstructure;
import org.frond.structure.PathWalk;
import org.frond.structure.Philox;
import org.frond.structure.PlaneTensor;
import org.frond.structure.RandomStream;
import org.frond.structure.SingleGrain;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.ToughnessScatter;
import org.frond.structure.Voronoi;

/**
 * What a configuration means: the grid, the grains, the flaw and everything the model is told. Here settings end and
 * plain values in SI units begin.
 */
final class Assembly {

    private final Config config;

    Assembly(Config config) {
        this.config = config;
    }

    /** What stands above pictures: the title, or else the name. */
    static String title(Config config) {
        String title = config.get(RunSettings.TITLE);
        return title.isEmpty() ? config.get(RunSettings.NAME) : title;
    }

    /** The grid of cells. */
    Grid grid() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        double h = config.get(GridSettings.SIZE).get(0) / cells.get(0);
        List<GridSettings.Axis> periodic = config.get(GridSettings.PERIODIC);
        Grid grid = cells.size() == 2
                ? Grid.plane(cells.get(0), cells.get(1), h)
                : Grid.box(cells.get(0), cells.get(1), cells.get(2), h);
        return grid.repeating(new Periodicity(periodic.contains(GridSettings.Axis.X),
                periodic.contains(GridSettings.Axis.Y), periodic.contains(GridSettings.Axis.Z)));
    }

    /** What drives the concentration. */
    FreeEnergy freeEnergy() {
        FreeEnergy.Dynamics dynamics = switch (config.get(FreeEnergySettings.DYNAMICS)) {
            case CONSERVED -> FreeEnergy.Dynamics.CONSERVED;
            case RELAXING -> FreeEnergy.Dynamics.RELAXING;
            case NONLOCAL -> FreeEnergy.Dynamics.NONLOCAL;
        };
        return new FreeEnergy(dynamics, Polynomial.of(config.get(FreeEnergySettings.DENSITY)).coefficients(),
                config.get(FreeEnergySettings.GRADIENT), config.get(FreeEnergySettings.MOBILITY),
                config.get(FreeEnergySettings.CHARGE));
    }

    /** How the interfaces of a phase depend on their direction. */
    Anisotropy anisotropy() {
        return new Anisotropy(config.get(FreeEnergySettings.ANISOTROPY), config.get(FreeEnergySettings.SYMMETRY),
                config.get(FreeEnergySettings.ORIENTATION));
    }

    /** What a phase has to do with temperature, if anything. */
    Optional<Heat> heat() {
        return config.solvesTemperature() ? Optional.of(new Heat(
                Polynomial.of(config.get(TemperatureSettings.COUPLING)).coefficients(),
                config.get(TemperatureSettings.DIFFUSIVITY), config.get(TemperatureSettings.LATENT_HEAT))) : Optional.empty();
    }

    /** How a phase strains the crystal, if it does. */
    Optional<Misfit.Law> misfit() {
        if (!config.hasMisfit()) {
            return Optional.empty();
        }
        double shear = 2 * config.get(MisfitSettings.XY);
        List<Double> strain = config.get(GridSettings.CELLS).size() == 2
                ? List.of(config.get(MisfitSettings.X), config.get(MisfitSettings.Y), shear)
                : List.of(config.get(MisfitSettings.X), config.get(MisfitSettings.Y), config.get(MisfitSettings.Z), 0.0, 0.0, shear);
        return Optional.of(new Misfit.Law(Polynomial.of(config.get(MisfitSettings.SHARE)).coefficients(), strain,
                config.get(MisfitSettings.STIFFER)));
    }

    /** The grains on the grid. */
    Microstructure microstructure(Grid grid) {
        GrainStructure structure = switch (config.get(StructureSettings.KIND)) {
            case SINGLE_GRAIN -> SingleGrain.withPlaneAt(config.get(StructureSettings.PLANE_ANGLE));
            case VORONOI -> new Voronoi(config.get(StructureSettings.GRAINS), config.get(StructureSettings.SEED),
                    config.get(StructureSettings.RELAXATIONS));
            case VOXELS -> new ScannedStructure(config).grains();
        };
        Microstructure grains = structure.on(grid);
        if (config.get(StructureSettings.AXES) == StructureSettings.AxisSpread.IN_SPACE
                || config.get(StructureSettings.KIND) == StructureSettings.StructureKind.SINGLE_GRAIN) {
            return grains;
        }
        return grains.turned(grains.axes().stream().map(config.get(StructureSettings.AXES) == StructureSettings.AxisSpread.ALIGNED
                ? axis -> Axis.ofPlaneAtAngle(config.get(StructureSettings.PLANE_ANGLE)) : Assembly::inPlane).toList());
    }

    /** An axis laid into the plane x-y; one that stands upright on it, in which nothing tells a direction, along x. */
    private static Axis inPlane(Axis axis) {
        return Math.hypot(axis.x(), axis.y()) > 0 ? Axis.along(axis.x(), axis.y(), 0) : new Axis(1, 0, 0);
    }

    /** The flaw the dendrite starts from. */
    Flaw flaw() {
        double height = config.get(GridSettings.SIZE).get(1);
        double angle = config.get(FlawSettings.ALONG_PLANE)
                ? config.get(StructureSettings.PLANE_ANGLE) : config.get(FlawSettings.ANGLE);
        return new Flaw(config.get(FlawSettings.POSITION) * height, config.get(FlawSettings.LENGTH), angle);
    }

    /** Where metal may enter besides the flaw. */
    List<Flaw> siteFlaws() {
        List<Flaw> flaws = new ArrayList<>();
        addSites(flaws, config.get(SitesSettings.LEFT), false);
        addSites(flaws, config.get(SitesSettings.RIGHT), true);
        return flaws;
    }

    /** Where metal may enter besides the flaw, and what the cell remembers. */
    private Sites.Law sites() {
        Memory memory = new Memory(config.get(MemorySettings.CRACKS), config.get(MemorySettings.RESIDUAL_METAL),
                config.get(MemorySettings.ACTIVATION));
        double mean = config.get(SitesSettings.ACTIVATION);
        double scatter = config.get(SitesSettings.SCATTER);
        Philox random = RandomStream.SITES.of(config.get(StructureSettings.SEED));
        Sites.Threshold threshold = (site, draw) -> mean * (1 + scatter * (2 * random.uniform(site, (int) draw) - 1));
        return new Sites.Law(siteFlaws(), threshold, config.get(SitesSettings.REACTIVATION), memory);
    }

    private void addSites(List<Flaw> flaws, int count, boolean onRight) {
        double height = config.get(GridSettings.SIZE).get(1);
        for (int n = 0; n < count; n++) {
            flaws.add(new Flaw((n + 0.5) / count * height, config.get(SitesSettings.LENGTH), Math.PI / 2, onRight));
        }
    }

    /** Width of the metal's front along the crack [m]. */
    double frontWidth() {
        return config.get(MetalSettings.FRONT_WIDTH);
    }

    /** Thickness of the metal inside the grid on the plating electrode [m]. */
    double film() {
        return config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT ? config.get(MetalSettings.FILM_THICKNESS) : 0;
    }

    /** Everything the model is told. */
    MicroModel.Setup setup(Kernels kernels, Grid grid, Microstructure grains) {
        return new MicroModel.Setup(materials(kernels, grid, grains), fracture(), boundary(), kinetics(), transport(),
                growth(grains), new Potential.Electrodes(0, config.get(CellSettings.VOLTAGE)), sites(), frontWidth(),
                planes(grid, grains), eigenstrains(kernels, grid, grains), cracks(grid, grains), tolerances(),
                config.get(SolverSettings.MAXIMUM_NEWTON),
                config.get(SolverSettings.POTENTIAL_TOLERANCE));
    }

    /** What is broken from the start besides flaw and sites, and the metal in it. */
    private Cracks cracks(Grid grid, Microstructure grains) {
        Regions regions = new Regions(config, grid, grains);
        return new Cracks(regions.broken(), regions.metal());
    }

    /** What is asked of displacement and damage. */
    Equilibrium.Tolerances tolerances() {
        return new Equilibrium.Tolerances(config.get(SolverSettings.DAMAGE_TOLERANCE),
                Math.sqrt(config.get(SolverSettings.ENERGY_TOLERANCE)), config.get(SolverSettings.LINEAR_TOLERANCE),
                config.get(SolverSettings.MAXIMUM_SWEEPS));
    }

    /** What the cell is asked to do; without a protocol its voltage is held. */
    Protocol protocol() {
        List<ProtocolStep> steps = config.get(ProtocolSettings.STEPS);
        return Protocol.of(steps.isEmpty() ? List.of(Stage.holdVoltage(config.get(CellSettings.VOLTAGE))) : steps);
    }

    /** How steps are chosen. */
    StepControl stepControl() {
        return new StepControl(config.get(TimeSettings.FIRST_STEP), config.get(TimeSettings.MINIMUM_STEP),
                config.get(TimeSettings.MAXIMUM_STEP), config.get(TimeSettings.GROWTH),
                config.get(TimeSettings.PRESSURE_STEP) * kinetics().thermalPressure(),
                config.get(TimeSettings.FILL_STEP), config.get(TimeSettings.CURRENT_STEP),
                followsPaths() ? Double.POSITIVE_INFINITY : config.get(TimeSettings.CRACK_STEP) * config.get(FractureSettings.LENGTH));
    }

    /** The material of every cell: one row per grain, and one more per grain in a region with a material of its own. */
    Materials materials(Kernels kernels, Grid grid, Microstructure grains) {
        Regions regions = new Regions(config, grid, grains);
        Crystals crystals = new Crystals(config, grid, grains);
        PlaneTensor cleavage = PlaneTensor.cleavage(config.get(FractureSettings.ENERGY_RATIO));
        Materials materials = Materials.of(kernels, crystals.numbers(),
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
        double[] numbers = crystals.numbers();
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
    private PlaneClosure.Law planes(Grid grid, Microstructure grains) {
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
        return Stream.of(RegionStrain.of(new Regions(config, grid, grains), crystals, kernels, grid),
                ThermalStrain.of(config, crystals, kernels, grid)).flatMap(Optional::stream).toList();
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

    /** How the electrolyte cracks. */
    FractureLaw fracture() {
        CrackSurface surface = CrackSurface.valueOf(config.get(FractureSettings.SURFACE).name());
        // a path is as wide as its cells
        double length = followsPaths() ? grid().h() : config.get(FractureSettings.LENGTH);
        // the model allows for the grid; where that is not wanted it is undone beforehand
        double plain = config.get(FractureSettings.GRID_CORRECTION) ? 1 : surface.gridExcess(grid().h(), length);
        return new FractureLaw(surface,
                Irreversibility.valueOf(config.get(FractureSettings.IRREVERSIBILITY).name()),
                EnergySplit.valueOf(config.get(FractureSettings.SPLIT).name()), length,
                config.get(FractureSettings.CLEAVAGE_ENERGY) * plain, config.get(FractureSettings.BOUNDARY_ENERGY) * plain,
                config.get(FractureSettings.RESIDUAL_STIFFNESS), config.get(FractureSettings.FREEZE_ABOVE));
    }

    private MechanicalBoundary boundary() {
        return new MechanicalBoundary(MechanicalBoundary.Hold.valueOf(config.get(MechanicsSettings.ENDS).name()),
                MechanicalBoundary.Hold.valueOf(config.get(MechanicsSettings.LATERAL).name()));
    }

    private Kinetics kinetics() {
        double anodic = config.get(InterfaceSettings.TRANSFER_COEFFICIENT);
        double share = switch (config.get(InterfaceSettings.MECHANICAL_SPLIT)) {
            case ALPHA -> anodic;
            case CATHODIC -> 0;
        };
        return new Kinetics(new AtTemperature(config).exchangeCurrentDensity(), anodic, share,
                config.get(CellSettings.TEMPERATURE), config.get(MetalSettings.MOLAR_VOLUME),
                config.get(MetalSettings.ION_VOLUME));
    }

    private Transport transport() {
        AtTemperature properties = new AtTemperature(config);
        double inPlane = properties.conductivity();
        boolean ohmic = config.get(TransportSettings.CLOSURE) == TransportSettings.Closure.C0;
        // a boundary of a few nanometres smeared over a wider band: the same resistance across it
        double smeared = properties.boundaryConductivity()
                * config.get(StructureSettings.BOUNDARY_WIDTH) / config.get(ElectrolyteSettings.BOUNDARY_THICKNESS);
        return new Transport(Transport.Closure.valueOf(config.get(TransportSettings.CLOSURE).name()),
                ohmic ? 1 : config.get(ElectrolyteSettings.TRANSFERENCE_NUMBER),
                properties.diffusivity() / inPlane, config.get(ElectrolyteSettings.SITE_DENSITY),
                Math.min(smeared, inPlane), inPlane, config.get(TransportSettings.CRACK_TANGENTIAL),
                config.get(TransportSettings.CRACK_NORMAL));
    }

    /** Whether cracks are paths through a damaged domain. */
    private boolean followsPaths() {
        return config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN;
    }

    private GrowthLaw.Choice growth(Microstructure grains) {
        return followsPaths() ? domain(grains) : switch (config.get(MetalSettings.LAW)) {
            case CRACK_FILLING -> filling();
            case FRONT -> front();
        };
    }

    private DomainGrowth.Parameters domain(Microstructure grains) {
        double stride = config.get(DomainSettings.STRIDE);
        PathWalk walk = new PathWalk(grains, new PathWalk.Law(stride, config.get(DomainSettings.BRANCHING),
                config.get(DomainSettings.WANDER)), config.get(StructureSettings.SEED));
        boolean remembers = config.get(MemorySettings.ACTIVATION);
        Paths paths = (start, reversals, inside, taken) -> walk.from(new PathWalk.Start(start.cell(), start.x(), start.y(), start.driveX(),
                start.driveY()), remembers ? 0 : (int) reversals, inside, taken);
        return new DomainGrowth.Parameters(config.get(DomainSettings.THICKNESS), stride, config.get(DomainSettings.CONDUCTION),
                config.get(DomainSettings.ROOM_LIMIT), flaw(), siteFlaws(), paths);
    }

    private FrontGrowth.Parameters front() {
        double young = config.get(MetalSettings.YOUNGS_MODULUS);
        double shear = young / (2 * (1 + config.get(MetalSettings.POISSONS_RATIO)));
        return new FrontGrowth.Parameters(config.get(InterfaceSettings.ENERGY), config.get(MetalSettings.FRONT_WIDTH), 0,
                config.get(MetalSettings.STRAIGHT), config.get(MetalSettings.INTACT_SHARE),
                config.get(MetalSettings.BULK_MODULUS), shear, config.get(MetalSettings.EIGENSTRAIN),
                config.get(MetalSettings.DIRECTED_SHARE));
    }

    private CrackFilling.Parameters filling() {
        return new CrackFilling.Parameters(config.get(MetalSettings.BULK_MODULUS), config.get(MetalSettings.FRONT_WIDTH),
                config.get(MetalSettings.FLOW_RESISTANCE), config.get(MetalSettings.FLOW_THRESHOLD),
                config.get(MetalSettings.PRESSURE_DIFFUSIVITY), config.get(FractureSettings.ENERGY_RATIO));
    }
}
