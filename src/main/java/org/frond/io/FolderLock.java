package org.frond.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The right to write into a result folder: one process has it at a time.
 *
 * <p>It is the operating system's lock on an empty file, {@value #NAME}, which stays: the system takes a lock back when its
 * process ends, however that happens, so that none is left over. Not every file system shares locks between machines. So a
 * folder whose {@code status.json} speaks of a living process on another machine is given away only when that has said nothing
 * for {@value #SILENCE} seconds, many times as long as a run takes between two words.
 */
public final class FolderLock implements AutoCloseable {

    static final String NAME = ".lock";
    /** A process on another machine that has said nothing for so long [s] is taken for dead. */
    public static final long SILENCE = 60;

    private final Path folder;
    private final Path file;
    private final FileChannel channel;
    private final Object identity;
    /** Whether an unused folder goes with the right to write into it. */
    private boolean made;

    private FolderLock(Path folder, FileChannel channel, boolean made) throws IOException {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.channel = channel;
        this.identity = identity(file);
        this.made = made;
    }

    /**
     * Takes the right to write into a folder, which is made when absent.
     *
     * @throws BusyFolderException when another process has it
     * @throws FolderException when nobody may write there
     */
    public static FolderLock take(Path folder) {
        requireNotOwn(folder);
        boolean made = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                requireFree(folder, isLocked(channel));
                return new FolderLock(folder, channel, made);
            } catch (ResultException | IOException refused) {
                channel.close();
                throw refused;
            }
        } catch (AccessDeniedException | FileAlreadyExistsException forbidden) {
            throw new FolderException(folder, "cannot be written: " + ResultException.reason(forbidden)
                    + (forbidden.getFile().equals(folder.toString()) ? "" : " (" + forbidden.getFile() + ")") + "; choose another with --out");
        } catch (NoSuchFileException removed) {
            throw taken(folder, Optional.empty()); // by who had it until now
        } catch (IOException refused) {
            throw ResultException.disk(folder, refused);
        }
    }

    /**
     * Asks whether the right to write into a folder could be had now; changes nothing in it.
     *
     * @throws BusyFolderException when another process has it
     */
    public static void requireFree(Path folder) {
        if (!Files.exists(folder.resolve(NAME))) {
            return;
        }
        requireNotOwn(folder);
        try (FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE)) {
            requireFree(folder, isLocked(channel));
        } catch (IOException refused) {
            throw ResultException.disk(folder, refused);
        }
    }

    /** Takes the system's lock: whether that was possible, or empty where the file system has none. */
    private static Optional<Boolean> isLocked(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return Optional.of(lock != null);
        } catch (OverlappingFileLockException own) {
            return Optional.of(false);
        } catch (IOException notOffered) {
            return Optional.empty();
        }
    }

    private static void requireFree(Path folder, Optional<Boolean> locked) {
        Optional<RunStatus> status = RunStatus.read(new ResultFolder(folder).status());
        if (locked.isPresent() && !locked.get()) {
            throw taken(folder, status);
        }
        status.filter(found -> found.state().isAlive()).ifPresent(found -> requireDead(folder, found, locked.isPresent()));
    }

    /** A process that opens and closes the file once more loses its lock: what it has itself it must not ask the system for. */
    private static void requireNotOwn(Path folder) {
        Optional<RunStatus> own = RunStatus.read(new ResultFolder(folder).status())
                .filter(found -> found.state().isAlive() && found.silence() < SILENCE && found.driver().equals(RunStatus.Driver.here()));
        if (own.isPresent()) {
            throw taken(folder, own);
        }
    }

    private static BusyFolderException taken(Path folder, Optional<RunStatus> status) {
        return new BusyFolderException(folder, "a run is going on in it, by "
                + status.map(found -> found.driver().toString()).orElse("another process")
                + "; wait for its end, or choose another folder with --out");
    }

    /** Where the lock is free, or there is none to be had, the word of the run that wrote last decides. */
    private static void requireDead(Path folder, RunStatus status, boolean locked) {
        boolean here = status.driver().host().equals(RunStatus.Driver.here().host());
        if (here ? !locked && status.driver().isAliveHere() : status.silence() < SILENCE) {
            throw new BusyFolderException(folder, "a run is going on in it, by " + status.driver() + ", which said so "
                    + Math.max(0, status.silence()) + " s ago; wait for its end, or until it has said nothing for " + SILENCE
                    + " s, or choose another folder with --out");
        }
    }

    /** Whether the folder is where it was, and still the one that was taken. */
    public boolean isHeld() {
        try {
            return Objects.equals(identity, identity(file));
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Asks before something is written: a folder that was removed or renamed under a run would be made anew with half a result.
     *
     * @throws ResultException if the folder is not there any more
     */
    public void requireHeld() {
        if (!isHeld()) {
            throw new ResultException(folder + " was removed, renamed or replaced while a run was writing into it; the run ends here");
        }
    }

    /** What tells a file from another of the same name; always the same where the file system has nothing of that kind. */
    static Object identity(Path file) throws IOException {
        return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    /** Removes all that lies in the folder, but the lock. */
    public void clear() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(path -> !path.equals(folder) && !path.equals(file)).sorted(Comparator.reverseOrder()).toList()
                    .forEach(AtomicFile::delete);
        } catch (IOException | UncheckedIOException refused) {
            throw ResultException.disk(folder, refused);
        }
    }

    /** Removes all that lies in the folder, and with {@link #close} the folder itself, whoever made it. */
    public void clearAway() {
        clear();
        made = true;
    }

    /** Gives the right back; of a folder that was made for it and never used nothing stays. */
    @Override
    public void close() {
        try (channel) {
            if (made && isHeld() && isUnused()) {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException refused) {
            throw ResultException.disk(folder, refused);
        }
    }

    private boolean isUnused() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().equals(List.of(file));
        }
    }
}
