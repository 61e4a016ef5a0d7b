package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.frond.config.Config;
import org.frond.grid.Grid;
import org.frond.model.Specimen;
import org.frond.model.State;
import org.frond.protocol.Protocol;
import org.frond.protocol.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flat symmetric cell driven through a protocol: 0.5 mm of ceramic with 0.2 S/m, i0 = 10 A/m^2. */
class ScheduleTest {

    private static final List<String> FLAT = List.of("grid.cells=16, 4", "grid.size=0.5 mm, 0.125 mm", "flaw.length=0 um",
            "fracture.length=80 um", "metal.frontWidth=40 um", "electrolyte.conductivity=0.2 S/m",
            "electrolyte.conductivityRatio=1", "transport.closure=C0", "time.end=10 h", "time.maximumStep=5 min",
            "time.firstStep=1 min", "output.frames=false", "output.snapshots=0");

    private static final String STEPS = "protocol.steps=hold current 0.1 mA/cm^2 for 10 min, "
            + "hold current -0.4 mA/cm^2 until charge 0.05 mAh/cm^2, rest 4 min, repeat 2, hold voltage 30 mV for 5 min, "
            + "ramp current from 0 A/m^2 to 12 A/m^2 in 12 min until voltage above 70 mV";

    private static ExampleRun run(Path folder, boolean resume, String... more) {
        return ExampleRun.run(folder, resume, Config.of("flat", ExampleRun.with(FLAT, more)), 2);
    }

    @Test
    void everyStageEndsWhereItShould(@TempDir Path folder) {
        ExampleRun run = run(folder.resolve("r"), false, STEPS);
        assertEquals("the protocol was carried out", run.summary().get("reason"));
        double[] time = run.history("Time [s]");
        double[] volts = run.history("Voltage [V]");
        double[] current = run.history("Counter current [A/m]");
        double[] stage = run.history("Stage");
        double height = 0.125e-3;
        double[] ends = {600, 1050, 1290, 1890, 2340, 2580, 2880};
        double[] densities = {1, -4, 0, 1, -4, 0};
        double[] voltages = {7.636e-3, -30.419e-3, 0, 7.636e-3, -30.419e-3, 0, 30e-3};
        for (int n = 0; n < time.length; n++) {
            int number = (int) stage[n] - 1;
            if (number < ends.length) {
                assertTrue(time[n] <= ends[number] * (1 + 1e-12));
                assertEquals(voltages[number], volts[n], 6e-7);
                boolean last = n + 1 < time.length && stage[n + 1] > stage[n];
                assertTrue(!last || Math.abs(time[n] - ends[number]) < 1e-9 * ends[number]);
            }
            if (number < densities.length) {
                assertEquals(densities[number] * height, current[n], 1e-12 * height);
            }
        }
        assertTrue(volts[time.length - 1] >= 0.07 && volts[time.length - 2] < 0.07, "the ramp ends as its cut-off is met");
    }

    @Test
    void protocolGoesOnWhereItWasInterrupted(@TempDir Path folder) {
        ExampleRun whole = run(folder.resolve("whole"), false, STEPS);
        ExampleRun half = run(folder.resolve("half"), false, STEPS, "stop.steps=9");
        assertEquals("stop.steps was reached", half.summary().get("reason"));
        ExampleRun rest = run(folder.resolve("half"), true, STEPS);
        ExampleRun.assertSameBits(whole.checkpoint().state(), rest.checkpoint().state());
    }

    /** The clock ticks in steps of 1.5e-11 s after a day: ten stages of a millisecond there are ten stages. */
    @Test
    void shortStagesLateInALongRunEndAtTheirTime() {
        Schedule schedule = new Schedule(new Protocol(Collections.nCopies(10, Stage.holdCurrent(1).during(1e-3))), 1, 0);
        State.Clock start = new State(Specimen.PLANE, Grid.plane(2, 2, 1), List.of()).clock();
        State.Clock clock = start.advanced(86400, 1, 0).atStage(0);
        for (int stage = 0; stage < 10; stage++) {
            assertEquals(stage, clock.stage().number());
            clock = schedule.after(clock.advanced(schedule.longestStep(clock), 1, 0), 1);
        }
        assertTrue(schedule.isDone(clock));
    }

    /** i_lim = 2 F D c0 / (L (1 - t)) = 2 x 96485 x 1e-12 x 8990 / (0.5e-3 x 0.5) = 6.9 A/m^2. */
    @Test
    void nothingMovesAtRest(@TempDir Path folder) {
        ExampleRun run = run(folder.resolve("r"), false, "protocol.steps=rest 30 min");
        for (String column : List.of("Voltage [V]", "Counter current [A/m]", "Planar charge [C/m]")) {
            for (double value : run.history(column)) {
                assertEquals(0, value, 0.0, column);
            }
        }
    }
}
