package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    private Path parent;
    private Path folder;

    @BeforeEach
    void name() {
        folder = parent.resolve("run");
    }

    private void say(RunStatus.State state, RunStatus.Driver driver, Duration ago) {
        new RunStatus("r", state, new RunStatus.Headway(0, 0, 0, 0, 0), "", OptionalInt.empty(), driver, Instant.now().minus(ago))
                .write(folder.resolve("status.json"));
    }

    @Test
    void aFolderIsGivenToOneAtATime() {
        try (FolderLock first = FolderLock.take(folder)) {
            say(RunStatus.State.RUNNING, RunStatus.Driver.here(), Duration.ZERO);
            FolderException told = assertThrows(FolderException.class, () -> FolderLock.take(folder));
            assertEquals(folder + ": a run is going on in it, by " + RunStatus.Driver.here()
                    + "; wait for its end, or choose another folder with --out", told.getMessage());
            assertThrows(FolderException.class, () -> FolderLock.requireFree(folder));
            assertTrue(first.isHeld());
            say(RunStatus.State.ENDED, RunStatus.Driver.here(), Duration.ZERO);
        }
        FolderLock.take(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsBadInput() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        FolderException told = assertThrows(FolderException.class, () -> FolderLock.take(file));
        assertEquals(file + ": cannot be written: a file is in the way; choose another with --out", told.getMessage());
    }

    /** On Linux a process that closes a file loses its locks of that file, by whichever channel it took them. */
    @Test
    void beingAskedInVainDoesNotLoseALock() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python));
        try (FolderLock first = FolderLock.take(folder)) {
            say(RunStatus.State.RUNNING, RunStatus.Driver.here(), Duration.ZERO);
            assertThrows(FolderException.class, () -> FolderLock.take(folder));
            assertThrows(FolderException.class, () -> FolderLock.requireFree(folder));
            Process other = new ProcessBuilder(python.toString(), "-c",
                    "import fcntl,sys; fcntl.lockf(open(sys.argv[1],'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)", folder.resolve(".lock").toString())
                    .redirectErrorStream(true).start();
            assertTrue(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("BlockingIOError"));
            assertTrue(other.waitFor() != 0 && first.isHeld());
        }
    }

    @Test
    void aFolderThatWasNotUsedIsNotLeft() {
        FolderLock.take(folder).close();

        assertFalse(Files.exists(folder));
    }

    @Test
    void aFolderOfADeadProcessOfThisMachineIsFree() {
        say(RunStatus.State.RUNNING, new RunStatus.Driver(RunStatus.Driver.here().host(), Long.MAX_VALUE, Instant.EPOCH), Duration.ZERO);

        assertDoesNotThrow(() -> FolderLock.take(folder).close());
    }

    @Test
    void aFolderOfAnotherMachineIsFreeOnceThatIsSilent() {
        RunStatus.Driver elsewhere = new RunStatus.Driver("elsewhere", 1, Instant.EPOCH);
        say(RunStatus.State.RUNNING, elsewhere, Duration.ofSeconds(10));
        FolderException told = assertThrows(FolderException.class, () -> FolderLock.take(folder));
        assertTrue(told.getMessage().contains("process 1 on elsewhere"), told::getMessage);

        say(RunStatus.State.STARTING, elsewhere, Duration.ofSeconds(70));
        assertDoesNotThrow(() -> FolderLock.take(folder).close());
    }

    @Test
    void aFolderInWhichAnotherMachineHasEndedIsFree() {
        say(RunStatus.State.STOPPED, new RunStatus.Driver("elsewhere", 1, Instant.EPOCH), Duration.ZERO);

        assertDoesNotThrow(() -> FolderLock.take(folder).close());
    }

    @Test
    void aProcessOfTheSameNumberButAnotherStartIsAnotherOne() {
        RunStatus.Driver own = RunStatus.Driver.here();
        assertTrue(own.isAliveHere());
        assertFalse(new RunStatus.Driver(own.host(), own.pid(), own.started().minusSeconds(60)).isAliveHere());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "which moves no folder with open files")
    void aFolderThatWasMovedIsNotHeldAnyMore() throws IOException {
        try (FolderLock lock = FolderLock.take(folder)) {
            Files.move(folder, parent.resolve("moved"));
            assertThrows(ResultException.class, lock::requireHeld);
            try (FolderLock other = FolderLock.take(folder)) {
                assertTrue(other.isHeld());
                assertFalse(lock.isHeld());
            }
        }
    }
}
