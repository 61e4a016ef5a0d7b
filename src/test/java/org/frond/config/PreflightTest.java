package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a cell before it runs. */
class PreflightTest {

    /** Lithium at 100 mV against a flaw of 3 um: each electrode has 49.9 mV but for the ceramic's 0.4. */
    private static final List<String> LITHIUM = List.of("grid.cells=[128, 128]", "grid.size=[20 um, 20 um]", "time.end=2 min",
            "cell.voltage=100 mV", "metal.molarVolume=13 cm^3/mol", "flaw.length=3 um", "electrolyte.conductivity=1.2 S/m",
            "interface.exchangeCurrentDensity=10 A/m^2");

    private static Preflight preflight(String... more) {
        List<String> settings = new ArrayList<>(LITHIUM);
        settings.addAll(List.of(more));
        return new Preflight(Config.of("lithium", settings));
    }

    private static String value(Preflight preflight, String name) {
        return preflight.lines().stream().map(String::strip).filter(line -> line.startsWith(name)).map(line ->
                line.substring(name.length()).strip()).findFirst().orElseThrow();
    }

    /** 96485 C/mol 49.9 mV / 13 cm^3/mol = 370 MPa; a run of this cell rests at 367 MPa. All of the voltage would make 742 MPa. */
    @Test
    void platingStallsAtThePlatingSidesShareOfTheVoltage() {
        assertEquals("370 MPa", value(preflight(), "stall pressure F eta/(Omega - Omega_ion)"));
        assertEquals("742 MPa", value(preflight(), "bound of any, F V/(Omega - Omega_ion)"));
    }

    @Test
    void aFlawThatCannotGrowIsWarnedOf() {
        List<String> warnings = preflight("fracture.cleavageEnergy=8 J/m^2").warnings();
        assertTrue(warnings.stream().anyMatch(warning -> warning.startsWith("cell.voltage: plating in the flaw stalls at 370 MPa")),
                warnings::toString);
        assertTrue(preflight("fracture.cleavageEnergy=5 J/m^2").warnings().stream().noneMatch(warning -> warning.contains("stalls")));
    }

    @Test
    void stepsAreBoundedFromBelowOnly() {
        assertEquals("at least 12; how many more, what cracks decides", value(preflight("time.maximumStep=10 s"), "steps"));
    }

    /** 591^3 nodes, and bytes beyond 2^31. */
    @Test
    void largeCountsAreToldAsTheyAre() {
        Preflight large = preflight("grid.cells=590, 590, 590", "grid.size=59 um, 59 um, 59 um");
        assertEquals("206425071", value(large, "nodes"));
        assertTrue(value(large, "a snapshot on disk, before it is compressed").matches("[1-9][0-9.]* GiB .*"), large.lines()::toString);
    }

    @Test
    void snapshotsAreThoseAtTheirTimes() {
        assertEquals("61 at their times, and where a crack runs", value(preflight("output.snapshots=60"), "snapshots"));
        assertEquals("2 at their times", value(preflight("output.snapshots=0"), "snapshots"));
        assertEquals("4 at their times, and every 5 steps",
                value(preflight("output.interval=50 s", "output.everySteps=5"), "snapshots"));
    }

    /** Every cell has 13 numbers at a node; a path adds its length, branch, tip, domain and the three components of where its tip ends. */
    @Test
    void aSnapshotCountsTheFieldsOfTheLawsThatAreChosen() {
        double one = preflight().snapshotBytes() / 13;
        assertEquals(14 * one, preflight("planes.close=true").snapshotBytes(), 1e-6);
        assertEquals(14 * one, preflight("fracture.irreversibility=history", "fracture.surface=AT2").snapshotBytes(), 1e-6);
        assertEquals(20 * one, preflight("fracture.law=domain").snapshotBytes(), 1e-6);
    }

    /** 20 um over 80 cells is not quite a quarter of a micrometre to a computer. */
    @Test
    void twoCellsAreNotFewerThanTwoForTheirRounding() {
        assertTrue(preflight("grid.cells=[80, 80]", "grid.size=[20 um, 20 um]", "structure.kind=voronoi", "structure.boundaryWidth=0.5 um",
                "flaw.alongPlane=false").warnings().stream().noneMatch(warning -> warning.startsWith("structure.boundaryWidth")));
    }
}
