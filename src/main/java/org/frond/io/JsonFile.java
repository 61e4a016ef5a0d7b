package org.frond.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON document for machines and people: two spaces, keys in the order they were put, first of all
 * {@code "schema": "frond.<name>"} and {@code "schemaVersion"}. JSON has no word for numbers that are not finite; they
 * become the texts {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
 */
public final class JsonFile {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() { };
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withArrayIndenter(new DefaultIndenter("  ", "\n")).withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFile() {
    }

    /** Text of a document: numbers, texts, booleans, lists, maps and records. */
    public static String text(String schema, int version, Map<String, ?> content) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "frond." + schema);
        document.put("schemaVersion", version);
        document.putAll(content);
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new ResultException("the document '" + schema + "' holds what JSON cannot: " + e.getOriginalMessage(), e);
        }
    }

    /** Writes or replaces a document in one step. */
    public static void write(Path file, String schema, int version, Map<String, ?> content) {
        AtomicFile.writeText(file, text(schema, version, content));
    }

    /** Reads a document. */
    public static Map<String, Object> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /**
     * Reads the text of a document.
     *
     * @param name what it is called in messages
     */
    public static Map<String, Object> parse(String name, String text) {
        try {
            return MAPPER.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            throw new DamagedFileException(name + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
