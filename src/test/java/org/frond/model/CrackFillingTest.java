package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.Random;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrackFillingTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double H = 1e-7;
    private static final double FARADAY = 96485.33212;

    /**
     * The reactive area of a straight crack full of metal is twice its length, in the mean over angles. A single crack
     * differs with its angle to the grid: it is open over one cell per column, cos(angle) / h cells per length, which is
     * between 0.80 and 1.13 of the mean over 0 to 45 degrees that the share takes; the steps of its band open a few more.
     */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4, 6})
    void reactiveAreaOfAFullCrackIsTwiceItsLength(double ellOverH) {
        int n = Math.max(64, (int) (24 * ellOverH));
        DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
        for (double tilt : new double[] {0, 20, 45}) {
            for (double offset : new double[] {0.25, 0.5, 0.75}) {
                Specimen specimen = new Specimen(Grid.plane(n, n, H));
                specimen.ell = ellOverH * H;
                MicroModel model = specimen.model(KERNELS);
                double length = 0.6 * n * H;
                State state = model.start(new Flaw((0.25 * n + offset) * H, length, Math.toRadians(90 - tilt)),
                        specimen.frontWidth);
                state.metal().write(Specimen.onNodes(specimen.grid, (x, y) -> 1));
                ratios.accept(model.measure(state).reactiveArea() / (2 * length));
            }
        }
        assertEquals(1, ratios.getAverage(), 0.07);
        assertTrue(ratios.getMin() > 0.78 * ratios.getAverage() && ratios.getMax() < 1.15 * ratios.getAverage(),
                ratios.toString());
    }

    @Test
    void metalFlowsWithoutLossFromPressedCellsToOpenOnes() {
        Grid grid = Grid.plane(24, 16, H);
        Random random = new Random(7);
        double[] coreValues = Specimen.onCells(grid, (x, y) -> Math.max(0, random.nextDouble() - 0.3));
        double[] thetaValues = Specimen.onCells(grid, (x, y) -> 0.05 * random.nextDouble());
        Buffer zeta = filled(grid, Specimen.onNodes(grid, (x, y) -> random.nextDouble()));
        Buffer core = filled(grid, coreValues);
        Buffer theta = filled(grid, thetaValues);
        Buffer u = KERNELS.vector(grid, 2);
        double[] displacement = new double[2 * grid.size()];
        double[] ux = Specimen.onNodes(grid, (x, y) -> 0.02 * H * random.nextDouble());
        System.arraycopy(ux, 0, displacement, 0, grid.size());
        u.write(displacement);
        Buffer pressure = KERNELS.vector(grid, 1);
        Buffer sums = KERNELS.vector(grid, 1);
        Buffer weights = KERNELS.vector(grid, 1);
        double before = KERNELS.device().sum(theta);
        double highest = Double.NaN;
        for (int round = 0; round < 20; round++) {
            KERNELS.onCells("metalPressure", grid, u, theta, core, zeta, pressure, Specimen.SODIUM_BULK_MODULUS);
            double now = KERNELS.device().max(pressure);
            assertTrue(round == 0 || now <= highest * (1 + 1e-12), "the highest pressure never rises");
            highest = now;
            KERNELS.onNodes("pressureToNodes", grid, pressure, core, zeta, sums, weights);
            KERNELS.onCells("metalFlow", grid, pressure, core, zeta, sums, weights, theta, Specimen.SODIUM_BULK_MODULUS);
        }
        assertEquals(before, KERNELS.device().sum(theta), 1e-13 * before);
        double[] after = theta.toArray();
        for (int n = 0; n < after.length; n++) {
            assertTrue(coreValues[n] > 0 || after[n] == thetaValues[n], "nothing flows outside the crack");
        }
    }

    @Test
    void chargePlatedIsMetalByFaradaysLawAndOccupancyStaysInTheCrack() {
        Specimen specimen = new Specimen(Grid.plane(48, 48, H));
        specimen.exchangeCurrentDensity = 100;
        specimen.voltage = 0.2;
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(2.4e-6, 1.5e-6, Math.toRadians(80)), specimen.frontWidth);
        double before = KERNELS.device().sum(state.plated());
        double[] start = state.metal().toArray();
        double ions = model.measure(state).ionContent();
        for (int step = 0; step < 8; step++) {
            MicroModel.StepReport report = model.step(state, 0.02);
            assertTrue(report.converged(), report.reason());
            double current = Math.abs(report.currents().counter());
            assertEquals(0, report.currents().total() + report.currents().counter(), 1e-9 * current);
        }
        double plated = (KERNELS.device().sum(state.plated()) - before) * H * H;
        double charge = state.clock().dendriteCharge();
        assertTrue(charge > 0);
        assertEquals(charge, plated * FARADAY / Specimen.SODIUM, 1e-12 * charge);
        assertEquals(ions, model.measure(state).ionContent(), 1e-12 * ions);

        double[] zeta = state.metal().toArray();
        double[] d = state.damage().toArray();
        Grid grid = specimen.grid;
        boolean moved = false;
        for (int j = 1; j < grid.ny(); j++) {
            for (int i = 1; i < grid.nx(); i++) {
                int n = grid.index(i, j);
                assertTrue(zeta[n] >= 0 && zeta[n] <= 1, "occupancy " + zeta[n]);
                moved |= zeta[n] != start[n];
                assertTrue(zeta[n] == start[n] || nearCore(grid, d, i, j, specimen.coreStart),
                        "metal moved outside the crack at " + i + ", " + j);
            }
        }
        assertTrue(moved, "the front moves");
    }

    private static boolean nearCore(Grid grid, double[] d, int i, int j, double start) {
        for (int b = -1; b <= 0; b++) {
            for (int a = -1; a <= 0; a++) {
                double sum = 0;
                for (int corner = 0; corner < 4; corner++) {
                    sum += d[grid.index(i + a + (corner & 1), j + b + (corner >> 1))];
                }
                if (sum / 4 > start) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Buffer filled(Grid grid, double[] values) {
        Buffer buffer = KERNELS.vector(grid, 1);
        buffer.write(values);
        return buffer;
    }
}
