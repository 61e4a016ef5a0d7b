package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code frond refine} on a small cell that really runs. */
@Timeout(600)
class RefineCommandTest {

    @TempDir
    private Path folder;

    private Path config;
    private Path out;
    private final StringWriter told = new StringWriter();
    private final StringWriter wrong = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        out = folder.resolve("out");
        config = Files.writeString(folder.resolve("cell.yaml"), "include: [frond:beta-alumina, frond:sodium]\ngrid: {cells: [16, 16], size: [20 um, 20 um]}\n"
                + "fracture: {length: 2.5 um, cleavageEnergy: 50 J/m^2}\nmetal: {frontWidth: 1.3 um}\ntime: {end: 0.5 s}\noutput: {frames: false, snapshots: 0}\ndevice: cpu\n");
    }

    private int frond(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(told, true)).setErr(new PrintWriter(wrong, true));
        return commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private static Map<?, ?> quantity(Path out, String name) {
        return ((List<?>) JsonFile.read(out.resolve("refine.json")).get("quantities")).stream().map(quantity -> (Map<?, ?>) quantity)
                .filter(quantity -> quantity.get("name").equals(name)).findFirst().orElseThrow();
    }

    @Test
    void threeGridsAndThreeStepsGiveErrorBarsWithTheirOrdersOrWhyThereAreNone() throws IOException {
        assertEquals(ExitCode.OK, frond("refine", config, "--out", out, "--jobs", 2, "--set", "cell.voltage=0.1 V", "--set", "time.end=0.2 s"), () -> told + " " + wrong);
        assertEquals(List.of("[16, 16]", "[24, 24]", "[36, 36]", "[16, 16]", "[16, 16]"), CsvTable.read(out.resolve("cases.csv")).texts("grid.cells"));
        assertEquals(List.of("0.2", "0.2", "0.2", "0.1", "0.05"), CsvTable.read(out.resolve("cases.csv")).texts("time.pressureStep"));
        assertEquals(List.of("0.1", "0.1", "0.1", "0.1", "0.1"), CsvTable.read(out.resolve("cases.csv")).texts("cell.voltage [V]"));
        Map<String, Object> summary = JsonFile.read(out.resolve("runs/0001/summary.json"));
        Map<?, ?> bars = (Map<?, ?>) summary.get("error_bars");
        for (String name : List.of("time_s", "dendrite_charge_C_per_m", "peak_mean_pressure_Pa")) {
            Map<?, ?> quantity = quantity(out, name);
            assertEquals(summary.get(name), quantity.get("value"));
            assertEquals(quantity.get("error_bar"), bars.get(name));
            double sum = 0;
            for (String refined : List.of("grid", "steps")) {
                Map<?, ?> estimate = (Map<?, ?>) quantity.get(refined);
                assertEquals(3, ((List<?>) estimate.get("values")).size());
                assertEquals(((String) estimate.get("note")).isEmpty(), estimate.containsKey("order") && estimate.containsKey("limit"));
                sum += ((Number) estimate.get("error")).doubleValue();
            }
            assertEquals(sum, ((Number) quantity.get("error_bar")).doubleValue(), 1e-12 * sum);
        }
        assertEquals("all agree to the tolerance of the solvers", ((Map<?, ?>) quantity(out, "time_s").get("grid")).get("note"), "all end at time.end");
        assertTrue(Files.exists(out.resolve("refine.png")) && Files.exists(out.resolve("refine.csv")));
        String before = Files.readString(out.resolve("refine.json"));
        assertEquals(ExitCode.OK, frond("refine", config, "--out", out, "--resume", "--set", "cell.voltage=0.1 V", "--set", "time.end=0.2 s"), wrong::toString);
        assertEquals(before, Files.readString(out.resolve("refine.json")));
    }

    @Test
    void whereTheGridDecidesWhatComesOutThereAreNoErrorBars() throws IOException {
        assertEquals(ExitCode.RUN_FAILED, frond("refine", config, "--out", out, "--grids", 2, "--set", "time.maximumSteps=12"), () -> told + " " + wrong);
        assertTrue(told.toString().contains("No error bars: case 000"), told::toString);
        assertFalse(Files.exists(out.resolve("refine.csv")));
        assertFalse(JsonFile.read(out.resolve("runs/0001/summary.json")).containsKey("error_bars"));
    }

    @Test
    void whatCannotBeRefinedIsToldInOneLine() throws IOException {
        assertEquals(ExitCode.BAD_INPUT, frond("refine", config, "--out", out, "--set", "grid.cells=18, 18"));
        assertEquals(config + ": grid.cells: '18, 18' times 2.25 is no number of cells; three grids need multiples of 4, or give --grids 2\n", wrong.toString());
        assertEquals(ExitCode.BAD_INPUT, frond("refine", config, "--out", out, "--grids", 4));
        Path body = Files.writeString(folder.resolve("body.yaml"), "grid: {cells: [16, 16], size: [1 mm, 1 mm]}\ndisplacement: {left: roller, bottom: roller}\ntime: {end: 1 s}\n");
        assertEquals(ExitCode.BAD_INPUT, frond("refine", body, "--out", out));
        assertTrue(wrong.toString().contains("is a body without a cell"), wrong::toString);
        assertFalse(Files.exists(out));
    }
}
