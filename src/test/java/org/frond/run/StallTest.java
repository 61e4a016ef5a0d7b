package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.frond.config.ConfigException;
import org.frond.io.RunState;
import org.frond.model.Currents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule {@code stop.stalledBelow}, which ends a cell whose pressure has stalled plating. */
class StallTest {

    /** Strong enough for its metal: pressure stalls plating within seconds. */
    private static final List<String> STRONG = List.of("grid.cells=16, 16", "fracture.length=2.5 um", "metal.frontWidth=1.3 um",
            "cell.voltage=0.05 V", "time.end=2 min", "output.frames=false", "output.snapshots=0");

    private static final String REASON = "pressure has stalled plating before crack or metal grew";

    @TempDir
    private Path folder;

    private static Stall after(Stall before, double left, double right) {
        return before.and(new Currents(-left, 0, -right, 0));
    }

    @Test
    void itIsReachedBelowTheShareOfTheFirstCurrentAtTheFasterElectrode() {
        Stall first = after(new Stall(0.01, 0.1, 0, 0), 2, -2);
        assertFalse(first.isReached());
        assertFalse(after(first, 0.02, -0.02).isReached());
        assertTrue(after(first, 0.019, -0.019).isReached());
        assertFalse(after(first, 0.019, 0.5).isReached(), "it grows from the right");
        assertFalse(after(new Stall(0, 0.1, 2, 2), 0, 0).isReached(), "the rule is off");
    }

    @Test
    void itStartsAnewAtAnotherVoltage() {
        RunState stored = after(new Stall(0.01, 0.1, 0, 0), 2, -2).memory();
        assertEquals(new Stall(0.01, 0.1, 2, 2), new Stall(0.01, 0.1, 0, 0).resume(stored));
        assertEquals(new Stall(0.01, 0.2, 0, 0), new Stall(0.01, 0.2, 0, 0).resume(stored));
        assertEquals(Map.of(), new Stall(0, 0.1, 2, 2).memory().doubles());
    }

    @Test
    void aStalledCellEndsEarlyAndMakesNoFurtherStep() {
        ExampleRun whole = ExampleRun.start(folder.resolve("whole"), "wedge-crack", STRONG);
        List<String> settings = ExampleRun.with(STRONG, "stop.stalledBelow=0.001");
        ExampleRun stalled = ExampleRun.start(folder.resolve("stalled"), "wedge-crack", settings);
        assertEquals(List.of("completed", REASON, "stable"), List.of(stalled.summary().get("ending"), stalled.summary().get("reason"),
                stalled.summary().get("class")));
        assertEquals("time.end was reached", whole.summary().get("reason"));
        double[] current = whole.history("Dendrite current [A/m]");
        int last = stalled.history("Step").length - 1;
        assertTrue(current[last - 1] >= 1e-3 * current[0] && current[last] < 1e-3 * current[0], "it ends with the first such step");
        assertArrayEquals(Arrays.copyOf(current, last + 1), stalled.history("Dendrite current [A/m]"));

        ExampleRun again = ExampleRun.goOn(folder.resolve("stalled"), "wedge-crack", settings);
        assertEquals(last + 1, again.history("Step").length);
    }

    @Test
    void itIsNoRuleForProtocols() {
        String message = assertThrows(ConfigException.class, () -> ExampleRun.config("cycling", List.of("stop.stalledBelow=0.01")))
                .getMessage();
        assertTrue(message.contains("is for a constant cell.voltage"), message);
    }
}
