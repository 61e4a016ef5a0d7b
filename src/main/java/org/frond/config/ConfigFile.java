package org.frond.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.configuration2.AbstractConfiguration;
import org.apache.commons.configuration2.FileBasedConfiguration;
import org.apache.commons.configuration2.JSONConfiguration;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.YAMLConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.io.FileHandler;
import org.xml.sax.SAXParseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The keys and values of one file as text, read through Commons Configuration: YAML, or JSON, XML or properties by the
 * file's ending. Nothing is interpreted: {@code ${...}} stays as it is, numbers stay text (YAML 1.1 would read 010 as 8
 * and 12:30 as 750), a key given twice is an error, no class is instantiated, no external entity is followed. Files have a
 * largest size, and so has what their readers make of them.
 */
final class ConfigFile {

    /** Sections inside sections; far more than any key needs, and an end to anchors that contain themselves. */
    static final int DEEPEST = 8;

    /** A hundred times what a long configuration takes. */
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_KEYS = 5000;
    /** The configuration in a result folder. */
    private static final String OF_A_RUN = "config.yaml";
    private static final String MAY_NOT_BE_READ = "may not be read";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ConfigFile() {
    }

    /**
     * Reads a file.
     *
     * @param file  where it is
     * @param shown how to name it in errors
     * @return value by dotted key, in the order of the file
     * @throws ConfigException if there is no such file or it cannot be understood
     */
    static Map<String, Given> read(Path file, String shown) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(new Mistake(shown, "", absence(file) + nearest(file)));
        }
        try {
            return parse(text(file), file.getFileName().toString(), shown);
        } catch (ConfigurationException | YAMLException | IOException problem) {
            throw new ConfigException(new Mistake(shown, "", reason(problem)));
        }
    }

    /**
     * Reads a text.
     *
     * @param name  a file's name, whose ending tells the format
     * @param shown how to name it in errors
     */
    static Map<String, Given> read(String text, String name, String shown) {
        try {
            return parse(text, name, shown);
        } catch (ConfigurationException | YAMLException problem) {
            throw new ConfigException(new Mistake(shown, "", reason(problem)));
        }
    }

    /** Why a path is not that of a file: where a folder lets nobody in, no one knows what it holds. */
    static String absence(Path path) {
        try {
            return !Files.readAttributes(path, BasicFileAttributes.class).isDirectory() ? "is not a plain file"
                    : Files.isRegularFile(path.resolve(OF_A_RUN)) ? "is the folder of a run; its configuration is " + path.resolve(OF_A_RUN)
                    : "is a folder";
        } catch (NoSuchFileException nothing) {
            return "no such file";
        } catch (AccessDeniedException forbidden) {
            return MAY_NOT_BE_READ;
        } catch (IOException problem) {
            return "cannot be read: " + (problem instanceof FileSystemException known && known.getReason() != null ? known.getReason()
                    : problem.getMessage());
        }
    }

    /** "; did you mean X?" where the name of a file beside a path is near enough to it, but for the ending, else nothing. */
    static String nearest(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        Map<String, String> names = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,yml,json,xml,properties}")) {
            files.forEach(file -> names.put(stem(file), file.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException closed) {
            return "";
        }
        return Spelling.nearest(stem(path), names.keySet()).map(stem -> "; did you mean " + names.get(stem) + "?").orElse("");
    }

    private static String stem(Path path) {
        return path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** The text of a file, without the mark that some editors put before it; bytes that are no UTF-8 are an error. */
    private static String text(Path file) throws IOException, ConfigurationException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new ConfigurationException("is too large for a configuration: " + size + " bytes, at most " + MOST_BYTES
                    + " are allowed");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Map<String, Given> parse(String text, String name, String shown) throws ConfigurationException {
        String ending = name.replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "yaml", "yml" -> keys(new PlainYaml(), text);
            case "json" -> keys(new StrictJson(), text);
            case "xml" -> keys(new StrictXml(), text);
            case "properties" -> keys(properties(), text);
            default -> throw new ConfigException(new Mistake(shown, "",
                    "'." + ending + "' is no known format; use .yaml, .json, .xml or .properties"));
        };
    }

    private static <C extends AbstractConfiguration & FileBasedConfiguration> Map<String, Given> keys(C source, String text)
            throws ConfigurationException {
        source.setInterpolator(null);
        new FileHandler(source).load(new StringReader(text));
        Map<String, Given> values = new LinkedHashMap<>();
        for (Iterator<String> keys = source.getKeys(); keys.hasNext();) {
            String key = keys.next();
            // a dot inside a name is doubled, so "grid.cells: ..." and "grid:" with "cells: ..." arrive differently
            String dotted = key.replace("..", ".");
            if (values.put(dotted, Given.of(source.getProperty(key))) != null) {
                throw new ConfigurationException(dotted + " is given twice");
            }
        }
        return values;
    }

    private static PropertiesConfiguration properties() {
        PropertiesConfiguration properties = new PropertiesConfiguration();
        properties.setIncludesAllowed(false);
        properties.setIOFactory(new PlainProperties());
        return properties;
    }

    /** The parser's own words, with the line where it knows it. */
    private static String reason(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
                return "line " + (yaml.getProblemMark().getLine() + 1) + ": " + yaml.getProblem();
            }
            if (cause instanceof JsonProcessingException json) {
                return (json.getLocation() == null ? "" : "line " + json.getLocation().getLineNr() + ": ") + words(json);
            }
            if (cause instanceof CharacterCodingException) {
                return "is not text in UTF-8";
            }
            if (cause instanceof AccessDeniedException) {
                return MAY_NOT_BE_READ;
            }
            if (cause instanceof SAXParseException xml) {
                return "line " + xml.getLineNumber() + ": " + xml.getMessage();
            }
        }
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof ConfigurationException ? root.getMessage() : "cannot be read: " + root.getMessage();
    }

    /** What a reader of JSON says, where that is for users. */
    private static String words(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        return message.startsWith("Trailing token") ? "something follows the end of the configuration" : message.replaceAll(", from `[^`]*`", "");
    }

    /** A tree of sections and values, as it may be; a list inside a list would be flattened without a word. */
    private static final class Tree {

        private int keys;

        Map<String, Object> checked(Object document) throws ConfigurationException {
            return section(document, 0);
        }

        private Map<String, Object> section(Object document, int depth) throws ConfigurationException {
            if (depth > DEEPEST) {
                throw new ConfigurationException("sections lie too deep inside each other");
            }
            if (document == null) {
                return Map.of();
            }
            if (!(document instanceof Map<?, ?> map)) {
                throw new ConfigurationException(
                        "keys and values are expected, such as 'grid:' and below it 'cells: [128, 128]'");
            }
            Map<String, Object> checked = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                countKey(++keys);
                String key = String.valueOf(entry.getKey());
                checked.put(key, value(key, entry.getValue(), depth));
            }
            return checked;
        }

        private Object value(String key, Object value, int depth) throws ConfigurationException {
            if (value instanceof Map<?, ?> section) {
                return section(section, depth + 1);
            }
            if (value instanceof List<?> list) {
                List<Object> items = new ArrayList<>();
                for (Object item : list) {
                    if (item instanceof Map<?, ?>) {
                        throw new ConfigurationException(key + " holds keys in a list; write them one below the other, without '-'");
                    }
                    if (item instanceof List<?>) {
                        throw new ConfigurationException(
                                key + " holds a list inside a list; give a plain list, such as [128, 128], or put inner ones in quotes");
                    }
                    items.add(String.valueOf(item));
                }
                return items;
            }
            return value == null ? "" : String.valueOf(value);
        }
    }

    private static void countKey(int count) throws ConfigurationException {
        if (count > MOST_KEYS) {
            throw new ConfigurationException("has more than " + MOST_KEYS + " keys");
        }
    }

    /** YAML whose plain scalars all stay text. */
    private static final class PlainYaml extends YAMLConfiguration {

        @Override
        public void read(Reader in) throws ConfigurationException {
            List<Object> documents = YamlText.documents(in);
            for (Object further : documents.subList(Math.min(1, documents.size()), documents.size())) {
                if (further != null && !(further instanceof Map<?, ?> map && map.containsKey("case"))) {
                    throw new ConfigurationException("what follows a line --- is not part of a configuration; only a case of"
                            + " frond verify, with a key case, may stand there");
                }
            }
            load(new Tree().checked(documents.stream().findFirst().orElse(null)));
        }
    }

    private static final class StrictJson extends JSONConfiguration {

        @Override
        public void read(Reader in) throws ConfigurationException {
            try {
                ObjectMapper mapper = new ObjectMapper();
                mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
                load(new Tree().checked(mapper.readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {
                })));
            } catch (IOException problem) {
                throw new ConfigurationException(problem);
            }
        }
    }

    /** XML of elements only; the name of the outermost one does not matter. */
    private static final class StrictXml extends YAMLConfiguration {

        @Override
        public void read(Reader in) throws ConfigurationException {
            load(new Tree().checked(XmlText.document(in)));
        }
    }

    /** Properties as they stand: an {@code include} key is like any other, and none is given twice. */
    private static final class PlainProperties extends PropertiesConfiguration.DefaultIOFactory {

        @Override
        public PropertiesConfiguration.PropertiesReader createPropertiesReader(Reader in) {
            return new PropertiesConfiguration.PropertiesReader(in) {

                private final Set<String> names = new HashSet<>();

                @Override
                public boolean nextProperty() throws IOException {
                    boolean more = super.nextProperty();
                    if (more && !names.add(super.getPropertyName())) {
                        throw new IOException(new ConfigurationException(super.getPropertyName() + " is given twice"));
                    }
                    try {
                        countKey(names.size());
                    } catch (ConfigurationException tooMany) {
                        throw new IOException(tooMany);
                    }
                    return more;
                }

                @Override
                public String getPropertyName() {
                    String name = super.getPropertyName();
                    return name.toLowerCase(Locale.ROOT).startsWith(ConfigReader.INCLUDE)
                            ? ConfigReader.PREFIX_OF_PLAIN_INCLUDE + name : name;
                }
            };
        }
    }
}
