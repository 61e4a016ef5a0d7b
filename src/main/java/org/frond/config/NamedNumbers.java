package org.frond.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.unit.Numbers;
import org.frond.unit.PlainUnit;
import org.frond.unit.QuantityException;

/**
 * The numbers that a configuration names in its section {@code let}, such as {@code let: {x: 0.5, T: 25 degC}}, for its formulas: a
 * number, a quantity in any unit, or a formula of others. Inside formulas they are numbers in SI units.
 */
final class NamedNumbers {

    static final String SECTION = "let";
    /** What stands before words that say what the user has to give. */
    static final String NEEDED = "?";

    private static final String PREFIX = SECTION + ".";
    private static final Pattern KEY = Pattern.compile("let\\.([A-Za-z][A-Za-z0-9_]{0,49})");
    private static final Pattern PLAIN = Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(.*)");
    /** Names that formulas know already; x, y, z, t, u and h may be named, and stay the place and time where formulas depend on these. */
    private static final Set<String> TAKEN = Set.of("pi", "table", "and", "or", "not");

    private static final List<String> CONDITIONS = List.of("flux ", "traction ");

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    /** Names that have no value, and those that depend on them: what is wrong is told of the first. */
    private final Set<String> refused = new HashSet<>();

    /** Whether a key names a number. */
    static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    /** The parameter of a key that names a number; empty where the name cannot be one. */
    static Optional<Parameter<?>> parameter(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() && !TAKEN.contains(matcher.group(1)) ? Optional.of(new Parameter<>(key, new Named(),
                Optional.of(""), "0.5", Level.BASIC, "A number for formulas.", "the user")) : Optional.empty();
    }

    /** A named number, kept as it was written. */
    record Named() implements Kind<String> {

        @Override
        public String read(Given given) {
            String text = given.single();
            if (text.isEmpty()) {
                throw new Refusal("has no value; give for example 0.5");
            }
            if (!text.startsWith(NEEDED) && !isPlain(text)) {
                try {
                    Formula.namesIn(text);
                } catch (FormulaException wrong) {
                    throw new Refusal(wrong.getMessage());
                }
            }
            return text;
        }

        @Override
        public OptionalDouble number(String value) {
            return isPlain(value) ? OptionalDouble.of(plain(value)) : OptionalDouble.empty();
        }

        @Override
        public String write(double si) {
            return Numbers.print(si);
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
            return "number, quantity in any unit, or formula of other named numbers";
        }

        @Override
        public String range() {
            return "";
        }
    }

    /** Whether a text is a number with or without a unit. */
    private static boolean isPlain(String text) {
        try {
            plain(text);
            return true;
        } catch (QuantityException other) {
            return false;
        }
    }

    /** The number, in SI units where it has one. */
    private static double plain(String text) {
        Matcher matcher = PLAIN.matcher(text);
        return matcher.matches() && !matcher.group(2).isEmpty() && !matcher.group(2).equals("%")
                ? PlainUnit.si(matcher.group(1), matcher.group(2)) : Numbers.parse(text);
    }

    /**
     * Finds the values of named numbers.
     *
     * @param texts   what is given for each
     * @param problem told of a name and what is wrong with it
     */
    static NamedNumbers of(Map<String, String> texts, BiConsumer<String, String> problem) {
        NamedNumbers numbers = new NamedNumbers();
        for (String name : texts.keySet()) {
            List<String> open = new ArrayList<>();
            try {
                numbers.find(name, texts, open);
            } catch (Refusal refusal) {
                String culprit = open.get(open.size() - 1);
                if (!numbers.refused.contains(culprit)) {
                    problem.accept(culprit, refusal.getMessage());
                }
                numbers.refused.addAll(open);
            }
        }
        return numbers;
    }

    private double find(String name, Map<String, String> texts, List<String> open) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        String text = texts.get(name);
        if (open.contains(name)) {
            throw new Refusal("depends on itself, by way of " + String.join(", ", open));
        }
        open.add(name);
        if (text.startsWith(NEEDED)) {
            throw new Refusal("is needed: " + text.substring(NEEDED.length()).strip());
        }
        double value;
        if (isPlain(text)) {
            value = plain(text);
        } else {
            for (Formula.Name mentioned : Formula.namesIn(text)) {
                if (texts.containsKey(mentioned.name())) {
                    find(mentioned.name(), texts, open);
                }
            }
            value = number(text);
        }
        open.remove(name);
        values.put(name, value);
        return value;
    }

    /** The values by name. */
    Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Names that no formula mentions. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.removeAll(used);
        return unused;
    }

    /** A text with numbers in place of their names, but for those that mean something of their own there. */
    String resolve(String text, Set<String> own) {
        StringBuilder resolved = new StringBuilder();
        int end = 0;
        for (Formula.Name mentioned : Formula.namesIn(text)) {
            if (values.containsKey(mentioned.name()) && !own.contains(mentioned.name())) {
                used.add(mentioned.name());
                resolved.append(text, end, mentioned.from()).append('(').append(values.get(mentioned.name())).append(')');
                end = mentioned.to();
            }
        }
        return resolved.append(text.substring(end)).toString();
    }

    /** The value of a formula of named numbers. */
    double number(String text) {
        for (Formula.Name mentioned : Formula.namesIn(text)) {
            if (!values.containsKey(mentioned.name()) && !mentioned.name().equals("pi")) {
                throw new Refusal("'" + text + "' depends on " + mentioned.name() + ", but let names "
                        + (values.isEmpty() ? "no numbers" : String.join(", ", values.keySet()) + " only")
                        + Spelling.suggest(mentioned.name(), values.keySet()));
            }
        }
        try {
            double value = new Formula(resolve(text, Set.of())).constant();
            if (!Double.isFinite(value)) {
                throw new Refusal("'" + text + "' is no finite number");
            }
            return value;
        } catch (FormulaException wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }

    /** What is given for a kind of value, with numbers in place of formulas of named numbers. */
    Given resolve(Kind<?> kind, Given given) {
        return new Given(items(kind, given).stream().map(item -> resolve(kind, item)).toList());
    }

    private static List<String> items(Kind<?> kind, Given given) {
        return kind instanceof Kind.Several<?> || kind instanceof SupportKind ? given.several() : List.of(given.single());
    }

    private String resolve(Kind<?> kind, String item) {
        if (kind instanceof Kind.Several<?> several) {
            return resolve(several.each(), item);
        }
        if (kind instanceof Kind.Unless<?> unless) {
            return item.equals(unless.word()) ? item : resolve(unless.kind(), item);
        }
        if (kind instanceof Kind.Quantity || kind instanceof Kind.Number || kind instanceof Kind.Whole) {
            return isPlain(item) ? item : whole(kind, item, number(item));
        }
        if (kind instanceof Formulas formulas) {
            return resolve(item, formulas.variables().own());
        }
        if (kind instanceof BoundaryKind boundary) {
            return first(item) + resolve(item.substring(first(item).length()), boundary.fixed().variables().own());
        }
        if (kind instanceof SupportKind) {
            return first(item) + resolve(item.substring(first(item).length()), SupportKind.PLACE.variables().own());
        }
        return item;
    }

    /** The word before the formula of a condition, such as flux, with its blank; nothing where there is none. */
    private static String first(String item) {
        return CONDITIONS.stream().filter(item::startsWith).findFirst().orElse("");
    }

    private static String whole(Kind<?> kind, String item, double value) {
        if (kind instanceof Kind.Whole && value != Math.rint(value)) {
            throw new Refusal("'" + item + "' is " + Numbers.print(value) + ", which is no whole number");
        }
        return kind.write(value);
    }

    /** Whether a text is a number with what may be meant as its unit, as {@code 1 mA/cm^2} where no current is asked for. */
    static boolean looksLikeAQuantity(Given given) {
        return given.items().stream().anyMatch(item -> {
            Matcher matcher = PLAIN.matcher(item);
            return matcher.matches() && !matcher.group(2).isEmpty() && Character.isLetter(matcher.group(2).charAt(0));
        });
    }

    /** Whether a value of a kind may be a formula of named numbers that is not to be read before these are known. */
    static boolean mayWait(Kind<?> kind, Given given) {
        try {
            return takesNumbers(kind) && items(kind, given).stream()
                    .anyMatch(item -> !Formula.isQuantity(item.substring(first(item).length())));
        } catch (Refusal | FormulaException noFormula) {
            return false;
        }
    }

    private static boolean takesNumbers(Kind<?> kind) {
        return kind instanceof Kind.Several<?> several ? takesNumbers(several.each())
                : kind instanceof Kind.Unless<?> unless ? takesNumbers(unless.kind())
                : kind instanceof Kind.Quantity || kind instanceof Kind.Number || kind instanceof Kind.Whole || kind instanceof Formulas
                || kind instanceof BoundaryKind || kind instanceof SupportKind;
    }
}
