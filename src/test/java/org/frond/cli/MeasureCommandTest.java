package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.Snapshot;
import org.frond.model.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code frond measure} on snapshots of known form. */
class MeasureCommandTest {

    private static final double H = 0.25e-6;
    private static final double UM = 1e-6;
    /** A quarter of a micrometre is no binary fraction. */
    private static final double ROUNDING = 1e-12;
    private static final Grid PLANE = Grid.plane(80, 80, H);
    private static final String CONFIG = "grid: {cells: [80, 80], size: [20 um, 20 um]}\nfracture: {length: 1 um}\ntime: {end: 1 s}\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A value at node or cell (i, j, k). */
    private interface Value {
        double at(int i, int j, int k);
    }

    private int measure(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(Stream.concat(Stream.of("measure"), Stream.of(arguments).map(Object::toString)).toArray(String[]::new));
    }

    private ResultFolder run(String name) {
        try {
            ResultFolder run = new ResultFolder(Files.createDirectory(folder.resolve(name)));
            Files.writeString(run.config(), CONFIG);
            return run;
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Path snapshot(ResultFolder run, Grid grid, int number, double time, Map<Field, Value> fields) {
        List<FieldData> data = new ArrayList<>();
        fields.forEach((field, value) -> {
            double[] values = new double[grid.size()];
            for (int k = 0; k < grid.count(field.location(), 2); k++) {
                for (int j = 0; j < grid.count(field.location(), 1); j++) {
                    for (int i = 0; i < grid.count(field.location(), 0); i++) {
                        values[grid.index(i, j, k)] = value.at(i, j, k);
                    }
                }
            }
            data.add(new FieldData(field, values));
        });
        return run.snapshots().write(Snapshot.of(number, 10L * number, time, grid, data, Map.of()));
    }

    /** One node wide along y = 10 um, from the left side to node last. */
    private static Value needle(int last) {
        return (i, j, k) -> j == 40 && i <= last ? 1 : 0;
    }

    private static Value within(double halfWidth, double... line) {
        return (i, j, k) -> {
            double least = Double.POSITIVE_INFINITY;
            for (int n = 0; n + 3 < line.length; n += 4) {
                double dx = line[n + 2] - line[n];
                double dy = line[n + 3] - line[n + 1];
                double share = Math.max(0, Math.min(1, ((i - line[n]) * dx + (j - line[n + 1]) * dy) / (dx * dx + dy * dy)));
                least = Math.min(least, Math.hypot(i - line[n] - share * dx, j - line[n + 1] - share * dy));
            }
            return Math.max(0, Math.min(1, halfWidth + 0.5 - least));
        };
    }

    /** The last row, by the headings. */
    private static Map<String, Double> last(ResultFolder run) {
        CsvRows rows = CsvTable.read(run.morphology());
        Map<String, Double> last = new HashMap<>();
        rows.headings().forEach(heading -> last.put(heading, rows.numbers(heading)[rows.rows().size() - 1]));
        return last;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parts(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }

    private static Map<String, Object> lastParts(ResultFolder run) {
        List<Map<String, Object>> snapshots = parts(JsonFile.read(run.morphologyParts()), "snapshots");
        return snapshots.get(snapshots.size() - 1);
    }

    private Map<String, Double> measured(ResultFolder run) {
        assertEquals(ExitCode.OK, measure(run.path()), err::toString);
        return last(run);
    }

    @Test
    void aStraightNeedleHasItsHeightLengthAndVolume() {
        ResultFolder run = run("needle");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32), Fields.PLATED, (i, j, k) -> j == 40 && i < 32 ? 0.5 : 0));
        Map<String, Double> row = measured(run);
        // zeta falls from 1 at 8 um to 0 at 8.25 um
        assertEquals(8.125 * UM, row.get("Height [m]"), ROUNDING * UM);
        assertEquals(0, row.get("Right height [m]"));
        assertEquals(8.125 * UM, row.get("Metal line length [m]"), ROUNDING * UM);
        assertEquals(32 * H * H * 0.5, row.get("Dendrite volume [m^2]"), 1e-12 * H * H);
        assertEquals(List.of(1.0, 1.0, 1.0, 0.0), Stream.of("Metal tips [1]", "Metal branches [1]", "Metal tortuosity [1]", "Particles [1]")
                .map(row::get).toList());
    }

    @Test
    void aTipHasTheSpeedOfItsAdvance() {
        ResultFolder run = run("needle");
        snapshot(run, PLANE, 0, 2, Map.of(Fields.METAL, needle(32)));
        snapshot(run, PLANE, 1, 12, Map.of(Fields.METAL, needle(40)));
        assertEquals(0.2 * UM, measured(run).get("Fastest metal tip [m/s]"), 1e-9 * UM);
    }

    @ParameterizedTest
    @CsvSource({"40", "60", "90"})
    void aForkHasItsAngleAndThreeBranches(double degrees) {
        ResultFolder run = run("fork");
        double up = 30 * Math.sin(Math.toRadians(degrees / 2));
        double along = 30 * Math.cos(Math.toRadians(degrees / 2));
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, within(2, 0, 40, 35, 40, 35, 40, 35 + along, 40 + up, 35, 40, 35 + along, 40 - up)));
        Map<String, Double> row = measured(run);
        assertEquals(List.of(3.0, 2.0), List.of(row.get("Metal branches [1]"), row.get("Metal tips [1]")));
        assertEquals(Math.toRadians(degrees), row.get("Mean metal branch angle [rad]"), Math.toRadians(4));
        assertEquals((35 + along + 2) * H, row.get("Height [m]"), 0.5 * H);
    }

    @Test
    void anIsolatedDiscIsAParticleOfItsSizeAndPlace() {
        ResultFolder run = run("disc");
        Value disc = (i, j, k) -> Math.hypot(i - 48, j - 40) <= 8 ? 1 : 0;
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, (i, j, k) -> Math.max(disc.at(i, j, k), i <= 2 ? 1 : 0)));
        Map<String, Double> row = measured(run);
        // 197 points of the square lattice lie within 8 of one of them (N. Sloane, A000328)
        assertEquals(197 * H * H, row.get("Mean particle volume [m^2]"), 1e-9 * H * H);
        assertEquals(2 * Math.sqrt(197 / Math.PI) * H, row.get("Mean equivalent diameter [m]"), 1e-9 * H);
        assertEquals(1, row.get("Particles [1]"));
        // 17 rows and 17 columns, and 23 diagonals either way enter and leave a disc about a node; a disc elsewhere has fewer
        assertEquals(Math.PI / 8 * (2 * 34 + 2 * 46 / Math.sqrt(2)) * H, row.get("Mean particle surface [m]"), 1e-9 * H);
        assertEquals(0.952, row.get("Mean sphericity [1]"), 5e-4);
        assertEquals(2.5 * H, row.get("Height [m]"), 1e-9 * H);
        Map<String, Object> particle = parts(lastParts(run), "particles").get(0);
        assertEquals(12 * UM, (double) particle.get("x_m"), 1e-9 * UM);
        assertEquals(10 * UM, (double) particle.get("y_m"), 1e-9 * UM);
    }

    @Test
    void sierpinskisTriangleHasItsDimension() {
        ResultFolder run = run("sierpinski");
        Grid grid = Grid.plane(256, 256, H);
        snapshot(run, grid, 0, 0, Map.of(Fields.DAMAGE, (i, j, k) -> i < 256 && j < 256 && (i & j) == 0 ? 1 : 0));
        assertEquals(ExitCode.OK, measure(run.path(), "--boxes", "0.5 um, 8 um"), err::toString);
        Map<String, Double> row = last(run);
        assertEquals(Math.log(3) / Math.log(2), row.get("Crack box dimension [1]"), 0.03);
        assertTrue(row.get("Crack dimension low [1]") < Math.log(3) / Math.log(2) && row.get("Crack dimension high [1]") > Math.log(3) / Math.log(2));
        assertEquals(List.of(2 * H, 32 * H), List.of(row.get("Crack smallest box [m]"), row.get("Crack largest box [m]")));
    }

    @Test
    void leadIsTheCracksReachLessThatOfTheMetal() {
        ResultFolder run = run("lead");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32), Fields.DAMAGE, needle(48)));
        Map<String, Double> row = measured(run);
        // d = 0.9 a tenth of a cell beyond 12 um, zeta = 0.5 half a cell beyond 8 um
        assertEquals(12.025 * UM, row.get("Crack reach [m]"), ROUNDING * UM);
        assertEquals(3.9 * UM, row.get("Lead [m]"), 2 * ROUNDING * UM);
        // of 49 nodes 33 hold metal, the one on the side counts half
        assertEquals(32.5 / 48.5, row.get("Filled crack [m]") / row.get("Crack size [m]"), 1e-12);
        assertEquals(row.get("Crack size [m]"), row.get("Filled crack [m]") + row.get("Empty crack [m]"), 1e-9 * UM);
    }

    /** A crack goes on from 4 um to 12 um, along a boundary up to 8 um and through the grains 0 and 1, which part at 10 um. */
    @Test
    void intergranularShareIsThatOfTheNewNodesInBoundaries() {
        ResultFolder run = run("advance");
        for (int number = 0; number < 2; number++) {
            snapshot(run, PLANE, number, number, Map.of(Fields.DAMAGE, needle(number == 0 ? 16 : 48), Fields.GRAIN, (i, j, k) -> i < 40 ? 0 : 1,
                    Fields.BOUNDARY, (i, j, k) -> i < 32 ? 1 : 0));
        }
        Map<String, Double> row = measured(run);
        assertEquals(1, row.get("Advances [1]"));
        // nodes 17 to 31 of 17 to 48 have boundary on both sides
        assertEquals(15 / 32.0, row.get("Intergranular share [1]"), 1e-12);
        Map<String, Object> advance = parts(lastParts(run), "advance_events").get(0);
        assertEquals(8 * UM, (double) advance.get("length_m"), 1e-9 * UM);
        assertEquals(List.of("left", "transgranular", List.of(0, 1)), List.of(advance.get("from_electrode"), advance.get("mode"), advance.get("grains_entered")));
        assertEquals(0, CsvTable.read(run.morphology()).numbers("Advances [1]")[0]);
    }

    @Test
    void aCrackThatTurnsAtABoundaryHasAKinkThere() {
        ResultFolder run = run("kink");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.DAMAGE, within(1.5, 0, 20, 40, 20, 40, 20, 65, 45), Fields.GRAIN, (i, j, k) -> i < 40 ? 0 : 1,
                Fields.BOUNDARY, (i, j, k) -> Math.exp(-Math.pow(Math.abs(i - 39.5) / 2, 2))));
        Map<String, Double> row = measured(run);
        assertEquals(List.of(1.0, 1.0), List.of(row.get("Kinks [1]"), row.get("Kinks at boundaries [1]")));
        assertEquals(Math.PI / 4, row.get("Mean kink angle [rad]"), Math.toRadians(2));
        Map<String, Object> kink = parts(lastParts(run), "kinks").get(0);
        assertEquals(List.of("boundary", 0, 1), List.of(kink.get("place"), kink.get("from_grain"), kink.get("to_grain")));
    }

    @Test
    void theTableBeginsWithTheSnapshotAndTheDocumentExplainsEachColumn() {
        ResultFolder run = run("schema");
        snapshot(run, PLANE, 0, 3, Map.of(Fields.METAL, needle(32), Fields.DAMAGE, needle(48)));
        measured(run);
        CsvRows rows = CsvTable.read(run.morphology());
        assertEquals(List.of("Snapshot", "Step", "Time [s]", "Height [m]"), rows.headings().subList(0, 4));
        assertEquals(List.of("0", "0", "3.0"), rows.rows().get(0).subList(0, 3));
        Map<String, Object> document = JsonFile.read(run.morphologyParts());
        assertEquals(List.of("frond.morphology", 1, "schema", 2, H), List.of(document.get("schema"), document.get("schemaVersion"), document.get("run"),
                document.get("dimensions"), document.get("cell_size_m")));
        assertEquals(rows.headings().size() - 3, ((Map<?, ?>) document.get("quantities")).size());
        assertEquals(8.125 * UM, (double) lastParts(run).get("height_m"), ROUNDING * UM);
    }

    @Test
    void aBodyWithoutMetalHasNumbersOfItsCracksOnly() {
        ResultFolder run = run("body");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.DAMAGE, (i, j, k) -> j == 40 && i >= 20 && i <= 60 ? 1 : 0));
        Map<String, Double> row = measured(run);
        assertEquals(List.of(2.0, 1.0, 0.0), List.of(row.get("Crack tips [1]"), row.get("Crack branches [1]"), row.get("Crack reach [m]")));
        assertTrue(Stream.of("Height [m]", "Dendrite volume [m^2]", "Particles [1]", "Lead [m]", "Filled crack [m]").allMatch(name -> row.get(name).isNaN()), row::toString);
        assertFalse(lastParts(run).containsKey("height_m"));
    }

    @Test
    void inSpaceVolumesAreCubicAndLinesAreNotMeasured() {
        ResultFolder run = run("space");
        snapshot(run, Grid.box(16, 16, 16, H), 0, 0, Map.of(Fields.METAL, (i, j, k) -> j >= 7 && j <= 9 && k >= 7 && k <= 9 && i <= 6 ? 1 : 0, Fields.PLATED,
                (i, j, k) -> j >= 7 && j < 9 && k >= 7 && k < 9 && i < 6 ? 1 : 0));
        Map<String, Double> row = measured(run);
        assertEquals(6.5 * H, row.get("Height [m]"), 1e-9 * H);
        assertEquals(24 * H * H * H, row.get("Dendrite volume [m^3]"), 1e-9 * H * H * H);
        assertTrue(row.get("Metal tips [1]").isNaN() && row.get("Web cells [1]").isNaN());
    }

    @Test
    void aRunThatGoesOnIsMeasuredAnew() throws IOException {
        ResultFolder run = run("growing");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32)));
        measured(run);
        List<String> first = Files.readAllLines(run.morphology());
        // what the run is just writing
        Files.writeString(run.snapshots().path().resolve(".000001.h5.part"), "half");
        snapshot(run, PLANE, 1, 1, Map.of(Fields.METAL, needle(40)));
        measured(run);
        assertEquals(first, Files.readAllLines(run.morphology()).subList(0, 2));
        assertEquals(3, Files.readAllLines(run.morphology()).size());
    }

    @Test
    void aDamagedSnapshotIsNamedAndLeftOut() throws IOException {
        ResultFolder run = run("damaged");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32)));
        Path file = snapshot(run, PLANE, 1, 1, Map.of(Fields.METAL, needle(36)));
        snapshot(run, PLANE, 2, 2, Map.of(Fields.METAL, needle(40)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        measured(run);
        assertEquals("warning: " + file + " is not what was written: its checksum is another one; it is left out\n", err.toString());
        assertEquals(List.of("0", "2"), CsvTable.read(run.morphology()).texts("Snapshot"));
        assertEquals(1, ((List<?>) JsonFile.read(run.morphologyParts()).get("left_out")).size());
    }

    @Test
    void aFolderOfAnEarlierVersionIsMeasured() throws IOException {
        Path earlier = Path.of("src/test/resources/result-0.1");
        ResultFolder run = new ResultFolder(folder.resolve("earlier"));
        Files.createDirectories(run.snapshots().path());
        Files.copy(earlier.resolve("config.yaml"), run.config());
        for (Path file : new ResultFolder(earlier).snapshots().files()) {
            Files.copy(file, run.snapshots().path().resolve(file.getFileName()));
        }
        Map<String, Double> row = measured(run);
        assertEquals("", err.toString());
        assertEquals(2, row.get("Step"));
        // a flaw of 3 um, broken from the start
        assertEquals(3 * UM, row.get("Crack reach [m]"), 1.25 * UM);
    }

    @Test
    void plotDrawsHeightsAndBoxCounts() {
        ResultFolder run = run("plotted");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32)));
        snapshot(run, PLANE, 1, 1, Map.of(Fields.METAL, needle(40)));
        assertEquals(ExitCode.OK, measure(run.path(), "--plot"), err::toString);
        assertEquals(run.path() + ": 2 snapshots, morphology.csv, morphology.json, morphology.png, dimension.png\n", out.toString());
        assertTrue(Files.exists(run.path().resolve("morphology.png")) && Files.exists(run.path().resolve("dimension.png")));
    }

    @Test
    void aRunWithoutSnapshotsIsRefused() {
        ResultFolder run = run("none");
        assertEquals(ExitCode.BAD_INPUT, measure(run.path()));
        assertEquals(run.path() + ": has no snapshots to measure; output.snapshots in its configuration says how many are taken\n", err.toString());
    }

    @Test
    void aRunWithoutMetalAndCracksIsRefused() {
        ResultFolder run = run("wave");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.POTENTIAL, (i, j, k) -> 1));
        assertEquals(ExitCode.BAD_INPUT, measure(run.path()));
        assertEquals(run.path() + ": has neither metal nor cracks: there is nothing to measure\n", err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 um", "8 um, 1 um", "1 um, 8 um, 9 um", "1 kg, 8 um", "0 um, 8 um", "a, b"})
    void boxesAreTwoLengths(String boxes) {
        ResultFolder run = run("boxes");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32)));
        assertEquals(ExitCode.BAD_INPUT, measure(run.path(), "--boxes", boxes));
        assertTrue(err.toString().startsWith("--boxes " + boxes + ": ") && err.toString().lines().count() == 1, err::toString);
        assertFalse(Files.exists(run.morphology()));
    }

    /** Cells of 0.25 um, a body of 20 um; from 5 to 10 um there are three sizes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.1 um, 5 um | 2", "1 um, 21 um | 2", "0.25 um, 0.5 um | 2", "5 um, 10 um | 0", "0.25 um, 20 um | 0"})
    void boxesThatTheGridCannotHaveAreRefused(String boxes, int code) {
        ResultFolder other = run("other");
        snapshot(other, Grid.plane(256, 256, 0.1e-6), 0, 0, Map.of(Fields.METAL, needle(32)));
        ResultFolder run = run("boxes");
        snapshot(run, PLANE, 0, 0, Map.of(Fields.METAL, needle(32)));
        assertEquals(code, measure(other.path(), run.path(), "--boxes", boxes), err::toString);
        assertEquals(code == 0, Files.exists(run.morphology()));
        assertEquals(code == 0, Files.exists(other.morphology()));
        assertTrue(code == 0 || err.toString().contains(": has cells of ") && err.toString().lines().count() == 1, err::toString);
    }

    @Test
    void fieldsThatHoldNoNumbersAreDamage() {
        ResultFolder run = run("nan");
        double[] values = new double[PLANE.size()];
        Arrays.fill(values, Double.NaN);
        run.snapshots().writeUnchecked(Snapshot.of(0, 0, 0, PLANE, List.of(new FieldData(Fields.METAL, values)), Map.of()));
        assertEquals(ExitCode.BAD_INPUT, measure(run.path()));
        assertTrue(err.toString().contains("has no snapshot that can be read") && err.toString().contains("'metal' holds what is no number"), err::toString);
    }
}
