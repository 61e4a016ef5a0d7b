package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies with a slit that crack because they would be smaller than they may. */
class EigenstrainCrackTest {

    private static final double STRAIN = 0.01;
    private static final List<String> SLIT = List.of("grid.cells=[24, 16]", "grid.size=[24 um, 16 um]", "time.end=1 s", "time.firstStep=1 s",
            "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0", "electrolyte.youngsModulus=2 GPa",
            "electrolyte.poissonsRatio=0.3", "regions.slit.where=box(0 um, 7 um, 6 um, 9 um)", "regions.slit.broken=true",
            "fracture.length=2 um", "fracture.cleavageEnergy=3.5 J/m^2", "solver.damageTolerance=1e-5");

    @TempDir
    private Path folder;

    private ExampleRun run(String name, String... more) {
        List<String> settings = new ArrayList<>(SLIT);
        settings.addAll(List.of(more));
        return ExampleRun.run(folder.resolve(name), false, Config.of(name, settings), 2);
    }

    private static List<String> held(String how) {
        return List.of("displacement.left=" + how, "displacement.right=" + how, "displacement.bottom=" + how, "displacement.top=" + how);
    }

    private static String[] with(List<String> one, String... more) {
        List<String> all = new ArrayList<>(one);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static double last(ExampleRun run, String column) {
        double[] values = run.history(column);
        return values[values.length - 1];
    }

    /** What shrinks by e and is held has the elastic strain of what is pulled by e. In the plane strain e counts 1 + nu times. */
    private void heldIsLikePulled(String state, double inPlane, double across) {
        ExampleRun held = run("held-" + state, with(held("clamped"), "mechanics.state=" + state, "regions.all.where=1",
                "regions.all.eigenstrain=-" + STRAIN));
        ExampleRun pulled = run("pulled-" + state, with(held("[" + inPlane * STRAIN + " * x, " + inPlane * STRAIN + " * y]"),
                "mechanics.state=" + state));
        double[] damage = pulled.checkpoint().state().array("damage");
        assertArrayEquals(damage, held.checkpoint().state().array("damage"), 1e-3);
        assertTrue(Arrays.stream(damage).filter(d -> d > 0.9).count() > 2 * (7 * 3), "it cracked no farther than its slit");
        assertEquals(last(pulled, "Elastic energy [J/m]") + across * 24e-6 * 16e-6, last(held, "Elastic energy [J/m]"),
                1e-4 * last(pulled, "Elastic energy [J/m]"));
    }

    @Test
    void inPlaneStressAHeldBodyThatShrinksCracksLikeOneThatIsPulled() {
        heldIsLikePulled("plane-stress", 1, 0);
    }

    /** Held across the plane it keeps E e^2/2 in addition, which no crack releases. */
    @Test
    void inPlaneStrainAHeldBodyThatShrinksCracksLikeOneThatIsPulled() {
        heldIsLikePulled("plane-strain", 1.3, 0.5 * 2e9 * STRAIN * STRAIN);
    }
}
