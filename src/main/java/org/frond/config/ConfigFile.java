package org.frond.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.configuration2.AbstractConfiguration;
import org.apache.commons.configuration2.FileBasedConfiguration;
import org.apache.commons.configuration2.JSONConfiguration;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.YAMLConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.io.FileHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The keys and values of one file as text, read through Commons Configuration: YAML, or JSON, XML or properties by the
 * file's ending. Nothing is interpreted: {@code ${...}} stays as it is, numbers stay text (YAML 1.1 would read 010 as 8
 * and 12:30 as 750), a key given twice is an error, no class is instantiated, no external entity is followed.
 */
final class ConfigFile {

    /** Sections inside sections; far more than any key needs, and an end to anchors that contain themselves. */
    private static final int DEEPEST = 8;

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
            throw new ConfigException(new Problem(shown, "", Files.isDirectory(file) ? "is a folder" : "no such file"));
        }
        try {
            return load(file, shown);
        } catch (ConfigurationException | YAMLException | ParserConfigurationException problem) {
            throw new ConfigException(new Problem(shown, "", reason(problem)));
        }
    }

    private static Map<String, Given> load(Path file, String shown) throws ConfigurationException,
            ParserConfigurationException {
        String ending = file.getFileName().toString().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "yaml", "yml" -> keys(new PlainYaml(), file);
            case "json" -> keys(new StrictJson(), file);
            case "xml" -> keys(xml(), file);
            case "properties" -> keys(properties(), file);
            default -> throw new ConfigException(new Problem(shown, "",
                    "'." + ending + "' is no known format; use .yaml, .json, .xml or .properties"));
        };
    }

    private static <C extends AbstractConfiguration & FileBasedConfiguration> Map<String, Given> keys(C source, Path file)
            throws ConfigurationException {
        source.setInterpolator(null);
        FileHandler handler = new FileHandler(source);
        handler.setEncoding("UTF-8");
        handler.load(file.toFile());
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

    private static XMLConfiguration xml() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Throwing());
        XMLConfiguration xml = new XMLConfiguration();
        xml.setDocumentBuilder(builder);
        return xml;
    }

    /** Bytes that are no UTF-8 are an error, not question marks. */
    private static Reader utf8(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    /** The parser's own words, with the line where it knows it. */
    private static String reason(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
                return "line " + (yaml.getProblemMark().getLine() + 1) + ": " + yaml.getProblem();
            }
            if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
                return "line " + json.getLocation().getLineNr() + ": " + json.getOriginalMessage();
            }
            if (cause instanceof CharacterCodingException) {
                return "is not text in UTF-8";
            }
            if (cause instanceof SAXParseException xml) {
                return "line " + xml.getLineNumber() + ": " + xml.getMessage();
            }
        }
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "cannot be read: " + root.getMessage();
    }

    /** A list inside a list would be flattened without a word, so it is refused. */
    private static Map<String, Object> checked(Object document, int depth) throws ConfigurationException {
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
            String key = String.valueOf(entry.getKey());
            checked.put(key, checkedValue(key, entry.getValue(), depth));
        }
        return checked;
    }

    private static Object checkedValue(String key, Object value, int depth) throws ConfigurationException {
        if (value instanceof Map<?, ?> section) {
            return checked(section, depth + 1);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                if (item instanceof List<?> || item instanceof Map<?, ?>) {
                    throw new ConfigurationException(
                            key + " holds a list inside a list; give a plain list, such as [128, 128]");
                }
                items.add(String.valueOf(item));
            }
            return items;
        }
        return value == null ? "" : String.valueOf(value);
    }

    /** YAML whose plain scalars all stay text. */
    private static final class PlainYaml extends YAMLConfiguration {

        @Override
        public void read(InputStream in) throws ConfigurationException {
            read(utf8(in));
        }

        @Override
        public void read(Reader in) throws ConfigurationException {
            // the configuration is the first document; what follows a line --- is for other readers
            load(checked(YamlText.documents(in).stream().findFirst().orElse(null), 0));
        }
    }

    private static final class StrictJson extends JSONConfiguration {

        @Override
        public void read(InputStream in) throws ConfigurationException {
            read(utf8(in));
        }

        @Override
        public void read(Reader in) throws ConfigurationException {
            try {
                ObjectMapper mapper = new ObjectMapper();
                mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                load(checked(mapper.readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {
                }), 0));
            } catch (IOException problem) {
                throw new ConfigurationException(problem);
            }
        }
    }

    /** Reads an {@code include} key like any other, instead of following it. */
    private static final class PlainProperties extends PropertiesConfiguration.DefaultIOFactory {

        @Override
        public PropertiesConfiguration.PropertiesReader createPropertiesReader(Reader in) {
            return new PropertiesConfiguration.PropertiesReader(in) {

                @Override
                public String getPropertyName() {
                    String name = super.getPropertyName();
                    return name.toLowerCase(Locale.ROOT).startsWith(ConfigReader.INCLUDE)
                            ? ConfigReader.PREFIX_OF_PLAIN_INCLUDE + name : name;
                }
            };
        }
    }

    private static final class Throwing implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // a warning does not change what was read
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
