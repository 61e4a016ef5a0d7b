package org.frond.config;

import java.util.List;
import java.util.OptionalDouble;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityException;
import org.frond.unit.QuantityKind;

/** A formula, with what it may depend on and what its values may be. */
sealed interface Formulas extends Kind<Formula> permits Formulas.Varying, Formulas.VaryingNumber {

    Variables variables();

    Range allowed();

    /** A value as it is shown to the user. */
    String show(double value);

    /** Whether a value may be. */
    default boolean allows(double value) {
        return Math.abs(value) <= Range.LARGEST && allowed().contains(value);
    }

    /** What is wrong with a value that may not be; {@code where} says at which place, if it depends on it. */
    default String problem(Formula formula, double value, String where) {
        if (!Double.isFinite(value)) {
            return "'" + formula + "' is no finite number" + where;
        }
        return "'" + formula + "' is " + show(value) + where + "; allowed: " + (allowed().contains(value)
                ? "at most " + Numbers.print(Range.LARGEST) + " in SI units" : allowed().describe(this::show));
    }

    /** The formula of a text; one that depends on nothing is asked at once. */
    default Formula formula(String text) {
        try {
            Formula formula = new Formula(text);
            variables().check(formula);
            if (formula.names().isEmpty() && !allows(formula.constant())) {
                throw new Refusal(problem(formula, formula.constant(), ""));
            }
            return formula;
        } catch (FormulaException wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }

    /** In words, what a formula may depend on. */
    default String dependence() {
        return "formula of " + variables().inWords();
    }

    @Override
    default String range() {
        return allowed().describe(this::show);
    }

    @Override
    default List<Formula> formulas(Formula value) {
        return List.of(value);
    }

    @Override
    default OptionalDouble number(Formula value) {
        return value.isPlainNumber() ? OptionalDouble.of(value.constant()) : OptionalDouble.empty();
    }

    /** A quantity, or a formula whose value is in SI units. */
    record Varying(QuantityKind quantity, Variables variables, Range allowed) implements Formulas {

        @Override
        public Formula read(Given given) {
            String text = given.single();
            try {
                double value = quantity.parse(text);
                allowed.check(value, text, quantity::print);
                return formula(Double.toString(value));
            } catch (QuantityException notPlain) {
                Formula formula = formula(text);
                if (formula.isPlainNumber()) {
                    throw notPlain;
                }
                return formula;
            }
        }

        @Override
        public String show(double value) {
            return quantity.print(value);
        }

        @Override
        public String print(Formula value) {
            try {
                return quantity.print(Double.parseDouble(value.text()));
            } catch (NumberFormatException formula) {
                return YamlText.scalar(value.text());
            }
        }

        @Override
        public String unit() {
            return quantity.unit();
        }

        @Override
        public String write(double si) {
            return quantity.print(si);
        }

        @Override
        public String cell(Formula value) {
            OptionalDouble number = number(value);
            return number.isPresent() ? quantity.number(number.getAsDouble()) : value.text();
        }

        @Override
        public String describe() {
            return quantity.name() + " or " + dependence() + " [" + quantity.unit() + "]";
        }
    }

    /** A pure number, or a formula. */
    record VaryingNumber(Variables variables, Range allowed) implements Formulas {

        @Override
        public Formula read(Given given) {
            return formula(given.single());
        }

        @Override
        public String show(double value) {
            return Numbers.print(value);
        }

        @Override
        public String print(Formula value) {
            return YamlText.scalar(value.text());
        }

        @Override
        public String write(double si) {
            return Numbers.print(si);
        }

        @Override
        public String cell(Formula value) {
            return value.text();
        }

        @Override
        public String describe() {
            return "number or " + dependence();
        }
    }
}
