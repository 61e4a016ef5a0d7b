package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.frond.device.OpenCl;
import org.frond.device.OpenClHere;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DevicesCommandTest {

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

    @Test
    void anOpenClDeviceTellsItsMemoryAndPrecision() {
        String name = OpenClHere.info().name();
        list();
        assertTrue(out.toString().contains(name), out::toString);
        assertTrue(out.toString().contains("double precision  yes"), out::toString);
        assertTrue(out.toString().contains(" GB, largest buffer "), out::toString);
    }
}
