package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;
import org.frond.solver.QuadratureElements;
import org.frond.solver.RandomFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrivenFieldTest {

    private static final Kernels KERNELS = CpuKernels.in(2);
    private static final double KAPPA = 0.7;
    private static final double MOBILITY = 1.3;
    /** u^2 (1 - u)^2. */
    private static final List<Double> DOUBLE_WELL = List.of(0.0, 0.0, 1.0, -2.0, 1.0);

    private static final DrivenField.Surroundings ALONE = new DrivenField.Surroundings() {
        @Override
        public double[] values(double time) {
            return new double[0];
        }

        @Override
        public double[] inflow(double time, Buffer concentration) {
            return new double[concentration.length()];
        }

        @Override
        public void addPotential(double time, Buffer concentration, Buffer g) {
            // nothing is charged, nothing strained
        }
    };

    private static DrivenField field(Grid grid, FreeEnergy.Dynamics dynamics, List<Double> bulk) {
        return new DrivenField(KERNELS, grid, new FreeEnergy(dynamics, bulk, KAPPA, MOBILITY, 0),
                new PrescribedNodes(new boolean[grid.size()]));
    }

    private static Buffer alongX(Grid grid, IntToDoubleFunction value) {
        double[] values = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> values[grid.index(i, j, k)] = value.applyAsDouble(i));
        return KERNELS.table(values);
    }

    private static double amount(Grid grid, Buffer c) {
        return KERNELS.dot(KERNELS.table(LinearField.nodeVolumes(grid)), c);
    }

    /**
     * A wave in a parabolic energy a u^2 / 2 is an eigenvector of the three-point Laplacian with k^2 = 4/h^2 sin^2(k h / 2);
     * a step multiplies it by R(z) = (1 + (1 - 2 g) z) / (1 - g z)^2, the stability function of the method, z = dt lambda.
     */
    @ParameterizedTest
    @EnumSource(FreeEnergy.Dynamics.class)
    void aSmallWaveGrowsAndDecaysAtTheRateOfLinearTheory(FreeEnergy.Dynamics dynamics) {
        double h = 0.5;
        double a = -0.8;
        double dt = 0.3;
        Grid grid = Grid.plane(32, 4, h).repeating(new Periodicity(true, true, false));
        DrivenField field = field(grid, dynamics, List.of(0.0, 0.0, a / 2));
        for (int waves : new int[] {1, 2, 7}) {
            double k2 = 4 / (h * h) * Math.pow(Math.sin(Math.PI * waves / 32), 2);
            double lambda = -MOBILITY * (dynamics == FreeEnergy.Dynamics.CONSERVED ? k2 : 1) * (a + KAPPA * k2);
            double g = 1 - Math.sqrt(0.5);
            double factor = (1 + (1 - 2 * g) * dt * lambda) / Math.pow(1 - g * dt * lambda, 2);
            Buffer c = alongX(grid, i -> 0.1 * Math.cos(2 * Math.PI * waves * i / 32 + 1));
            assertTrue(field.step(c, 0, dt, ALONE).converged());
            double[] found = c.toArray();
            for (int i = 0; i <= 32; i++) {
                assertEquals(factor * 0.1 * Math.cos(2 * Math.PI * waves * i / 32 + 1), found[grid.index(i, 2)], 1e-8);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = FreeEnergy.Dynamics.class, mode = EnumSource.Mode.EXCLUDE, names = "RELAXING")
    void theAmountIsKeptToRoundingAndTheEnergyFalls(FreeEnergy.Dynamics dynamics) {
        Grid grid = Grid.plane(24, 17, 0.8).repeating(new Periodicity(true, false, false));
        DrivenField field = field(grid, dynamics, DOUBLE_WELL);
        Buffer c = KERNELS.table(new RandomFields(grid, 5).nodes(1, 0.3, 0.7));
        new PeriodicAxes(KERNELS, grid).repeatNodes(c, 1);
        double amount = amount(grid, c);
        double energy = field.energy(c, c);
        for (int step = 0; step < 8; step++) {
            assertTrue(field.step(c, 0, 0.2, ALONE).converged());
            double next = field.energy(c, c);
            assertTrue(next < energy, next + " after " + energy);
            energy = next;
        }
        assertEquals(amount, amount(grid, c), 1e-13 * amount);
    }

    @ParameterizedTest
    @EnumSource(FreeEnergy.Dynamics.class)
    void halfTheStepLeavesAQuarterOfTheError(FreeEnergy.Dynamics dynamics) {
        Grid grid = Grid.plane(32, 2, 0.5);
        double[] ends = new double[3];
        for (int n = 0; n < ends.length; n++) {
            DrivenField field = field(grid, dynamics, DOUBLE_WELL);
            Buffer c = alongX(grid, i -> 0.5 + 0.2 * Math.cos(Math.PI * i / 32) + 0.1 * Math.cos(3 * Math.PI * i / 32));
            int steps = 10 << n;
            for (int step = 0; step < steps; step++) {
                assertTrue(field.step(c, 0, 4.0 / steps, ALONE).converged());
            }
            ends[n] = c.toArray()[grid.index(0, 1)];
        }
        assertEquals(2, Math.log((ends[0] - ends[1]) / (ends[1] - ends[2])) / Math.log(2), 0.2);
    }

    @Test
    void whatKeepsItsAmountOnTheWholeRestsWhereWhatDiffusesDoes() {
        Grid grid = Grid.plane(24, 2, 0.5);
        List<double[]> ends = new ArrayList<>();
        for (FreeEnergy.Dynamics dynamics : List.of(FreeEnergy.Dynamics.CONSERVED, FreeEnergy.Dynamics.NONLOCAL)) {
            DrivenField field = field(grid, dynamics, DOUBLE_WELL);
            Buffer c = alongX(grid, i -> 0.4 + 0.4 * Math.cos(Math.PI * i / 24));
            for (int step = 0; step < 60; step++) {
                assertTrue(field.step(c, 0, Math.min(4, 0.2 * Math.pow(1.2, step)), ALONE).converged());
            }
            ends.add(c.toArray());
        }
        assertArrayEquals(ends.get(0), ends.get(1), 1e-7);
    }

    @Test
    void theEnergyIsThatOfTheBulkAndOfTheSlope() {
        Grid grid = Grid.plane(10, 6, 0.5);
        DrivenField field = field(grid, FreeEnergy.Dynamics.CONSERVED, List.of(2.0, 3.0));
        // f = 2 + 3 u has the mean 2 + 3 * 0.5 on u = x / 5; kappa/2 (1/5)^2
        Buffer slope = alongX(grid, i -> i * 0.5 / 5);
        assertEquals((2 + 3 * 0.5 + KAPPA / 2 / 25) * 15, field.energy(slope, slope), 1e-12);
    }

    @Test
    void theErrorGrowsWithTheSquareOfTheStep() {
        Grid grid = Grid.plane(32, 2, 0.5);
        double[] errors = new double[2];
        for (int n = 0; n < 2; n++) {
            Buffer c = alongX(grid, i -> 0.5 + 0.2 * Math.cos(Math.PI * i / 32));
            errors[n] = field(grid, FreeEnergy.Dynamics.CONSERVED, DOUBLE_WELL).step(c, 0, 0.1 / (1 + n), ALONE).error();
        }
        assertEquals(4, errors[0] / errors[1], 0.4);
    }

    @Test
    void aStepFarTooLongIsToldAsSuch() {
        Grid grid = Grid.plane(32, 2, 0.5).repeating(new Periodicity(true, true, false));
        Buffer c = alongX(grid, i -> 0.1 * Math.cos(2 * Math.PI * i / 32));
        DrivenField.Outcome outcome =
                field(grid, FreeEnergy.Dynamics.CONSERVED, List.of(0.0, 0.0, -2.0)).step(c, 0, 1000, ALONE);
        assertFalse(outcome.converged());
        assertTrue(outcome.reason().contains("too long"), outcome.reason());
    }
}
