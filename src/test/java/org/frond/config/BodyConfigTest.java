package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations of a body without a cell: fields by section, conditions, formulas and named regions. */
class BodyConfigTest {

    private static final List<String> BODY = List.of("grid.cells=[4, 4]", "grid.size=[4 um, 4 um]", "time.end=1 s");

    @TempDir
    private Path folder;

    private static Config config(String... settings) {
        List<String> all = new ArrayList<>(BODY);
        all.addAll(List.of(settings));
        return Config.of("body", all);
    }

    private static String problem(String... settings) {
        return assertThrows(ConfigException.class, () -> config(settings)).getMessage();
    }

    @Test
    void withoutAFieldOfItsOwnARunIsACell() {
        Config cell = config();
        assertEquals(ProblemKind.CELL, cell.problem());
        assertTrue(cell.solvesDisplacement() && cell.solvesDamage() && cell.solvesPotential() && cell.solvesConcentration());
    }

    @Test
    void aBodySolvesForTheFieldsThatAreGiven() {
        Config body = config("displacement.left=clamped");
        assertEquals(ProblemKind.BODY, body.problem());
        assertTrue(body.solvesDisplacement());
        assertFalse(body.solvesDamage() || body.solvesPotential() || body.solvesConcentration());
        assertTrue(config("displacement.left=clamped", "fracture.length=2 um").solvesDamage());
    }

    @Test
    void aCellBesideABodyIsRefused() {
        assertEquals("command line: cell.voltage: section cell belongs to a cell, but displacement, potential or concentration "
                + "make this a body without one; remove one or the other",
                problem("displacement.left=clamped", "cell.voltage=1 V"));
    }

    @Test
    void whatABodyWouldLeaveWithoutEffectIsRefused() {
        assertEquals("command line: protocol.steps: section protocol belongs to a cell, but displacement, potential or concentration "
                + "make this a body without one; remove one or the other",
                problem("displacement.left=clamped", "protocol.steps=rest 1 s"));
        assertEquals("command line: stop.crackFraction: is about metal between electrodes, but this is a body without a cell",
                problem("displacement.left=clamped", "stop.crackFraction=0.5"));
    }

    @Test
    void rollerHoldsAcrossTheSideOnly() {
        List<Condition> bottom = config("displacement.bottom=roller").get(DisplacementSettings.BOTTOM);
        assertEquals(List.of(Condition.Kind.FREE, Condition.Kind.FIXED, Condition.Kind.FREE),
                bottom.stream().map(Condition::kind).toList());
    }

    @Test
    void eachAxisHasItsCondition() {
        List<Condition> top = config("displacement.top=[traction 5 MPa, 1 nm * max(t, 1 s)]").get(DisplacementSettings.TOP);
        assertEquals(Condition.Kind.FLUX, top.get(0).kind());
        assertEquals(5e6, top.get(0).value().constant());
        assertEquals("1 nm * max(t, 1 s)", top.get(1).value().text());
    }

    @Test
    void whatIsNoConditionIsToldWithItsKey() {
        assertEquals("command line: displacement.top: '5 MPa' is in MPa, but a length is expected, such as 3 um",
                problem("displacement.top=[free, 5 MPa]"));
        assertEquals("command line: displacement.top: free, clamped, roller, or a list with one entry for each axis is expected,"
                + " such as [free, 0 mm]", problem("displacement.top=1 mm"));
        assertTrue(problem("displacement.top=[free, 3 * q]").contains("unknown name q"));
    }

    @Test
    void cracksNeedADisplacement() {
        assertEquals("command line: fracture.length: cracks need a displacement that drives them: give a section displacement, or leave"
                + " section fracture out", problem("potential.left=0 V", "fracture.length=2 um"));
    }

    @Test
    void aRegionHasNoAreaThatATractionCouldActOn() {
        assertTrue(problem("displacement.left=clamped", "regions.pin.where=x > 3 um", "regions.pin.displacement=[traction 1 MPa, free]")
                .startsWith("command line: regions.pin.displacement: a region has no area that a traction could act on"));
    }

    @Test
    void aRegionHoldsADisplacementThatIsSolvedForOnly() {
        assertTrue(problem("potential.left=0 V", "regions.pin.where=x > 3 um", "regions.pin.displacement=clamped")
                .endsWith("region pin holds a displacement, but there is no section displacement"));
    }

    @Test
    void aPeriodicDomainIsForBodiesThatDoNotCrack() {
        assertEquals("command line: grid.periodic: is for a body without a cell and without fracture only",
                problem("displacement.bottom=clamped", "fracture.length=2 um", "grid.periodic=[x]"));
        assertEquals("command line: grid.periodic: along x leaves no side for displacement.left",
                problem("displacement.left=clamped", "grid.periodic=[x]"));
        assertEquals("command line: displacement.meanStrainXX: displacement.meanStrainXY needs grid.periodic along all of its axes",
                problem("displacement.meanStrainXX=0.1", "displacement.meanStrainXY=free", "grid.periodic=[x]"));
    }

    @Test
    void aPeriodicAxisLeavesNoSides() {
        assertEquals("command line: grid.periodic: along y leaves no side for concentration.top",
                problem("concentration.top=1", "grid.periodic=[x, y]"));
    }

    @Test
    void cellsThatCannotBeHalvedAreNotPeriodic() {
        assertEquals("command line: grid.periodic: along x needs cells that can be halved until the longest axis has 12 or fewer, "
                + "here a multiple of 16: 96 or 112 in place of 100",
                problem("concentration.initial=1", "grid.cells=[100, 100]", "grid.size=[1 m, 1 m]", "grid.periodic=x"));
    }

    @Test
    void aFreeEnergyIsAPolynomialOfAConcentration() {
        assertEquals("command line: freeEnergy.density: 'sin(u)' must be a polynomial in u of degree 20 at most: numbers, u, "
                + "+ - * / ^ and brackets", problem("concentration.initial=0.5", "freeEnergy.density=sin(u)"));
        assertTrue(problem("freeEnergy.density=u^2").endsWith("freeEnergy.dynamics: needs a concentration: give concentration.initial"));
    }

    @Test
    void aConservedConcentrationIsHeldAtNoSide() {
        assertEquals("body: freeEnergy.dynamics: conserved goes without a value at a side, but concentration.left holds one; "
                + "leave it free or give a flux", problem("concentration.left=1", "freeEnergy.density=u^2"));
    }

    @Test
    void anEigenstrainNeedsADisplacement() {
        assertTrue(problem("concentration.initial=1", "regions.soft.where=1", "regions.soft.eigenstrain=0.01")
                .endsWith("region soft has an eigenstrain, but there is no section displacement"));
    }

    @Test
    void anEigenstrainGoesWithCracksAndPeriodicAxes() {
        assertDoesNotThrow(() -> config("displacement.left=clamped", "fracture.length=2 um", "regions.soft.where=1",
                "regions.soft.eigenstrain=0.01"));
        assertDoesNotThrow(() -> config("displacement.bottom=clamped", "grid.periodic=x", "regions.soft.where=1",
                "regions.soft.eigenstrain=0.01"));
    }

    @Test
    void aPhaseThatIsStifferIsTheOnlyEigenstrain() {
        String[] phase = {"displacement.left=clamped", "concentration.initial=0.5", "freeEnergy.density=u^2", "misfit.x=0.01",
            "regions.soft.where=1", "regions.soft.eigenstrain=0.01"};
        assertDoesNotThrow(() -> config(phase));
        assertTrue(problem(Stream.concat(Stream.of(phase), Stream.of("misfit.stiffer=0.1")).toArray(String[]::new))
                .endsWith("misfit.stiffer: a phase that is stiffer goes without the eigenstrain of region soft"));
    }

    @Test
    void aChargeNeedsAPotential() {
        assertTrue(problem("concentration.initial=0.5", "freeEnergy.charge=1").contains("freeEnergy.charge: needs a potential"));
    }

    @Test
    void regionsStandUnderNamesOfTheirOwn() {
        Config body = config("displacement.left=clamped", "regions.soft.where=x > 1 um", "regions.soft.youngsModulus=2 GPa",
                "regions.hard.where=y > 1 um");
        assertEquals(List.of("soft", "hard"), body.names(RegionSettings.SECTION));
        assertEquals(2e9, body.get(RegionSettings.YOUNGS_MODULUS.of("soft")).orElseThrow());
        assertTrue(body.get(RegionSettings.YOUNGS_MODULUS.of("hard")).isEmpty());
    }

    @Test
    void aRegionWithoutItsPlaceIsIncomplete() {
        assertEquals("body: regions.soft.where: is missing; give for example where: disc(5 um, 5 um, 1 um), or labels",
                problem("displacement.left=clamped", "regions.soft.youngsModulus=2 GPa"));
    }

    @Test
    void aMisspeltKeyOfARegionIsNamed() {
        assertTrue(problem("displacement.left=clamped", "regions.soft.wher=x > 1 um").endsWith("; did you mean where?"));
    }

    @Test
    void cracksNeedASectionFracture() {
        assertTrue(problem("displacement.left=clamped", "regions.notch.where=x > 1 um", "regions.notch.broken=true")
                .contains("region notch is about cracks, but there is no section fracture"));
    }

    @Test
    void metalOfARegionNeedsRoom() {
        assertTrue(problem("regions.body.where=x > 1 um", "regions.body.metal=0.01")
                .contains("the metal of region body needs room: set regions.body.broken: true"));
    }

    @Test
    void metalOfARegionNeedsACell() {
        assertTrue(problem("displacement.left=clamped", "fracture.length=2 um", "regions.body.where=x > 1 um",
                "regions.body.broken=true", "regions.body.metal=0.01")
                .contains("the metal of region body needs a cell whose metal fills cracks, metal.law: crack-filling"));
    }

    @Test
    void aRegionOfACellHoldsNoDisplacement() {
        assertTrue(problem("regions.pin.where=x > 1 um", "regions.pin.displacement=clamped")
                .contains("region pin of a cell has neither a history nor a displacement of its own"));
    }

    @Test
    void theEffectiveConfigurationReadsBackToTheSameRun() throws IOException {
        Config body = config("displacement.top=[free, 1 nm * max(t, 1 s)]", "displacement.left=[traction 5 MPa * x / 1 um, free]",
                "fracture.length=2 um", "regions.notch.where=band(0 um, 2 um, 2 um, 2 um, h)", "regions.notch.broken=true",
                "probes.middle.at=[2 um, 2 um]", "errors.e.exact=sin(x)", "potential.left=flux 3 A/m^2");
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, body.toYaml());
        Config again = Config.read(file, List.of());
        assertEquals(List.of(), body.differences(again));
        assertEquals(body.problem(), again.problem());
        assertEquals(body.toYaml().replace("default; ", ""), again.toYaml().replace("default; ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "concentration.right=flux -1e-2 * u | depends on u, which has no meaning here; it may depend on x, y, z and t",
        "concentration.initial=u | depends on u, which has no meaning here; it may depend on x, y, z and t",
        "displacement.crackPressure=1 MPa * x / 1 um | depends on x, which has no meaning here; it may depend on t",
        "displacement.crackPressure=disc(1 um, 1 um, 1 um) | depends on x, which has no meaning here; it may depend on t",
        "displacement.meanStrainXX=1e-3 * x | depends on x, which has no meaning here; it may depend on t",
        "displacement.forceX=u | depends on u, which has no meaning here; it may depend on x, y, z and t",
        "potential.source=u | depends on u, which has no meaning here; it may depend on x, y, z and t",
        "regions.r.where=x < 8 um * t / 1 s | depends on t, which has no meaning here; it may depend on x, y and z",
        "regions.r.toughness=1 + t / 1 s | depends on t, which has no meaning here; it may depend on x, y and z",
        "errors.e.within=t > 1 s | depends on t, which has no meaning here; it may depend on x, y and z",
        "freeEnergy.density=x | depends on x, which has no meaning here; it may depend on u"})
    void aNameWithoutAMeaningIsRefusedWithItsKey(String setting, String why) {
        String problem = problem("displacement.left=clamped", setting);
        assertTrue(problem.startsWith("command line: " + setting.substring(0, setting.indexOf('=')) + ": "), problem);
        assertTrue(problem.contains(why), problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "regions.r.where=0/0 | '0/0' is no finite number",
        "regions.r.toughness=-1 | '-1' is -1; allowed: above 0",
        "regions.r.toughness=1 - 3 | '1 - 3' is -2; allowed: above 0",
        "regions.r.metal=-0.1 | '-0.1' is -0.1; allowed: at least 0",
        "regions.r.history=-1 Pa | '-1 Pa' is out of range; allowed: at least 0 Pa",
        "concentration.initial=1/0 | '1/0' is no finite number",
        "concentration.initial=1e400 | '1e400': '1e400' is out of the range of numbers",
        "displacement.forceX=1e300 GN/m^3 | '1e300 GN/m^3': '1e300' is out of the range of numbers",
        "displacement.meanStrainXX=-2 | '-2' is -2; allowed: above -1, below 1"})
    void aValueThatIsNoNumberOrOutOfRangeIsRefusedWithItsKey(String setting, String why) {
        assertEquals("command line: " + setting.substring(0, setting.indexOf('=')) + ": " + why,
                problem("displacement.left=clamped", setting).lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "regions.r.where=z < 1 um | regions.r.where: 'z < 1 um' depends on z, but grid.cells counts along x and y only",
        "regions.r.where=ball(0 m, 0 m, 0 m, 1 um) | regions.r.where: 'ball(0 m, 0 m, 0 m, 1 um)' depends on z, but grid.cells counts along"
            + " x and y only",
        "displacement.front=clamped | displacement.front: is about a third axis, but grid.cells counts along two",
        "displacement.forceZ=1 N/m^3 | displacement.forceZ: is about a third axis, but grid.cells counts along two",
        "displacement.top=[free, free, 1 um] | displacement.top: asks something along a third axis, but grid.cells counts along two",
        "probes.p.component=zz | probes.p.component: a displacement in the plane has no component zz; it has x, y",
        "probes.p.component=z | probes.p.component: a displacement in the plane has no component z; it has x, y",
        "probes.p.field=stress | body: probes.p.component: a stress has no component x; it has xx, yy, zz, yz, xz, xy",
        "probes.p.field=overpotential | probes.p.field: an overpotential is of a cell, but this is the run of a body without one",
        "probes.p.field=current-density | probes.p.field: there is no current-density here: give a section potential",
        "output.fields=[stress, overpotential] | output.fields: an overpotential is of a cell, but this is the run of a body without one",
        "output.fields=[strain-energie] | output.fields: 'strain-energie' is not one of displacement, damage, stress, strain-energy,"
            + " potential, current-density, overpotential, concentration, temperature, axis, metal, metal-pressure; did you mean strain-energy?",
        "probes.p.field=damage | probes.p.field: there is no damage here: give a section fracture",
        "probes.p.at=[1 um, 5 um] | probes.p.at: lies outside the body: y = 5 um is not between 0 m and 4 um",
        "probes.p.at=[1 um, 1 um, 1 um] | probes.p.at: has 3 coordinates, but grid.cells counts along 2 axes"})
    void whatLiesOutsideOfThePlaneIsRefused(String setting, String problem) {
        List<String> settings = new ArrayList<>(List.of("displacement.left=clamped", setting));
        if (setting.startsWith("probes.") && !setting.startsWith("probes.p.at=")) {
            settings.add("probes.p.at=[1 um, 1 um]");
        }
        assertEquals(problem.startsWith("body: ") ? problem : "command line: " + problem, problem(settings.toArray(String[]::new)));
    }

    @Test
    void aFormulaOfSeveralLinesReadsBackToItself() throws IOException {
        Config body = config("displacement.left=clamped", "regions.r.where=x <\n1 um\tand y > 0 um");
        Path file = Files.writeString(folder.resolve("config.yaml"), body.toYaml());
        assertEquals(List.of(), body.differences(Config.read(file, List.of())));
    }

    @Test
    void moreSeedsThanCellsAreRefused() {
        assertEquals("command line: nucleation.count: so many seeds are not seen on this grid; at most one for each of its cells, 16, are"
                + " allowed", problem("concentration.initial=0", "freeEnergy.gradient=1", "nucleation.count=17"));
    }

    @Test
    void aCoefficientBeyondAllNumbersIsRefused() {
        assertEquals("command line: freeEnergy.density: has a coefficient of 1e41; at most 1e40 is allowed",
                problem("concentration.initial=0", "freeEnergy.density=1e30 * 1e11 * u"));
    }

    @Test
    void linesLieInsideTheBody() {
        assertEquals("command line: profiles.p.to: lies outside the body: x = 40 um is not between 0 m and 4 um",
                problem("displacement.left=clamped", "profiles.p.from=[0 um, 1 um]", "profiles.p.to=[40 um, 1 um]"));
        assertEquals("command line: crossings.c.to: is where the line begins; give two places", problem("concentration.initial=0",
                "crossings.c.from=[0 um, 1 um]", "crossings.c.to=[0 um, 1 um]"));
    }

    @Test
    void aFieldThatIsNotThereIsNotProbed() {
        assertEquals("command line: probes.p.field: there is no temperature here: a phase has one, with a section temperature",
                problem("flaw.length=1 um", "fracture.length=1 um", "metal.frontWidth=1 um", "probes.p.field=temperature",
                        "probes.p.at=[1 um, 1 um]"));
        assertEquals("command line: probes.p.field: a metal-pressure is of a cell, but this is the run of a body without one",
                problem("displacement.left=clamped", "probes.p.field=metal-pressure", "probes.p.at=[1 um, 1 um]"));
    }

    @Test
    void noTwoColumnsShareAName() {
        assertEquals("body: errors.a.field: the column a of history.csv is that of probes.a already; choose another name",
                problem("displacement.left=clamped", "probes.a.at=[1 um, 1 um]", "errors.a.exact=0"));
        assertEquals("body: probes.Time.field: the column Time of history.csv is that of every run already; choose another name",
                problem("displacement.left=clamped", "probes.Time.at=[1 um, 1 um]"));
        assertEquals("command line: regions.left.displacement: the column of its force is that of the side left; choose another name",
                problem("displacement.left=clamped", "regions.left.where=x < 1 um", "regions.left.displacement=clamped"));
    }

    @Test
    void aCaseAfterTheConfigurationIsNotPartOfIt() throws IOException {
        Path file = folder.resolve("case.yaml");
        Files.writeString(file, "grid: {cells: [4, 4], size: [4 um, 4 um]}\ntime: {end: 1 s}\n---\ncase: V0\ndisplacement: {left: clamped}\n");
        assertEquals(ProblemKind.CELL, Config.read(file, List.of()).problem());
    }

    @Test
    void directionsAndHeatNeedStabilizedSteps() {
        assertEquals("command line: freeEnergy.anisotropy: needs freeEnergy.stepping: stabilized",
                problem("concentration.initial=0", "freeEnergy.dynamics=relaxing", "freeEnergy.anisotropy=0.05"));
        assertEquals("body: freeEnergy.stepping: a temperature needs freeEnergy.stepping: stabilized",
                problem("concentration.initial=0", "freeEnergy.dynamics=relaxing", "temperature.initial=-0.3"));
        assertEquals("command line: freeEnergy.stepping: stabilized goes with freeEnergy.dynamics: relaxing only",
                problem("concentration.initial=0", "freeEnergy.stepping=stabilized"));
    }

    @Test
    void whatKeepsItsAmountHoldsNoValueAtASide() {
        assertEquals("command line: freeEnergy.dynamics: nonlocal goes without a value at a side, but concentration.left holds one; "
                + "leave it free or give a flux",
                problem("concentration.initial=0", "freeEnergy.dynamics=nonlocal", "concentration.left=1"));
    }

    @Test
    void aCubicCrystalHasOneNumberForAllItsAxes() {
        CrystalConstants crystal = CrystalConstants.of(config("electrolyte.elasticity=cubic", "electrolyte.c11=250 GPa",
                "electrolyte.c12=150 GPa", "electrolyte.c44=100 GPa"));
        assertEquals(new CrystalConstants(250e9, 150e9, 150e9, 250e9, 100e9), crystal);
    }

    @Test
    void aCubeInSpaceIsRefused() {
        assertEquals("command line: electrolyte.elasticity: cubic goes with a grid of two axes and grains whose axes lie in its plane; "
                + "give structure.axes: in-plane", problem("concentration.initial=0", "electrolyte.elasticity=cubic",
                        "structure.kind=voronoi"));
    }

    @Test
    void anAnisotropyThatLosesDirectionsIsRefused() {
        assertEquals("command line: freeEnergy.anisotropy: must be below 1 / (m^2 - 1) = 0.06666666666666667, or directions are "
                + "missing from the crystal", problem("concentration.initial=0", "freeEnergy.dynamics=relaxing",
                        "freeEnergy.stepping=stabilized", "freeEnergy.anisotropy=0.07"));
    }
}
