package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** Parts of the body with a material, a history or a hold of their own: cracks, notches, inclusions, pins. */
public final class RegionSettings {

    public static final Section SECTION = Section.ofMany("regions",
            "Parts of the body that differ, each under a name of its own: inclusions, weak bands, notches, pins; where two"
            + " overlap, the later one counts");

    public static final Parameter<Formula> WHERE = SECTION.requiredFormula("where",
            new Formulas.VaryingNumber(Variables.PLACE, Range.any()), "disc(5 um, 5 um, 1 um)",
            "Formula that holds inside: a comparison, or a shape such as disc, box or band; asked at the centres of cells, and"
            + " at nodes for holds.");
    public static final Parameter<Optional<Double>> YOUNGS_MODULUS = SECTION.replacing("youngsModulus",
            new Kind.Quantity(QuantityKind.PRESSURE, Range.above(0)), "Young's modulus inside, isotropic.");
    public static final Parameter<Optional<Double>> POISSONS_RATIO = SECTION.replacing("poissonsRatio",
            new Kind.Number(Range.inside(-1, 0.5)), "Poisson's ratio inside.");
    public static final Parameter<Optional<Double>> PLANE_ANGLE = SECTION.replacing("planeAngle",
            new Kind.Quantity(QuantityKind.ANGLE, Range.between(-Math.PI, Math.PI)),
            "Angle of the conduction and cleavage plane inside.");
    public static final Parameter<Double> CONDUCTION = SECTION.number("conduction", "1", Range.above(0), ADVANCED,
            "Factor on conductivity and diffusivity.", "changes nothing");
    public static final Parameter<Formula> TOUGHNESS = SECTION.formula("toughness",
            new Formulas.VaryingNumber(Variables.PLACE, Range.above(0)), "1", BASIC,
            "Factor on the fracture energy.");
    public static final Parameter<Formula> EIGENSTRAIN = SECTION.formula("eigenstrain",
            new Formulas.VaryingNumber(Variables.PLACE, Range.inside(-1, 1)), "0", ADVANCED,
            "Strain that the material would take without stress, the same along all axes.");
    public static final Parameter<Boolean> BROKEN = SECTION.flag("broken", false, BASIC,
            "Whether the cells inside are broken from the start: a crack or a notch.", "changes nothing");
    public static final Parameter<Formula> METAL = SECTION.formula("metal",
            new Formulas.VaryingNumber(Variables.PLACE, Range.atLeast(0)), "0", ADVANCED,
            "Metal that fills the broken cells inside from the start, as volume per volume of a cell: 0.01 presses like one per"
            + " cent too much in a closed crack; with metal.law: crack-filling.");
    public static final Parameter<Formula> HISTORY = SECTION.formula("history",
            new Formulas.Varying(QuantityKind.PRESSURE, Variables.PLACE, Range.atLeast(0)), "0 Pa", ADVANCED,
            "Driving energy per volume that the material has seen before the start; with fracture.irreversibility: history.");
    public static final Parameter<List<Condition>> DISPLACEMENT = SECTION.holds("displacement", -1,
            "What is asked of the displacement of the nodes inside: a pin, a rigid stamp.");

    private RegionSettings() {
    }

    /** Whether a region has a material of its own: whether it replaces any value of the body's. */
    public static boolean hasMaterial(Config config, String name) {
        return config.get(CONDUCTION.of(name)) != 1 || SECTION.parameters().stream().map(parameter -> config.get(parameter.of(name)))
                .anyMatch(value -> value instanceof Optional<?> own && own.isPresent());
    }
}
