package org.frond.config;

import static org.frond.config.Level.BASIC;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.frond.formula.Formula;
import org.frond.protocol.ProtocolStep;
import org.frond.unit.QuantityKind;

/**
 * A section of the configuration under construction: the {@code ...Settings} classes declare their parameters through
 * it, one line each, and the order of declaration is the order in every page and file made from it. Complete once the
 * declaring class is initialised.
 */
public final class Section {

    /** Stands in the declared key for the name that the user chooses. */
    public static final String ANY = "*";

    private static final String NEUTRAL = "changes nothing";

    private final String name;
    private final String meaning;
    private final Use use;
    private final boolean many;
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private final List<Parameter<Formula>> formulas = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /**
     * A section.
     *
     * @param name    first part of the keys; empty for keys without a section
     * @param meaning one sentence on what its parameters have in common
     */
    Section(String name, String meaning) {
        this(name, meaning, Use.ALWAYS, false);
    }

    private Section(String name, String meaning, Use use, boolean many) {
        this.name = name;
        this.meaning = meaning;
        this.use = use;
        this.many = many;
    }

    /** What a section is about. */
    enum Use {
        /** Any problem. */
        ALWAYS,
        /** A cell. */
        CELL,
        /** A field that is on where its section is given; the cell has it always. */
        FIELD,
        /** A field of a body without a cell; on where its section is given. */
        BODY;

        /** Whether the section has a place in a problem. */
        boolean belongsTo(ProblemKind problem) {
            return switch (this) {
                case ALWAYS, FIELD -> true;
                case CELL -> problem == ProblemKind.CELL;
                case BODY -> problem == ProblemKind.BODY;
            };
        }
    }

    /** A section that matters for some problems only. */
    static Section of(Use use, String name, String meaning) {
        return new Section(name, meaning, use, false);
    }

    /** A section whose keys the user gives under as many names of his own as he likes: name.NAME.key. */
    static Section ofMany(String name, String meaning) {
        return new Section(name, meaning, Use.ALWAYS, true);
    }

    /** Ties parameters together: {@code test} says what is wrong, or nothing; {@code parameter} is named then. */
    void rule(Parameter<?> parameter, Function<Config, Optional<String>> test) {
        rules.add(new Rule(parameter, test));
    }

    List<Rule> rules() {
        return Collections.unmodifiableList(rules);
    }

    Use use() {
        return use;
    }

    /** Whether the keys stand under names that the user chooses. */
    public boolean isMany() {
        return many;
    }

    public String name() {
        return name;
    }

    public String meaning() {
        return meaning;
    }

    public List<Parameter<?>> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** A number with a unit; {@code standard} is text such as "0.6 um", {@code range} is in SI units. */
    Parameter<Double> quantity(String key, QuantityKind kind, String standard, Range range, Level level, String meaning,
            String source) {
        return optional(key, new Kind.Quantity(kind, range), standard, level, meaning, source);
    }

    /** A number with a unit that every configuration must give. */
    Parameter<Double> requiredQuantity(String key, QuantityKind kind, String example, Range range, String meaning) {
        return required(key, new Kind.Quantity(kind, range), example, meaning);
    }

    /** A pure number. */
    Parameter<Double> number(String key, String standard, Range range, Level level, String meaning, String source) {
        return optional(key, new Kind.Number(range), standard, level, meaning, source);
    }

    /** A whole number. */
    Parameter<Integer> whole(String key, String standard, Range range, Level level, String meaning, String source) {
        return optional(key, new Kind.Whole(range), standard, level, meaning, source);
    }

    /** True or false. */
    Parameter<Boolean> flag(String key, boolean standard, Level level, String meaning, String source) {
        return optional(key, new Kind.Flag(), Boolean.toString(standard), level, meaning, source);
    }

    /** One of the names of an enum. */
    <E extends Enum<E>> Parameter<E> choice(String key, E standard, Level level, String meaning, String source) {
        return optional(key, new Kind.Choice<>(standard.getDeclaringClass()), standard.toString(), level, meaning, source);
    }

    /** Any of the names of an enum, none by default. */
    <E extends Enum<E>> Parameter<List<E>> someOf(String key, Class<E> type, String plural, Level level, String meaning) {
        return optional(key, new Kind.Several<>(new Kind.Choice<>(type), 0, type.getEnumConstants().length, plural), "[]",
                level, meaning, NEUTRAL);
    }

    /** A text of a given form. */
    Parameter<String> text(String key, String standard, Pattern form, String formInWords, Level level, String meaning,
            String source) {
        return optional(key, new Kind.Text(form, formInWords), standard, level, meaning, source);
    }

    /** Two or three whole numbers, one per axis, that every configuration must give. */
    Parameter<List<Integer>> wholePerAxis(String key, String example, Range range, String meaning) {
        return required(key, new Kind.Several<>(new Kind.Whole(range), 2, 3, "whole numbers"), example, meaning);
    }

    /** Two or three quantities, one per axis, that every configuration must give. */
    Parameter<List<Double>> quantityPerAxis(String key, QuantityKind kind, String example, Range range, String meaning) {
        return required(key, new Kind.Several<>(new Kind.Quantity(kind, range), 2, 3, kind.name() + "s"), example, meaning);
    }

    /** The lines of a protocol, none by default. */
    Parameter<List<ProtocolStep>> steps(String key, String meaning) {
        return optional(key, new ProtocolKind(), "[]", Level.BASIC, meaning, "the user");
    }

    /** A formula. */
    Parameter<Formula> formula(String key, Formulas kind, String standard, Level level, String meaning) {
        Parameter<Formula> formula = optional(key, kind, standard, level, meaning, NEUTRAL);
        formulas.add(formula);
        return formula;
    }

    /** Its formulas of some variables that have a default. */
    List<Parameter<Formula>> formulas(Variables variables) {
        return formulas.stream().filter(formula -> ((Formulas) formula.kind()).variables() == variables).toList();
    }

    /** A formula that has to be given. */
    Parameter<Formula> requiredFormula(String key, Formulas kind, String example, String meaning) {
        return required(key, kind, example, meaning);
    }

    /** A value that replaces another where it is given. */
    <T> Parameter<Optional<T>> replacing(String key, Kind<T> kind, String meaning) {
        return optional(key, new Kind.Unless<>("unchanged", kind), "unchanged", Level.ADVANCED, meaning, NEUTRAL);
    }

    /** A value, or a word that stands for none. */
    <T> Parameter<Optional<T>> unless(String key, String word, Kind<T> kind, String standard, String meaning) {
        return optional(key, new Kind.Unless<>(word, kind), standard, Level.ADVANCED, meaning, NEUTRAL);
    }

    /** Conditions on the displacement; {@code axis} is across the side, -1 for a region. */
    Parameter<List<Condition>> holds(String key, int axis, String meaning) {
        return optional(key, new SupportKind(axis), "free", BASIC, meaning, NEUTRAL);
    }

    /** A condition on a scalar field. */
    Parameter<Condition> boundary(String key, Formulas fixed, Formulas flux, String meaning) {
        return optional(key, new BoundaryKind(fixed, flux), "free", BASIC, meaning, NEUTRAL);
    }

    private <T> Parameter<T> required(String key, Kind<T> kind, String example, String meaning) {
        return add(new Parameter<>(full(key), kind, Optional.empty(), example, Level.BASIC, meaning, "the user"));
    }

    /** A value of any kind; {@code standard} is its text. */
    <T> Parameter<T> optional(String key, Kind<T> kind, String standard, Level level, String meaning,
            String source) {
        T value = kind.read(new Given(List.of(standard)));
        return add(new Parameter<>(full(key), kind, Optional.of(value), standard, level, meaning, source));
    }

    private String full(String key) {
        return name.isEmpty() ? key : name + (many ? "." + ANY : "") + "." + key;
    }

    private <T> Parameter<T> add(Parameter<T> parameter) {
        parameters.add(parameter);
        return parameter;
    }

    @Override
    public String toString() {
        return name;
    }
}
