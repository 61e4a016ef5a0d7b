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
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/**
 * What sort of value a parameter takes: how it is read from text, printed to text and described.
 *
 * @param <T> the Java type inside the program; quantities are SI doubles
 */
sealed interface Kind<T> permits Kind.Quantity, Kind.Number, Kind.Whole, Kind.Flag, Kind.Choice, Kind.Text, Kind.Several, Kind.Unless,
        Formulas, SupportKind, BoundaryKind, ProtocolKind, NamedNumbers.Named {

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
}

