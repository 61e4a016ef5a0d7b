package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatCannotBeForcedIsNoFault() {
        // one that is not there stands for one whose file system answers EINVAL
        assertDoesNotThrow(() -> AtomicFile.forceFolder(folder.resolve("gone")));
    }

    @Test
    void aContentThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "old");

        assertThrows(ResultException.class, () -> AtomicFile.write(file, temporary -> {
            Files.writeString(temporary, "ne");
            throw new IOException("No space left on device");
        }));

        assertEquals("old", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }
}
