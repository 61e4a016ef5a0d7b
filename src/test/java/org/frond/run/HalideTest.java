package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.config.AtTemperature;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.Study;
import org.frond.io.JsonFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Halide ceramics, whose law stands in their file and whose conductivities the user gives. */
class HalideTest {

    private static final double GAS = 8.314462618;
    private static final double FARADAY = 96485.33212;
    /** Made up for these tests. */
    private static final String TABLE = "let.sigma25=table(x; log; 0.1: 1e-4, 0.5: 5e-4, 0.9: 2e-3)";

    @TempDir
    private Path folder;

    private Config config(String text, String... settings) throws IOException {
        return Config.read(Files.writeString(folder.resolve("cell.yaml"),
                "include: [frond:sodium-indium-zirconium-chloride, frond:sodium]\n" + text), List.of(settings));
    }

    private Config flatCell(String... settings) throws IOException {
        return config("grid: {cells: [4, 2], size: [40 um, 20 um]}\nflaw: {length: 0 m}\ncell: {voltage: 0.2 V}\n"
                + "fracture: {length: 20 um}\nmetal: {frontWidth: 10 um}\ntransport: {closure: C0}\n"
                + "time: {end: 1 ms, firstStep: 1 ms, maximumStep: 1 ms}\noutput: {snapshots: 0, frames: false}\n", settings);
    }

    @Test
    void nothingRunsBeforeTheConductivityIsGiven() {
        assertEquals("frond:sodium-indium-zirconium-chloride: let.sigma25: is needed: the conductivity at 25 degC in S/m, a number or a table"
                + " of x; digitise Fig. 6c of 10.1039/d3ta07209f", assertThrows(ConfigException.class, this::flatCell).getMessage());
    }

    /** (T0/T) exp(-(E/k)(1/T - 1/T0)) by hand. */
    @ParameterizedTest
    @CsvSource({"0.5, -40, 5.630e-3", "0.5, 0, 0.1839", "0.5, 60, 6.914", "0.9, -40, 0.01203", "0.9, 0, 0.2359", "0.9, 60, 5.193"})
    void conductivityFollowsArrheniusWithTheEnergyOfTheComposition(String x, String celsius, double factor) throws IOException {
        double conductivity = new AtTemperature(flatCell("let.x=" + x, "let.sigma25=1e-3", "cell.temperature=" + celsius + " degC"))
                .conductivity();
        assertEquals(1, conductivity / 1e-3 / factor, 1e-3);
    }

    /** V = i L/kappa + (4RT/F) asinh(i/(2 i0)). */
    @ParameterizedTest
    @CsvSource({"0.1, 273.15", "0.5, 298.15", "0.7, 313.15", "0.9, 333.15"})
    void aFlatCellHasTheVoltageOfItsCeramicAndItsReactions(String x, double temperature) throws IOException {
        Config config = flatCell(TABLE, "let.x=" + x, "cell.temperature=" + temperature + " K");
        ExampleRun run = ExampleRun.run(folder.resolve("run"), false, config, 1);
        double current = run.history("Total current [A/m]")[0] / 20e-6;
        AtTemperature at = new AtTemperature(config);
        double half = current / (2 * at.exchangeCurrentDensity());
        double voltage = current * 40e-6 / at.conductivity() + 4 * GAS * temperature / FARADAY * Math.log(half + Math.hypot(half, 1));
        assertEquals(1, voltage / 0.2, 1e-3);
    }

    /** i_c = 2 i0 sinh(Omega p/(2RT)) with p = K/(1.1215 sqrt(pi a)), for K = 0.3 MPa m^1/2 and a = 10 um: 47.7 MPa and 0.462 i0. */
    @Test
    void theSummaryTellsTheCriticalCurrentOfTheFlaw() throws IOException {
        Config config = config("grid: {cells: [32, 32], size: [40 um, 40 um]}\nflaw: {length: 10 um, alongPlane: false}\n"
                + "fracture: {length: 2.5 um, cleavageEnergy: 0.09e12 * (1 - 0.3^2) / 30e9}\nmetal: {frontWidth: 1.3 um}\n"
                + "time: {end: 1 s}\nstop: {steps: 1}\noutput: {snapshots: 0, frames: false}\n", TABLE);
        ExampleRun.run(folder.resolve("run"), false, config, 1);
        double told = ((Number) JsonFile.read(folder.resolve("run/summary.json")).get("critical_current_density_A_per_m2")).doubleValue();
        double pressure = 0.3e6 / (1.1215 * Math.sqrt(Math.PI * 10e-6));
        assertEquals(47.7e6, pressure, 0.05e6);
        assertEquals(1, told / (20 * Math.sinh(23.78e-6 * pressure / (2 * GAS * 298.15))), 1e-6);
        assertEquals(4.62, told, 5e-3);
    }

    @Test
    void theShippedStudyAsksForItsConductivities() {
        Study study = Study.read(Path.of("configs/studies/halide.yaml"));
        assertEquals(List.of("0.1", "0.3", "0.5", "0.7", "0.9"), study.axes().get(0).values());
    }
}
