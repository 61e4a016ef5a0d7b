package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * One line of {@code configs/studies/critical-voltage.yaml}, that of Gc = 2 J/m^2: on the boundary the overpotential at the metal is
 * the one at which its pressure is Griffith's, sqrt(E' Gc/(pi a)) Omega/F. The symmetry plane at the electrode makes the flaw half of
 * a crack of 2a. {@code .ci/long critical-voltage} compares the whole map.
 */
@Tag("slow")
@Timeout(600)
class CriticalVoltageTest {

    private static final double YOUNGS_MODULUS = 210e9;
    private static final double POISSONS_RATIO = 0.25;
    private static final double CLEAVAGE_ENERGY = 2;
    private static final double FLAW = 3e-6;
    private static final double MOLAR_VOLUME = 23.78e-6;
    private static final double FARADAY = 96485.33212;
    private static final double TOLERANCE = 0.08;

    @TempDir
    private Path folder;

    @Test
    void onTheBoundaryTheOverpotentialIsGriffiths() throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), "base: " + Path.of("configs/studies/wedge.yaml").toAbsolutePath()
                + "\nvary: {cell.voltage: {from: 0.08 V, to: 0.12 V, count: 2}, fracture.cleavageEnergy: [2 J/m^2]}\n"
                + "design: {kind: adaptive, halvings: 3, outcome: class = stable}\n");
        Path out = folder.resolve("out");
        StringWriter told = new StringWriter();
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(told, true)).setErr(new PrintWriter(told, true));
        assertEquals(ExitCode.OK, commands.execute("sweep", study.toString(), "--out", out.toString()), told::toString);

        CsvRows boundary = CsvTable.read(out.resolve("boundary.csv"));
        assertEquals(List.of("stable", "not stable"), boundary.rows().get(0).subList(1, 3));
        double lower = boundary.numbers("cell.voltage lower [V]")[0];
        double upper = boundary.numbers("cell.voltage upper [V]")[0];
        assertEquals(0.005, upper - lower, 1e-12);
        double stress = Math.sqrt(YOUNGS_MODULUS / (1 - POISSONS_RATIO * POISSONS_RATIO) * CLEAVAGE_ENERGY / (Math.PI * FLAW));
        double griffith = stress * MOLAR_VOLUME / FARADAY;
        double below = overpotential(out, lower);
        double above = overpotential(out, upper);
        assertTrue(below <= griffith && griffith <= above, below + " V to " + above + " V, but " + griffith + " V by Griffith");
        assertEquals(griffith, (below + above) / 2, TOLERANCE * griffith);
    }

    /** Left overpotential at the end of the case of a voltage [V]. */
    private static double overpotential(Path out, double voltage) {
        CsvRows cases = CsvTable.read(out.resolve("cases.csv"));
        String name = cases.rows().stream().filter(row -> Double.parseDouble(row.get(1)) == voltage).findFirst().orElseThrow().get(0);
        double[] course = CsvTable.read(out.resolve("runs/" + name + "/history.csv")).numbers("Left overpotential [V]");
        return course[course.length - 1];
    }
}
