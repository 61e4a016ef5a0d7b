package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.formula.Formula;

/** A phase that would like another size than what is around it, and may be stiffer. */
public final class MisfitSettings {

    static final Section SECTION = Section.of(Section.Use.BODY, "misfit",
            "What the concentration does to the crystal: the strain h T, taken without stress, and the stiffness (1 + b h) C; its"
            + " energy drives the concentration. Needs freeEnergy and displacement");

    public static final Parameter<Formula> SHARE = SECTION.formula("share", new Formulas.VaryingNumber(Variables.VALUE, Range.any()),
            "u^3 * (10 - 15 * u + 6 * u^2)", ADVANCED,
            "h, a polynomial in the concentration u.");
    public static final Parameter<Double> X = SECTION.number("x", "0", Range.any(), BASIC, "T along x.", "changes nothing");
    public static final Parameter<Double> Y = SECTION.number("y", "0", Range.any(), BASIC, "T along y.", "changes nothing");
    public static final Parameter<Double> Z = SECTION.number("z", "0", Range.any(), BASIC,
            "T along z, in space only: a plane has no misfit across it.", "changes nothing");
    public static final Parameter<Double> XY = SECTION.number("xy", "0", Range.any(), ADVANCED,
            "Shear of T in the plane of x and y, half the change of the angle.", "changes nothing");
    public static final Parameter<Double> STIFFER = SECTION.number("stiffer", "0", Range.above(-1), BASIC,
            "b, by how much of its stiffness the phase is stiffer.", "changes nothing");

    private MisfitSettings() {
    }
}
