package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** Parts of the body with a material, a history or a hold of their own: cracks, notches, inclusions, pins. */
public final class RegionSettings {

    private static final String NEUTRAL = "changes nothing";

    public static final Section SECTION = Section.ofMany("regions",
            "Parts of the body that differ, each under a name of its own: phases of a scan, inclusions, voids, weak bands, notches, pins;"
            + " where two overlap, the later one counts");

    public static final Parameter<Formula> WHERE = SECTION.formula("where",
            new Formulas.VaryingNumber(Variables.PLACE, Range.any()), "1", BASIC,
            "Formula that holds inside: a comparison, or a shape such as disc, box or band; asked at the centres of cells, and"
            + " at nodes for holds. May be left out where labels are given.");
    public static final Parameter<List<Integer>> LABELS = SECTION.optional("labels",
            new Kind.Several<>(new Kind.Whole(Range.atLeast(0)), 0, 10_000, "whole numbers"), "[]", BASIC,
            "Labels of the grains inside: values of a scan, phases of an EBSD map, or the numbers of Voronoi grains from 0 on; with where only"
            + " the part of them in which it holds. A region of labels is a phase with a material of its own.", NEUTRAL);
    public static final Parameter<Boolean> EMPTY = SECTION.flag("empty", false, BASIC,
            "Whether there is nothing inside, a pore: a millionth of the electrolyte's stiffness, conductivity and diffusivity.", NEUTRAL);
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

    /** Whether no formula limits a region. */
    public static boolean isEverywhere(Config config, String name) {
        return WHERE.standard().equals(Optional.of(config.get(WHERE.of(name))));
    }

    /** The first of a region's keys that an empty one cannot have: it gives a material to nothing. */
    static Optional<Parameter<?>> ofMatter(Config config, String name) {
        return SECTION.parameters().stream().filter(parameter -> !List.of(WHERE, LABELS, EMPTY).contains(parameter))
                .<Parameter<?>>map(parameter -> parameter.of(name))
                .filter(parameter -> !parameter.standard().equals(Optional.of(config.get(parameter)))).findFirst();
    }

    private RegionSettings() {
    }

    /** Whether a region has a material of its own: whether it replaces any value of the body's. */
    public static boolean hasMaterial(Config config, String name) {
        return config.get(CONDUCTION.of(name)) != 1 || config.get(EMPTY.of(name)) || SECTION.parameters().stream().map(parameter -> config.get(parameter.of(name)))
                .anyMatch(value -> value instanceof Optional<?> own && own.isPresent());
    }
}
