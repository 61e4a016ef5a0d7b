package org.frond.config;

import java.util.List;
import org.frond.formula.Formula;

/** What is asked of a scalar field on a side: {@code free}, a value, or {@code flux ...} into the body. */
record BoundaryKind(Formulas fixed, Formulas flux) implements Kind<Condition> {

    @Override
    public Condition read(Given given) {
        return Condition.read(given.single(), fixed, "flux", flux);
    }

    @Override
    public String print(Condition value) {
        return value.print(fixed, "flux", flux);
    }

    @Override
    public List<Formula> formulas(Condition value) {
        return List.of(value.value());
    }

    @Override
    public String describe() {
        return "free, " + fixed.describe() + ", or flux with " + flux.describe();
    }

    @Override
    public String range() {
        return "";
    }
}
