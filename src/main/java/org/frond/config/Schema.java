package org.frond.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.formula.Formula;

/** All sections and parameters of a Frond configuration, in the order in which they are shown. */
public final class Schema {

    private static final List<Section> SECTIONS = Stream.of(
            List.of(RunSettings.SECTION, GridSettings.SECTION, StructureSettings.SECTION), CellSections.ALL,
            List.of(DisplacementSettings.SECTION, PotentialSettings.SECTION, ConcentrationSettings.SECTION, FreeEnergySettings.SECTION,
                    TemperatureSettings.SECTION, MisfitSettings.SECTION, NucleationSettings.SECTION, RegionSettings.SECTION),
            List.of(TimeSettings.SECTION, SolverSettings.SECTION, OutputSettings.SECTION, ProbeSettings.SECTION, CrossingSettings.SECTION,
                    ProfileSettings.SECTION, ErrorSettings.SECTION, StopSettings.SECTION)).flatMap(List::stream).toList();
    private static final Map<String, Section> BY_NAME = SECTIONS.stream().collect(Collectors.toMap(Section::name, section -> section));
    private static final Map<String, Parameter<?>> PARAMETERS = byKey(false);
    /** Keys under names that the user chooses, with {@link Section#ANY} in the name's place. */
    private static final Map<String, Parameter<?>> NAMED = byKey(true);
    private static final Pattern NAMED_KEY = Pattern.compile("([^.]+)\\.([A-Za-z][A-Za-z0-9_-]{0,99})\\.([^.]+)");

    private Schema() {
    }

    private static Map<String, Parameter<?>> byKey(boolean many) {
        Map<String, Parameter<?>> parameters = new LinkedHashMap<>();
        for (Section section : SECTIONS) {
            if (section.isMany() != many) {
                continue;
            }
            for (Parameter<?> parameter : section.parameters()) {
                if (parameters.put(parameter.key(), parameter) != null) {
                    throw new IllegalStateException("declared twice: " + parameter.key());
                }
            }
        }
        return parameters;
    }

    public static List<Section> sections() {
        return SECTIONS;
    }

    /** The parameters that have one value; those of sections with many names are not among them. */
    public static List<Parameter<?>> parameters() {
        return List.copyOf(PARAMETERS.values());
    }

    /** The formulas that a body asks at all of its nodes, or at the centres of all of its cells. */
    public static List<Parameter<Formula>> everywhere(boolean inCells) {
        return SECTIONS.stream().filter(section -> !section.isMany()).flatMap(section ->
                section.formulas(inCells ? Variables.CELL_AND_TIME : Variables.PLACE_AND_TIME).stream()).toList();
    }

    public static Optional<Parameter<?>> find(String key) {
        if (NamedNumbers.isKey(key)) {
            return NamedNumbers.parameter(key);
        }
        Matcher named = NAMED_KEY.matcher(key);
        if (named.matches()) {
            Parameter<?> declared = NAMED.get(named.group(1) + "." + Section.ANY + "." + named.group(3));
            return declared == null ? Optional.empty() : Optional.of(declared.of(named.group(2)));
        }
        return Optional.ofNullable(PARAMETERS.get(key));
    }

    /** The section of a parameter. */
    static Section sectionOf(Parameter<?> parameter) {
        String name = parameter.key().contains(".") ? parameter.key().substring(0, parameter.key().indexOf('.')) : "";
        return BY_NAME.getOrDefault(name, RunSettings.SECTION);
    }

    static boolean isSection(String key) {
        return !key.isEmpty() && (BY_NAME.containsKey(key) || key.equals(NamedNumbers.SECTION));
    }

    /** What to say about a key that does not exist. */
    static String explainUnknown(String key) {
        if (key.equals(NamedNumbers.SECTION) || NamedNumbers.isKey(key)) {
            return "let names numbers for formulas, such as let: {x: 0.5}; a name is a letter, then up to 49 letters, digits and _, and not"
                    + " pi, table, and, or, not";
        }
        if (isSection(key)) {
            return "is a section, not a key; its keys are " + String.join(", ", keysOf(key));
        }
        Optional<Section> many = SECTIONS.stream().filter(section -> section.isMany()
                && key.startsWith(section.name() + ".")).findFirst();
        if (many.isPresent()) {
            List<String> keys = many.get().parameters().stream().map(Parameter::shortName).toList();
            String given = key.substring(key.lastIndexOf('.') + 1);
            return "unknown key; below " + many.get() + " stand names of your own (a letter, then up to 99 letters, digits, _ and -),"
                    + " and below each of them the keys "
                    + String.join(", ", keys) + Spelling.suggest(given, keys);
        }
        Optional<String> nearest = Spelling.nearest(key, PARAMETERS.keySet());
        if (nearest.isPresent()) {
            return "unknown key; did you mean " + nearest.get() + "?";
        }
        String last = key.substring(key.lastIndexOf('.') + 1);
        List<String> elsewhere = PARAMETERS.values().stream()
                .filter(parameter -> parameter.shortName().equalsIgnoreCase(last)).map(Parameter::key).toList();
        if (!elsewhere.isEmpty()) {
            return "unknown key; did you mean " + String.join(" or ", elsewhere) + "?";
        }
        String section = key.contains(".") ? key.substring(0, key.indexOf('.')) : "";
        return isSection(section)
                ? "unknown key; the keys of " + section + " are " + String.join(", ", keysOf(section))
                : "unknown key; the sections are " + String.join(", ", sectionNames());
    }

    private static List<String> keysOf(String section) {
        List<String> keys = new ArrayList<>();
        PARAMETERS.keySet().stream().filter(key -> key.startsWith(section + ".")).forEach(keys::add);
        NAMED.keySet().stream().filter(key -> key.startsWith(section + ".")).forEach(keys::add);
        return keys;
    }

    private static List<String> sectionNames() {
        return SECTIONS.stream().map(Section::name).filter(name -> !name.isEmpty()).toList();
    }
}
