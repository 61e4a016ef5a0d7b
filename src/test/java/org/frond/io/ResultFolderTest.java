package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void onlyARunsFolderIsGoneOnWith() throws IOException {
        Files.writeString(path.resolve("notes.txt"), "mine");
        assertThrows(FolderException.class, () -> ResultFolder.isToGoOn(path, true));
        Files.writeString(path.resolve("config.yaml"), "a: 1");

        assertTrue(ResultFolder.isToGoOn(path, true));
    }

    private void begin() throws IOException {
        new RunStatus("r", RunStatus.State.STARTING, new RunStatus.Headway(0, 0, 0, 0, 0), "", OptionalInt.empty(),
                RunStatus.Driver.here(), Instant.EPOCH).write(path.resolve("status.json"));
        for (String name : List.of("config.yaml", "provenance.json", ".run.xdmf.part", ".lock")) {
            Files.writeString(path.resolve(name), name);
        }
        Files.writeString(path.resolve("history.csv"), "Step\n0\n");
        Files.writeString(path.resolve("events.csv"), "Step\n");
        Files.createDirectories(path.resolve("checkpoint"));
        Files.writeString(path.resolve("checkpoint/.000000000.ckpt.part"), "");
    }

    @Test
    void whatWasEndedBeforeItsFirstCheckpointMakesRoom() throws IOException {
        begin();
        assertFalse(ResultFolder.isToGoOn(path, true));

        assertTrue(ResultFolder.create(path).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint/000000000.ckpt", "snapshots/000000.h5", "summary.json", "notes.txt"})
    void whatIsWorthKeepingIsKept(String name) throws IOException {
        begin();
        Files.createDirectories(path.resolve(name).getParent());
        Files.writeString(path.resolve(name), "");

        assertThrows(FolderException.class, () -> ResultFolder.create(path));
        assertTrue(Files.exists(path.resolve("config.yaml")));
    }

    @Test
    void stepsInAHistoryAreWorthKeeping() throws IOException {
        begin();
        Files.writeString(path.resolve("history.csv"), "Step\n0\n1\n");

        assertThrows(FolderException.class, () -> ResultFolder.create(path));
    }

    @Test
    void aConfigurationAloneIsSomebodyElses() throws IOException {
        Files.writeString(path.resolve("config.yaml"), "a: 1");

        assertThrows(FolderException.class, () -> ResultFolder.create(path));
    }
}
