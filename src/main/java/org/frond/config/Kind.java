package org.frond.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityException;
import org.frond.unit.QuantityKind;

/**
 * What sort of value a parameter takes: how it is read from text, printed to text and described.
 *
 * @param <T> the Java type inside the program; quantities are SI doubles
 */
sealed interface Kind<T> permits Kind.Quantity, Kind.Number, Kind.Whole, Kind.Flag, Kind.Choice, Kind.Text, Kind.Several, Kind.Unless,
        Kind.Formulas, Kind.Holds, Kind.Boundary, Kind.Steps, NamedNumbers.Named {

    /** Reads and checks a value; throws {@link Refusal} or {@link org.frond.unit.QuantityException}. */
    T read(Given given);

    /** The value as it may be written in a configuration file. */
    String print(T value);

    /** The sort of value in words, such as "length" or "AT1 or AT2". */
    String describe();

    /** The allowed range in words; empty where everything is allowed. */
    String range();

    /** The formulas in a value. */
    default List<Formula> formulas(T value) {
        return List.of();
    }

    /** The unit of a number of this kind in a table; empty where it has none. */
    default String unit() {
        return "";
    }

    /** The value as a number, in SI units, where it is one. */
    default OptionalDouble number(T value) {
        return OptionalDouble.empty();
    }

    /** A number, in SI units, as it may be written in a configuration file; for kinds whose values are numbers. */
    default String write(double si) {
        throw new Refusal("takes no numbers");
    }

    /** The value as it stands in a table, a number without its unit. */
    default String cell(T value) {
        return print(value);
    }

    /** A number with a unit; SI inside. */
    record Quantity(QuantityKind quantity, Range allowed) implements Kind<Double> {

        @Override
        public Double read(Given given) {
            double value = quantity.parse(given.single());
            allowed.check(value, given.single(), quantity::print);
            return value;
        }

        @Override
        public String print(Double value) {
            return quantity.print(value);
        }

        @Override
        public String unit() {
            return quantity.unit();
        }

        @Override
        public OptionalDouble number(Double value) {
            return OptionalDouble.of(value);
        }

        @Override
        public String write(double si) {
            return quantity.print(si);
        }

        @Override
        public String cell(Double value) {
            return quantity.number(value);
        }

        @Override
        public String describe() {
            return quantity.name();
        }

        @Override
        public String range() {
            return allowed.describe(quantity::print);
        }
    }

    /** A pure number; percentages are understood. */
    record Number(Range allowed) implements Kind<Double> {

        @Override
        public Double read(Given given) {
            double value = Numbers.parse(given.single());
            allowed.check(value, given.single(), Numbers::print);
            return value;
        }

        @Override
        public String print(Double value) {
            return Numbers.print(value);
        }

        @Override
        public OptionalDouble number(Double value) {
            return OptionalDouble.of(value);
        }

        @Override
        public String write(double si) {
            return Numbers.print(si);
        }

        @Override
        public String describe() {
            return "number";
        }

        @Override
        public String range() {
            return allowed.describe(Numbers::print);
        }
    }

    /** A whole number; read in base ten even with leading zeros. */
    record Whole(Range allowed) implements Kind<Integer> {

        @Override
        public Integer read(Given given) {
            return read(given.single());
        }

        int read(String text) {
            if (!text.matches("[-+]?\\d{1,18}")) {
                throw new Refusal("'" + text + "' is not a whole number");
            }
            long value = Long.parseLong(text);
            allowed.check(value, text, Whole::digits);
            if (value != (int) value) {
                throw new Refusal("'" + text + "' is too large");
            }
            return (int) value;
        }

        private static String digits(double value) {
            return Long.toString((long) value);
        }

        @Override
        public String print(Integer value) {
            return Integer.toString(value);
        }

        @Override
        public OptionalDouble number(Integer value) {
            return OptionalDouble.of(value);
        }

        @Override
        public String write(double si) {
            return digits(Math.rint(si));
        }

        @Override
        public String describe() {
            return "whole number";
        }

        @Override
        public String range() {
            return allowed.describe(Whole::digits);
        }
    }

    /** True or false. */
    record Flag() implements Kind<Boolean> {

        @Override
        public Boolean read(Given given) {
            return switch (given.single().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Refusal("'" + given.single() + "' is neither true nor false");
            };
        }

        @Override
        public String print(Boolean value) {
            return value.toString();
        }

        @Override
        public String describe() {
            return "true or false";
        }

        @Override
        public String range() {
            return "";
        }
    }

    /** One of the names of an enum, as its {@code toString} spells them; upper and lower case are the same. */
    record Choice<E extends Enum<E>>(Class<E> type) implements Kind<E> {

        /** The name of a constant in the configuration: {@code CRACK_FILLING} is written crack-filling. */
        static String hyphenated(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public E read(Given given) {
            String text = given.single();
            for (E choice : type.getEnumConstants()) {
                if (choice.toString().equalsIgnoreCase(text)) {
                    return choice;
                }
            }
            throw new Refusal("'" + text + "' is not one of " + String.join(", ", names())
                    + Spelling.suggest(text, names()));
        }

        List<String> names() {
            return Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList();
        }

        @Override
        public String print(E value) {
            return value.toString();
        }

        @Override
        public String describe() {
            return String.join(" or ", names());
        }

        @Override
        public String range() {
            return "";
        }
    }

    /** A text of a given form. */
    record Text(Pattern form, String formInWords) implements Kind<String> {

        @Override
        public String read(Given given) {
            String text = String.join(", ", given.items());
            if (!form.matcher(text).matches()) {
                throw new Refusal("'" + text + "' is not allowed; allowed: " + formInWords);
            }
            return text;
        }

        @Override
        public String print(String value) {
            return YamlText.scalar(value);
        }

        @Override
        public String cell(String value) {
            return value;
        }

        @Override
        public String describe() {
            return "text";
        }

        @Override
        public String range() {
            return formInWords;
        }
    }

    /** A list of a fixed choice of lengths, such as two or three numbers. */
    record Several<T>(Kind<T> each, int fewest, int most, String plural) implements Kind<List<T>> {

        @Override
        public List<T> read(Given given) {
            List<String> items = given.isEmpty() || given.items().equals(List.of("[]")) ? List.of() : given.several();
            if (items.contains("")) {
                throw new Refusal("a value is missing beside a comma");
            }
            if (items.size() < fewest || items.size() > most) {
                throw new Refusal(items.size() + (items.size() == 1 ? " value is" : " values are") + " given, "
                        + fewest + " to " + most + " are expected");
            }
            List<T> values = new ArrayList<>();
            for (String item : items) {
                values.add(each.read(new Given(List.of(item))));
            }
            return List.copyOf(values);
        }

        @Override
        public String print(List<T> value) {
            Function<T, String> one = each::print;
            return value.stream().map(one).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String describe() {
            return "list of " + fewest + " to " + most + " " + plural + (each instanceof Choice ? ": " + each.describe() : "");
        }

        @Override
        public String range() {
            return each.range().isEmpty() ? "" : "each " + each.range();
        }
    }

    /** A value, or a word that stands for having none. */
    record Unless<T>(String word, Kind<T> kind) implements Kind<Optional<T>> {

        @Override
        public Optional<T> read(Given given) {
            return given.items().equals(List.of(word)) ? Optional.empty() : Optional.of(kind.read(given));
        }

        @Override
        public String print(Optional<T> value) {
            return value.map((Function<T, String>) kind::print).orElse(word);
        }

        @Override
        public List<Formula> formulas(Optional<T> value) {
            return value.map(kind::formulas).orElse(List.of());
        }

        @Override
        public String unit() {
            return kind.unit();
        }

        @Override
        public OptionalDouble number(Optional<T> value) {
            return value.isPresent() ? kind.number(value.get()) : OptionalDouble.empty();
        }

        @Override
        public String write(double si) {
            return kind.write(si);
        }

        @Override
        public String cell(Optional<T> value) {
            return value.map((Function<T, String>) kind::cell).orElse(word);
        }

        @Override
        public String describe() {
            return word + ", or " + kind.describe();
        }

        @Override
        public String range() {
            return kind.range();
        }
    }

    /** A formula, with what it may depend on and what its values may be. */
    sealed interface Formulas extends Kind<Formula> permits Varying, VaryingNumber {

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

    /**
     * What is asked of the displacement on a side or in a region: {@code free}, {@code clamped}, {@code roller} (on sides),
     * or a list with a displacement, {@code free} or {@code traction ...} for each axis.
     *
     * @param axis the axis across the side; -1 for what has none
     */
    record Holds(int axis) implements Kind<List<Condition>> {

        private static final int AXES = 3;
        static final Varying PLACE = new Varying(QuantityKind.LENGTH, Variables.PLACE_AND_TIME, Range.any());
        static final Varying TRACTION = new Varying(QuantityKind.PRESSURE, Variables.PLACE_AND_TIME, Range.any());
        private static final Condition ZERO = new Condition(Condition.Kind.FIXED, new Formula("0.0"));

        @Override
        public List<Condition> read(Given given) {
            List<Condition> conditions = new ArrayList<>();
            switch (given.items().size() == 1 ? given.single() : "") {
                case "free" -> { }
                case "clamped" -> conditions.addAll(List.of(ZERO, ZERO, ZERO));
                case "roller" -> {
                    if (axis < 0) {
                        throw new Refusal("roller needs a side; give a list such as [free, 0 mm]");
                    }
                    for (int n = 0; n < AXES; n++) {
                        conditions.add(n == axis ? ZERO : Condition.FREE);
                    }
                }
                default -> {
                    for (String item : given.several()) {
                        conditions.add(Condition.read(Given.plain(item), PLACE, "traction", TRACTION));
                    }
                    if (conditions.size() < 2 || conditions.size() > AXES) {
                        throw new Refusal("free, clamped, " + (axis < 0 ? "" : "roller, ")
                                + "or a list with one entry for each axis is expected, such as [free, 0 mm]");
                    }
                    if (axis < 0 && conditions.stream().anyMatch(asked -> asked.kind() == Condition.Kind.FLUX)) {
                        throw new Refusal("a region has no area that a traction could act on; pull a side instead,"
                                + " such as displacement.right: [traction 100 MPa, free]");
                    }
                }
            }
            while (conditions.size() < AXES) {
                conditions.add(Condition.FREE);
            }
            return List.copyOf(conditions);
        }

        @Override
        public String print(List<Condition> value) {
            if (value.equals(List.of(Condition.FREE, Condition.FREE, Condition.FREE))) {
                return "free";
            }
            int shown = value.get(2).equals(Condition.FREE) ? 2 : AXES;
            return value.subList(0, shown).stream().map(condition -> condition.print(PLACE, "traction", TRACTION))
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public List<Formula> formulas(List<Condition> value) {
            return value.stream().map(Condition::value).toList();
        }

        @Override
        public String describe() {
            return "free, clamped, " + (axis < 0 ? "" : "roller, ")
                    + "or a list per axis of displacement, free" + (axis < 0 ? "" : ", or traction with a pressure") + "; formulas of "
                    + Variables.PLACE_AND_TIME.inWords() + " are allowed";
        }

        @Override
        public String range() {
            return "";
        }
    }

    /** What is asked of a scalar field on a side: {@code free}, a value, or {@code flux ...} into the body. */
    record Boundary(Formulas fixed, Formulas flux) implements Kind<Condition> {

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

    /** The lines of a protocol; none is allowed. */
    record Steps() implements Kind<List<ProtocolStep>> {

        @Override
        public List<ProtocolStep> read(Given given) {
            if (given.isEmpty()) {
                return List.of();
            }
            List<String> lines = given.several().stream().filter(line -> !line.isBlank()).toList();
            List<ProtocolStep> steps = lines.stream().map(Given::plain).map(ProtocolText::read).toList();
            if (!steps.isEmpty() && !(steps.get(0) instanceof Stage)) {
                throw new Refusal("'" + lines.get(0) + "' has nothing before it to repeat");
            }
            return steps;
        }

        @Override
        public String print(List<ProtocolStep> value) {
            return value.stream().map(step -> '"' + ProtocolText.print(step) + '"')
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String describe() {
            return "list of stages";
        }

        @Override
        public String range() {
            return "";
        }
    }
}
