package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.DomainSettings;
import org.frond.config.YamlText;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.Snapshot;
import org.frond.model.Fields;
import org.frond.run.ExampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code frond calibrate} on a study whose cracks are known: straight ones and forks of 60 degrees, each after advances of 4 and 6 um. */
class CalibrateCommandTest {

    private static final double H = 0.25e-6;
    private static final double UM = 1e-6;
    /** Of the bands, in cells: three nodes. */
    private static final double HALF_WIDTH = 1.5;
    private static final double ARM = 30;
    private static final Grid PLANE = Grid.plane(80, 80, H);

    @TempDir
    private Path study;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void plan() throws IOException {
        Files.writeString(study.resolve("study.yaml"), "base: base.yaml\n");
    }

    private int calibrate() {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute("calibrate", study.toString());
    }

    /** Cases, forked as far as this says and otherwise straight. */
    private void cases(int count, int forked, String state, double... advances) throws IOException {
        StringBuilder names = new StringBuilder("case,structure.seed\n");
        for (int n = 1; n <= count; n++) {
            names.append("000").append(n).append(',').append(n).append('\n');
            Files.createDirectories(study.resolve("outcomes"));
            JsonFile.write(study.resolve("outcomes/000" + n + ".json"), "outcome", 1, Map.of("state", state, "reason", "", "tries", 0, "wall_clock_s", 1.0));
            Path path = Files.createDirectories(study.resolve("runs/000" + n));
            run(new ResultFolder(path), n <= forked, advances);
        }
        Files.writeString(study.resolve("cases.csv"), names);
    }

    private static void run(ResultFolder run, boolean forked, double... advances) throws IOException {
        Files.writeString(run.config(), "grid: {cells: [80, 80], size: [20 um, 20 um]}\nfracture: {length: 1 um}\ntime: {end: 1 s}\n"
                + "transport: {crackTangential: 21}\n");
        try (CsvTable events = CsvTable.create(run.events(), List.of(Column.count("Step", "Step"), Column.text("Event", "What"),
                Column.optional("Length", "m", "Length")))) {
            events.append(1L, "refused step", Double.NaN);
            long step = 1;
            for (double advance : advances) {
                events.append(++step, step % 2 == 0 ? "transgranular advance" : "intergranular advance", advance);
            }
        }
        double[] d = new double[PLANE.size()];
        for (int j = 0; j <= 80; j++) {
            for (int i = 0; i <= 80; i++) {
                double angle = forked ? Math.PI / 6 : 0;
                double beyond = Math.max(0, (i - 35) * Math.cos(angle) + Math.abs(j - 40) * Math.sin(angle));
                double arm = Math.hypot(35 + Math.min(ARM, beyond) * Math.cos(angle) - i, Math.min(ARM, beyond) * Math.sin(angle) - Math.abs(j - 40));
                d[PLANE.index(i, j)] = arm <= HALF_WIDTH || i <= 35 && Math.abs(j - 40) <= HALF_WIDTH ? 1 : 0;
            }
        }
        run.snapshots().write(Snapshot.of(0, 0, 0, PLANE, List.of(new FieldData(Fields.DAMAGE, d)), Map.of()));
    }

    private double[] row(String quantity) {
        CsvRows table = CsvTable.read(study.resolve("calibration.csv"));
        int at = table.texts("quantity").indexOf(quantity);
        return new double[] {table.numbers("value")[at], table.numbers("low")[at], table.numbers("high")[at], table.numbers("samples")[at]};
    }

    @Test
    void arrestLengthIsTheMeanOfAllAdvances() throws IOException {
        cases(6, 4, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        // every run has the same mean: whichever are drawn, it is 5 um
        double[] arrest = row("arrest length");
        assertEquals(5 * UM, arrest[0], 1e-9 * UM);
        assertEquals(5 * UM, arrest[1], 1e-9 * UM);
        assertEquals(5 * UM, arrest[2], 1e-9 * UM);
        assertEquals(12, arrest[3]);
    }

    /** Four junctions of twelve advances; of six runs drawn, 2 to 6 are forked with 95 % (binomial, 2/3: 1 or fewer 1.8 %, 6 8.8 %). */
    @Test
    void branchingProbabilityIsJunctionsPerAdvance() throws IOException {
        cases(6, 4, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        double[] branching = row("branching probability");
        assertEquals(4 / 12.0, branching[0], 1e-12);
        assertEquals(2 / 12.0, branching[1], 1e-12);
        assertEquals(6 / 12.0, branching[2], 1e-12);
    }

    /**
     * A stem of 35 cells along x and two arms of 30 at 30 degrees to it. The junction is found between where the middles of the arms meet and where
     * their sides part, half a width over sin(30 degrees) ahead.
     */
    @Test
    void turningAngleIsThatToTheCurrentByLength() throws IOException {
        cases(5, 5, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        double turning = row("turning angle")[0];
        assertTrue(turning > turned(0) * 0.99 && turning < turned(HALF_WIDTH / Math.sin(Math.PI / 6)) * 1.01, () -> turned(0) + " < " + turning);
        assertEquals(row("turning angle")[0] / (Math.PI / 4), row("turning angle over that of random planes")[0], 1e-12);
    }

    private static double turned(double ahead) {
        double x = ARM * Math.cos(Math.PI / 6) - ahead;
        double y = ARM * Math.sin(Math.PI / 6);
        return 2 * Math.hypot(x, y) * Math.atan2(y, x) / (2 * Math.hypot(x, y) + 35 + ahead);
    }

    /** Three nodes wide, 65 cells long, the half node at the side counted half; ends in a point half a width ahead. */
    @Test
    void theDomainConductsWhatItsCrackDoes() throws IOException {
        cases(5, 0, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        double width = row("crack width")[0];
        assertEquals(3 * H, width, 0.05 * 3 * H);
        // chi_t = 21 over the width, 1 over the rest of two arrest lengths
        assertEquals(1 + 20 * width / (10 * UM), row("conductivity of the domain")[0], 1e-12);
    }

    @Test
    void theSectionNamesTheKeysThatItFeeds() throws IOException {
        cases(6, 4, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        Map<?, ?> section = (Map<?, ?>) ((Map<?, ?>) YamlText.documents(new StringReader(Files.readString(study.resolve("calibration.yaml")))).get(0)).get("domain");
        assertEquals(List.of("stride", "branching", "wander", "conduction"), List.copyOf(section.keySet()));
        assertEquals("5 um", section.get("stride"));
        assertEquals("0.3333", String.valueOf(section.get("branching")));
        assertTrue(out.toString().endsWith("Written to " + study + ": calibration.csv, calibration.yaml\n"), out::toString);
    }

    @Test
    void whatAKeyCannotTakeIsLeftOut() throws IOException {
        cases(5, 5, "completed");
        Files.writeString(study.resolve("runs/0001/events.csv"), "Step,Event,Length [m]\n1,transgranular advance,4.0E-6\n");
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        // five junctions after one advance
        assertEquals(5, row("branching probability")[0]);
        String text = Files.readString(study.resolve("calibration.yaml"));
        assertTrue(text.contains("  # domain.branching stays as it is: the branching probability is 5\n"), text);
    }

    @Test
    void fewRunsHaveNoInterval() throws IOException {
        cases(4, 4, "completed", 4 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        assertTrue(Double.isNaN(row("arrest length")[1]));
        assertTrue(out.toString().contains("arrest length: 4 um (no interval; 4 samples)\n"), out::toString);
    }

    @Test
    void whatIsNotCompletedDoesNotCount() throws IOException {
        cases(5, 5, "failed", 4 * UM);
        assertEquals(ExitCode.BAD_INPUT, calibrate());
        assertEquals(study + ": has no completed case to calibrate with; see frond sweep status\n", err.toString());
        assertFalse(Files.exists(study.resolve("calibration.csv")));
    }

    @Test
    void cracksThatNeverAdvancedTellNothing() throws IOException {
        cases(5, 5, "completed");
        assertEquals(ExitCode.BAD_INPUT, calibrate());
        assertEquals(study + ": no crack advanced in its completed cases: there is nothing to calibrate with\n", err.toString());
        assertEquals(0, Stream.of("calibration.csv", "calibration.yaml").filter(name -> Files.exists(study.resolve(name))).count());
    }

    @Test
    void aFolderThatIsNoStudyIsRefused() throws IOException {
        Files.delete(study.resolve("study.yaml"));
        assertEquals(ExitCode.BAD_INPUT, calibrate());
        assertTrue(err.toString().startsWith(study + " is not the folder of a study") && err.toString().lines().count() == 1, err::toString);
    }

    /** The whole way: cracks of known advances and forks, their table, and a tree that grows by it. */
    @Test
    void aTreeGrowsByTheNumbersOfTheTable() throws IOException {
        cases(6, 4, "completed", 4 * UM, 6 * UM);
        assertEquals(ExitCode.OK, calibrate(), err::toString);
        // the example without the two keys of its own: those of a file outrank what it includes
        String example = Files.readString(Path.of("configs", "macro-tree.yaml"));
        Files.writeString(study.resolve("tree.yaml"), example.replaceFirst("include: .*", "include: [frond:beta-alumina, frond:sodium, calibration.yaml]")
                .replaceFirst("  stride: .*\n", "").replaceFirst("  branching: .*\n", ""));
        Config tree = Config.read(study.resolve("tree.yaml"), List.of("grid.cells=80, 80", "grid.size=160 um, 160 um", "structure.grains=1024",
                "structure.boundaryWidth=4 um", "output.snapshots=0", "output.frames=false", "stop.steps=2"));
        Path result = ExampleRun.run(study.resolve("tree"), false, tree, 2).folder();
        Config read = Config.read(result.resolve("config.yaml"), List.of());
        assertEquals(5 * UM, read.get(DomainSettings.STRIDE), 1e-3 * UM);
        assertEquals(1 / 3.0, read.get(DomainSettings.BRANCHING), 1e-3);
        // one or two paths of 0.6 to 1.4 strides leave the flaw of 12 um in the first step, where those of the example would have 6 um at least
        double laid = CsvTable.read(result.resolve("history.csv")).numbers("Crack area [m]")[0] - 12 * UM;
        assertTrue(laid >= 3 * UM && laid <= 2 * 7 * UM, "laid " + laid);
    }
}
