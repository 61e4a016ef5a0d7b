package org.frond.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.frond.config.FractureSettings.CrackSurface;
import org.frond.config.FractureSettings.Irreversibility;
import org.frond.config.MechanicsSettings.Support;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/**
 * A condition that ties several parameters together.
 *
 * @param parameter the one to name when it is broken
 * @param test      says what is wrong, or nothing
 */
record Rule(Parameter<?> parameter, Function<Config, Optional<String>> test) {

    /** Cells count as square when their edges agree to this relative difference. */
    private static final double SQUARE = 1e-9;

    /** Numbers that one array holds at most, less some for what surrounds the grid. */
    private static final double NUMBERS_PER_ARRAY = 0.9 * Integer.MAX_VALUE;

    private static final int DIGITS = 4;
    private static final int MOST_GRAINS_PER_CELL = 10;
    /** A crack smeared over more cells shows nothing new. */
    private static final int MOST_CELLS_SMEARED = 64;
    /** Edge of the square on which the profile of a crack is computed, over fracture.length. */
    private static final double LENGTHS_PER_PROFILE = 14;
    /** Conductivities, diffusivities and current densities in SI units with which nothing happens, or everything at once. */
    private static final double LEAST_PROPERTY = 1e-30;
    private static final double LARGEST_PROPERTY = 1e30;

    /** Stages of a protocol with all repetitions. */
    private static final long MOST_STAGES = 1_000_000;

    /** Cells along the longest axis of the coarsest grid at most, where periodic axes end the halving. */
    private static final int MOST_COARSEST_CELLS = 12;

    private static final List<Rule> COMMON = List.of(
            new Rule(GridSettings.CELLS, Rule::fitsIntoArrays),
            new Rule(GridSettings.SIZE, Rule::squareCells),
            new Rule(RunSettings.DEVICE, config -> broken(config.get(RunSettings.DEVICE).startsWith("cpu+")
                    && config.get(RunSettings.PRECISION) != RunSettings.Precision.MIXED,
                    "a device beside the processor computes cycles in single precision; give precision: mixed")),
            new Rule(GridSettings.PERIODIC, Rule::canRepeat),
            new Rule(FreeEnergySettings.DENSITY, config -> PhaseRules.isPolynomial(config, config.followsFreeEnergy(),
                    FreeEnergySettings.DENSITY)),
            new Rule(FreeEnergySettings.DYNAMICS, PhaseRules::amountStays),
            new Rule(FreeEnergySettings.CHARGE, config -> broken(config.followsFreeEnergy()
                    && config.get(FreeEnergySettings.CHARGE) != 0 && !config.solvesPotential(),
                    "needs a potential: give a condition such as potential.left")),
            new Rule(FreeEnergySettings.STEPPING, PhaseRules::steps),
            new Rule(DisplacementSettings.MEAN_XX, Rule::meansArePeriodic),
            new Rule(FreeEnergySettings.ANISOTROPY, PhaseRules::isStable),
            new Rule(FreeEnergySettings.ANISOTROPY, PhaseRules::anisotropySteps),
            new Rule(TemperatureSettings.COUPLING, config -> PhaseRules.isPolynomial(config, config.solvesTemperature(),
                    TemperatureSettings.COUPLING)),
            new Rule(MisfitSettings.SHARE, config -> PhaseRules.isPolynomial(config, config.hasMisfit(), MisfitSettings.SHARE)),
            new Rule(MisfitSettings.STIFFER, PhaseRules::misfits),
            new Rule(NucleationSettings.COUNT, config -> broken(config.nucleates() && !config.followsFreeEnergy(),
                    "seeds are of a phase: give freeEnergy.density")),
            new Rule(NucleationSettings.COUNT, config -> broken(config.nucleates()
                    && config.get(NucleationSettings.COUNT) > cells(config), String.format(Locale.ROOT,
                    "so many seeds are not seen on this grid; at most one for each of its cells, %.0f, are allowed", cells(config)))),
            new Rule(StructureSettings.GRAINS, Rule::grainsAreSeen),
            new Rule(StructureSettings.SCATTER_LENGTH, config -> broken(config.get(StructureSettings.TOUGHNESS_SCATTER) > 0
                    && config.get(StructureSettings.SCATTER_LENGTH) < cell(config), "a scatter shorter than a cell, "
                    + QuantityKind.LENGTH.print(cell(config), DIGITS)
                    + ", is not seen; make it longer or set structure.toughnessScatter: 0")),
            new Rule(CellSettings.TEMPERATURE, Rule::conducts),
            new Rule(FractureSettings.LENGTH, Rule::cracksFit),
            new Rule(FractureSettings.LENGTH, config -> broken(config.solvesDamage() && !config.solvesDisplacement(),
                    "cracks need a displacement that drives them: give a section displacement, or leave section fracture out")),
            new Rule(MetalSettings.FRONT_WIDTH, config -> broken(config.get(MetalSettings.FRONT_WIDTH) > longestEdge(config),
                    "the front is wider than the domain; allowed: at most "
                            + QuantityKind.LENGTH.print(longestEdge(config), DIGITS))),
            new Rule(FlawSettings.LENGTH, config -> broken(
                    config.get(FlawSettings.LENGTH) >= config.get(GridSettings.SIZE).get(0),
                    "the flaw is as long as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(SitesSettings.LENGTH, config -> broken(
                    config.get(SitesSettings.LEFT) + config.get(SitesSettings.RIGHT) > 0
                    && config.get(SitesSettings.LENGTH) >= config.get(GridSettings.SIZE).get(0),
                    "the sites are as long as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(MetalSettings.FILM_THICKNESS, config -> broken(
                    config.get(MetalSettings.FILM_THICKNESS) >= config.get(GridSettings.SIZE).get(0),
                    "the film is as thick as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(FlawSettings.ANGLE, config -> broken(
                    config.get(FlawSettings.ALONG_PLANE)
                            && !FlawSettings.ANGLE.standard().equals(Optional.of(config.get(FlawSettings.ANGLE))),
                    "has no effect while flaw.alongPlane is true; set flaw.alongPlane: false")),
            new Rule(FlawSettings.ALONG_PLANE, config -> broken(
                    config.get(FlawSettings.ALONG_PLANE)
                            && config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN,
                    "goes with structure.kind: single-grain only; set flaw.alongPlane: false and flaw.angle")),
            new Rule(ElectrolyteSettings.C11, Rule::stableCrystal),
            new Rule(ElectrolyteSettings.ELASTICITY, Rule::cubesLieInThePlane),
            new Rule(MetalSettings.LAW, config -> broken(
                    config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT
                            && config.get(TransportSettings.CLOSURE) != TransportSettings.Closure.C0,
                    "front goes with transport.closure: C0 only; metal takes the place of electrolyte and its ions")),
            new Rule(FractureSettings.IRREVERSIBILITY, config -> broken(
                    config.get(FractureSettings.IRREVERSIBILITY) == Irreversibility.HISTORY
                            && config.get(FractureSettings.SURFACE) != CrackSurface.AT2,
                    "history goes with fracture.surface: AT2 only; AT1 needs bounds")),
            new Rule(MechanicsSettings.ENDS, config -> broken(
                    config.get(MechanicsSettings.ENDS) == Support.FREE && config.get(MechanicsSettings.LATERAL) == Support.FREE,
                    "free together with mechanics.lateral: free leaves the body unheld")),
            new Rule(ProtocolSettings.STEPS, Rule::everyStageEnds),
            new Rule(CellSettings.VOLTAGE, config -> broken(
                    config.isGiven(CellSettings.VOLTAGE) && !config.get(ProtocolSettings.STEPS).isEmpty()
                            && !CellSettings.VOLTAGE.standard().equals(Optional.of(config.get(CellSettings.VOLTAGE))),
                    "has no effect beside protocol.steps; leave one of them out")),
            new Rule(PlaneSettings.CLOSE, config -> broken(
                    config.get(PlaneSettings.CLOSE) && config.get(TransportSettings.CLOSURE) == TransportSettings.Closure.C0,
                    "needs a concentration that can drop; set transport.closure: C1 (or C2)")),
            new Rule(MechanicsSettings.LATERAL, config -> broken(config.problem() == ProblemKind.BODY
                    && (changes(config, MechanicsSettings.ENDS) || changes(config, MechanicsSettings.LATERAL)),
                    "belongs to a cell; what holds a body without one stands in displacement")),
            ofCells(StopSettings.CRACK_FRACTION),
            ofCells(StopSettings.ON_CRACK),
            ofCells(StopSettings.STALLED_BELOW),
            new Rule(StopSettings.STALLED_BELOW, config -> broken(config.get(StopSettings.STALLED_BELOW) > 0
                    && !config.get(ProtocolSettings.STEPS).isEmpty(),
                    "is for a constant cell.voltage; the stages of protocol.steps end by their own limits")),
            ofCells(TimeSettings.PRESSURE_STEP),
            ofCells(TimeSettings.CURRENT_STEP),
            ofCells(TimeSettings.FILL_STEP),
            ofCells(TimeSettings.CRACK_STEP),
            new Rule(RegionSettings.BROKEN, Rule::regionsFit),
            new Rule(TimeSettings.FIRST_STEP, config -> broken(
                    config.get(TimeSettings.FIRST_STEP) < config.get(TimeSettings.MINIMUM_STEP)
                            || config.get(TimeSettings.FIRST_STEP) > config.get(TimeSettings.MAXIMUM_STEP),
                    "must lie between time.minimumStep, " + config.print(TimeSettings.MINIMUM_STEP)
                            + ", and time.maximumStep, " + config.print(TimeSettings.MAXIMUM_STEP))));

    /** All rules: those here, and those that a section declares with its parameters. */
    static List<Rule> all() {
        return Stream.concat(COMMON.stream(), Schema.sections().stream().flatMap(section -> section.rules().stream())).toList();
    }

    /** What is wrong; nothing where the parameter's section has no place in the problem. */
    Optional<String> check(Config config) {
        return Schema.sectionOf(parameter).use().belongsTo(config.problem()) ? test.apply(config) : Optional.empty();
    }

    /** A parameter with which a body does nothing. */
    private static Rule ofCells(Parameter<?> parameter) {
        return new Rule(parameter, config -> broken(config.problem() == ProblemKind.BODY && changes(config, parameter),
                "is about metal between electrodes, but this is a body without a cell"));
    }

    private static Optional<String> broken(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }

    private static double cell(Config config) {
        return config.get(GridSettings.SIZE).get(0) / config.get(GridSettings.CELLS).get(0);
    }

    private static double cells(Config config) {
        return config.get(GridSettings.CELLS).stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }

    /** Several grains in a cell are one to the run, but the time to find their neighbours grows with their number. */
    private static Optional<String> grainsAreSeen(Config config) {
        double most = MOST_GRAINS_PER_CELL * cells(config);
        return broken(config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VORONOI
                && config.get(StructureSettings.GRAINS) > most, String.format(Locale.ROOT,
                "so many grains are not seen on this grid; at most %d for each of its cells, %.0f, are allowed",
                MOST_GRAINS_PER_CELL, most));
    }

    /**
     * What a cell's cracks are smeared over lies within it; their profile is computed beforehand on a square of its own, which is
     * not much larger than the run's grid.
     */
    private static Optional<String> cracksFit(Config config) {
        double area = config.get(GridSettings.SIZE).get(0) * config.get(GridSettings.SIZE).get(1);
        double profile = Math.max(MOST_CELLS_SMEARED * cell(config), Math.sqrt(area) / LENGTHS_PER_PROFILE);
        return broken(config.problem() == ProblemKind.CELL
                && config.get(FractureSettings.LENGTH) > Math.min(longestEdge(config), profile),
                "allowed on this grid: at most " + QuantityKind.LENGTH.print(Math.min(longestEdge(config), profile), DIGITS));
    }

    private static double longestEdge(Config config) {
        return config.get(GridSettings.SIZE).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Activation energies are of materials between cold and melting; far below, all rates are 0 to a computer. Counts what is used. */
    private static Optional<String> conducts(Config config) {
        AtTemperature properties = new AtTemperature(config);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("conductivity", properties.conductivity());
        if (config.get(TransportSettings.CLOSURE) != TransportSettings.Closure.C0) {
            all.put("diffusivity", properties.diffusivity());
        }
        if (config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN) {
            all.put("conductivity of grain boundaries", properties.boundaryConductivity());
        }
        all.put("exchange current density", properties.exchangeCurrentDensity());
        return all.entrySet().stream()
                .filter(property -> !(property.getValue() > LEAST_PROPERTY && property.getValue() < LARGEST_PROPERTY)).findFirst()
                .map(property -> "at " + config.print(CellSettings.TEMPERATURE) + " the " + property.getKey() + " is "
                        + Numbers.print(property.getValue(), DIGITS) + " in SI units; allowed: above " + Numbers.print(LEAST_PROPERTY)
                        + ", below " + Numbers.print(LARGEST_PROPERTY));
    }

    /** There are not too many stages, and only the last one may go on until the run's time is over. */
    private static Optional<String> everyStageEnds(Config config) {
        List<ProtocolStep> steps = config.get(ProtocolSettings.STEPS);
        long stages = 0;
        long block = 0;
        for (ProtocolStep step : steps) {
            stages += step instanceof ProtocolStep.Repeat repeat ? block * repeat.times() : 0;
            block = step instanceof Stage ? block + 1 : 0;
        }
        if (stages + block > MOST_STAGES) {
            return Optional.of("has " + (stages + block) + " stages with all repetitions; at most " + MOST_STAGES + " are allowed");
        }
        for (int n = 0; n + 1 < steps.size(); n++) {
            if (steps.get(n) instanceof Stage stage && stage.duration() == Double.POSITIVE_INFINITY
                    && stage.cutOffs().isEmpty()) {
                return Optional.of("'" + ProtocolText.print(stage) + "' never ends, but other stages follow; give it a time "
                        + "(for 10 min) or a cut-off (until charge 1 mAh/cm^2)");
            }
        }
        return Optional.empty();
    }

    /** The largest field is a tensor of as many components as the square of the axes. */
    private static Optional<String> fitsIntoArrays(Config config) {
        int axes = config.get(GridSettings.CELLS).size();
        double count = cells(config);
        double most = NUMBERS_PER_ARRAY / (axes * axes);
        return broken(count > most, String.format(Locale.ROOT, "%.3g cells are too many; at most %.3g fit", count, most));
    }

    /** What repeats itself, and whether multigrid can halve the cells along it until few are left. */
    private static Optional<String> canRepeat(Config config) {
        List<Integer> cells = config.get(GridSettings.CELLS);
        int longest = cells.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int power = 1;
        while (longest > MOST_COARSEST_CELLS * power) {
            power *= 2;
        }
        for (GridSettings.Axis axis : config.get(GridSettings.PERIODIC)) {
            if (config.problem() == ProblemKind.CELL || config.solvesDamage()) {
                return Optional.of("is for a body without a cell and without fracture only");
            }
            if (axis.ordinal() >= cells.size()) {
                return Optional.of(axis + " is no axis of a plane domain");
            }
            for (int side = 2 * axis.ordinal(); side < 2 * axis.ordinal() + 2; side++) {
                for (List<Parameter<Condition>> sides : List.of(PotentialSettings.SIDES, ConcentrationSettings.SIDES,
                        TemperatureSettings.SIDES)) {
                    if (config.get(sides.get(side)).kind() != Condition.Kind.FREE) {
                        return Optional.of("along " + axis + " leaves no side for " + sides.get(side).key());
                    }
                }
            }
            for (int side = 2 * axis.ordinal(); side < 2 * axis.ordinal() + 2; side++) {
                Parameter<List<Condition>> held = DisplacementSettings.SIDES.get(side);
                if (config.get(held).stream().anyMatch(condition -> condition.kind() != Condition.Kind.FREE)) {
                    return Optional.of("along " + axis + " leaves no side for " + held.key());
                }
            }
            int count = cells.get(axis.ordinal());
            // a count that is a power of two can be halved down to one, and that is a coarse grid, too
            if (count % power != 0 && Integer.bitCount(count) != 1) {
                int lower = count / power * power;
                return Optional.of("along " + axis + " needs cells that can be halved until the longest axis has "
                        + MOST_COARSEST_CELLS + " or fewer, here a multiple of " + power + ": " + (lower > 0 ? lower + " or " : "")
                        + (lower + power) + " in place of " + count);
            }
        }
        return Optional.empty();
    }

    /** A mean strain belongs to periodic axes, a mean shear to two. */
    private static Optional<String> meansArePeriodic(Config config) {
        List<GridSettings.Axis> periodic = config.get(GridSettings.PERIODIC);
        return DisplacementSettings.meanStrains(3).stream().filter(mean -> changes(config, mean))
                .filter(mean -> mean.shortName().substring("meanStrain".length()).chars()
                        .anyMatch(axis -> periodic.stream().noneMatch(along -> along.toString().equalsIgnoreCase("" + (char) axis))))
                .findFirst().map(mean -> mean.key() + " needs grid.periodic along all of its axes");
    }

    private static Optional<String> squareCells(Config config) {
        List<Integer> cells = config.get(GridSettings.CELLS);
        List<Double> size = config.get(GridSettings.SIZE);
        if (cells.size() != size.size()) {
            return Optional.of("has " + size.size() + " edges, but grid.cells counts along " + cells.size() + " axes");
        }
        double h = size.get(0) / cells.get(0);
        for (int axis = 1; axis < cells.size(); axis++) {
            double other = size.get(axis) / cells.get(axis);
            if (Math.abs(other - h) > SQUARE * h) {
                return Optional.of("cells must be square, but they are " + QuantityKind.LENGTH.print(h, 6) + " along x and "
                        + QuantityKind.LENGTH.print(other, 6) + " along " + "xyz".charAt(axis));
            }
        }
        return Optional.empty();
    }

    /** A hexagonal stiffness is positive definite where C11 > |C12|, (C11 + C12) C33 > 2 C13^2 and C44 > 0. */
    private static Optional<String> stableCrystal(Config config) {
        boolean cubic = config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.CUBIC;
        return broken(!CrystalConstants.of(config).isStable(), "the stiffness must be positive definite: c11 > abs(c12) and "
                + (cubic ? "c11 + 2 c12 > 0" : "(c11 + c12) c33 > 2 c13^2"));
    }

    /** The normal of its conduction plane leaves a cube free to turn about it, unless the body's plane holds both. */
    private static Optional<String> cubesLieInThePlane(Config config) {
        boolean inSpace = config.get(GridSettings.CELLS).size() == 3
                || config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN
                && config.get(StructureSettings.AXES) == StructureSettings.AxisSpread.IN_SPACE;
        return broken(config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.CUBIC && inSpace,
                "cubic goes with a grid of two axes and grains whose axes lie in its plane; give structure.axes: in-plane");
    }

    private static Optional<String> regionsFit(Config config) {
        for (String name : config.names(RegionSettings.SECTION)) {
            boolean cracked = config.get(RegionSettings.BROKEN.of(name)) || changes(config, RegionSettings.TOUGHNESS.of(name));
            if (cracked && !config.solvesDamage()) {
                return Optional.of("region " + name + " is about cracks, but there is no section fracture");
            }
            boolean past = changes(config, RegionSettings.HISTORY.of(name));
            if (past && config.get(FractureSettings.IRREVERSIBILITY) != Irreversibility.HISTORY) {
                return Optional.of("the history of region " + name + " needs fracture.irreversibility: history");
            }
            boolean strained = changes(config, RegionSettings.EIGENSTRAIN.of(name));
            if (strained && !config.solvesDisplacement()) {
                return Optional.of("region " + name + " has an eigenstrain, but there is no section displacement");
            }
            if (changes(config, RegionSettings.DISPLACEMENT.of(name)) && !config.solvesDisplacement()) {
                return Optional.of("region " + name + " holds a displacement, but there is no section displacement");
            }
            boolean held = past || changes(config, RegionSettings.DISPLACEMENT.of(name));
            if (held && config.problem() == ProblemKind.CELL) {
                return Optional.of("region " + name + " of a cell has neither a history nor a displacement of its own");
            }
            boolean metal = changes(config, RegionSettings.METAL.of(name));
            if (metal && (config.problem() == ProblemKind.BODY
                    || config.get(MetalSettings.LAW) != MetalSettings.GrowthLaw.CRACK_FILLING)) {
                return Optional.of("the metal of region " + name + " needs a cell whose metal fills cracks, metal.law: crack-filling");
            }
            if (metal && !config.get(RegionSettings.BROKEN.of(name))) {
                return Optional.of("the metal of region " + name + " needs room: set regions." + name + ".broken: true");
            }
        }
        return Optional.empty();
    }

    private static boolean changes(Config config, Parameter<?> parameter) {
        return !parameter.standard().equals(Optional.of(config.get(parameter)));
    }
}
