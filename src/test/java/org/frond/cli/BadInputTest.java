package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The program itself, with its real runner, told something wrong: one line, the exit code for it, and nothing written. */
class BadInputTest {

    private static final String EXAMPLE = "configs/wedge-crack.yaml";

    @TempDir
    private Path folder;

    private Path results;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameResults() {
        results = folder.resolve("results");
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("run", "--out", results.toString()));
        line.addAll(List.of(arguments));
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(line.toArray(String[]::new));
    }

    private void assertTold(String line) {
        assertEquals(line + "\n", err.toString());
        assertFalse(Files.exists(results), "nothing may be written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fracture.colour=red | fracture.colour: unknown key",
        "fracture.lenght=1 um | fracture.lenght: unknown key; did you mean fracture.length?",
        "fracture.length=1 s | fracture.length: '1 s' is in s, but a length is expected, such as 3 um",
        "fracture.length=-1 um | fracture.length: '-1 um' is out of range; allowed: above 0 m",
        "grid.cells=40000, 40000 | grid.cells: 1.60e+09 cells are too many; at most 4.83e+08 fit",
        "fracture.surface=AT3 | fracture.surface: 'AT3' is not one of AT1, AT2"})
    void wrongSettingIsToldInOneLine(String setting, String line) {
        assertEquals(ExitCode.BAD_INPUT, run(EXAMPLE, "--set", setting));
        assertTrue(err.toString().contains(line), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(results), "nothing may be written");
    }

    @Test
    void missingFileIsTold() {
        assertEquals(ExitCode.BAD_INPUT, run("configs/wedge-crock.yaml"));
        assertTold("configs/wedge-crock.yaml: no such file; did you mean wedge-crack.yaml?");
    }

    @Test
    void aFileWithoutItsEndingIsToldWithIt() {
        assertEquals(ExitCode.BAD_INPUT, run("configs/wedge-crack"));
        assertTold("configs/wedge-crack: no such file; did you mean wedge-crack.yaml?");
    }

    @Test
    void aStudyIsNoConfiguration() {
        assertEquals(ExitCode.BAD_INPUT, run("configs/studies/critical-voltage.yaml"));
        assertTold("configs/studies/critical-voltage.yaml: is a study, not a configuration: frond sweep runs it");
    }

    @Test
    void unreadableYamlIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("torn.yaml"), "grid:\n  cells: [32, 32\ntime: {end: 1 s}\n");
        assertEquals(ExitCode.BAD_INPUT, run(file.toString()));
        assertTrue(err.toString().startsWith(file + ": line 3: "), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(results), "nothing may be written");
    }

    @Test
    void fileThatIsNoTextIsTold() throws IOException {
        Path file = Files.write(folder.resolve("noise.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});
        assertEquals(ExitCode.BAD_INPUT, run(file.toString()));
        assertTold(file + ": is not text in UTF-8");
    }

    @Test
    void folderInUseIsLeftAsItIs() throws IOException {
        Files.createDirectories(results);
        Files.writeString(results.resolve("notes.txt"), "mine", StandardCharsets.UTF_8);
        assertEquals(ExitCode.BAD_INPUT, run(EXAMPLE));
        assertEquals(results + ": is not empty; use --resume to go on with the run in it, or --out for another folder\n",
                err.toString());
        try (Stream<Path> files = Files.list(results)) {
            assertEquals(List.of(results.resolve("notes.txt")), files.toList());
        }
    }

    @Test
    void brokenKernelIsToldWithItsPlace() throws IOException {
        Path kernels = Files.createDirectory(folder.resolve("kernels"));
        for (KernelSource source : KernelSource.builtIn()) {
            Files.writeString(kernels.resolve(source.name()), source.text());
        }
        Path broken = kernels.resolve("metal.cl");
        Files.writeString(broken, Files.readString(broken) + "\nkernel void nonsense(global real* a) {\n    a[0] = ;\n}\n");
        long line = Files.readString(broken).lines().count() - 1;
        assertEquals(ExitCode.DEVICE, run(EXAMPLE, "--kernels", kernels.toString()));
        assertTrue(err.toString().startsWith("metal.cl:" + line + ":12: "), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(results), "nothing may be written");
    }

    @Test
    void folderWithoutKernelsIsTold() {
        assertEquals(ExitCode.BAD_INPUT, run(EXAMPLE, "--kernels", folder.toString()));
        assertTold(folder + ": no kernel files (*.cl) there");
    }

    @Test
    void gridBeyondMemoryIsToldInOneLine() {
        assertEquals(ExitCode.DEVICE, run(EXAMPLE, "--set", "grid.cells=20000, 20000"));
        assertTrue(err.toString().contains("GiB, but Java may take "), err::toString);
        assertFalse(Files.exists(results), "nothing may be written");
    }
}
