package org.frond.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is either absent, the old one, or the complete new one, whatever happens while it is written.
 *
 * <p>The content goes to a hidden temporary name in the same folder, is forced to the disk and takes the target's name
 * in one atomic step; then the folder is forced, so that the new name survives a power cut as well.
 */
public final class AtomicFile {

    private static final String TEMPORARY_PREFIX = ".";
    private static final String TEMPORARY_SUFFIX = ".part";

    private AtomicFile() {
    }

    /** Writes a file's content under the temporary name it is given. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Writes or replaces a file; its folder is created when absent.
     *
     * @throws ResultException when the disk refuses; the target is then untouched
     */
    public static void write(Path target, Content content) {
        Path file = target.toAbsolutePath();
        Path temporary = file.resolveSibling(TEMPORARY_PREFIX + file.getFileName() + TEMPORARY_SUFFIX);
        try {
            Files.createDirectories(file.getParent());
            try {
                Files.deleteIfExists(temporary);
                content.writeTo(temporary);
                force(temporary, StandardOpenOption.WRITE);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forceFolder(file.getParent());
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    /** Writes or replaces a text file in UTF-8. */
    public static void writeText(Path target, String text) {
        write(target, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }

    /** Makes creations, renames and deletions in a folder durable; Windows neither needs nor allows it. */
    static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
