package org.frond.config;

import static org.frond.config.Level.ADVANCED;

import java.util.List;
import java.util.Optional;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/** What holds and loads a body, side by side; giving any of it makes the run one of a body without a cell. */
public final class DisplacementSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "displacement",
            "What holds and loads a body without a cell");

    private static final Formulas FORCE = new Formulas.Varying(QuantityKind.FORCE_DENSITY, Variables.PLACE_AND_TIME, Range.any());

    public static final Parameter<List<Condition>> LEFT = SECTION.holds("left", 0, "The side of least x.");
    public static final Parameter<List<Condition>> RIGHT = SECTION.holds("right", 0, "The side of largest x.");
    public static final Parameter<List<Condition>> BOTTOM = SECTION.holds("bottom", 1, "The side of least y.");
    public static final Parameter<List<Condition>> TOP = SECTION.holds("top", 1, "The side of largest y.");
    public static final Parameter<List<Condition>> BACK = SECTION.holds("back", 2, "The side of least z.");
    public static final Parameter<List<Condition>> FRONT = SECTION.holds("front", 2, "The side of largest z.");
    public static final Parameter<Formula> FORCE_X = SECTION.formula("forceX", FORCE, "0 N/m^3",
            ADVANCED, "Body force along x.");
    public static final Parameter<Formula> FORCE_Y = SECTION.formula("forceY", FORCE, "0 N/m^3",
            ADVANCED, "Body force along y.");
    public static final Parameter<Formula> FORCE_Z = SECTION.formula("forceZ", FORCE, "0 N/m^3",
            ADVANCED, "Body force along z.");
    public static final Parameter<Formula> CRACK_PRESSURE = SECTION.formula("crackPressure",
            new Formulas.Varying(QuantityKind.PRESSURE, Variables.TIME, Range.any()), "0 Pa",
            ADVANCED, "Pressure in open cracks, where all corners of a cell are broken.");

    public static final Parameter<Optional<Formula>> MEAN_XX = mean("meanStrainXX", "Mean strain along a periodic x");
    public static final Parameter<Optional<Formula>> MEAN_YY = mean("meanStrainYY", "Mean strain along a periodic y");
    public static final Parameter<Optional<Formula>> MEAN_ZZ = mean("meanStrainZZ", "Mean strain along a periodic z");
    public static final Parameter<Optional<Formula>> MEAN_YZ = mean("meanStrainYZ", "Mean shear where y and z are periodic");
    public static final Parameter<Optional<Formula>> MEAN_XZ = mean("meanStrainXZ", "Mean shear where x and z are periodic");
    public static final Parameter<Optional<Formula>> MEAN_XY = mean("meanStrainXY", "Mean shear where x and y are periodic");

    private static Parameter<Optional<Formula>> mean(String key, String meaning) {
        return SECTION.unless(key, "free", new Formulas.VaryingNumber(Variables.TIME, Range.inside(-1, 1)), "0", meaning
                + (meaning.contains("shear") ? ", half the change of the angle" : "") + "; free: no mean stress goes with it.");
    }

    /** Mean strains of a plane or of space, in the order of the stress. */
    public static List<Parameter<Optional<Formula>>> meanStrains(int dim) {
        return dim == 2 ? List.of(MEAN_XX, MEAN_YY, MEAN_XY) : List.of(MEAN_XX, MEAN_YY, MEAN_ZZ, MEAN_YZ, MEAN_XZ, MEAN_XY);
    }

    /** The sides in the order left, right, bottom, top, back, front: axis n has the sides 2n and 2n + 1. */
    public static final List<Parameter<List<Condition>>> SIDES = List.of(LEFT, RIGHT, BOTTOM, TOP, BACK, FRONT);

    private DisplacementSettings() {
    }
}
