package org.frond.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.frond.config.Study.DesignKind;
import org.frond.config.Study.Spacing;
import org.frond.unit.QuantityException;

/**
 * Reads the file of a study with the machinery of configurations: every key is known or refused with the nearest spelling, every
 * value is of its key's kind and range.
 */
final class StudyReader {

    private static final String BASE = "base";
    private static final String VARY = "vary";
    private static final String DESIGN = "design";
    private static final String KIND = "design.kind";
    private static final String COUNT = "design.count";
    private static final String SEED = "design.seed";
    private static final String ALONG = "design.along";
    private static final String HALVINGS = "design.halvings";
    private static final String OUTCOME = "design.outcome";
    private static final String REPEAT_KEY = "repeat.key";
    private static final String REPEAT_COUNT = "repeat.count";
    private static final List<String> KNOWN = List.of(BASE, VARY, KIND, COUNT, SEED, ALONG, HALVINGS, OUTCOME, REPEAT_KEY, REPEAT_COUNT);
    private static final List<String> OF_RANGE = List.of("from", "to", "count", "spacing");
    /** A comma after a unit. */
    private static final Pattern SEVERAL_QUANTITIES = Pattern.compile("[^(]*\\p{L}[^(]*,.*");
    /** Cases beyond this are a mistake sooner than a wish. */
    private static final int MOST_CASES = 1_000_000;
    private static final Kind<Integer> A_COUNT = new Kind.Whole(Range.between(1, MOST_CASES));
    private static final Kind<Integer> SEVERAL = new Kind.Whole(Range.between(2, MOST_CASES));
    /** A millionth of the interval that is halved. */
    private static final int MOST_HALVINGS = 20;
    private static final Kind<Integer> SOME_HALVINGS = new Kind.Whole(Range.between(1, MOST_HALVINGS));
    private static final Kind<Integer> A_SEED = new Kind.Whole(Range.atLeast(0));
    private static final Kind<DesignKind> A_DESIGN = new Kind.Choice<>(DesignKind.class);
    private static final Kind<Spacing> A_SPACING = new Kind.Choice<>(Spacing.class);

    private final Path file;
    private final String shown;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Given> entries;
    /** What is given of each varied key: its list under "", or the parts of its range. */
    private final Map<Parameter<?>, Map<String, Given>> varied = new LinkedHashMap<>();

    StudyReader(Path file) {
        this.file = file;
        this.shown = file.toString();
        this.entries = ConfigFile.read(file, shown);
    }

    Study read() {
        if (!isStudy(entries) && entries.keySet().stream().anyMatch(key -> key.equals(ConfigReader.INCLUDE) || Schema.find(key).isPresent())) {
            throw new ConfigException(new Mistake(shown, "", "is a configuration, not a study: a study names one as base and what varies in it,"
                    + " such as base: " + file.getFileName() + " and vary: {cell.voltage: [0.1 V, 0.2 V]}"));
        }
        entries.forEach(this::sort);
        Path base = base();
        Study.Design design = design();
        List<Study.Axis> axes = new ArrayList<>();
        varied.forEach((key, given) -> axis(key, given, design).ifPresent(axes::add));
        if (varied.isEmpty() && mistakes.isEmpty()) {
            refuse(VARY, "is missing; give what is varied, such as vary: {cell.voltage: [0.1 V, 0.2 V]}");
        }
        if (design.kind() == DesignKind.LIST) {
            axes.stream().filter(axis -> axis.size() != axes.get(0).size()).findFirst().ifPresent(axis ->
                    refuse(VARY + "." + axis.key().key(), "has " + axis.size() + (axis.size() == 1 ? " value" : " values") + ", but " + axes.get(0).key().key()
                            + " has " + axes.get(0).size() + "; a list takes one of each"));
        }
        Optional<Study.Repeat> repeat = repeat();
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new Study(file, base, axes, design, repeat);
    }

    /** Whether the keys of a file are those of a study. */
    static boolean isStudy(Map<String, Given> entries) {
        return entries.containsKey(BASE) || entries.keySet().stream().anyMatch(key -> key.equals(VARY) || key.startsWith(VARY + "."));
    }

    private void refuse(String key, String message) {
        Mistake mistake = new Mistake(shown, key, message);
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    private void sort(String key, Given given) {
        if (key.startsWith(VARY + ".")) {
            vary(key, key.substring(VARY.length() + 1), given);
        } else if (!KNOWN.contains(key) && !key.equals(DESIGN) || key.equals(VARY) && !given.isEmpty()) {
            refuse(key, "unknown key; those of a study are " + String.join(", ", KNOWN) + Spelling.suggest(key, KNOWN));
        }
    }

    private void vary(String key, String name, Given given) {
        Optional<Parameter<?>> whole = Schema.find(name);
        int dot = name.lastIndexOf('.');
        Optional<Parameter<?>> ofRange = dot < 0 ? Optional.empty() : Schema.find(name.substring(0, dot));
        if (whole.isPresent()) {
            put(key, whole.get(), "", given);
        } else if (ofRange.isPresent() && OF_RANGE.contains(name.substring(dot + 1))) {
            put(key, ofRange.get(), name.substring(dot + 1), given);
        } else if (ofRange.isPresent()) {
            refuse(key, "unknown key; a range has " + String.join(", ", OF_RANGE) + Spelling.suggest(name.substring(dot + 1), OF_RANGE));
        } else {
            refuse(key, Schema.explainUnknown(name));
        }
    }

    private void put(String key, Parameter<?> parameter, String part, Given given) {
        Map<String, Given> parts = varied.computeIfAbsent(parameter, any -> new LinkedHashMap<>());
        parts.put(part, given);
        if (parts.containsKey("") && parts.size() > 1) {
            refuse(key, "has a list and a range; give one of them");
        }
    }

    private Path base() {
        Given given = entries.getOrDefault(BASE, new Given(List.of()));
        if (given.isEmpty()) {
            refuse(BASE, "is missing; give the configuration that every case begins from, such as base: wedge-crack.yaml");
            return file;
        }
        try {
            Path base = file.resolveSibling(given.single()).normalize();
            if (!Files.isRegularFile(base)) {
                refuse(BASE, "'" + given.single() + "': " + ConfigFile.absence(base) + "; it is looked up from the folder of the study"
                        + ConfigFile.nearest(base));
            }
            return base;
        } catch (Refusal | InvalidPathException noName) {
            refuse(BASE, "'" + String.join(", ", given.items()) + "' is not the name of a file");
            return file;
        }
    }

    private Study.Design design() {
        if (entries.containsKey(DESIGN) && entries.containsKey(KIND)) {
            refuse(DESIGN, "is given twice");
        }
        DesignKind kind = value(entries.containsKey(DESIGN) ? DESIGN : KIND, A_DESIGN, DesignKind.GRID);
        int count = value(COUNT, A_COUNT, 0);
        int seed = value(SEED, A_SEED, 1);
        if (kind.isDrawn() && !entries.containsKey(COUNT)) {
            refuse(COUNT, "is missing; how many cases are drawn?");
        }
        for (String unused : kind.isDrawn() ? List.<String>of() : List.of(COUNT, SEED)) {
            if (entries.containsKey(unused)) {
                refuse(unused, "has no effect: " + (kind == DesignKind.ADAPTIVE ? "an adaptive design" : "a " + kind) + " follows from what is varied");
            }
        }
        for (String unused : kind == DesignKind.ADAPTIVE ? List.<String>of() : List.of(ALONG, HALVINGS, OUTCOME)) {
            if (entries.containsKey(unused)) {
                refuse(unused, "has no effect; it is of the design adaptive");
            }
        }
        return new Study.Design(kind, count, seed, kind == DesignKind.ADAPTIVE ? search() : Optional.empty());
    }

    /** What an adaptive design looks for: along the first key with a range, unless another one is named. */
    private Optional<Study.Search> search() {
        List<Parameter<?>> ranges = varied.entrySet().stream().filter(key -> !key.getValue().containsKey(""))
                .<Parameter<?>>map(Map.Entry::getKey).toList();
        Optional<Parameter<?>> along = ranges.stream().findFirst();
        if (entries.containsKey(ALONG)) {
            String name = String.join(", ", entries.get(ALONG).items());
            along = ranges.stream().filter(key -> key.key().equals(name)).findFirst();
            if (along.isEmpty()) {
                refuse(ALONG, "'" + name + "' is not varied over a range" + Spelling.suggest(name, ranges.stream().map(Parameter::key).toList()));
            }
        } else if (along.isEmpty() && !varied.isEmpty()) {
            refuse(ALONG, "needs a key with a range, such as vary: {cell.voltage: {from: 0.1 V, to: 0.3 V, count: 3}}");
        }
        if (!entries.containsKey(HALVINGS)) {
            refuse(HALVINGS, "is missing; how often is the interval halved in which the outcome changes?");
        }
        int halvings = value(HALVINGS, SOME_HALVINGS, 1);
        String text = entries.containsKey(OUTCOME) ? String.join(", ", entries.get(OUTCOME).items()) : "class";
        Optional<Study.Criterion> outcome = Study.Criterion.read(text);
        if (outcome.isEmpty()) {
            refuse(OUTCOME, "'" + text + "' is not a column of the table, such as class, nor a text or a threshold of one, such"
                    + " as class = stable or crack_tip_m > 1e-5");
        }
        return along.flatMap(key -> outcome.map(what -> new Study.Search(key, halvings, what)));
    }

    private Optional<Study.Axis> axis(Parameter<?> parameter, Map<String, Given> given, Study.Design design) {
        String key = VARY + "." + parameter.key();
        return given.containsKey("") ? listed(key, parameter, given.get(""), design) : spaced(key, parameter, given, design);
    }

    private Optional<Study.Axis> listed(String key, Parameter<?> parameter, Given given, Study.Design design) {
        if (given.isEmpty()) {
            refuse(key, "has no values; give a list such as [" + parameter.example() + "]");
            return Optional.empty();
        }
        if (parameter.kind() instanceof Kind.Several && given.items().stream().noneMatch(item -> item.contains(","))) {
            refuse(key, "each value is itself a list, and a list inside a list is put in quotes: [\"" + parameter.example() + "\", ...]");
            return Optional.empty();
        }
        if (parameter.kind() instanceof Kind.Quantity && SEVERAL_QUANTITIES.matcher(given.items().get(0)).matches()) {
            refuse(key, "'" + given.items().get(0) + "' is no list; a list stands in brackets: [" + parameter.example() + ", ...]");
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        for (String item : given.items()) {
            Optional<?> value = value(key, parameter.kind(), new Given(List.of(item)));
            if (value.isPresent() && read.contains(value.get()) && design.kind() == DesignKind.GRID) {
                refuse(key, "'" + item + "' is there twice");
            }
            value.ifPresent(read::add);
            values.add(item);
        }
        return Optional.of(new Study.Listed(parameter, values));
    }

    private Optional<Study.Axis> spaced(String key, Parameter<?> parameter, Map<String, Given> given, Study.Design design) {
        OptionalDouble from = end(key, "from", parameter, given);
        OptionalDouble to = from.isPresent() ? end(key, "to", parameter, given) : from;
        int count = 0;
        if (design.kind().isDrawn()) {
            if (given.containsKey("count")) {
                refuse(key + ".count", "has no effect: design.count says how many cases are drawn");
            }
        } else if (given.containsKey("count")) {
            count = value(key + ".count", SEVERAL, given.get("count")).orElse(2);
        } else {
            refuse(key + ".count", "is missing; how many values from the first to the last?");
        }
        Spacing spacing = given.containsKey("spacing") ? value(key + ".spacing", A_SPACING, given.get("spacing")).orElse(Spacing.LINEAR)
                : Spacing.LINEAR;
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsDouble() == to.getAsDouble()) {
            refuse(key + ".to", "is where the range begins");
        }
        if (spacing == Spacing.LOG && !(from.getAsDouble() / to.getAsDouble() > 0)) {
            refuse(key + ".spacing", "log needs both ends above 0");
            return Optional.empty();
        }
        Study.Spaced axis = new Study.Spaced(parameter, from.getAsDouble(), to.getAsDouble(), count, spacing);
        if (parameter.kind() instanceof Kind.Whole && count > Math.abs(to.getAsDouble() - from.getAsDouble()) + 1) {
            refuse(key + ".count", "'" + count + "' are more values than there are whole numbers in the range");
        }
        return Optional.of(axis);
    }

    private OptionalDouble end(String key, String part, Parameter<?> parameter, Map<String, Given> given) {
        if (!given.containsKey(part)) {
            refuse(key + "." + part, "is missing; a range has " + String.join(", ", OF_RANGE));
            return OptionalDouble.empty();
        }
        return number(key + "." + part, parameter, given.get(part));
    }

    private <T> OptionalDouble number(String key, Parameter<T> parameter, Given given) {
        Optional<T> value = value(key, parameter.kind(), given);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = parameter.kind().number(value.get());
        if (number.isEmpty()) {
            refuse(key, "a range needs numbers, but " + parameter.key() + " is " + parameter.kind().describe() + "; give a list");
        }
        return number;
    }

    private Optional<Study.Repeat> repeat() {
        if (!entries.containsKey(REPEAT_KEY) && !entries.containsKey(REPEAT_COUNT)) {
            return Optional.empty();
        }
        for (String needed : List.of(REPEAT_KEY, REPEAT_COUNT)) {
            if (!entries.containsKey(needed)) {
                refuse(needed, "is missing; such as repeat: {key: structure.seed, count: 5}");
                return Optional.empty();
            }
        }
        int count = value(REPEAT_COUNT, SEVERAL, 2);
        String name = String.join(", ", entries.get(REPEAT_KEY).items());
        Optional<Parameter<?>> key = Schema.find(name);
        if (key.isEmpty()) {
            refuse(REPEAT_KEY, "'" + name + "': " + Schema.explainUnknown(name));
        } else if (!(key.get().kind() instanceof Kind.Whole)) {
            refuse(REPEAT_KEY, "'" + name + "' takes no whole numbers, such as those from 1 to " + count);
        } else if (varied.containsKey(key.get())) {
            refuse(REPEAT_KEY, "'" + name + "' is varied already");
        }
        return key.map(parameter -> new Study.Repeat(parameter, count));
    }

    private <T> T value(String key, Kind<T> kind, T standard) {
        return entries.containsKey(key) ? value(key, kind, entries.get(key)).orElse(standard) : standard;
    }

    /** The value of a kind, if it is one; else what is wrong is noted. */
    private <T> Optional<T> value(String key, Kind<T> kind, Given given) {
        try {
            return Optional.of(kind.read(given));
        } catch (Refusal | QuantityException refusal) {
            refuse(key, given.isEmpty() ? "has no value" : refusal.getMessage());
            return Optional.empty();
        }
    }
}
