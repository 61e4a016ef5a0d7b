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
        private final Buffer metal;
        private final Buffer level;
        private final SmearedPressure smeared;
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
            metal = KERNELS.table(Specimen.onNodes(grid, (x, y) -> 1));
            level = KERNELS.vector(grid, 1);
            smeared = new SmearedPressure(KERNELS, grid, specimen.fracture());
            d.write(new Flaw(grid.ny() / 2 * H, A, Math.PI / 2).damage(grid));
        }

        Equilibrium.Outcome settleAt(double newPressure) {
            pressure = newPressure;
            level.write(Specimen.onCells(grid, (x, y) -> pressure));
            return equilibrium.settle(u, d, history, new Equilibrium.Filling() {
                @Override
                public void press(Buffer displacement, Buffer damaged, Mechanics mechanics) {
                    Plate.this.press(damaged, mechanics);
                }

                @Override
                public void drive(Buffer displacement, Buffer psi) {
                    smeared.drive(displacement, psi);
                }
            });
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
            smeared.average(core, metal, level);
            smeared.press(damaged, core, metal, metal, mechanics.prestress());
        }

        double opening() {
            double[] v = u.toArray();
            int row = grid.ny() / 2;
            return v[grid.size() + grid.index(0, row + 2)] - v[grid.size() + grid.index(0, row - 1)];
        }

        /** Volume that the pressure does its work on, the integral of (1 - g) tr eps. */
        double volume() {
            Buffer strains = KERNELS.vector(grid, 3);
            KERNELS.onCells("strain", grid, u, strains);
            double[] e = strains.toArray();
            double[] g = equilibrium.degradation().toArray();
            double sum = 0;
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    int n = grid.index(i, j);
                    sum += (1 - g[n]) * (e[n] + e[n + grid.size()]);
                }
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
     * which grows with the square of the length, gains at most ell / (2 a) on the sharp crack's; the pressure compresses the
     * flanks that it acts in, which takes about a third of ell / a. Both vanish with ell.
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
        assertEquals(0, excess, 0.5 * plate.specimen.ell / A);
    }

    @Test
    void openingIsLinearInThePressure() {
        Plate plate = new Plate(2, 1e6, 30, 4);
        plate.settleAt(50e6);
        double single = plate.volume();
        plate.settleAt(100e6);
        assertEquals(2 * single, plate.volume(), 1e-3 * single);
    }

    /** Griffith's pressure of the sharp crack, within 5 %. The plate is six times as wide as the crack. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3})
    void crackGrowsAtGriffithsPressure(double ellOverH) {
        double griffith = Math.sqrt(Specimen.CRACK_MODULUS * 10 / (Math.PI * A));
        assertEquals(267e6, griffith, 0.5e6);
        Plate plate = new Plate(ellOverH, 10, 60, 8);
        Equilibrium.Outcome below = plate.settleAt(0.95 * griffith);
        assertTrue(below.converged(), below.reason());
        assertEquals(A, plate.tip(), H, "no growth below");
        boolean rests = plate.settleAt(1.05 * griffith).converged();
        assertTrue(!rests || plate.tip() > A + 2 * plate.specimen.ell, "it runs above: tip at " + plate.tip());
    }
}
