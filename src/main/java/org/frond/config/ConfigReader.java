package org.frond.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frond.formula.FormulaException;
import org.frond.unit.QuantityException;

/**
 * Collects values in order of rank: the file's includes, the file itself, the overrides of the command line. Every value
 * is checked where it stands, also one that is overridden later; all mistakes are collected before any is reported.
 */
final class ConfigReader {

    static final String INCLUDE = "include";
    /** Marks an include read from a properties file, whose reader would otherwise swallow the key. */
    static final String PREFIX_OF_PLAIN_INCLUDE = "_";

    static final String OVERRIDE = "command line";

    /** Mistakes shown; who has more will not read them. */
    private static final int MOST_MISTAKES = 20;
    /** Includes inside includes, files read in all, and characters and items of a value. */
    private static final int DEEPEST_INCLUDE = 8;
    private static final int MOST_FILES = 100;
    private static final int LONGEST_VALUE = 10_000;

    private final List<Mistake> mistakes = new ArrayList<>();
    private int files;
    private int unshown;
    private final Map<Parameter<?>, Object> values = new HashMap<>();
    private final Map<Parameter<?>, String> origins = new LinkedHashMap<>();
    private final Set<Path> inputs = new LinkedHashSet<>();
    private final List<Path> open = new ArrayList<>();
    private final Map<String, String> shipped = new LinkedHashMap<>();
    /** Values that may be formulas of named numbers, which are not known before all is read. */
    private final Map<Parameter<?>, Waiting> waiting = new LinkedHashMap<>();

    /** What is given, and what is wrong with it if it is no formula of named numbers. */
    private record Waiting(Given given, String refusal) {
    }

    ConfigReader() {
    }

    /** One that has read what another has. */
    ConfigReader(ConfigReader other) {
        values.putAll(other.values);
        origins.putAll(other.origins);
        inputs.addAll(other.inputs);
        shipped.putAll(other.shipped);
        waiting.putAll(other.waiting);
    }

    Config read(Path file, List<String> overrides) {
        readFile(file);
        return finish(file.toString(), stem(file), OVERRIDE, overrides);
    }

    Config of(String name, List<String> settings) {
        return finish(name, name, OVERRIDE, settings);
    }

    /** Reads a file and what it includes; a file that is not there ends all. */
    void readFile(Path file) {
        file(file, file.toString());
        if (inputs.isEmpty()) {
            throw new ConfigException(mistakes);
        }
    }

    /** The files that were read, the main one first. */
    List<Path> inputs() {
        return List.copyOf(inputs);
    }

    /**
     * Takes settings in and checks the whole.
     *
     * @param shown  what to name in errors where no other gave the value
     * @param name   of the run where none is given
     * @param origin of the settings
     */
    Config finish(String shown, String name, String origin, List<String> settings) {
        settings.forEach(setting -> override(origin, setting));
        NamedNumbers numbers = resolve();
        values.putIfAbsent(RunSettings.NAME, name);
        Schema.parameters().forEach(parameter -> require(shown, parameter));
        failOnMistakes();
        Map<Parameter<?>, Object> whole = new HashMap<>(values);
        scan(whole);
        failOnMistakes();
        Config config = new Config(whole, origins, List.copyOf(inputs), shipped, numbers.values());
        for (Section section : Schema.sections()) {
            if (section.isMany()) {
                config.names(section).forEach(chosen -> section.parameters().forEach(
                        parameter -> require(shown, parameter.of(chosen))));
            }
        }
        failOnMistakes();
        Schema.sections().stream().filter(section -> !section.use().belongsTo(config.problem()))
                .forEach(section -> refuse(section, config, shown));
        for (Rule rule : Rule.all()) {
            rule.check(config).ifPresent(message -> add(
                    new Mistake(config.origin(rule.parameter()).orElse(shown), rule.parameter().key(), message)));
        }
        failOnMistakes();
        PlaceRules.check(config, shown).forEach(this::add);
        failOnMistakes();
        return config;
    }

    /** Gives the file of a structure its whole path, and notes what it holds, which a run is known by. */
    private void scan(Map<Parameter<?>, Object> whole) {
        String name = (String) whole.getOrDefault(StructureSettings.FILE, "");
        if (name.isEmpty() || whole.get(StructureSettings.KIND) != StructureSettings.StructureKind.VOXELS) {
            return;
        }
        String origin = origins.get(StructureSettings.FILE);
        Path from = origin.equals(OVERRIDE) ? null : Path.of(origin).getParent();
        try {
            Path file = (from == null ? Path.of("") : from).resolve(name).toAbsolutePath().normalize();
            whole.put(StructureSettings.FILE, file.toString());
            if ("".equals(whole.getOrDefault(StructureSettings.SHA256, ""))) {
                whole.put(StructureSettings.SHA256, Digest.of(file));
            }
        } catch (InvalidPathException | IOException unreadable) {
            add(new Mistake(origin, StructureSettings.FILE.key(), "'" + name + "' " + (unreadable instanceof NoSuchFileException
                    ? "is no file or folder here" : "cannot be read: " + unreadable.getMessage())));
        }
    }

    /** Finds the named numbers, and the values that are formulas of them. */
    private NamedNumbers resolve() {
        Map<String, String> texts = new LinkedHashMap<>();
        origins.keySet().stream().filter(parameter -> NamedNumbers.isKey(parameter.key()))
                .forEach(parameter -> texts.put(parameter.shortName(), String.valueOf(values.get(parameter))));
        int before = mistakes.size() + unshown;
        NamedNumbers numbers = NamedNumbers.of(texts, (name, problem) -> {
            Parameter<?> parameter = Schema.find(NamedNumbers.SECTION + "." + name).orElseThrow();
            add(new Mistake(origins.get(parameter), parameter.key(), problem));
        });
        if (mistakes.size() + unshown > before) {
            return numbers;
        }
        waiting.forEach((parameter, wait) -> {
            try {
                values.put(parameter, parameter.kind().read(numbers.resolve(parameter.kind(), wait.given())));
            } catch (Refusal | QuantityException | FormulaException refusal) {
                add(new Mistake(origins.get(parameter), parameter.key(), texts.isEmpty()
                        || NamedNumbers.looksLikeAQuantity(wait.given()) ? wait.refusal() : refusal.getMessage()));
            }
        });
        if (mistakes.size() + unshown == before) {
            numbers.unused().forEach(name -> {
                Parameter<?> parameter = Schema.find(NamedNumbers.SECTION + "." + name).orElseThrow();
                add(new Mistake(origins.get(parameter), parameter.key(), "has no effect: no formula mentions " + name));
            });
        }
        return numbers;
    }

    /** What is given in a section that has no place in the problem: such a section is of a cell, and the problem a body. */
    private void refuse(Section section, Config config, String shown) {
        config.given().stream().filter(section.parameters()::contains).findFirst().ifPresent(parameter ->
                add(new Mistake(config.origin(parameter).orElse(shown), parameter.key(), "section " + section
                        + " belongs to a cell, but displacement, potential or concentration make this a body without one;"
                        + " remove one or the other")));
    }

    private void require(String shown, Parameter<?> parameter) {
        boolean refused = unshown > 0 || mistakes.stream().anyMatch(mistake -> mistake.key().equals(parameter.key()));
        if (parameter.isRequired() && !values.containsKey(parameter) && !refused) {
            add(new Mistake(shown, parameter.key(),
                    "is missing; give for example " + parameter.shortName() + ": " + parameter.example()));
        }
    }

    /** Takes in a mistake; one file included twice has its own only once. */
    private void add(Mistake mistake) {
        if (mistakes.contains(mistake)) {
            return;
        }
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(mistake);
        } else {
            unshown++;
        }
    }

    void failOnMistakes() {
        if (unshown > 0) {
            mistakes.add(new Mistake(mistakes.get(0).origin(), "", unshown + " further problems are not shown"));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
    }

    /** The file's name without its ending, with what a folder's name should not hold replaced. */
    private static String stem(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return stem.matches("[A-Za-z0-9].*") ? stem : "run" + stem;
    }

    private void file(Path file, String shown) {
        Map<String, Given> entries;
        files++;
        try {
            entries = ConfigFile.read(file, shown);
        } catch (ConfigException problem) {
            problem.mistakes().forEach(this::add);
            return;
        }
        if (StudyReader.isStudy(entries)) {
            add(new Mistake(shown, "", "is a study, not a configuration: frond sweep runs it"));
            return;
        }
        Path real = real(file);
        inputs.add(real);
        open.add(real);
        for (Map.Entry<String, Given> entry : entries.entrySet()) {
            if (isInclude(entry.getKey())) {
                includes(entry.getValue(), file, shown);
            }
        }
        for (Map.Entry<String, Given> entry : entries.entrySet()) {
            if (!isInclude(entry.getKey())) {
                accept(shown, entry.getKey(), entry.getValue());
            }
        }
        open.remove(real);
    }

    private static boolean isInclude(String key) {
        return key.equals(INCLUDE) || key.equals(PREFIX_OF_PLAIN_INCLUDE + INCLUDE);
    }

    private void includes(Given included, Path file, String shown) {
        Path folder = file.toAbsolutePath().getParent();
        for (String text : included.several()) {
            if (text.startsWith(ShippedMaterials.PREFIX)) {
                material(text, shown);
                continue;
            }
            Path target = target(folder, text);
            String refusal = "";
            if (files >= MOST_FILES || open.size() > DEEPEST_INCLUDE) {
                refusal = "is one include too many; at most " + MOST_FILES + " files, " + DEEPEST_INCLUDE
                        + " deep, are read";
            } else if (text.isEmpty() || !Files.isRegularFile(target)) {
                refusal = (text.isEmpty() || target.equals(folder) ? "no such file" : ConfigFile.absence(target))
                        + "; includes are looked up from the folder of the including file" + ConfigFile.nearest(target);
            } else if (!real(target).startsWith(real(folder))) {
                refusal = "lies outside the folder of the including file";
            } else if (open.contains(real(target))) {
                refusal = "includes itself in a circle";
            }
            if (refusal.isEmpty()) {
                Path parent = Path.of(shown).getParent();
                file(target, parent == null ? text : parent.resolve(text).normalize().toString());
            } else {
                add(new Mistake(shown, INCLUDE, "'" + text + "' " + refusal));
            }
        }
    }

    /** Reads the constants of a material that comes with Frond. */
    private void material(String name, String shown) {
        List<String> known = ShippedMaterials.NAMES.stream().map(ShippedMaterials.PREFIX::concat).toList();
        if (!known.contains(name)) {
            add(new Mistake(shown, INCLUDE, "'" + name + "' is no material that comes with Frond; there are "
                    + String.join(", ", known) + Spelling.suggest(name, known)));
            return;
        }
        String text = ShippedMaterials.text(name.substring(ShippedMaterials.PREFIX.length()));
        shipped.put(name, text);
        ConfigFile.read(text, name + ".yaml", name).forEach((key, value) -> accept(name, key, value));
    }

    /** The file meant; the folder itself, which is none, where the text can be no file's name. */
    private static Path target(Path folder, String text) {
        try {
            return folder.resolve(text);
        } catch (InvalidPathException noName) {
            return folder;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException problem) {
            throw new ConfigException(new Mistake(file.toString(), "", "cannot be read: " + problem.getMessage()));
        }
    }

    private void override(String origin, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            add(new Mistake(origin, "", "'" + setting + "' is not of the form key=value"));
            return;
        }
        accept(origin, setting.substring(0, equals).strip(), Given.of(setting.substring(equals + 1)));
    }

    private void accept(String origin, String key, Given given) {
        if (Schema.isSection(key) && given.isEmpty()) {
            return; // a section whose keys are all commented out
        }
        Optional<Parameter<?>> parameter = Schema.find(key);
        if (parameter.isEmpty()) {
            // the nearest spelling takes its time, which is lost on what is not shown
            add(new Mistake(origin, key, mistakes.size() < MOST_MISTAKES ? Schema.explainUnknown(key) : "unknown key"));
            return;
        }
        int longest = given.items().stream().mapToInt(String::length).max().orElse(0);
        if (Math.max(longest, given.items().size()) > LONGEST_VALUE) {
            add(new Mistake(origin, key, "is too long: " + (longest > LONGEST_VALUE ? longest + " characters" : given.items().size()
                    + " values") + ", at most " + LONGEST_VALUE + " are allowed"));
            return;
        }
        waiting.remove(parameter.get());
        try {
            values.put(parameter.get(), parameter.get().kind().read(given));
            origins.put(parameter.get(), origin);
        } catch (Refusal | QuantityException refusal) {
            if (NamedNumbers.mayWait(parameter.get().kind(), given)) {
                waiting.put(parameter.get(), new Waiting(given, refusal.getMessage()));
                values.put(parameter.get(), parameter.get().standard().map(Object.class::cast).orElse(""));
                origins.put(parameter.get(), origin);
                return;
            }
            boolean empty = given.isEmpty();
            add(new Mistake(origin, key, empty
                    ? "has no value; give for example " + parameter.get().example() : refusal.getMessage()));
        }
    }
}
