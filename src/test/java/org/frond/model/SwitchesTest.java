package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;

/** What each coupling does to a dendrite, by switching it off. */
class SwitchesTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double H = 1e-7;
    /** An odd number of rows: a flaw half way up lies on the line of symmetry. */
    private static final int ROWS = 47;
    /** Cells the crack runs before a test looks at its path. */
    private static final int LONG_ENOUGH = 28;
    private static final double MIDDLE = ROWS * H / 2;

    /** What some steps led to. */
    private record Outcome(Specimen specimen, State state, MicroModel.StepReport first, MicroModel.StepReport last,
            CellDiagnostics.Measures measures) {
    }

    private static Outcome run(int steps, double dt, Consumer<Specimen> change) {
        Specimen specimen = new Specimen(Grid.plane(48, ROWS, H));
        specimen.exchangeCurrentDensity = 100;
        specimen.voltage = 0.2;
        specimen.toughness = 20;
        change.accept(specimen);
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(MIDDLE, 1.5e-6, Math.PI / 2), specimen.frontWidth);
        MicroModel.StepReport first = null;
        MicroModel.StepReport last = null;
        for (int step = 0; step < steps && crackReaches(state, specimen.grid) < LONG_ENOUGH; step++) {
            last = model.step(state, dt);
            assertTrue(last.converged(), last.reason());
            first = first == null ? last : first;
        }
        return new Outcome(specimen, state, first, last, model.diagnostics().measure(state));
    }

    @Test
    void pressureRetardsPlatingAndWithoutItsTermNothingDoes() {
        Outcome coupled = run(25, 0.01, specimen -> { });
        Outcome free = run(25, 0.01, specimen -> specimen.ionVolume = Specimen.SODIUM);
        double kept = coupled.last.currents().dendrite() / coupled.first.currents().dendrite();
        double keptFree = free.last.currents().dendrite() / free.first.currents().dendrite();
        assertTrue(kept < 0.7, "retarded to " + kept);
        assertTrue(keptFree > 0.95, "not retarded: " + keptFree);
        assertTrue(free.measures.meanPressure() > 2 * coupled.measures.meanPressure());
    }

    @Test
    void conductingCrackCarriesMoreCurrent() {
        Outcome plain = run(2, 0.001, specimen -> {
            specimen.conductivity = 0.01;
            specimen.crackTangential = 1;
        });
        Outcome fast = run(2, 0.001, specimen -> {
            specimen.conductivity = 0.01;
            specimen.crackTangential = 10;
        });
        assertTrue(fast.last.currents().counter() > 1.002 * plain.last.currents().counter());
        // it leads past the metal in the crack to the film behind as well: both together plate more
        assertTrue(fast.last.currents().total() < 1.002 * plain.last.currents().total(), "more is plated");
    }

    @Test
    void cleavagePlaneGuidesTheCrackAndWithoutItItRunsStraight() {
        Consumer<Specimen> brittle = specimen -> {
            specimen.toughness = 1;
            specimen.voltage = 0.25;
            specimen.exchangeCurrentDensity = 1000;
            specimen.planeAngle = Math.toRadians(60);
        };
        Outcome straight = run(60, 0.004, brittle);
        Outcome guided = run(60, 0.004, brittle.andThen(specimen -> specimen.energyRatio = 4));
        assertEquals(0, rise(straight)[0], 0.3);
        assertTrue(rise(guided)[0] > 1, "turned by " + rise(guided)[0]);
    }

    /** Farthest broken node, in cells. */
    private static int crackReaches(State state, Grid grid) {
        double[] d = state.damage().toArray();
        int most = 0;
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                if (d[grid.index(i, j)] > 0.9) {
                    most = Math.max(most, i);
                }
            }
        }
        return most;
    }

    /** Mean height of what broke ahead of the flaw, over the flaw, in cells, and how many nodes broke there. */
    private static double[] rise(Outcome outcome) {
        Grid grid = outcome.specimen.grid;
        double[] d = outcome.state.damage().toArray();
        double sum = 0;
        int count = 0;
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 18; i <= grid.nx(); i++) {
                if (d[grid.index(i, j)] > 0.9) {
                    sum += j - 0.5 * ROWS;
                    count++;
                }
            }
        }
        return new double[] {count == 0 ? 0 : sum / count, count};
    }
}
