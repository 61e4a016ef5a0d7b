package org.frond.config;

import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** A formula with the key that gives it: what it is at a place, or a line with key, place and what is wrong. */
public final class GivenFormula {

    private static final int DIGITS = 4;

    private final String origin;
    private final String key;
    private final Formula formula;
    private final Formulas kind;
    private final Formula.Ready ready;

    GivenFormula(String origin, String key, Formula formula, Formulas kind) {
        this.origin = origin;
        this.key = key;
        this.formula = formula;
        this.kind = kind;
        this.ready = formula.ready();
    }

    /** Whether its value may depend on a variable. */
    public boolean mentions(String variable) {
        return formula.mentions(variable);
    }

    /** Whether it has the same value everywhere and at all times. */
    public boolean isConstant() {
        return formula.names().isEmpty();
    }

    /** Whether it is the number 0. */
    public boolean isZero() {
        return formula.isPlainNumber() && formula.constant() == 0;
    }

    /**
     * Its value at a place and time.
     *
     * @throws ConfigException if that is no finite number, or not one that the key allows
     */
    public double at(Formula.Place place) {
        double value;
        try {
            value = ready.at(place);
        } catch (FormulaException outside) {
            throw new ConfigException(new Mistake(origin, key, outside.getMessage() + " at " + inWords(place)));
        }
        if (!kind.allows(value)) {
            throw new ConfigException(new Mistake(origin, key, kind.problem(formula, value, " at " + inWords(place))));
        }
        return value;
    }

    /** Whether it holds there, as {@link #at}. */
    public boolean holds(Formula.Place place) {
        return at(place) != 0;
    }

    private static String inWords(Formula.Place place) {
        String value = place.u() == 0 ? "" : ", u = " + Numbers.print(place.u(), DIGITS);
        return "x = " + length(place.x()) + ", y = " + length(place.y()) + ", z = " + length(place.z())
                + ", t = " + QuantityKind.TIME.print(place.t(), DIGITS) + value;
    }

    private static String length(double metres) {
        return QuantityKind.LENGTH.print(metres, DIGITS);
    }
}
