package org.frond.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    private static final RunStatus.Headway HALFWAY = new RunStatus.Headway(12, 3600, 0.5, 2, 90);

    @TempDir
    private Path folder;

    private ResultFolder run;

    @BeforeEach
    void begin() throws IOException {
        run = new ResultFolder(Files.createDirectories(folder.resolve("r")));
        Files.writeString(run.config(), "name: r\n");
    }

    private void say(RunStatus.State state, RunStatus.Headway headway, String reason, RunStatus.Driver driver) {
        new RunStatus("run", state, headway, reason, OptionalInt.empty(), driver, Instant.now()).write(run.status());
    }

    private String line() {
        List<String> lines = Listing.lines(List.of(folder));
        assertEquals(1, lines.size(), lines::toString);
        return lines.get(0);
    }

    @Test
    void aRunOnItsWayTellsHowFarItIs() {
        say(RunStatus.State.RUNNING, HALFWAY, "", RunStatus.Driver.here());
        assertTrue(line().startsWith(run.path() + "  running "), this::line);
        assertTrue(line().endsWith("  step 12, t 1 h, 50 %, 2 steps/s, 90 s left"), this::line);
    }

    @Test
    void aRunThatStartsIsListedWithWhatIsKnown() {
        say(RunStatus.State.STARTING, new RunStatus.Headway(0, 0, Double.NaN, Double.NaN, Double.NaN), "", RunStatus.Driver.here());
        assertTrue(line().contains("  starting ") && line().endsWith("  step 0, t 0 s"), this::line);
    }

    @Test
    void aRunThatGoesOnIsNotTakenForItsEarlierEnd() {
        JsonFile.write(run.summary(), "summary", 1, Map.of("ending", "interrupted", "reason", "asked to"));
        say(RunStatus.State.RUNNING, HALFWAY, "", new RunStatus.Driver("elsewhere", 1, Instant.EPOCH));
        assertTrue(line().contains("  running "), this::line);
    }

    @Test
    void aRunWhoseProcessWasKilledIsUnfinished() {
        say(RunStatus.State.RUNNING, HALFWAY, "", new RunStatus.Driver(RunStatus.Driver.here().host(), Long.MAX_VALUE, Instant.EPOCH));
        assertTrue(line().contains("  unfinished "), this::line);
    }

    @Test
    void aRunThatFailedWithoutASummaryTellsWhy() {
        say(RunStatus.State.FAILED, HALFWAY, "the disk is full", RunStatus.Driver.here());
        assertTrue(line().contains("  failed ") && line().endsWith("  the disk is full"), this::line);
    }
}
