package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bar without a notch is strained beyond its elastic limit, released, and strained again. */
class UnloadingTest {

    private static final double MODULUS = 210e9;
    private static final double LARGEST_STRAIN = 2e-3;
    /** Energy per area over length [J/m^3]. */
    private static final double RESISTANCE = 2 / 1e-6;

    private static final String BAR = """
            grid: {cells: [4, 4], size: [0.4 um, 0.4 um]}
            electrolyte: {youngsModulus: 210 GPa, poissonsRatio: 0}
            fracture: {surface: AT2, split: none, length: 1 um, cleavageEnergy: 2 J/m^2, energyRatio: 1,
              gridCorrection: false, residualStiffness: 1e-9}
            mechanics: {state: plane-stress}
            displacement:
              left: roller
              bottom: roller
              right: ["0.4 um * 2e-3 * (t <= 1 ? t : t <= 2 ? 2 - t : t - 2)", free]
            probes: {d: {field: damage, at: [0.2 um, 0.2 um]}}
            time: {end: 3 s, firstStep: 0.125 s, maximumStep: 0.125 s}
            solver: {damageTolerance: 1e-8, energyTolerance: 1e-14, linearTolerance: 1e-10, maximumSweeps: 5000}
            output: {snapshots: 0}
            """;

    @TempDir
    private Path temporary;

    /** d = psi / (psi + G/(2 l)) with psi = E e^2/2 at the largest strain so far; and it stays to the last bit on release. */
    @ParameterizedTest
    @CsvSource({"bounds", "history"})
    void damageFollowsTheLargestStrainAndNeverFalls(String irreversibility) throws IOException {
        Path file = Files.writeString(temporary.resolve("bar.yaml"), BAR);
        Config config = Config.read(file, List.of("fracture.irreversibility=" + irreversibility));
        ExampleRun run = ExampleRun.run(temporary.resolve("result"), false, config, 2);
        double[] time = run.history("Time [s]");
        double[] d = run.history("d [1]");
        double largest = 0;
        for (int n = 0; n < time.length; n++) {
            largest = Math.max(largest, LARGEST_STRAIN * Math.min(time[n], 1));
            double psi = MODULUS * largest * largest / 2;
            assertEquals(psi / (psi + RESISTANCE / 2), d[n], 1e-8, "after " + time[n] + " s");
            assertTrue(n == 0 || d[n] >= d[n - 1], "d fell after " + time[n] + " s");
        }
        assertEquals(3, time[time.length - 1], 1e-12);
    }
}
