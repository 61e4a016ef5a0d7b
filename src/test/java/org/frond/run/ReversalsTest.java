package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a cell's current counts as turned around: a cell with three sites, driven in pulses. */
@Tag("slow")
class ReversalsTest {

    private static final List<String> CELL = List.of("grid.cells=24, 25", "grid.size=6 um, 6.25 um", "structure.planeAngle=90 deg",
            "flaw.length=0 m", "sites.left=3", "sites.length=1.5 um", "sites.activation=10 mV", "sites.scatter=0.9",
            "fracture.length=0.6 um", "metal.frontWidth=0.3 um", "time.end=4 s", "time.firstStep=10 ms", "time.maximumStep=0.2 s",
            "output.snapshots=0", "output.frames=false");

    @TempDir
    private Path folder;

    private ExampleRun run(String steps, String... more) {
        List<String> settings = ExampleRun.with(ExampleRun.with(CELL, "protocol.steps=" + steps), more);
        return ExampleRun.run(folder.resolve("r"), false, Config.of("pulses", settings), 2);
    }

    private static long reversals(ExampleRun run) {
        return run.events().texts("Event").stream().filter("current reversed"::equals).count();
    }

    @Test
    void restBetweenPulsesOfTheSameSignTurnsNothingAround() {
        ExampleRun run = run("hold current 1 mA/cm^2 for 2 s, rest 1 s, hold current 1 mA/cm^2 for 1 s");
        assertEquals(0, reversals(run));
        assertFalse(run.summary().containsKey("path_overlap"));
    }

    @Test
    void restBetweenPulsesOfOppositeSignsTurnsTheCurrentAroundOnce() {
        assertEquals(1, reversals(run("hold current 1 mA/cm^2 for 2 s, rest 1 s, hold current -1 mA/cm^2 for 1 s")));
    }

    /** Without sites and gradients of concentration the cell's voltage of rest is 0 V. */
    @Test
    void aVoltageAtWhichNoCurrentFlowsTurnsNothingAround() {
        assertEquals(0, reversals(run("hold voltage 20 mV for 2 s, hold voltage 0 V for 1 s, hold voltage 20 mV for 1 s",
                "sites.left=0", "transport.closure=C0")));
    }

    @Test
    void aVoltageOfTheOtherSignTurnsTheCurrentAroundOnce() {
        assertEquals(1, reversals(run("hold voltage 20 mV for 2 s, hold voltage 0 V for 1 s, hold voltage -20 mV for 1 s",
                "sites.left=0", "transport.closure=C0")));
    }
}
