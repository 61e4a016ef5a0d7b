package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ViewCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int frond(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
        return commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void aFolderWithoutARunIsToldInOneLine() {
        assertEquals(ExitCode.BAD_INPUT, frond("view", folder));
        assertEquals(folder + ": is not the folder of a run: it has no config.yaml\n", err.toString());
    }

    @Test
    void theFolderOfAStudyIsToldWithWhereItsRunsLie() throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        assertEquals(ExitCode.BAD_INPUT, frond("measure", folder));
        assertEquals(folder + ": is the folder of a study; the folders of its runs lie in " + runs + "\n", err.toString());
    }

    @Test
    void aFolderThatIsNotThereIsToldInOneLine() {
        assertEquals(ExitCode.BAD_INPUT, frond("report", folder.resolve("no")));
        assertEquals(folder.resolve("no") + ": no such folder\n", err.toString());
    }

    @Test
    void aPortThatCannotBeIsToldInOneLine() {
        assertEquals(ExitCode.BAD_INPUT, frond("view", folder, "--port", 70_000));
        assertEquals("--port 70000: a port lies between 1 and 65535\n", err.toString());
    }

    @Test
    void aReportOfSeveralRunsNeedsAPlace() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Files.writeString(one.resolve("config.yaml"), "");
        assertEquals(ExitCode.BAD_INPUT, frond("report", one, one));
        assertEquals("the report of several results belongs to none of their folders: say where with --out\n", err.toString());
        assertFalse(Files.exists(one.resolve("report.html")));
    }
}
