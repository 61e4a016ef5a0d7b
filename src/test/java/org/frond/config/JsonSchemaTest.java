package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaTest {

    private final JsonNode schema;

    JsonSchemaTest() throws IOException {
        schema = new ObjectMapper().readTree(JsonSchema.text());
    }

    private static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("configs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** To write it anew: {@code java -cp target/frond.jar org.frond.config.JsonSchema configs/frond.schema.json}. */
    @Test
    void theCommittedSchemaIsThatOfTheDeclarations() throws IOException {
        assertEquals(JsonSchema.text(), Files.readString(Path.of("configs", JsonSchema.FILE)));
    }

    @Test
    void everyKeyIsInItsSection() {
        for (Section section : Schema.sections()) {
            JsonNode home = section.name().isEmpty() ? schema : schema.at("/properties/" + section.name());
            JsonNode keys = section.isMany() ? home.at("/additionalProperties/properties") : home.at("/properties");
            section.parameters().forEach(parameter -> assertTrue(keys.at("/" + parameter.shortName() + "/description").asText()
                    .startsWith(parameter.meaning()), parameter.key()));
        }
    }

    @Test
    void aChoiceListsItsWords() {
        assertEquals("[\"AT1\",\"AT2\"]", schema.at("/properties/fracture/properties/surface/enum").toString());
    }

    @Test
    void theStarterFileNamesTheSchemaFirst() {
        assertEquals("# yaml-language-server: $schema=frond.schema.json", StarterFile.text("first").lines().findFirst().orElse(""));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleNamesTheSchemaAndHasOnlyItsKeys(Path example) throws IOException {
        assertEquals("# yaml-language-server: $schema=frond.schema.json", Files.readAllLines(example).get(0));
        try (Reader in = Files.newBufferedReader(example)) {
            for (Map.Entry<?, ?> section : ((Map<?, ?>) YamlText.documents(in).get(0)).entrySet()) {
                JsonNode known = schema.at("/properties/" + section.getKey());
                assertTrue(!known.isMissingNode(), section.getKey()::toString);
                List<?> keys = section.getValue() instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : List.of();
                keys.forEach(key -> assertTrue(known.at("/properties/" + key).isObject() || known.has("additionalProperties")
                        && known.get("additionalProperties").isObject(), key::toString));
            }
        }
    }
}
