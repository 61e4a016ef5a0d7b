package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.DeviceException;
import org.frond.device.FailingDevice;
import org.frond.grid.Grid;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.SnapshotFolder;
import org.frond.io.SnapshotHeader;
import org.frond.kernel.KernelSource;
import org.frond.structure.Nuclei;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of bodies without a cell, judged by the files they leave. */
@Tag("slow")
class BodyRunTest {

    private static final List<String> BAR = List.of("grid.cells=[8, 4]", "grid.size=[8 um, 4 um]", "time.end=4 s",
            "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0",
            "electrolyte.youngsModulus=200 GPa", "electrolyte.poissonsRatio=0", "displacement.left=roller",
            "displacement.right=[8 nm * t / 1 s, free]", "displacement.bottom=roller");

    @TempDir
    private Path folder;

    private ExampleRun run(String name, boolean resume, List<String> base, String... more) {
        List<String> settings = new ArrayList<>(base);
        settings.addAll(List.of(more));
        return ExampleRun.run(folder.resolve(name), resume, Config.of(name, settings), 2);
    }

    @Test
    void aBarUnderTensionHasTheForceAndTheEnergyOfHooke() {
        ExampleRun bar = run("bar", false, BAR);
        assertEquals(Simulation.Outcome.COMPLETED, bar.outcome());
        double[] time = bar.history("Time [s]");
        double[] force = bar.history("Force on right along x [N/m]");
        double[] energy = bar.history("Elastic energy [J/m]");
        double[] work = bar.history("External work [J/m]");
        for (int n = 0; n < time.length; n++) {
            double strain = 1e-3 * time[n];
            assertEquals(200e9 * strain * 4e-6, force[n], 1e-6 * 200e9 * 4e-9);
            assertEquals(0.5 * 200e9 * strain * strain * 32e-12, energy[n], 1e-9 * 200e9 * 32e-18);
            assertEquals(energy[n], work[n], 1e-9 * 200e9 * 32e-18);
        }
    }

    @Test
    void aClampedPlaneIsHeldAlongItsTwoAxes() {
        ExampleRun bar = run("clamped", false, BAR, "displacement.left=clamped", "displacement.bottom=free");
        double[] pull = bar.history("Force on right along x [N/m]");
        double[] hold = bar.history("Force on left along x [N/m]");
        assertEquals(200e9 * 4e-3 * 4e-6, pull[4], 0.1 * 200e9 * 4e-9);
        for (int n = 0; n < pull.length; n++) {
            assertEquals(-pull[n], hold[n], 1e-6 * 200e9 * 4e-9);
        }
        List<String> headings = CsvTable.read(bar.files().history()).headings();
        assertTrue(headings.contains("Force on left along y [N/m]"), headings::toString);
        assertTrue(!headings.contains("Force on left along z [N/m]"), headings::toString);
    }

    @Test
    void aTractionGivesTheStressThatItIs() {
        ExampleRun bar = run("pulled", false, BAR, "displacement.right=[traction 30 MPa * t / 1 s, free]",
                "probes.stress.field=stress", "probes.stress.component=xx", "probes.stress.at=[3 um, 1 um]",
                "probes.end.field=displacement", "probes.end.at=[8 um, 2 um]");
        assertEquals(120e6, bar.history("stress [Pa]")[4], 120);
        assertEquals(120e6 / 200e9 * 8e-6, bar.history("end [m]")[4], 1e-13);
    }

    @Test
    void aProfileIsReadAlongItsLine() {
        ExampleRun bar = run("line", false, BAR, "profiles.u.from=[0 um, 2 um]", "profiles.u.to=[8 um, 2 um]", "profiles.u.points=5");
        CsvRows line = CsvTable.read(bar.folder().resolve("profiles").resolve("u.csv"));
        assertArrayEquals(new double[] {0, 8e-9, 16e-9, 24e-9, 32e-9}, line.numbers("Value [m]"), 1e-16);
    }

    @Test
    void aSnapshotHoldsTheFieldsThatAreSolvedFor() {
        ExampleRun bar = run("fields", false, BAR);
        List<Path> files = bar.files().snapshots().files();
        assertEquals(Set.of("displacement", "stress"), SnapshotFolder.readHeader(files.get(files.size() - 1)).fields().stream()
                .map(field -> field.name()).collect(Collectors.toSet()));
    }

    /** Four steps of a second, of which every other one and the first and the last are drawn. */
    @Test
    void snapshotsAreTakenWhenAskedForAndDrawnAndJoinedToAFilm() throws IOException {
        ExampleRun bar = run("film", false, BAR, "output.snapshots=60", "output.interval=2 s", "output.frames=true", "output.animation=true");
        assertEquals(List.of(0.0, 2.0, 4.0), times(bar));
        Path last = bar.files().frames().resolve("000002.png");
        BufferedImage picture = ImageIO.read(bar.folder().resolve("picture.png").toFile());
        BufferedImage frame = ImageIO.read(last.toFile());
        assertEquals(List.of(frame.getWidth(), frame.getHeight()), List.of(picture.getWidth(), picture.getHeight()), "on scales of its own");
        ImageReader film = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream opened = ImageIO.createImageInputStream(bar.files().animation().toFile())) {
            film.setInput(opened);
            assertEquals(3, film.getNumImages(true));
        } finally {
            film.dispose();
        }
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), times(run("each step", false, BAR, "output.snapshots=0", "output.everySteps=1")));
    }

    private static List<Double> times(ExampleRun run) {
        return run.files().snapshots().headers().stream().map(SnapshotHeader::time).toList();
    }

    @Test
    void aRunInHalvesLeavesTheSameHistoryAsOneThatWasNotInterrupted() throws IOException {
        List<String> cracked = new ArrayList<>(BAR);
        cracked.addAll(List.of("fracture.length=2 um", "fracture.energyRatio=1", "regions.crack.where=band(4.5 um, 0 um, 4.5 um, 2 um, h)",
                "regions.crack.broken=true", "profiles.u.from=[0 um, 2 um]", "profiles.u.to=[8 um, 2 um]"));
        ExampleRun whole = run("whole", false, cracked);
        run("halves", false, cracked, "stop.steps=2");
        ExampleRun halves = run("halves", true, cracked);
        assertEquals(Files.readString(whole.files().history()), Files.readString(halves.files().history()));
        assertEquals(whole.files().snapshots().files().size(), halves.files().snapshots().files().size());
    }

    @Test
    void aMixtureInHalvesIsTheSameAsOneThatWasNotInterrupted() throws IOException {
        List<String> mixture = List.of("grid.cells=[16, 8]", "grid.size=[16 m, 8 m]", "grid.periodic=[x]",
                "concentration.initial=0.5 + 0.1 * cos(pi * x / 4) * cos(pi * y / 8)", "freeEnergy.density=u^2 * (1 - u)^2",
                "freeEnergy.charge=0.1", "potential.bottom=0 V", "time.end=2 s", "time.firstStep=0.1 s",
                "output.frames=false", "output.snapshots=0");
        run("whole mixture", false, mixture);
        run("mixture", false, mixture, "stop.steps=3");
        ExampleRun halves = run("mixture", true, mixture);
        assertEquals(Simulation.Outcome.COMPLETED, halves.outcome());
        assertEquals(Files.readString(folder.resolve("whole mixture").resolve("history.csv")),
                Files.readString(folder.resolve("mixture").resolve("history.csv")));
        double[] amount = halves.history("Mean concentration [1]");
        assertEquals(0.5, amount[amount.length - 1], 1e-13);
    }

    /** A quarter of a stiffer precipitate in a matrix that holds too much of what it is made of. */
    private static final List<String> PRECIPITATE = List.of("grid.cells=[16, 16]", "grid.size=[32 m, 32 m]",
            "electrolyte.youngsModulus=200 Pa", "displacement.left=roller", "displacement.bottom=roller",
            "concentration.initial=0.02 + 0.98 * 0.5 * (1 - tanh((hypot(x, y / 0.8) - 12) / 4))", "freeEnergy.dynamics=nonlocal",
            "freeEnergy.density=u^2 * (1 - u)^2", "freeEnergy.gradient=8", "freeEnergy.stepError=1e-2", "misfit.x=0.01",
            "misfit.y=0.01", "misfit.stiffer=0.2", "time.end=100 s", "time.firstStep=0.1 s", "time.maximumStep=50 s",
            "time.growth=2", "output.frames=false", "output.snapshots=0");

    @Test
    void aPrecipitateRestsWithTheAmountThatItHadAndLosesEnergyInEveryStep() {
        ExampleRun precipitate = run("precipitate", false, PRECIPITATE);
        assertEquals(Simulation.Outcome.COMPLETED, precipitate.outcome());
        double[] amount = precipitate.history("Mean concentration [1]");
        double[] free = precipitate.history("Free energy [J/m]");
        double[] elastic = precipitate.history("Elastic energy [J/m]");
        int last = free.length - 1;
        for (int step = 1; step <= last; step++) {
            double change = free[step] + elastic[step] - free[step - 1] - elastic[step - 1];
            assertTrue(change < 0, "step " + step + " changed the energy by " + change);
            assertEquals(amount[0], amount[step], 1e-14);
        }
        assertTrue(elastic[last] > 0.01 * free[last], "the crystal takes part: " + elastic[last] + " of " + free[last]);
    }

    @Test
    void aPrecipitateInHalvesIsTheSameAsOneThatWasNotInterrupted() throws IOException {
        run("whole precipitate", false, PRECIPITATE, "time.end=5 s");
        run("precipitate", false, PRECIPITATE, "time.end=5 s", "stop.steps=4");
        run("precipitate", true, PRECIPITATE, "time.end=5 s");
        assertEquals(Files.readString(folder.resolve("whole precipitate").resolve("history.csv")),
                Files.readString(folder.resolve("precipitate").resolve("history.csv")));
    }

    @Test
    void aStepThatDoesNotConvergeEndsTheRunWithItsReason() {
        ExampleRun bar = run("hard", false, BAR, "fracture.length=2 um", "fracture.cleavageEnergy=1 J/m^2",
                "solver.maximumSweeps=1", "solver.damageTolerance=1e-12", "time.minimumStep=0.5 s");
        assertEquals(Simulation.Outcome.FAILED, bar.outcome());
        assertEquals("failed", bar.summary().get("ending"));
    }

    @Test
    void aFormulaThatEndsBeforeTheRunEndsItWithKeyAndTime() {
        ExampleRun bar = run("short", false, BAR, "displacement.right=[1 nm * sqrt(2.5 s - t) , free]", "time.minimumStep=0.3 s");
        assertEquals(Simulation.Outcome.FAILED, bar.outcome());
        String reason = (String) bar.summary().get("reason");
        assertTrue(reason.contains("displacement.right: '1 nm * sqrt(2.5 s - t)' is no finite number at x = 8 um, y = 0 m, z = 0 m, t = "),
                reason);
    }

    @Test
    void theReasonForTheEndIsTold() {
        ExampleRun whole = run("to its end", false, BAR);
        assertEquals("time.end was reached", whole.summary().get("reason"));
        ExampleRun few = run("few steps", false, BAR, "stop.steps=2");
        assertEquals(Simulation.Outcome.COMPLETED, few.outcome());
        assertEquals("stop.steps was reached", few.summary().get("reason"));
        assertTrue(few.terminal().contains("Ended: stop.steps was reached.\n"), few::terminal);
    }

    @Test
    void aNumberThatCannotBeFoundLeavesTheStateBefore() {
        ExampleRun bar = run("unknown", false, BAR, "errors.away.field=displacement", "errors.away.exact=x * sqrt(2.5 s - t)");
        assertFailedAfterTwoSteps(bar);
        assertTrue(((String) bar.summary().get("reason")).contains("errors.away.exact"), () -> bar.summary().toString());
    }

    private static void assertFailedAfterTwoSteps(ExampleRun bar) {
        assertEquals(Simulation.Outcome.FAILED, bar.outcome());
        assertEquals("failed", bar.summary().get("ending"));
        assertEquals(2, bar.checkpoint().step());
        assertEquals(List.of(0.0, 2.0), times(bar));
        assertArrayEquals(new double[] {0, 1, 2}, bar.history("Time [s]"));
        assertTrue(bar.terminal().contains("Failed: " + bar.summary().get("reason") + ".\n"), bar::terminal);
    }

    /** From 2 s on to 3 s there is no displacement, to 2.5 s there is. */
    @Test
    void aRefusedStepIsAnEvent() {
        ExampleRun bar = run("refused", false, BAR, "displacement.right=[1 nm * sqrt(2.5 s - t) , free]", "time.minimumStep=0.3 s");
        assertEquals(List.of("refused step"), bar.events().texts("Event"));
        assertEquals(List.of("3"), bar.events().texts("Step"));
        assertTrue(bar.events().texts("Detail").get(0).startsWith("of 1.0 s: "), () -> bar.events().texts("Detail").toString());
    }

    /** What cannot be launched any more is lost in the first step; the state of the start is there to go on from. */
    @Test
    void aBodyWhoseDeviceIsLostInItsFirstStepCanGoOn() throws IOException {
        FailingDevice counting = new FailingDevice(new CpuDevice(1, KernelSource.builtIn()), Integer.MAX_VALUE);
        Config first = Config.of("lost", with("stop.steps=1"));
        ExampleRun.run(folder.resolve("one step"), false, first, counting);
        Config whole = Config.of("lost", BAR);
        FailingDevice lost = new FailingDevice(new CpuDevice(1, KernelSource.builtIn()), counting.launches() - 10);
        assertThrows(DeviceException.class, () -> ExampleRun.run(folder.resolve("lost"), false, whole, lost));
        ExampleRun rest = ExampleRun.run(folder.resolve("lost"), true, whole, 1);
        ExampleRun through = ExampleRun.run(folder.resolve("through"), false, whole, 1);
        assertEquals(Files.readString(through.files().history()), Files.readString(rest.files().history()));
    }

    private static List<String> with(String setting) {
        List<String> settings = new ArrayList<>(BAR);
        settings.add(setting);
        return settings;
    }

    @Test
    void aDendriteInHalvesIsTheSameAsOneThatWasNotInterrupted() throws IOException {
        List<String> dendrite = List.of("grid.cells=[16, 16]", "grid.size=[16 m, 16 m]",
                "concentration.initial=tanh((6 - hypot(x, y)) / sqrt(2))", "freeEnergy.dynamics=relaxing",
                "freeEnergy.stepping=stabilized", "freeEnergy.density=-u^2 / 2 + u^4 / 4", "freeEnergy.anisotropy=0.05",
                "temperature.initial=-0.3", "temperature.diffusivity=10", "temperature.latentHeat=0.5",
                "temperature.coupling=15.9566 * u * (1 - 2 * u^2 / 3 + u^4 / 5)", "crossings.tip.level=0",
                "crossings.tip.from=[0 m, 0 m]", "crossings.tip.to=[16 m, 0 m]", "time.end=2 s", "time.firstStep=0.1 s",
                "time.maximumStep=0.3 s", "output.frames=false", "output.snapshots=0");
        ExampleRun whole = run("whole dendrite", false, dendrite);
        run("dendrite", false, dendrite, "stop.steps=4");
        ExampleRun halves = run("dendrite", true, dendrite);
        assertEquals(Files.readString(whole.files().history()), Files.readString(halves.files().history()));
        double[] phase = whole.history("Mean concentration [1]");
        double[] heat = whole.history("Mean temperature [1]");
        int end = phase.length - 1;
        assertEquals(heat[0] - phase[0] / 2, heat[end] - phase[end] / 2, 1e-13);
        double[] tip = whole.history("tip [m]");
        assertEquals(6, tip[0], 0.05);
        assertTrue(tip[end] > 7);
    }

    @Test
    void seedsAppearAtTheirTimesAndStepsEndThere() {
        List<String> melt = List.of("grid.cells=[64, 64]", "grid.size=[64 m, 64 m]", "grid.periodic=[x, y]",
                "concentration.initial=0", "freeEnergy.dynamics=relaxing", "freeEnergy.stepping=stabilized",
                "freeEnergy.density=u^2 * (1 - u)^2", "nucleation.count=3", "nucleation.radius=3 m", "nucleation.until=4 s",
                "structure.seed=2", "time.end=5 s", "time.firstStep=0.1 s", "output.frames=false", "output.snapshots=0");
        ExampleRun run = run("seeds", false, melt);
        double[] particles = run.history("Particles");
        double[] time = run.history("Time [s]");
        Nuclei drawn = Nuclei.drawn(Grid.plane(64, 64, 1), 3, 4, 2);
        assertEquals(3, drawn.seeds().size());
        for (Nuclei.Nucleus seed : drawn.seeds()) {
            int step = 0;
            while (time[step] < seed.time() * (1 - 1e-9)) {
                step++;
            }
            assertEquals(seed.time(), time[step], 1e-9 * seed.time());
            assertEquals(particles[step - 1] + 1, particles[step]);
        }
    }

    private static final List<String> SALT = List.of("grid.cells=[32, 32]", "grid.size=[32 um, 32 um]", "time.end=1 s",
            "time.firstStep=0.25 s", "time.maximumStep=0.25 s", "output.frames=false", "output.snapshots=0",
            "electrolyte.diffusivity=1e-11 m^2/s", "electrolyte.siteDensity=1000 mol/m^3", "structure.planeAngle=30 deg");

    /** Diffusion along planes at 30 degrees to the grid has no maximum principle there. */
    @Test
    void aConcentrationThatUndershootsIsToldWithItsLeastValue() {
        ExampleRun pulse = run("pulse", false, SALT, "electrolyte.conductivityRatio=0.01",
                "concentration.initial=box(14 um, 14 um, 18 um, 18 um)", "probes.p.field=concentration", "probes.p.at=[1 um, 1 um]");
        double least = (double) JsonFile.read(pulse.files().summary()).get("least_concentration");
        assertTrue(least < -1e-3 && least > -0.1, () -> "least " + least);
        assertTrue(pulse.terminal().contains("Warning: the concentration fell below 0, first at 250 ms and down to -0.0"), pulse::terminal);
        assertTrue(pulse.terminal().contains("planes at an angle to the grid"), pulse::terminal);
    }

    /** 32 um hold 0.032 mol/m^2, of which 0.02 leave in a second; the side is empty long before. */
    @Test
    void aBodyThatGivesMoreThanItHasIsToldAlsoWhenTheRunGoesOn() {
        String[] emptied = {"electrolyte.conductivityRatio=1", "concentration.initial=1", "concentration.right=flux -0.02 mol/(m^2 s)"};
        List<String> once = ExampleRun.with(SALT, "stop.steps=3");
        run("emptied", false, once, emptied);
        ExampleRun whole = run("emptied", true, SALT, ExampleRun.with(List.of(emptied), "time.end=0.75 s").toArray(String[]::new));
        assertTrue(whole.terminal().contains("Warning: the concentration fell below 0, first at 250 ms"), whole::terminal);
        assertTrue(whole.terminal().contains("a flux or a source takes more than there is"), whole::terminal);
    }

    /** What starts below 0 or is held there is no amount of anything. */
    @Test
    void aFieldThatMayBeNegativeIsNoConcentration() {
        ExampleRun wave = run("wave", false, SALT, "electrolyte.conductivityRatio=1", "concentration.initial=sin(pi * x / 16 um)");
        ExampleRun held = run("held", false, SALT, "electrolyte.conductivityRatio=1", "concentration.initial=0",
                "concentration.left=-1", "concentration.right=flux -0.02 mol/(m^2 s)");
        for (ExampleRun run : List.of(wave, held)) {
            assertEquals(Simulation.Outcome.COMPLETED, run.outcome());
            assertTrue(!run.terminal().contains("Warning"), run::terminal);
        }
    }
}
