package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    @TempDir
    Path path;

    @Test
    void aNewFolderIsMadeAndAnEmptyOneIsTaken() {
        Path fresh = path.resolve("a/b");

        assertTrue(Files.isDirectory(ResultFolder.create(fresh).path()));
        assertEquals(fresh, ResultFolder.create(fresh).path());
    }

    @Test
    void anotherRunsFolderIsRefused() throws IOException {
        Files.writeString(path.resolve("config.yaml"), "a: 1");

        assertThrows(ResultException.class, () -> ResultFolder.create(path));
    }

    @Test
    void aFileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(path.resolve("x"), "x");

        assertThrows(ResultException.class, () -> ResultFolder.create(file));
    }

    @Test
    void onlyARunsFolderCanBeOpened() throws IOException {
        assertThrows(ResultException.class, () -> ResultFolder.open(path));
        Files.writeString(path.resolve("config.yaml"), "a: 1");

        assertEquals(path.resolve("run.xdmf"), ResultFolder.open(path).xdmf());
    }
}
