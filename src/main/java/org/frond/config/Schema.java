package org.frond.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sections and parameters of a Frond configuration, in the order in which they are shown. */
public final class Schema {

    private static final List<Section> SECTIONS = List.of(RunSettings.SECTION, GridSettings.SECTION,
            StructureSettings.SECTION, CellSettings.SECTION, ProtocolSettings.SECTION, FlawSettings.SECTION,
            SitesSettings.SECTION, MemorySettings.SECTION, ElectrolyteSettings.SECTION,
            InterfaceSettings.SECTION, MetalSettings.SECTION, FractureSettings.SECTION, TransportSettings.SECTION,
            MechanicsSettings.SECTION, TimeSettings.SECTION, SolverSettings.SECTION, OutputSettings.SECTION,
            StopSettings.SECTION);
    private static final Map<String, Parameter<?>> PARAMETERS = byKey();

    private Schema() {
    }

    private static Map<String, Parameter<?>> byKey() {
        Map<String, Parameter<?>> parameters = new LinkedHashMap<>();
        for (Section section : SECTIONS) {
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

    public static List<Parameter<?>> parameters() {
        return List.copyOf(PARAMETERS.values());
    }

    static Optional<Parameter<?>> find(String key) {
        return Optional.ofNullable(PARAMETERS.get(key));
    }

    static boolean isSection(String key) {
        return !key.isEmpty() && SECTIONS.stream().anyMatch(section -> section.name().equals(key));
    }

    /** What to say about a key that does not exist. */
    static String explainUnknown(String key) {
        if (isSection(key)) {
            return "is a section, not a key; its keys are " + String.join(", ", keysOf(key));
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
        return keys;
    }

    private static List<String> sectionNames() {
        return SECTIONS.stream().map(Section::name).filter(name -> !name.isEmpty()).toList();
    }
}
