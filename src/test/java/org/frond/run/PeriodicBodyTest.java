package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that repeat themselves, with mean strains given and free. */
class PeriodicBodyTest {

    private static final List<String> BODY = List.of("grid.cells=[16, 8]", "grid.size=[16 um, 8 um]", "grid.periodic=[x, y]",
            "time.end=1 s", "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0",
            "electrolyte.youngsModulus=200 GPa");
    /** A quarter of the layers across x is ten times softer. */
    private static final List<String> LAYERS = List.of("electrolyte.poissonsRatio=0", "regions.soft.where=(x > 4 um) * (x < 8 um)",
            "regions.soft.youngsModulus=20 GPa");

    @TempDir
    private Path folder;

    private ExampleRun run(String name, List<String> base, String... more) {
        List<String> settings = new ArrayList<>(BODY);
        settings.addAll(base);
        settings.addAll(List.of(more));
        return ExampleRun.run(folder.resolve(name), false, Config.of(name, settings), 2);
    }

    private static double last(ExampleRun run, String column) {
        double[] values = run.history(column);
        return values[values.length - 1];
    }

    @Test
    void layersInSeriesHaveTheHarmonicMeanOfTheirStiffness() {
        ExampleRun run = run("series", LAYERS, "displacement.meanStrainXX=1e-3");
        double harmonic = 1 / (0.75 / 200e9 + 0.25 / 20e9);
        assertEquals(harmonic * 1e-3, last(run, "Mean stress xx [Pa]"), 1e-7 * harmonic * 1e-3);
        assertEquals(0.5 * harmonic * 1e-6 * 128e-12, last(run, "Elastic energy [J/m]"), 1e-7 * harmonic * 64e-18);
    }

    @Test
    void layersSideBySideHaveTheArithmeticMean() {
        ExampleRun run = run("parallel", LAYERS, "displacement.meanStrainYY=1e-3");
        double mean = 0.75 * 200e9 + 0.25 * 20e9;
        assertEquals(mean * 1e-3, last(run, "Mean stress yy [Pa]"), 1e-7 * mean * 1e-3);
    }

    @Test
    void layersInShearHaveTheHarmonicMean() {
        ExampleRun run = run("shear", LAYERS, "displacement.meanStrainXY=1e-3");
        // G = E/2 without lateral strain, engineering shear 2e-3
        double harmonic = 0.5 / (0.75 / 200e9 + 0.25 / 20e9);
        assertEquals(harmonic * 2e-3, last(run, "Mean stress xy [Pa]"), 1e-7 * harmonic * 2e-3);
        assertEquals(1e-3, last(run, "Mean strain xy [1]"), 1e-15);
    }

    /** Plane strain without stress along y: eps_yy = -nu / (1 - nu) eps_xx, sigma_xx = E / (1 - nu^2) eps_xx. */
    @Test
    void aFreeStrainIsThatOfPoisson() {
        ExampleRun run = run("free", List.of("electrolyte.poissonsRatio=0.3"), "displacement.meanStrainXX=1e-3",
                "displacement.meanStrainYY=free");
        assertEquals(-0.3 / 0.7 * 1e-3, last(run, "Mean strain yy [1]"), 1e-10);
        assertEquals(200e9 / 0.91 * 1e-3, last(run, "Mean stress xx [Pa]"), 1);
        assertEquals(0, last(run, "Mean stress yy [Pa]"), 1);
    }

    /** Layers under stress along x alone, with Poisson's ratio 0.3: they share eps_yy, and their mean sigma_yy vanishes. */
    @Test
    void layersOfDifferentStiffnessShareAFreeStrain() {
        ExampleRun run = run("free layers", List.of("electrolyte.poissonsRatio=0.3", "regions.soft.where=(x > 4 um) * (x < 8 um)",
                "regions.soft.youngsModulus=20 GPa"), "displacement.meanStrainXX=1e-3", "displacement.meanStrainYY=free");
        // plane strain: C11 = a E, C12 = b E; sigma_xx is the same in all layers, eps_yy too
        double a = 0.7 / (1.3 * 0.4);
        double b = 0.3 / (1.3 * 0.4);
        double compliance = (0.75 / 200e9 + 0.25 / 20e9) / a;
        double stiffness = (0.75 * 200e9 + 0.25 * 20e9) * (a - b * b / a);
        // sigma_xx compliance - b/a eps_yy = eps_xx;  b/a sigma_xx + stiffness eps_yy = 0
        double eyy = -(b / a) * 1e-3 / (compliance * stiffness + b * b / (a * a));
        assertEquals(eyy, last(run, "Mean strain yy [1]"), 1e-6 * Math.abs(eyy));
        assertEquals((1e-3 + b / a * eyy) / compliance, last(run, "Mean stress xx [Pa]"), 10);
    }

    @Test
    void theWorkOfTheMeanStressIsTheEnergy() {
        ExampleRun run = run("work", LAYERS, "displacement.meanStrainXX=1e-3 * t / 1 s");
        assertEquals(last(run, "Elastic energy [J/m]"), last(run, "External work [J/m]"),
                1e-7 * last(run, "Elastic energy [J/m]"));
    }

    /** Of a homogeneous body that is free to swell, the mean strain is the mean of the misfit (Eshelby 1957). */
    @Test
    void aMisfitSwellsTheBodyByItsMean() {
        List<String> body = List.of("grid.cells=[16, 8]", "grid.size=[16 m, 8 m]", "grid.periodic=[x, y]", "time.end=1 s",
                "output.frames=false", "output.snapshots=0", "electrolyte.youngsModulus=200 Pa", "electrolyte.poissonsRatio=0.3",
                "displacement.meanStrainXX=free", "displacement.meanStrainYY=free", "freeEnergy.density=u^2 * (1 - u)^2",
                "concentration.initial=0.5 * (1 - tanh(hypot(x - 8, y - 4) - 2))", "misfit.x=0.01", "misfit.y=-0.005",
                "misfit.share=u");
        ExampleRun run = ExampleRun.run(folder.resolve("misfit"), false, Config.of("misfit", body), 2);
        assertEquals(Simulation.Outcome.COMPLETED, run.outcome());
        double share = last(run, "Mean concentration [1]");
        assertEquals(0.01 * share, last(run, "Mean strain xx [1]"), 1e-9);
        assertEquals(-0.005 * share, last(run, "Mean strain yy [1]"), 1e-9);
    }
}
