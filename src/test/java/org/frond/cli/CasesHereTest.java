package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.frond.device.OpenCl;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.frond.run.Interruption;
import org.frond.sweep.CaseRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single cases of a study, run in this program. */
class CasesHereTest {

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private SharedDevices devices = new SharedDevices(() -> new OpenCl.Survey(List.of(), Optional.empty()));
    private Path config;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("bar.yaml"), """
                grid: {cells: [8, 4], size: [8 um, 4 um]}
                concentration: {initial: x / 8 um}
                time: {end: 2 s, firstStep: 1 s, maximumStep: 1 s}
                output: {snapshots: 0, frames: false}
                device: cpu
                """);
        results = folder.resolve("r");
    }

    private CaseRunner.Ending run(boolean resume) {
        PrintWriter terminal = new PrintWriter(told, true);
        try (Interruption interruption = new Interruption(terminal)) {
            return new CasesHere(1, interruption, new SharedMemory(Heap.here().forFields()), devices)
                    .run(config, results, resume, terminal);
        }
    }

    @Test
    void aCaseRunsToItsEnd() {
        assertEquals(new CaseRunner.Ending(CaseRunner.State.COMPLETED, "time.end was reached"), run(false), told::toString);
    }

    /** A card that is not there stands in for one that is lost. */
    @Test
    void theProcessorGoesOnWhereACardThatWasChosenFails() throws IOException {
        devices = new SharedDevices(() -> new OpenCl.Survey(List.of(SharedDevicesTest.card(997)), Optional.empty()));
        Files.writeString(config, Files.readString(config).replace("device: cpu", "device: auto"));
        assertEquals(CaseRunner.State.COMPLETED, run(false).state(), told::toString);
        assertTrue(told.toString().contains("Going on on the processor."), told::toString);
    }

    @Test
    void aFolderThatAnotherMachineWritesIntoIsHeldElsewhere() throws IOException {
        Files.createDirectories(results);
        new RunStatus("run", RunStatus.State.RUNNING, new RunStatus.Headway(1, 1, 0.5, 1, 1), "", OptionalInt.empty(),
                new RunStatus.Driver("elsewhere", 1, Instant.EPOCH), Instant.now()).write(new ResultFolder(results).status());
        CaseRunner.Ending ending = run(false);
        assertEquals(CaseRunner.State.NOT_BEGUN, ending.state());
        assertTrue(ending.reason().contains("a run is going on in it, by process 1 on elsewhere"), ending::reason);
    }

    @Test
    void aFolderThatIsNoRunsFailsForGood() throws IOException {
        Files.createDirectories(results);
        Files.writeString(results.resolve("notes.txt"), "mine");
        assertEquals(CaseRunner.State.FAILED, run(true).state());
    }
}
