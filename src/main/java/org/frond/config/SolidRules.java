package org.frond.config;

import java.util.List;
import java.util.Optional;
import org.frond.config.FractureSettings.CrackSurface;
import org.frond.config.FractureSettings.Irreversibility;
import org.frond.config.MechanicsSettings.Support;
import org.frond.unit.QuantityKind;

/** What the elasticity and the fracture of a solid ask of each other. */
final class SolidRules {

    private static final int DIGITS = 4;
    /** A crack smeared over more cells shows nothing new. */
    private static final int MOST_CELLS_SMEARED = 64;
    /** Edge of the square on which the profile of a crack is computed, over fracture.length. */
    private static final double LENGTHS_PER_PROFILE = 14;

    static final List<Rule> ALL = List.of(
            new Rule(DisplacementSettings.MEAN_XX, SolidRules::meansArePeriodic),
            new Rule(FractureSettings.LENGTH, SolidRules::cracksFit),
            new Rule(FractureSettings.LENGTH, config -> Rule.broken(config.solvesDamage() && !config.solvesDisplacement(),
                    "cracks need a displacement that drives them: give a section displacement, or leave section fracture out")),
            new Rule(ElectrolyteSettings.C11, SolidRules::stableCrystal),
            new Rule(ElectrolyteSettings.ELASTICITY, SolidRules::cubesLieInThePlane),
            new Rule(FractureSettings.IRREVERSIBILITY, config -> Rule.broken(
                    config.get(FractureSettings.IRREVERSIBILITY) == Irreversibility.HISTORY
                            && config.get(FractureSettings.SURFACE) != CrackSurface.AT2,
                    "history goes with fracture.surface: AT2 only; AT1 needs bounds")),
            new Rule(MechanicsSettings.ENDS, config -> Rule.broken(
                    config.get(MechanicsSettings.ENDS) == Support.FREE && config.get(MechanicsSettings.LATERAL) == Support.FREE,
                    "free together with mechanics.lateral: free leaves the body unheld")),
            new Rule(MechanicsSettings.LATERAL, config -> Rule.broken(config.problem() == ProblemKind.BODY
                    && (Rule.changes(config, MechanicsSettings.ENDS) || Rule.changes(config, MechanicsSettings.LATERAL)),
                    "belongs to a cell; what holds a body without one stands in displacement")),
            new Rule(RegionSettings.BROKEN, SolidRules::regionsFit));

    private SolidRules() {
    }

    /**
     * What a cell's cracks are smeared over lies within it; their profile is computed beforehand on a square of its own, which is
     * not much larger than the run's grid.
     */
    private static Optional<String> cracksFit(Config config) {
        double area = config.get(GridSettings.SIZE).get(0) * config.get(GridSettings.SIZE).get(1);
        double profile = Math.max(MOST_CELLS_SMEARED * GridRules.cell(config), Math.sqrt(area) / LENGTHS_PER_PROFILE);
        return Rule.broken(config.problem() == ProblemKind.CELL
                && config.get(FractureSettings.LENGTH) > Math.min(GridRules.longestEdge(config), profile),
                "allowed on this grid: at most " + QuantityKind.LENGTH.print(Math.min(GridRules.longestEdge(config), profile), DIGITS));
    }

    /** A mean strain belongs to periodic axes, a mean shear to two. */
    private static Optional<String> meansArePeriodic(Config config) {
        List<GridSettings.Axis> periodic = config.get(GridSettings.PERIODIC);
        return DisplacementSettings.meanStrains(3).stream().filter(mean -> Rule.changes(config, mean))
                .filter(mean -> mean.shortName().substring("meanStrain".length()).chars()
                        .anyMatch(axis -> periodic.stream().noneMatch(along -> along.toString().equalsIgnoreCase("" + (char) axis))))
                .findFirst().map(mean -> mean.key() + " needs grid.periodic along all of its axes");
    }

    /** A hexagonal stiffness is positive definite where C11 > |C12|, (C11 + C12) C33 > 2 C13^2 and C44 > 0. */
    private static Optional<String> stableCrystal(Config config) {
        boolean cubic = config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.CUBIC;
        return Rule.broken(!CrystalConstants.of(config).isStable(), "the stiffness must be positive definite: c11 > abs(c12) and "
                + (cubic ? "c11 + 2 c12 > 0" : "(c11 + c12) c33 > 2 c13^2"));
    }

    /** The normal of its conduction plane leaves a cube free to turn about it, unless the body's plane holds both. */
    private static Optional<String> cubesLieInThePlane(Config config) {
        boolean inSpace = config.get(GridSettings.CELLS).size() == 3
                || config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN
                && config.get(StructureSettings.AXES) == StructureSettings.AxisSpread.IN_SPACE;
        return Rule.broken(config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.CUBIC && inSpace,
                "cubic goes with a grid of two axes and grains whose axes lie in its plane; give structure.axes: in-plane");
    }

    private static Optional<String> regionsFit(Config config) {
        for (String name : config.names(RegionSettings.SECTION)) {
            if (RegionSettings.hasMaterial(config, name) && config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN) {
                return Optional.of("the material of region " + name + " goes with structure.kind: single-grain only");
            }
            boolean cracked = config.get(RegionSettings.BROKEN.of(name)) || Rule.changes(config, RegionSettings.TOUGHNESS.of(name));
            if (cracked && !config.solvesDamage()) {
                return Optional.of("region " + name + " is about cracks, but there is no section fracture");
            }
            boolean past = Rule.changes(config, RegionSettings.HISTORY.of(name));
            if (past && config.get(FractureSettings.IRREVERSIBILITY) != Irreversibility.HISTORY) {
                return Optional.of("the history of region " + name + " needs fracture.irreversibility: history");
            }
            boolean strained = Rule.changes(config, RegionSettings.EIGENSTRAIN.of(name));
            if (strained && !config.solvesDisplacement()) {
                return Optional.of("region " + name + " has an eigenstrain, but there is no section displacement");
            }
            if (Rule.changes(config, RegionSettings.DISPLACEMENT.of(name)) && !config.solvesDisplacement()) {
                return Optional.of("region " + name + " holds a displacement, but there is no section displacement");
            }
            boolean held = past || Rule.changes(config, RegionSettings.DISPLACEMENT.of(name));
            if (held && config.problem() == ProblemKind.CELL) {
                return Optional.of("region " + name + " of a cell has neither a history nor a displacement of its own");
            }
            boolean metal = Rule.changes(config, RegionSettings.METAL.of(name));
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
}
