package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.frond.config.Config;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.frond.io.SnapshotHeader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of eight steps leaves in its folder, a snapshot every four. */
class SimulationTest {

    private static final int STEPS = 8;

    @TempDir
    private static Path temporary;

    private static ExampleRun run;

    @BeforeAll
    static void runOnce() {
        run = ExampleRun.start(temporary.resolve("wedge"), "wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE,
                "stop.steps=" + STEPS, "output.frames=true", "output.everySteps=4", "output.snapshots=0"));
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void folderHoldsExactlyWhatIsPromised() throws IOException {
        assertEquals(Simulation.Outcome.COMPLETED, run.outcome());
        assertEquals(Set.of("config.yaml", "provenance.json", "history.csv", "events.csv", "summary.json", "run.xdmf", "mesh.h5",
                "status.json", ".lock", "snapshots/SHA256SUMS", "snapshots/000000.h5", "snapshots/000001.h5", "snapshots/000002.h5", "checkpoint/000000000.ckpt",
                "checkpoint/000000008.ckpt", "frames/000000.png", "frames/000001.png", "frames/000002.png",
                "animation.gif", "history.png", "picture.png"), filesIn(run.folder()));
    }

    @Test
    void historyHasOneLineForEveryStep() {
        double[] steps = run.history("Step");
        double[] times = run.history("Time [s]");
        double[] lengths = run.history("Step length [s]");
        assertEquals(STEPS, steps.length);
        double time = 0;
        for (int n = 0; n < STEPS; n++) {
            assertEquals(n + 1, steps[n]);
            time += lengths[n];
            assertEquals(time, times[n], 1e-12 * time);
        }
    }

    @Test
    void historyHasAColumnForEveryPromisedNumber() {
        assertEquals(List.of("Step", "Time [s]", "Step length [s]", "Voltage [V]", "Total current [A/m]",
                "Dendrite current [A/m]", "Planar current [A/m]", "Counter current [A/m]",
                "Counter dendrite current [A/m]", "Counter planar current [A/m]", "Ohmic loss [V]", "Left overpotential [V]", "Right overpotential [V]",
                "Concentration potential [V]", "Stage", "Dendrite charge [C/m]", "Planar charge [C/m]", "Counter dendrite charge [C/m]", "Counter planar charge [C/m]",
                "Plated volume [m^2]", "Isolated bodies", "Floating potential [V]", "Dead metal [m^2]", "Utilisation [1]",
                "Filling fraction [1]", "Crack volume [m^2]", "Path overlap [1]", "Sites activated", "Crack tip [m]", "Metal front [m]", "Right crack tip [m]", "Right metal front [m]", "Crack area [m]",
                "Reactive area [m]", "Largest metal pressure [Pa]", "Mean metal pressure [Pa]", "Elastic energy [J/m]",
                "Crack energy [J/m]", "Metal energy [J/m]", "Mixing energy [J/m]", "Electrical work [J/m]",
                "Conduction heat [J/m]", "Reaction heat [J/m]", "Diffusion heat [J/m]", "Plating work [J/m]",
                "Moving heat [J/m]", "Least concentration [1]", "Largest concentration [1]", "Ion content [m^2]",
                "Healed damage [1]", "Largest fill [1]", "Sweeps", "Newton steps", "Displacement iterations",
                "Damage iterations", "Potential iterations", "Concentration iterations", "Refused steps", "Energy release rate [J/m^2]",
                "Right energy release rate [J/m^2]"),
                CsvTable.read(run.files().history()).headings());
    }

    @Test
    void everyRefusedStepIsAnEvent() {
        long refused = run.events().texts("Event").stream().filter("refused step"::equals).count();
        double counted = Arrays.stream(run.history("Refused steps")).sum();
        assertTrue(refused > 0);
        assertEquals(counted, refused);
        assertEquals((int) refused, run.summary().get("refused_steps"));
    }

    @Test
    void summarySaysHowItEndedAndWhetherBudgetsHold() {
        Map<String, Object> summary = run.summary();
        double[] tip = run.history("Crack tip [m]");
        assertEquals("frond.summary", summary.get("schema"));
        assertEquals("completed", summary.get("ending"));
        assertEquals("stop.steps was reached", summary.get("reason"));
        assertEquals(STEPS, summary.get("steps"));
        assertEquals(true, summary.get("budgets_hold"));
        assertEquals(tip[STEPS - 1], summary.get("crack_tip_m"));
    }

    @Test
    void provenanceNamesEveryInputWithItsHash() {
        Map<String, Object> provenance = JsonFile.read(run.files().provenance());
        Map<?, ?> inputs = (Map<?, ?>) provenance.get("inputs");
        assertEquals(Set.of("wedge-crack.yaml", "beta-alumina.yaml", "sodium.yaml"), inputs.keySet().stream()
                .map(file -> Path.of((String) file).getFileName().toString()).collect(Collectors.toSet()));
        assertTrue(inputs.values().stream().allMatch(hash -> ((String) hash).matches("[0-9a-f]{64}")), inputs::toString);
        assertEquals("CPU, 2 threads", provenance.get("device"));
    }

    @Test
    void recordedConfigurationIsTheOneThatRan() {
        Config recorded = Config.read(run.files().config(), List.of());
        Config ran = ExampleRun.config("wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=" + STEPS,
                "output.frames=true", "output.everySteps=4", "output.snapshots=0"));
        assertEquals(List.of(), ran.differences(recorded));
    }

    @Test
    void snapshotsHoldEveryFieldAndExplainThemselves() {
        List<Path> files = run.files().snapshots().files();
        Snapshot last = SnapshotFolder.readAll(files.get(2));
        assertEquals(STEPS, last.header().step());
        assertEquals(Set.of("displacement", "potential", "concentration", "metal", "damage", "plated_volume",
                "path", "metal_pressure", "mean_stress", "grain", "grain_boundary"),
                last.header().fields().stream().map(Field::name).collect(Collectors.toSet()));
        assertEquals(Set.of("config.yaml", "provenance.json", "budgets.json"), last.documents().keySet());
    }

    /** At places where a node or the centre of a cell is. */
    @Test
    void whatIsMeasuredOfFieldsIsWhatTheSnapshotHolds(@TempDir Path folder) {
        ExampleRun measured = ExampleRun.start(folder.resolve("r"), "wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE,
                "stop.steps=2", "output.snapshots=0", "probes.damage.field=damage", "probes.damage.at=[2.5 um, 10 um]",
                "probes.metal.field=metal", "probes.metal.at=[2.5 um, 10 um]",
                "probes.xx.field=stress", "probes.xx.component=xx", "probes.xx.at=[10.3125 um, 10.3125 um]",
                "probes.zz.field=stress", "probes.zz.component=zz", "probes.zz.at=[10.3125 um, 10.3125 um]",
                "probes.yy.field=stress", "probes.yy.component=yy", "probes.yy.at=[10.3125 um, 10.3125 um]",
                "errors.drop.field=potential", "errors.drop.exact=0", "errors.drop.norm=max",
                "crossings.middle.field=damage", "crossings.middle.level=0.5", "crossings.middle.from=[0 um, 10 um]",
                "crossings.middle.to=[20 um, 10 um]", "profiles.d.field=damage", "profiles.d.from=[0 um, 10 um]",
                "profiles.d.to=[20 um, 10 um]", "profiles.d.points=33"));
        Snapshot last = SnapshotFolder.readAll(measured.files().snapshots().files().get(1));
        Grid grid = Grid.plane(32, 32, 0.625e-6);
        double[] damage = values(last, "damage");
        assertEquals(damage[grid.index(4, 16)], measured.history("damage [1]")[1]);
        assertEquals(values(last, "metal")[grid.index(4, 16)], measured.history("metal [1]")[1]);
        assertEquals(values(last, "mean_stress")[grid.index(16, 16)],
                (measured.history("xx [Pa]")[1] + measured.history("yy [Pa]")[1] + measured.history("zz [Pa]")[1]) / 3, 1e-6);
        assertEquals(Arrays.stream(values(last, "potential")).map(Math::abs).max().orElseThrow(),
                measured.history("drop [V]")[1]);
        double[] line = CsvTable.read(measured.folder().resolve("profiles/d.csv")).numbers("Value [1]");
        for (int i = 0; i < line.length; i++) {
            assertEquals(damage[grid.index(i, 16)], line[i], 1e-15);
        }
        int beyond = (int) (measured.history("middle [m]")[1] / grid.h());
        assertTrue(line[beyond] > 0.5 && line[beyond + 1] <= 0.5);
    }

    private static double[] values(Snapshot snapshot, String name) {
        return snapshot.fields().stream().filter(data -> data.field().name().equals(name)).findFirst().orElseThrow().values();
    }

    @Test
    void seriesRefersToTheSnapshotsThatAreThere() throws IOException {
        String text = Files.readString(run.files().xdmf());
        Set<String> referred = Pattern.compile(">([^<>:]+\\.h5):/fields/").matcher(text).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        assertEquals(Set.of("snapshots/000000.h5", "snapshots/000001.h5", "snapshots/000002.h5"), referred);
        List<Double> times = Pattern.compile("<Time Value=\"([^\"]+)\"").matcher(text).results()
                .map((MatchResult match) -> Double.valueOf(match.group(1))).toList();
        assertEquals(run.files().snapshots().headers().stream().map(SnapshotHeader::time).toList(), times);
    }

    @Test
    void picturesArePictures() throws IOException {
        for (String name : List.of("frames/000000.png", "frames/000002.png", "history.png", "picture.png")) {
            BufferedImage image = ImageIO.read(run.folder().resolve(name).toFile());
            assertNotNull(image, name);
            assertTrue(image.getWidth() >= 800 && image.getHeight() >= 400, name);
            assertTrue(coloursOf(image) > 8, name + " is blank");
        }
    }

    private static long coloursOf(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }

    @Test
    void animationShowsEveryFrame() throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(run.files().animation().toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
            reader.dispose();
        }
    }

    @Test
    void terminalTellsTheVerdictInPlainWords() {
        assertTrue(run.terminal().contains("Ended: stop.steps was reached.\n"), run::terminal);
        assertTrue(run.terminal().contains("Can it be trusted: its budgets hold after "), run::terminal);
        assertTrue(run.terminal().endsWith("Results: " + run.folder() + "\n"), run::terminal);
    }

    @Test
    void lastStepMeetsTheEnd(@TempDir Path folder) {
        ExampleRun brief = ExampleRun.start(folder.resolve("r"), "wedge-crack",
                ExampleRun.with(ExampleRun.SMALL_WEDGE, "time.end=0.1 s"));
        double[] times = brief.history("Time [s]");
        assertEquals(0.1, times[times.length - 1], 1e-15);
        assertEquals("time.end was reached", brief.summary().get("reason"));
        assertFalse(Files.exists(brief.files().frames()), "frames were switched off");
    }
}
