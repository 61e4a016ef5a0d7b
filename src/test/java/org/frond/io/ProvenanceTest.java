package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

    @TempDir
    Path folder;

    /** A study runs for days, while the tree that its program was started from moves on. */
    @Test
    void theRevisionIsAskedForOnce() {
        assertSame(Build.revision(), Build.revision());
    }

    @Test
    void inputsAreKnownByTheirHash() throws IOException {
        Path input = Files.writeString(folder.resolve("a.yaml"), "abc");

        Provenance provenance = Provenance.collect("CPU", 1, Instant.EPOCH, List.of(input));

        // The test vector of FIPS 180-2 for "abc".
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                provenance.inputs().get(input.toString()));
    }

    @Test
    void includedMaterialsAreKnownByTheirHashAsWell() throws IOException {
        Path input = Files.writeString(folder.resolve("a.yaml"), "abc");
        Provenance provenance = Provenance.collect("CPU", 1, Instant.EPOCH, List.of(input)).and(Map.of("frond:sodium", "abc"));

        assertEquals(List.of(input.toString(), "frond:sodium"), List.copyOf(provenance.inputs().keySet()));
        assertEquals(provenance.inputs().get(input.toString()), provenance.inputs().get("frond:sodium"));
    }

    @Test
    void theDocumentNamesItsSchemaFirst() throws IOException {
        Path file = folder.resolve("provenance.json");
        AtomicFile.writeText(file, Provenance.collect("CPU", 42, Instant.EPOCH, List.of()).json());

        Map<String, Object> read = JsonFile.read(file);

        assertEquals(List.of("schema", "schemaVersion", "version"), new ArrayList<>(read.keySet()).subList(0, 3));
        assertEquals(42, read.get("seed"));
        assertEquals("1970-01-01T00:00:00Z", read.get("started"));
    }

    @Test
    void keysKeepTheirOrderAndNumbersTheirDigits() throws IOException {
        Path file = folder.resolve("summary.json");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("z", 0.1 + 0.2);
        content.put("a", List.of(1, 2));
        JsonFile.write(file, "summary", 1, content);

        assertTrue(Files.readString(file).startsWith("{\n  \"schema\" : \"frond.summary\",\n  \"schemaVersion\" : 1,\n"
                + "  \"z\" : 0.30000000000000004,\n  \"a\""), Files.readString(file));
    }

    @Test
    void aTornDocumentIsRecognised() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.json"), "{\"a\": ");

        assertThrows(DamagedFileException.class, () -> JsonFile.read(file));
    }

    @Test
    void aForeignRepositoryIsNotAsked() throws IOException {
        Files.createDirectories(folder.resolve(".git"));

        assertEquals(Optional.empty(), Build.sourceTree(folder.resolve("lib/frond.jar")));
        Files.createDirectories(folder.resolve("src/main/java/org/frond"));
        assertEquals(Optional.of(folder), Build.sourceTree(folder.resolve("target/frond.jar")));
    }

    @Test
    void aFolderThatIsNoRepositoryHasNoRevision() {
        assertEquals(Optional.empty(), Build.fromGit(folder));
    }
}
