package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;

/**
 * The whole coupled model on half a plate with a metal-filled central crack of half length 10 um, Gc = 10 J/m^2: its
 * Griffith pressure 267 MPa stalls plating at Omega p_c / F = 65.8 mV. Below, the metal comes to rest at the stall
 * pressure and nothing cracks; above, the crack runs. (A crack of ten cells at rest, 0.3 ell longer than it should be, starts 7 %
 * below: that much is allowed.) What counts is the drop at the metal: the flat electrodes' kinetics
 * take half of the cell's voltage at the counter electrode.
 */
class PotentiostaticFlawTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final int CELLS_PER_A = 10;
    /** Width of the plate over the flaw's half length: its rollers take 2 % off K. */
    private static final int WIDTH = 8;
    /** Longest step [s]. */
    private static final double LONGEST = 5;
    private static final double A = 10e-6;
    private static final double H = A / CELLS_PER_A;

    /** Omega p_c / F [V] at Griffith's pressure of this flaw. */
    private static final double CRITICAL = 0.0658;

    /**
     * What became of the plate, as of its last state in equilibrium.
     *
     * @param runs whether the next step found no equilibrium, for the crack runs through the plate
     */
    private record Course(double pressure, double advance, boolean runs) {
    }

    /** Steps of length dt, each longer than the one before, until the crack has grown by ell. */
    private static Course plate(double toughness, double exchangeCurrentDensity, double volts, int steps, double dt,
            double growth) {
        Grid grid = Grid.plane(WIDTH * CELLS_PER_A, 2 * WIDTH * CELLS_PER_A, H);
        Specimen specimen = new Specimen(grid);
        specimen.ell = 2 * H;
        specimen.frontWidth = H;
        specimen.toughness = toughness;
        specimen.exchangeCurrentDensity = exchangeCurrentDensity;
        specimen.conductivity = 1000;
        specimen.crackTangential = 1;
        specimen.closure = Transport.Closure.C0;
        specimen.voltage = 2 * volts;
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(grid.ny() / 2 * H, A, Math.PI / 2), specimen.frontWidth);
        double start = tip(grid, state.damage().toArray());
        State trial = model.state();
        double advance = 0;
        for (int made = 0; made < steps && advance < specimen.ell; made++) {
            trial.copyFrom(state);
            MicroModel.StepReport report = model.step(trial, Math.min(LONGEST, dt * Math.pow(growth, made)));
            if (!report.converged()) {
                assertTrue(report.reason().contains("a crack runs farther than these sweeps"), report.reason());
                return new Course(model.diagnostics().measure(state).meanPressure(), advance, true);
            }
            state.copyFrom(trial);
            advance = tip(grid, state.damage().toArray()) - start;
        }
        return new Course(model.diagnostics().measure(state).meanPressure(), advance, false);
    }

    private static double tip(Grid grid, double[] d) {
        double most = 0;
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                if (d[grid.index(i, j)] > 0.9) {
                    most = Math.max(most, i * H);
                }
            }
        }
        return most;
    }

    @Test
    void metalStallsTenPerCentBelowTheCriticalPotential() {
        Course course = plate(10, 1e3, 0.9 * CRITICAL, 16, 0.02, 1.8);
        assertFalse(course.runs);
        assertEquals(0, course.advance, 1e-12);
        assertEquals(stall(0.9 * CRITICAL), course.pressure, 0.005 * stall(0.9 * CRITICAL), "but for the drop in the electrolyte");
    }

    @Test
    void crackGrowsFivePerCentAboveTheCriticalPotential() {
        Course course = plate(10, 1e3, 1.05 * CRITICAL, 40, 0.02, 1.8);
        assertTrue(course.runs || course.advance >= 2 * H, "advance " + course.advance);
    }

    @Test
    void metalThatWasPressedTooFarDissolvesToTheStallPressure() {
        Course course = plate(100, 1e4, 0.030, 12, 0.02, 1.3);
        assertFalse(course.runs);
        assertEquals(stall(0.030), course.pressure, 0.02 * stall(0.030), "but for the drop in the electrolyte");
    }

    private static double stall(double drop) {
        return drop * 96485.33212 / Specimen.SODIUM;
    }
}
