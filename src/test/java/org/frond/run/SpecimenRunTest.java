package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.SnapshotFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of bodies without a cell, judged by the files they leave. */
class SpecimenRunTest {

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

    @Test
    void aStepThatDoesNotConvergeEndsTheRunWithItsReason() {
        ExampleRun bar = run("hard", false, BAR, "fracture.length=2 um", "fracture.cleavageEnergy=1 J/m^2",
                "solver.maximumSweeps=1", "solver.damageTolerance=1e-12", "time.minimumStep=0.5 s");
        assertEquals(Simulation.Outcome.FAILED, bar.outcome());
        assertEquals("failed", bar.summary().get("ending"));
    }
}
