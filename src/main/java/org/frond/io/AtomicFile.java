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
 * in one atomic step; then the folder is forced where its file system can do that, so that the new name survives a power cut
 * as well.
 */
public final class AtomicFile implements AutoCloseable {

    private static final String TEMPORARY_PREFIX = ".";
    private static final String TEMPORARY_SUFFIX = ".part";

    private final Path target;
    private final Path temporary;

    /** Writes a file's content under the temporary name it is given. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    private AtomicFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.temporary = this.target.resolveSibling(TEMPORARY_PREFIX + this.target.getFileName() + TEMPORARY_SUFFIX);
        Files.createDirectories(this.target.getParent());
        Files.deleteIfExists(temporary);
    }

    /**
     * Begins a file that grows for a while; its folder is created when absent.
     *
     * @throws ResultException when the disk refuses
     */
    public static AtomicFile begin(Path target) {
        try {
            return new AtomicFile(target);
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    /** Whether a name is one that files have until they are complete. */
    static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(TEMPORARY_PREFIX) && name.endsWith(TEMPORARY_SUFFIX);
    }

    /** Removes a file. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** Where the content goes until it is complete. */
    public Path temporary() {
        return temporary;
    }

    /**
     * Gives what was written the target's name.
     *
     * @throws ResultException when the disk refuses; the target is then untouched
     */
    public void complete() {
        try {
            force(temporary, StandardOpenOption.WRITE);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target.getParent());
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    /** Forgets what was written unless it is complete. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    /**
     * Writes or replaces a file; its folder is created when absent.
     *
     * @throws ResultException when the disk refuses; the target is then untouched
     */
    public static void write(Path target, Content content) {
        try (AtomicFile file = begin(target)) {
            content.writeTo(file.temporary);
            file.complete();
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    /** Writes or replaces a text file in UTF-8. */
    public static void writeText(Path target, String text) {
        write(target, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }

    /**
     * Makes creations, renames and deletions in a folder durable where that is possible: Windows neither needs nor allows it,
     * network shares (CIFS, FUSE) may have no such operation and answer with an error. The content is on the disk already and
     * has its name, so a folder that cannot be forced is no reason to end a run (SQLite decides likewise).
     */
    static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException notOffered) {
            // Java does not tell the reason apart from a text in the machine's language
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
