package org.frond.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.frond.io.ResultException;

/**
 * Who runs which case: a file of which the program that runs case n keeps byte n locked. The system lets go of the locks of a program
 * that ends, however it does; programs on several machines see each other where their file system has locks.
 */
final class Claims implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Claims(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Claims open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new Claims(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }

    /** Claims a case; empty where it is claimed already, here or by another program. */
    Optional<FileLock> take(long number) {
        try {
            return Optional.ofNullable(channel.tryLock(number, 1, false));
        } catch (OverlappingFileLockException here) {
            return Optional.empty();
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }

    /** Lets go of a case. */
    void release(FileLock claim) {
        try {
            claim.release();
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }

    /** Whether somebody runs a case. */
    boolean isTaken(long number) {
        Optional<FileLock> mine = take(number);
        mine.ifPresent(this::release);
        return mine.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw ResultException.disk(file, problem);
        }
    }
}
