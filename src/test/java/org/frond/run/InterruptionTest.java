package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.Writer;
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
}
