package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.frond.device.WorkStoppedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import sun.misc.Signal;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGUSR1")
class InterruptionTest {

    @Test
    void whatOneThreadMayBreakOffStaysSoWhenAnotherIsDone() {
        try (Interruption interruption = new Interruption(new PrintWriter(Writer.nullWriter()))) {
            assertThrows(WorkStoppedException.class, () -> interruption.breakable(() -> {
                CompletableFuture.runAsync(() -> interruption.breakable(() -> "done")).join();
                Signal.raise(new Signal("USR1"));
                while (!interruption.isAsked()) {
                    Thread.onSpinWait();
                }
                interruption.goOn();
                return "not broken off";
            }));
        }
    }

    private final StringWriter told = new StringWriter();

    /** Whether a run is asked to end where its job ends at some time. */
    private boolean isAsked(String jobEnd, long now) {
        try (Interruption interruption = new Interruption(new PrintWriter(told, true), Optional.of(jobEnd),
                Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC))) {
            return interruption.isAsked();
        }
    }

    @Test
    void theLastMinuteOfAJobEndsARunAsASignalDoes() {
        assertFalse(isAsked("1000000", 1_000_000 - 61));
        assertEquals("", told.toString());
        assertTrue(isAsked("1000000", 1_000_000 - 60));
        assertEquals("The job ends within 60 s (SLURM_JOB_END_TIME): stopping after the last whole step; Ctrl-C ends at once.",
                told.toString().strip());
    }

    @Test
    void anEndThatIsNoTimeIsToldAndDoesNotCount() {
        assertFalse(isAsked("Unknown", 1_000_000));
        assertEquals("SLURM_JOB_END_TIME is 'Unknown', which is no time; it does not count.", told.toString().strip());
    }

    @Test
    void whatMayBeBrokenOffIsInTheLastMinute() {
        try (Interruption interruption = new Interruption(new PrintWriter(told, true), Optional.of("1000"),
                Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC))) {
            assertThrows(WorkStoppedException.class, () -> interruption.breakable(() -> {
                interruption.goOn();
                return "not broken off";
            }));
        }
    }
}
