package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A straight crack under even pressure in a large plate (Sneddon 1946). The electrode face is a plane of symmetry, so
 * that a flaw of length a is half of a central crack: mid opening 4 p a / E', volume of the half pi p a^2 / E', and
 * growth at sqrt(E' Gc / (pi a)).
 */
class PressurisedCrackTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double A = 10e-6;
    private static final int CELLS_PER_A = 20;
    private static final double H = A / CELLS_PER_A;

    /** Half a plate with a crack whose core is under a given pressure. */
    private static final class Plate {
        final Specimen specimen;
        final Grid grid;
        final Equilibrium equilibrium;
        final Buffer u;
        final Buffer d;
        final Buffer core;
        private final Buffer history;
        private double pressure;

        Plate(double ellOverH, double toughness, int maximumSweeps, int width) {
            grid = Grid.plane(width * CELLS_PER_A, 2 * width * CELLS_PER_A, H);
            specimen = new Specimen(grid);
            specimen.ell = ellOverH * H;
            specimen.toughness = toughness;
            Materials materials = specimen.materials(KERNELS);
            Damage damage = new Damage(KERNELS, grid, materials, specimen.fracture());
            Mechanics mechanics =
                    new Mechanics(KERNELS, grid, materials, specimen.split, specimen.boundary);
            equilibrium = new Equilibrium(KERNELS, grid, mechanics, damage, specimen.fracture(),
                    new Equilibrium.Tolerances(1e-3, 1e-3, 1e-6, maximumSweeps));
            u = KERNELS.vector(grid, 2);
            d = KERNELS.vector(grid, 1);
            core = KERNELS.vector(grid, 1);
            history = KERNELS.vector(grid, 1);
            d.write(new Flaw(grid.ny() / 2 * H, A, Math.PI / 2).damage(grid));
        }

        Equilibrium.Outcome settleAt(double newPressure) {
            pressure = newPressure;
            return equilibrium.settle(u, d, history, (displacement, damaged, mechanics) -> press(damaged, mechanics));
        }

        private void press(Buffer damaged, Mechanics mechanics) {
            KERNELS.onCells("crackCore", grid, damaged, core, specimen.coreStart, specimen.coreEnd);
            double[] weight = core.toArray();
            double[] stress = new double[3 * grid.size()];
            for (int n = 0; n < grid.size(); n++) {
                stress[n] = -weight[n] * pressure;
                stress[n + grid.size()] = -weight[n] * pressure;
            }
            mechanics.prestress().write(stress);
        }

        double opening() {
            double[] v = u.toArray();
            int row = grid.ny() / 2;
            return v[grid.size() + grid.index(0, row + 2)] - v[grid.size() + grid.index(0, row - 1)];
        }

        /** Integral of core tr eps. */
        double volume() {
            Buffer strains = KERNELS.vector(grid, 3);
            KERNELS.onCells("strain", grid, u, strains);
            double[] e = strains.toArray();
            double[] weight = core.toArray();
            double sum = 0;
            for (int n = 0; n < grid.size(); n++) {
                sum += weight[n] * (e[n] + e[n + grid.size()]);
            }
            return sum * H * H;
        }

        double tip() {
            double[] values = d.toArray();
            double most = 0;
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    if (values[grid.index(i, j)] > 0.9) {
                        most = Math.max(most, i * H);
                    }
                }
            }
            return most;
        }
    }

    /**
     * The smeared crack has a round tip that reaches up to a quarter of ell beyond its last broken node, so its volume,
     * which grows with the square of the length, exceeds the sharp crack's by at most ell / (2 a) and tends to it with ell.
     */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4})
    void openingAndVolumeAreSneddons(double ellOverH) {
        double pressure = 100e6;
        Plate plate = new Plate(ellOverH, 1e6, 30, 8);
        Equilibrium.Outcome outcome = plate.settleAt(pressure);
        assertTrue(outcome.converged(), outcome.reason());
        double exactOpening = 4 * pressure * A / Specimen.CRACK_MODULUS;
        assertEquals(17.86e-9, exactOpening, 5e-12);
        assertEquals(exactOpening, plate.opening(), 0.03 * exactOpening);
        double exactVolume = Math.PI * pressure * A * A / Specimen.CRACK_MODULUS;
        double excess = plate.volume() / exactVolume - 1;
        assertTrue(excess >= 0 && excess <= 0.5 * plate.specimen.ell / A, "excess " + excess);
    }

    @Test
    void openingIsLinearInThePressure() {
        Plate plate = new Plate(2, 1e6, 30, 4);
        plate.settleAt(50e6);
        double single = plate.volume();
        plate.settleAt(100e6);
        assertEquals(2 * single, plate.volume(), 1e-3 * single);
    }

    /**
     * Metal presses where the crack is open, which ends about 1.2 cells behind the tip of the energy. An even pressure that
     * ends b short of the tip has K = p sqrt(pi a) (2/pi) asin(1 - b/a), so the crack grows at 1.28 times
     * sqrt(E' Gc / (pi a)) here, and at that pressure itself as b/a goes to 0.
     */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3})
    void crackGrowsAtGriffithsPressureForItsDryTip(double ellOverH) {
        double griffith = Math.sqrt(Specimen.CRACK_MODULUS * 10 / (Math.PI * A));
        assertEquals(267e6, griffith, 0.5e6);
        double dryTip = 1.2 * H;
        double critical = griffith / (2 / Math.PI * Math.asin(1 - dryTip / A));
        Plate plate = new Plate(ellOverH, 10, 40, 6);
        Equilibrium.Outcome below = plate.settleAt(0.92 * critical);
        assertTrue(below.converged(), below.reason());
        assertEquals(A, plate.tip(), H, "no growth below");
        boolean rests = plate.settleAt(1.08 * critical).converged();
        assertTrue(!rests || plate.tip() > A + 2 * plate.specimen.ell, "it runs above: tip at " + plate.tip());
    }
}
