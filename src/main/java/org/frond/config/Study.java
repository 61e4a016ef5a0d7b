package org.frond.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frond.unit.Numbers;

/**
 * A parameter study as its file asks for it: a base configuration, what is varied, how cases are chosen, and how often each is
 * repeated.
 *
 * @param file   where it stands
 * @param base   the configuration that every case begins from
 * @param axes   what is varied, in the order of the file
 * @param design how cases are chosen
 * @param repeat how each case is repeated, if it is
 */
public record Study(Path file, Path base, List<Axis> axes, Design design, Optional<Repeat> repeat) {

    public Study {
        axes = List.copyOf(axes);
    }

    /**
     * Reads a study.
     *
     * @throws ConfigException with one line for each problem
     */
    public static Study read(Path file) {
        return new StudyReader(file).read();
    }

    /** How cases are chosen from what is varied. */
    public enum DesignKind {
        /** Every value of each key with every value of the others. */
        GRID,
        /** The first values of all keys, the second ones, and so on. */
        LIST,
        /** Values drawn independently. */
        RANDOM,
        /** Each key once in each of as many equal parts of its range as there are cases. */
        LATIN_HYPERCUBE,
        /** A sequence that fills all ranges evenly, with a random digital shift. */
        SOBOL,
        /** A grid, and then more cases wherever the outcome changes along a key. */
        ADAPTIVE;

        /** Whether cases are drawn, as many as {@code design.count} says. */
        public boolean isDrawn() {
            return this == RANDOM || this == LATIN_HYPERCUBE || this == SOBOL;
        }

        /** Whether many cases share their values of a key, so that these may lie side by side in a picture. */
        public boolean hasSharedValues() {
            return this == GRID || this == LIST;
        }

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /**
     * How cases are chosen.
     *
     * @param count cases that are drawn; 0 where none are
     * @param seed  of the random numbers with which they are
     * @param search what an adaptive design looks for; empty for others
     */
    public record Design(DesignKind kind, int count, int seed, Optional<Search> search) {

        /** A design that looks for nothing. */
        public Design(DesignKind kind, int count, int seed) {
            this(kind, count, seed, Optional.empty());
        }
    }

    /**
     * The change of an outcome along a key, for every combination of the other keys and in every repetition.
     *
     * @param along    the key, which has a range
     * @param halvings how often the interval between two of its values is halved where the outcome changes
     * @param outcome  what changes
     */
    public record Search(Parameter<?> along, int halvings, Criterion outcome) {
    }

    /**
     * What tells the outcomes of cases apart: the text in a column of the table, whether it is a given one, or the side of a threshold
     * on which its number lies.
     *
     * @param column    name of the column
     * @param text      the text whose presence counts; empty where each text is an outcome
     * @param threshold in the unit of the column; empty where the text counts
     */
    public record Criterion(String column, Optional<String> text, OptionalDouble threshold) {

        private static final Pattern FORM = Pattern.compile("([\\w.-]+)(?:\\s*([>=])\\s*(\\S.*))?");

        /** Of the form {@code COLUMN}, {@code COLUMN = TEXT} or {@code COLUMN > NUMBER}; empty for anything else. */
        static Optional<Criterion> read(String given) {
            Matcher form = FORM.matcher(given.strip());
            if (!form.matches()) {
                return Optional.empty();
            }
            if (form.group(2) == null || form.group(2).equals("=")) {
                return Optional.of(new Criterion(form.group(1), Optional.ofNullable(form.group(3)), OptionalDouble.empty()));
            }
            try {
                return Optional.of(new Criterion(form.group(1), Optional.empty(), OptionalDouble.of(Double.parseDouble(form.group(3)))));
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        /** The outcome that a cell of the column shows; empty where it shows none. */
        public Optional<String> of(String cell) {
            if (threshold.isEmpty()) {
                return cell.isEmpty() ? Optional.empty() : Optional.of(text.isEmpty() || text.get().equals(cell) ? cell : "not " + text.get());
            }
            try {
                double number = Double.parseDouble(cell);
                return Double.isNaN(number) ? Optional.empty()
                        : Optional.of(column + (number > threshold.getAsDouble() ? " > " : " <= ") + limit());
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        private String limit() {
            return Numbers.print(threshold.getAsDouble());
        }

        @Override
        public String toString() {
            return column + text.map(" = "::concat).orElse("") + (threshold.isEmpty() ? "" : " > " + limit());
        }
    }

    /** A key that takes the numbers from 1 to a count in each case. */
    public record Repeat(Parameter<?> key, int count) {
    }

    /** How the values of a range are spaced. */
    public enum Spacing {
        LINEAR, LOG;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** A key that is varied. */
    public sealed interface Axis permits Listed, Spaced {

        Parameter<?> key();

        /** How many values it has; 0 where the design says how many. */
        int size();

        /** Its values in order, as they may be written in a configuration file. */
        List<String> values();

        /** The value at a share of the way, from 0 to below 1. */
        String at(double share);

        /** Whether its values are evenly spaced by their logarithms. */
        default boolean isLogarithmic() {
            return false;
        }

        /** What gives it in a study's file. */
        String toYaml();
    }

    /** A key with a list of values. */
    public record Listed(Parameter<?> key, List<String> values) implements Axis {

        public Listed {
            values = List.copyOf(values);
        }

        /** A key with numbers, in SI units. */
        public static Listed of(Parameter<Double> key, double... numbers) {
            return new Listed(key, Arrays.stream(numbers).mapToObj(key.kind()::write).toList());
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String at(double share) {
            return values.get((int) (share * values.size()));
        }

        @Override
        public String toYaml() {
            return values.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A key with a range of numbers.
     *
     * @param from  first value, in SI units
     * @param to    last value
     * @param count values from the first to the last; 0 where the design says how many there are
     */
    public record Spaced(Parameter<?> key, double from, double to, int count, Spacing spacing) implements Axis {

        private static final MathContext DIGITS = new MathContext(12);

        @Override
        public int size() {
            return count;
        }

        @Override
        public List<String> values() {
            return IntStream.range(0, count).mapToObj(n -> at(n, count - 1)).toList();
        }

        /** The value at a place, from 0, where the range has so many equal parts. */
        public String at(int place, int parts) {
            return key.kind().write(place == parts ? to : number((double) place / parts));
        }

        /** The place nearest to the value in a cell of a table. */
        public int place(String cell, int parts) {
            double value = number(key.kind(), cell + (key.kind().unit().isEmpty() ? "" : " " + key.kind().unit()));
            return (int) Math.round(parts * (spacing == Spacing.LOG ? Math.log(value / from) / Math.log(to / from)
                    : (value - from) / (to - from)));
        }

        private static <T> double number(Kind<T> kind, String text) {
            return kind.number(kind.read(new Given(List.of(text)))).orElseThrow();
        }

        @Override
        public String at(double share) {
            return key.kind().write(key.kind() instanceof Kind.Whole && spacing == Spacing.LINEAR
                    ? Math.min(from, to) + Math.floor(share * (Math.abs(to - from) + 1)) : number(share));
        }

        /** Rounded so that values read well: 0.3 and not 0.30000000000000004. */
        private double number(double share) {
            double exact = spacing == Spacing.LOG ? from * Math.pow(to / from, share) : from + (to - from) * share;
            return new BigDecimal(exact, DIGITS).doubleValue();
        }

        @Override
        public boolean isLogarithmic() {
            return spacing == Spacing.LOG;
        }

        @Override
        public String toYaml() {
            return "{from: " + key.kind().write(from) + ", to: " + key.kind().write(to) + (count > 0 ? ", count: " + count : "")
                    + ", spacing: " + spacing + "}";
        }
    }

    /** The study as YAML that reads back to the same, with its base lying elsewhere. */
    public String toYaml(String movedBase) {
        StringBuilder text = new StringBuilder("base: " + YamlText.scalar(movedBase) + "\nvary:\n");
        axes.forEach(axis -> text.append("  ").append(axis.key().key()).append(": ").append(axis.toYaml()).append('\n'));
        text.append("design: {kind: ").append(design.kind());
        if (design.kind().isDrawn()) {
            text.append(", count: ").append(design.count()).append(", seed: ").append(design.seed());
        }
        design.search().ifPresent(search -> text.append(", along: ").append(search.along().key()).append(", halvings: ")
                .append(search.halvings()).append(", outcome: ").append(YamlText.scalar(search.outcome().toString())));
        text.append("}\n");
        repeat.ifPresent(again -> text.append("repeat: {key: ").append(again.key().key()).append(", count: ").append(again.count())
                .append("}\n"));
        return text.toString();
    }
}
