package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.SnapshotFolder;
import org.frond.structure.Microstructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fields of snapshots that follow from those solved for, against closed solutions and the columns of the history. */
class OutputFieldsTest {

    private static final double FARADAY_OVER_RT = 96485.33212 / (8.314462618 * 298.15);
    private static final List<String> BODY = List.of("grid.cells=[8, 6]", "grid.size=[8 um, 6 um]", "time.end=1 s",
            "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0",
            "electrolyte.youngsModulus=2 GPa", "electrolyte.poissonsRatio=0.3");
    /** exx = 0.1, eyy = -0.02, shear component 0.03. */
    private static final List<String> STRAINED = held("[0.1 * x + 0.03 * y, 0.03 * x - 0.02 * y]");
    private static final List<String> CLAMPED = held("clamped");
    private static final List<String> ALL = List.of("output.fields=[stress, strain-energy, current-density, overpotential, axis]");

    @TempDir
    private Path folder;
    private int bodies;

    private static List<String> held(String how) {
        return List.of("displacement.left=" + how, "displacement.right=" + how, "displacement.bottom=" + how, "displacement.top=" + how);
    }

    @SafeVarargs
    private ExampleRun body(List<String> base, List<String>... more) {
        List<String> settings = new ArrayList<>(BODY);
        settings.addAll(base);
        for (List<String> further : more) {
            settings.addAll(further);
        }
        return ExampleRun.run(folder.resolve("body" + bodies++), false, Config.of("body", settings), 2);
    }

    private static Path last(ExampleRun run) {
        List<Path> files = run.files().snapshots().files();
        return files.get(files.size() - 1);
    }

    private static FieldData field(ExampleRun run, String name) {
        return SnapshotFolder.readField(last(run), name);
    }

    private static Grid grid(ExampleRun run) {
        return SnapshotFolder.readHeader(last(run)).grid();
    }

    /** Every cell's components are these. */
    private static void assertEverywhere(ExampleRun run, String name, double tolerance, double... expected) {
        Grid grid = grid(run);
        FieldData data = field(run, name);
        assertEquals(expected.length, data.field().components());
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                for (int c = 0; c < expected.length; c++) {
                    assertEquals(expected[c], data.at(grid, c, i, j, 0), tolerance, name + " " + c + " at " + i + ", " + j);
                }
            }
        }
    }

    private static double sum(ExampleRun run, String name) {
        return Arrays.stream(field(run, name).values()).sum();
    }

    private static double end(ExampleRun run, String column) {
        double[] values = run.history(column);
        return values[values.length - 1];
    }

    /** Hooke: lambda = 1.1538 GPa, mu = 0.7692 GPa; szz = lambda (exx + eyy). */
    @Test
    void planeStrainHasAStressAcrossThePlane() {
        ExampleRun run = body(STRAINED, List.of("output.fields=[strain-energy]"));
        double lambda = 2e9 * 0.3 / (1.3 * 0.4);
        double mu = 1e9 / 1.3;
        assertEverywhere(run, "stress", 1e-2, lambda * 0.08 + 2 * mu * 0.1, lambda * 0.08 - 2 * mu * 0.02, lambda * 0.08, 0, 0, 2 * mu * 0.03);
        assertEverywhere(run, "strain_energy", 1e-3,
                0.5 * lambda * 0.08 * 0.08 + mu * (0.1 * 0.1 + 0.02 * 0.02 + 2 * 0.03 * 0.03));
    }

    @Test
    void planeStressHasNone() {
        ExampleRun run = body(STRAINED, List.of("mechanics.state=plane-stress"));
        double plane = 2e9 / (1 - 0.3 * 0.3);
        assertEverywhere(run, "stress", 1e-2, plane * (0.1 - 0.3 * 0.02), plane * (0.3 * 0.1 - 0.02), 0, 0, 0, 2e9 / 1.3 * 0.03);
    }

    /** What would swell alike along all axes and may not is under its pressure alike: -3 K e, K = E/(3 (1 - 2 nu)). */
    @Test
    void anEigenstrainThatIsHeldPressesAcrossThePlaneAsWell() {
        ExampleRun run = body(CLAMPED, List.of("regions.all.where=1", "regions.all.eigenstrain=0.01"));
        double pressure = 2e9 / 0.4 * 0.01;
        assertEverywhere(run, "stress", 1e-3, -pressure, -pressure, -pressure, 0, 0, 0);
    }

    /** 1/2 e I : C : I e = 9/2 K e^2 is held by what may not swell; what swells freely holds nothing. */
    @Test
    void anEigenstrainIsTakenOffTheStrainThatHoldsEnergy() {
        List<String> swollen = List.of("regions.all.where=1", "regions.all.eigenstrain=0.01", "output.fields=[strain-energy]");
        double held = 4.5 * 2e9 / (3 * 0.4) * 1e-4;
        ExampleRun clamped = body(CLAMPED, swollen);
        assertEverywhere(clamped, "strain_energy", 1e-9 * held, held);
        assertEquals(held * 48e-12, end(clamped, "Elastic energy [J/m]"), 1e-9 * held * 48e-12);
        // free in the plane and held across it: E e^2/2
        ExampleRun free = body(List.of("displacement.left=roller", "displacement.bottom=roller"), swollen);
        assertEverywhere(free, "strain_energy", 1e-6 * 1e5, 0.5 * 2e9 * 1e-4);
        assertEverywhere(free, "stress", 1e-9 * 2e9, 0, 0, -2e9 * 0.01, 0, 0, 0);
    }

    /** What moves the sides of a body that has swollen in places is what it holds more. */
    @Test
    void theWorkFromOutsideIsHeldBesidesAnEigenstrain() {
        ExampleRun run = body(List.of("displacement.left=roller", "displacement.bottom=roller", "displacement.right=[8 nm * t / 1 s, free]",
                "time.firstStep=0.125 s", "time.maximumStep=0.125 s", "regions.some.where=disc(4 um, 3 um, 2 um)",
                "regions.some.eigenstrain=0.01", "regions.some.youngsModulus=3 GPa"));
        double[] energy = run.history("Elastic energy [J/m]");
        assertEquals(end(run, "External work [J/m]"), energy[energy.length - 1] - energy[0], 1e-9 * energy[0]);
        assertTrue(Math.abs(end(run, "External work [J/m]")) > 1e-3 * energy[0]);
    }

    /** Along the axis C33 + 2 C13, across it C11 + C12 + C13; the defaults are 200, 80, 330, 130 GPa. */
    @Test
    void anEigenstrainPressesWithTheAxisOfEachGrain() {
        Config config = Config.of("grains", List.of("grid.cells=[8, 6]", "grid.size=[8 um, 6 um]", "time.end=1 s", "displacement.left=clamped",
                "regions.all.where=1", "regions.all.eigenstrain=0.01", "electrolyte.elasticity=hexagonal", "structure.kind=voronoi",
                "structure.grains=3", "structure.axes=in-plane"));
        Assembly assembly = new Assembly(config);
        Grid grid = assembly.grid();
        Microstructure grains = assembly.microstructure(grid);
        Crystals crystals = new Crystals(config, grid, grains);
        double[] strain = crystals.unit(crystal -> Crystals.strain(crystal.axis(), 0.01, 0.01)).strain();
        for (int row = 0; row < 3; row++) {
            double[] c = crystals.stiffness(crystals.get(row));
            double along = grains.axes().get(row).x();
            assertEquals(0.01 * (540e9 + (360e9 - 540e9) * along * along),
                    c[0] * strain[3 * row] + c[1] * strain[3 * row + 1] + c[2] * strain[3 * row + 2], 1);
        }
        assertEquals(3, grains.axes().stream().distinct().count());
    }

    /** In the plane the fluid's pressure p acts as in space: a fully broken solid carries -p alone. */
    @Test
    void aPressureInCracksActsAcrossThePlaneAsWell() {
        ExampleRun run = body(CLAMPED, List.of("regions.all.where=1", "regions.all.broken=true", "displacement.crackPressure=5 MPa",
                "fracture.length=3 um", "fracture.residualStiffness=1e-8"));
        assertEverywhere(run, "stress", 1e-3, -5e6, -5e6, -5e6, 0, 0, 0);
    }

    @Test
    void theStrainEnergyAddsUpToItsColumn() {
        List<String> fields = List.of("output.fields=[strain-energy]");
        ExampleRun cracked = body(List.of("displacement.bottom=[0 um, -0.1 um]",
                "displacement.top=[0 um, 0.1 um]", "regions.slit.where=box(0 um, 3 um, 4 um, 4 um)", "regions.slit.broken=true",
                "fracture.length=2 um", "fracture.cleavageEnergy=1e6 J/m^2"), fields);
        assertEquals(end(cracked, "Elastic energy [J/m]"), sum(cracked, "strain_energy") * 1e-12,
                1e-12 * end(cracked, "Elastic energy [J/m]"));
        ExampleRun cell = ExampleRun.start(folder.resolve("cell"), "wedge-crack",
                ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=3", "output.fields=[strain-energy]"));
        double h = grid(cell).h();
        assertEquals(end(cell, "Elastic energy [J/m]"), sum(cell, "strain_energy") * h * h, 1e-12 * end(cell, "Elastic energy [J/m]"));
    }

    /** i = kappa V / L along x in grains whose planes lie along it. */
    @Test
    void theCurrentOfABarIsUniform() {
        ExampleRun run = body(List.of("potential.left=2 V", "potential.right=0 V", "electrolyte.conductivity=3 S/m",
                "electrolyte.conductivityRatio=0.1", "structure.planeAngle=90 deg", "output.fields=[current-density, axis]"));
        assertEverywhere(run, "current_density", 1e-5, 3 * 2 / 8e-6, 0);
        assertEverywhere(run, "axis", 1e-15, 0, -1, 0);
        assertEquals(Set.of("potential", "current_density", "axis"), SnapshotFolder.readHeader(last(run)).fields().stream()
                .map(field -> field.name()).collect(Collectors.toSet()));
    }

    /** A flat cell carries one current everywhere, and its two reactions are those of Butler and Volmer at the overpotentials shown. */
    @Test
    void theOverpotentialsOfAFlatCellDriveItsCurrent() {
        ExampleRun run = ExampleRun.start(folder.resolve("flat"), "wedge-crack", List.of("grid.cells=16, 8", "grid.size=20 um, 10 um",
                "flaw.length=0 um", "flaw.alongPlane=false", "structure.planeAngle=90 deg", "cell.voltage=0.1 V", "transport.closure=C0",
                "fracture.length=3 um", "metal.frontWidth=2 um", "time.firstStep=1 s", "stop.steps=1", "output.frames=false",
                ALL.get(0)));
        double current = end(run, "Total current [A/m]") / 10e-6;
        assertTrue(current > 1);
        assertEverywhere(run, "current_density", 1e-7 * current, -current, 0);
        Grid grid = grid(run);
        FieldData eta = field(run, "overpotential");
        for (int j = 0; j <= grid.ny(); j++) {
            double plates = FARADAY_OVER_RT * eta.at(grid, 0, 0, j, 0);
            double strips = FARADAY_OVER_RT * eta.at(grid, 0, grid.nx(), j, 0);
            assertEquals(-current, 10 * (Math.exp(0.5 * plates) - Math.exp(-0.5 * plates)), 1e-7 * current);
            assertEquals(current, 10 * (Math.exp(0.5 * strips) - Math.exp(-0.5 * strips)), 1e-7 * current);
            assertEquals(0, eta.at(grid, 0, 5, j, 0), 0.0);
        }
        assertEverywhere(run, "stress", 1e-3, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void theMeanStressOfACellIsAThirdOfTheTrace() {
        ExampleRun run = ExampleRun.start(folder.resolve("cell"), "wedge-crack",
                ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=2", "output.fields=[stress, axis]", "regions.turned.where=x > 10 um",
                        "regions.turned.planeAngle=30 deg"));
        Grid grid = grid(run);
        FieldData stress = field(run, "stress");
        FieldData mean = field(run, "mean_stress");
        FieldData axis = field(run, "axis");
        double largest = 0;
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                double trace = stress.at(grid, 0, i, j, 0) + stress.at(grid, 1, i, j, 0) + stress.at(grid, 2, i, j, 0);
                assertEquals(trace / 3, mean.at(grid, 0, i, j, 0), 1e-12 * Math.abs(trace));
                largest = Math.max(largest, Math.abs(stress.at(grid, 2, i, j, 0)));
                double angle = Math.toRadians(i < 16 ? 80 : 30);
                assertEquals(Math.cos(angle), axis.at(grid, 0, i, j, 0), 1e-12);
                assertEquals(-Math.sin(angle), axis.at(grid, 1, i, j, 0), 1e-12);
            }
        }
        assertTrue(largest > 1e6, "the wedge presses");
    }
}
