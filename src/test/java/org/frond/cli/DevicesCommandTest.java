package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frond.device.OpenCl;
import org.frond.device.OpenClHere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DevicesCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int list() {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true));
        return commands.execute("devices", "--list");
    }

    @Test
    void theProcessorIsThereAndOpenClOrWhatIsMissing() {
        assertEquals(ExitCode.OK, list());
        assertTrue(out.toString().startsWith("cpu  CPU, "), out::toString);
        boolean none = OpenCl.survey().devices().isEmpty();
        assertTrue(out.toString().contains(none ? "OpenCL: " : "opencl:0  "), out::toString);
    }

    /** A file stands for a folder from which nothing may be executed: no library can be loaded from either. */
    @Test
    void aFolderForTemporaryFilesThatIsInTheWayIsNamed() throws Exception {
        OpenClHere.info();
        Path file = Files.createFile(folder.resolve("file"));
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Djava.io.tmpdir=" + file,
                "-cp", System.getProperty("java.class.path"), Frond.class.getName(), "devices", "--list")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(ExitCode.OK, process.waitFor());
        assertTrue(told.contains("unpacked into the folder for temporary files, " + file), told);
    }

    @Test
    void anOpenClDeviceTellsItsMemoryAndPrecision() {
        String name = OpenClHere.info().name();
        list();
        assertTrue(out.toString().contains(name), out::toString);
        assertTrue(out.toString().contains("double precision  yes"), out::toString);
        assertTrue(out.toString().contains(" GB, largest buffer "), out::toString);
    }
}
