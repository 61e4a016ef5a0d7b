package org.frond.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declarations as JSON Schema (draft 7, which editors know best): with it an editor completes keys, explains them and marks
 * misspelt ones. It knows no units and no rules between keys; {@code frond check} does. No key is required, since an included file
 * may give it.
 */
public final class JsonSchema {

    /** Name of the file in the headers of configurations. */
    static final String FILE = "frond.schema.json";
    private static final List<String> TEXT_OR_NUMBER = List.of("string", "number");

    private JsonSchema() {
    }

    /** The comment by which a YAML file names the schema to editors. */
    static String header(String path) {
        return "# yaml-language-server: $schema=" + path;
    }

    /** The schema as text. */
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Frond configuration");
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> include = new LinkedHashMap<>();
        include.put("description", "Other files that are read first, from this folder and below, or constants that come with Frond: "
                + String.join(", ", ShippedMaterials.NAMES.stream().map(ShippedMaterials.PREFIX::concat).toList()));
        include.put("type", List.of("string", "array"));
        properties.put("include", include);
        for (Section section : Schema.sections()) {
            if (section.name().isEmpty()) {
                properties.putAll(keys(section));
            } else {
                properties.put(section.name(), section.isMany() ? many(section) : object(section.meaning(), keys(section)));
            }
        }
        schema.put("properties", properties);
        // fracture.length: 1 um is the same as a section with a key
        schema.put("patternProperties", Map.of("^[A-Za-z]+\\.", Map.of()));
        schema.put("additionalProperties", false);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are JSON", e);
        }
    }

    private static Map<String, Object> keys(Section section) {
        Map<String, Object> keys = new LinkedHashMap<>();
        section.parameters().forEach(parameter -> keys.put(parameter.shortName(), described(parameter)));
        return keys;
    }

    private static Map<String, Object> object(String meaning, Map<String, Object> keys) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", meaning);
        object.put("type", "object");
        object.put("properties", keys);
        object.put("additionalProperties", false);
        return object;
    }

    /** A section whose keys stand under names of the user's own. */
    private static Map<String, Object> many(Section section) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("description", section.meaning());
        names.put("type", "object");
        names.put("additionalProperties", object("A name of your own", keys(section)));
        return names;
    }

    private static Map<String, Object> described(Parameter<?> parameter) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", parameter.meaning() + " Allowed: " + parameter.allowed() + ". "
                + (parameter.isRequired() ? "Required, such as " + parameter.example() : "Default: " + (parameter.example().isEmpty() ? "none" : parameter.example())
                + " (" + parameter.source() + ")") + ".");
        described.putAll(type(parameter.kind()));
        described.put("examples", List.of(parameter.example()));
        return described;
    }

    private static Map<String, Object> type(Kind<?> kind) {
        if (kind instanceof Kind.Flag) {
            return Map.of("type", "boolean");
        }
        if (kind instanceof Kind.Choice<?> choice) {
            return Map.of("enum", choice.names());
        }
        if (kind instanceof Kind.Several || kind instanceof ProtocolKind || kind instanceof SupportKind) {
            // a list may also be written as a text with commas
            return Map.of("type", List.of("array", "string"));
        }
        return Map.of("type", TEXT_OR_NUMBER);
    }

    /** Writes the schema to the file named first. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }
}
