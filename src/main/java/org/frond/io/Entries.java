package org.frond.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a folder. A folder that vanishes while it is read fails like one that cannot be read. */
final class Entries {

    private Entries() {
    }

    /**
     * Everything in a folder, in no order; nothing where there is no folder.
     *
     * @throws ResultException when it cannot be read
     */
    static List<Path> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException e) {
            throw ResultException.disk(folder, e);
        }
    }
}
