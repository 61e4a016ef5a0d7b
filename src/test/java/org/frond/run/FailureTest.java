package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.SnapshotFolder;
import org.frond.solver.SolverException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot converge says so, keeps the last state that did, and stops. */
class FailureTest {

    /** Steps so short that none is refused, and that none may be halved; the damage is the last to settle. */
    private static final List<String> RUN = ExampleRun.with(ExampleRun.SMALL_POLYCRYSTAL, "time.firstStep=60 ms",
            "time.minimumStep=60 ms", "time.maximumStep=0.11 s", "time.pressureStep=0.5", "time.fillStep=0.9",
            "stop.steps=16", "output.snapshots=0", "solver.damageTolerance=1e-6");

    @TempDir
    private static Path temporary;

    /** The crack starts to run after some steps, and then needs more sweeps than this run is allowed. */
    private static ExampleRun failed;
    private static int sweeps;

    @BeforeAll
    static void runIntoFailure() {
        ExampleRun patient = ExampleRun.start(temporary.resolve("patient"), "polycrystal", RUN);
        sweeps = (int) (Arrays.stream(patient.history("Sweeps")).max().orElseThrow()) / 2;
        failed = ExampleRun.start(temporary.resolve("failed"), "polycrystal",
                ExampleRun.with(RUN, "solver.maximumSweeps=" + sweeps, "output.frames=true"));
    }

    private static long stepsOf(ExampleRun run) {
        return ((Number) run.summary().get("steps")).longValue();
    }

    @Test
    void stepThatDoesNotSettleEndsTheRunAndSaysWhere() {
        long steps = stepsOf(failed);
        assertEquals(Simulation.Outcome.FAILED, failed.outcome());
        assertTrue(steps >= 1, () -> "accepted steps before: " + steps);
        assertEquals("failed", failed.summary().get("ending"));
        String reason = (String) failed.summary().get("reason");
        assertTrue(reason.matches("step " + (steps + 1) + " at \\S+ m?s was refused \\d+ times?, at last with a length of "
                + "\\S+ ms: displacement and damage did not settle in " + sweeps + " sweeps: at x = \\S+ m, y = \\S+ m the damage of \\S+ still changes by "
                + "\\S+ a sweep; a crack runs farther than these sweeps, or stress above the strength of intact ceramic breaks it "
                + "at large"), reason);
        assertTrue(failed.terminal().contains("Failed: " + reason + ".\n"), failed::terminal);
    }

    @Test
    void lastGoodStateIsKept() {
        long steps = stepsOf(failed);
        assertEquals(steps, failed.checkpoint().step());
        assertEquals(List.of(), failed.checkpoint().warnings());
        List<Path> snapshots = failed.files().snapshots().files();
        assertEquals(2, snapshots.size());
        assertEquals(steps, SnapshotFolder.readAll(snapshots.get(1)).header().step());
        assertEquals(steps, failed.history("Step").length);
    }

    @Test
    void thereIsNoAnimationOfAFailedRun() {
        assertFalse(Files.exists(failed.files().animation()));
        assertTrue(Files.exists(failed.folder().resolve("picture.png")));
    }

    @Test
    void goingOnFailsAtTheSameStep() {
        ExampleRun again = ExampleRun.goOn(failed.folder(), "polycrystal",
                ExampleRun.with(RUN, "solver.maximumSweeps=" + sweeps));
        assertEquals(failed.summary().get("reason"), again.summary().get("reason"));
    }

    @Test
    void potentialThatDoesNotConvergeEndsTheRun(@TempDir Path parent) {
        ExampleRun run = ExampleRun.start(parent.resolve("r"), "wedge-crack",
                ExampleRun.with(ExampleRun.SMALL_WEDGE, "solver.maximumNewton=1"));
        assertEquals(Simulation.Outcome.FAILED, run.outcome());
        assertTrue(((String) run.summary().get("reason")).contains("the potential did not converge"),
                () -> run.summary().toString());
        assertEquals(0, run.checkpoint().step());
    }

    @Test
    void tooManyStepsAreAFailure(@TempDir Path parent) {
        ExampleRun run = ExampleRun.start(parent.resolve("r"), "wedge-crack",
                ExampleRun.with(ExampleRun.SMALL_WEDGE, "time.maximumSteps=3"));
        assertEquals(Simulation.Outcome.FAILED, run.outcome());
        assertEquals("time.maximumSteps was reached before time.end", run.summary().get("reason"));
        assertEquals(3, run.checkpoint().step());
    }

    @Test
    void startThatDoesNotSettleLeavesAFolderToStartAgainIn(@TempDir Path parent) {
        Path folder = parent.resolve("r");
        List<String> settings = ExampleRun.with(ExampleRun.SMALL_WEDGE, "solver.maximumSweeps=1");
        SolverException told = assertThrows(SolverException.class, () -> ExampleRun.start(folder, "wedge-crack", settings));
        assertTrue(told.getMessage().startsWith("the start could not be settled: displacement and damage did not settle in 1 sweeps: "
                + "at x = "), told.getMessage());
        Map<String, Object> status = JsonFile.read(folder.resolve("status.json"));
        assertEquals(List.of("failed", told.getMessage(), 1), List.of(status.get("state"), status.get("reason"), status.get("exit_code")));
        assertTrue(new ResultFolder(folder).isUnbegun());
    }
}
