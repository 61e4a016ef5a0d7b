package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;
import org.frond.solver.QuadratureElements;
import org.frond.solver.RandomFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxingFieldTest {

    private static final double KAPPA = 0.7;
    private static final double MOBILITY = 1.3;
    /** -u^2/2 + u^4/4. */
    private static final List<Double> WELLS = List.of(0.0, 0.0, -0.5, 0.0, 0.25);
    /** u - 2/3 u^3 + u^5/5, whose slope is (1 - u^2)^2. */
    private static final List<Double> TILT = List.of(0.0, 1.0, 0.0, -2.0 / 3, 0.0, 0.2);

    private static RelaxingField field(Grid grid, List<Double> bulk, Anisotropy directions) {
        return new RelaxingField(CpuKernels.in(2), grid, law(bulk), directions, free(grid));
    }

    private static RelaxingField warm(Grid grid, Anisotropy directions, Heat heat) {
        return new RelaxingField(CpuKernels.in(2), grid, law(WELLS), directions, free(grid), heat, free(grid));
    }

    private static FreeEnergy law(List<Double> bulk) {
        return new FreeEnergy(FreeEnergy.Dynamics.RELAXING, bulk, KAPPA, MOBILITY, 0);
    }

    private static PrescribedNodes free(Grid grid) {
        return new PrescribedNodes(new boolean[grid.size()]);
    }

    private static RelaxingField.Sides alone(Grid grid) {
        return new RelaxingField.Sides(new double[grid.size()], Optional.empty());
    }

    private static Buffer nodes(Grid grid, ToDoubleBiFunction<Double, Double> value) {
        double[] values = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) ->
                values[grid.index(i, j, k)] = value.applyAsDouble(i * grid.h(), j * grid.h()));
        return CpuKernels.in(2).table(values);
    }

    private static double amount(Grid grid, Buffer field) {
        return CpuKernels.in(2).dot(CpuKernels.in(2).table(LinearField.nodeVolumes(grid)), field);
    }

    /** The rates at a state, from a step so short that nothing changes: (c1 - c0) / dt. */
    private static double[] rate(Grid grid, RelaxingField field, Buffer c) {
        double dt = 1e-7;
        double[] before = c.toArray();
        Buffer moving = CpuKernels.in(2).table(before);
        assertTrue(field.step(moving, CpuKernels.in(2).vector(grid, 1), dt, alone(grid), alone(grid)).converged());
        double[] after = moving.toArray();
        double[] rate = new double[after.length];
        for (int n = 0; n < rate.length; n++) {
            rate[n] = (after[n] - before[n]) / dt;
        }
        return rate;
    }

    /**
     * A wave in a parabolic energy is an eigenvector with lambda = -M (a + kappa k^2), k^2 = 4/h^2 sin^2(k h / 2); two stages
     * of second order multiply it by 1 + z + z^2/2, z = dt lambda.
     */
    @Test
    void aSmallWaveDecaysAtTheRateOfLinearTheory() {
        double h = 0.5;
        Grid grid = Grid.plane(32, 4, h).repeating(new Periodicity(true, true, false));
        RelaxingField field = field(grid, List.of(0.0, 0.0, 0.4), Anisotropy.NONE);
        for (int waves : new int[] {1, 2, 5}) {
            double k2 = 4 / (h * h) * Math.pow(Math.sin(Math.PI * waves / 32), 2);
            double z = -MOBILITY * (0.8 + KAPPA * k2) * 0.01;
            double decay = Math.pow(1 + z + z * z / 2, 50);
            Buffer c = nodes(grid, (x, y) -> 0.1 * Math.cos(2 * Math.PI * waves * x / 16));
            for (int step = 0; step < 50; step++) {
                assertTrue(field.step(c, c, 0.01, alone(grid), alone(grid)).converged());
            }
            assertEquals(0.1 * decay, c.toArray()[grid.index(0, 2)], 1e-13);
        }
    }

    @Test
    void aStepFarBeyondExplicitStabilityDecaysToo() {
        Grid grid = Grid.plane(16, 12, 0.1);
        RelaxingField field = field(grid, List.of(0.0, 0.0, 0.4), Anisotropy.NONE);
        Buffer c = CpuKernels.in(2).table(new RandomFields(grid, 3).nodes(1, -1, 1));
        // explicit Euler's limit is 2 / (M (0.8 + 4 kappa / h^2)) = 0.0055
        DrivenField.Outcome outcome = field.step(c, c, 1.0, alone(grid), alone(grid));
        assertTrue(outcome.iterations() > 10);
        assertTrue(CpuKernels.in(2).device().maxAbs(c) < 1);
    }

    @Test
    void halfTheStepLeavesAQuarterOfTheError() {
        // coarse enough for two stages in all steps
        Grid grid = Grid.plane(32, 2, 1);
        double[] ends = new double[3];
        for (int n = 0; n < ends.length; n++) {
            RelaxingField field = warm(grid, Anisotropy.NONE, new Heat(TILT, 2, 0.5));
            Buffer c = nodes(grid, (x, y) -> 0.4 * Math.cos(Math.PI * x / 32) + 0.1 * Math.cos(3 * Math.PI * x / 32));
            Buffer t = nodes(grid, (x, y) -> 0.1 * Math.cos(2 * Math.PI * x / 32));
            int steps = 40 << n;
            for (int step = 0; step < steps; step++) {
                assertTrue(field.step(c, t, 2.0 / steps, alone(grid), alone(grid)).converged());
            }
            ends[n] = c.toArray()[grid.index(0, 1)];
        }
        assertEquals(2, Math.log((ends[0] - ends[1]) / (ends[1] - ends[2])) / Math.log(2), 0.25);
    }

    /** The energy's derivative at a node, by differences, is -a^2/M times the rate, with a between 1 - e and 1 + e. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05})
    void theEnergyFallsAsFastAsTheForcesSay(double strength) {
        Grid grid = Grid.plane(9, 7, 0.8).repeating(new Periodicity(false, false, false));
        Anisotropy directions = new Anisotropy(strength, 4, 0.3);
        RelaxingField field = field(grid, WELLS, directions);
        Buffer c = nodes(grid, (x, y) -> Math.tanh(3 - x - 0.4 * y));
        Buffer none = CpuKernels.in(2).vector(grid, 1);
        double[] rate = rate(grid, field, c);
        double[] volumes = LinearField.nodeVolumes(grid);
        double[] before = c.toArray();
        // the energy's derivative along a bump at one node is its volume times the potential there
        for (int[] at : new int[][] {{4, 3}, {3, 0}, {0, 5}}) {
            int n = grid.index(at[0], at[1]);
            double bump = 1e-5;
            double[] moved = before.clone();
            moved[n] += bump;
            double up = field.energy(CpuKernels.in(2).table(moved), none);
            moved[n] -= 2 * bump;
            double down = field.energy(CpuKernels.in(2).table(moved), none);
            double potential = (up - down) / (2 * bump) / volumes[n];
            double square = -MOBILITY * potential / rate[n];
            // a is between 1 - e and 1 + e; what slopes vary within a cell is not part of its direction
            assertEquals(1, Math.sqrt(square), strength + 1e-4 + 0.02 * Math.signum(strength));
        }
    }

    /** Along x and along y a is 1 + e for cos 4 theta: a flat front is (1 + e) times wider, its energy too. */
    @Test
    void aFlatFrontIsWiderByItsDirection() {
        double e = 0.05;
        Grid grid = Grid.plane(160, 1, 0.125);
        double w = Math.sqrt(KAPPA) * (1 + e);
        RelaxingField field = field(grid, WELLS, new Anisotropy(e, 4, 0));
        Buffer c = nodes(grid, (x, y) -> Math.tanh((x - 10) / (Math.sqrt(2) * w)));
        double[] rate = rate(grid, field, c);
        assertEquals(0, rate[grid.index(85, 0)], 2e-3);
        // energy of tanh(x / (sqrt 2 W)): 2 sqrt 2 / 3 W per length, above the wells' -1/4
        assertEquals(2 * Math.sqrt(2) / 3 * w, (field.energy(c, c) + 0.25 * 20 * 0.125) / 0.125, 2e-3 * w);
    }

    @Test
    void atHalfATurnOfTheSymmetryTheFrontIsNarrower() {
        double e = 0.05;
        Grid grid = Grid.plane(160, 1, 0.125);
        double w = Math.sqrt(KAPPA) * (1 - e);
        Buffer c = nodes(grid, (x, y) -> Math.tanh((x - 10) / (Math.sqrt(2) * w)));
        RelaxingField turned = field(grid, WELLS, new Anisotropy(e, 4, Math.PI / 4));
        assertEquals(0, rate(grid, turned, c)[grid.index(85, 0)], 4e-3);
    }

    @Test
    void turningFieldAndGridByAQuarterTurnsTheRates() {
        Grid grid = Grid.plane(12, 12, 0.7);
        RelaxingField field = field(grid, WELLS, new Anisotropy(0.05, 4, 0));
        double[] straight = rate(grid, field, nodes(grid, (x, y) -> Math.sin(x) + 0.3 * y * x - 0.2 * y));
        double[] mirrored = rate(grid, field, nodes(grid, (x, y) -> Math.sin(y) + 0.3 * y * x - 0.2 * x));
        for (int i = 0; i <= 12; i++) {
            for (int j = 0; j <= 12; j++) {
                assertEquals(straight[grid.index(i, j)], mirrored[grid.index(j, i)], 1e-6);
            }
        }
    }

    @Test
    void inSpaceAFlatFrontAlongAnAxisIsWiderToo() {
        Grid grid = Grid.box(80, 1, 1, 0.25);
        double e = 0.03;
        double w = Math.sqrt(KAPPA) * (1 + e);
        double[] values = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) ->
                values[grid.index(i, j, k)] = Math.tanh((i * 0.25 - 10) / (Math.sqrt(2) * w)));
        Kernels space = CpuKernels.in(3);
        RelaxingField field = new RelaxingField(space, grid, law(WELLS), new Anisotropy(e, 4, 0), free(grid));
        Buffer c = space.table(values);
        double energy = (field.energy(c, c) + 0.25 * 20 * 0.0625) / 0.0625;
        assertEquals(2 * Math.sqrt(2) / 3 * w, energy, 5e-3 * w);
    }

    /** Nothing passes the sides: the mean of T - L c stays, however the phase moves. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void latentHeatIsKeptToRounding(boolean periodic) {
        Grid grid = Grid.plane(24, 16, 0.8).repeating(new Periodicity(periodic, false, false));
        RelaxingField field = warm(grid, new Anisotropy(0.05, 4, 0.2), new Heat(TILT, 5, 0.5));
        Buffer c = nodes(grid, (x, y) -> Math.tanh(4 - Math.hypot(x - 9, y - 5)));
        Buffer t = nodes(grid, (x, y) -> -0.3);
        new PeriodicAxes(CpuKernels.in(2), grid).repeatNodes(c, 1);
        double before = amount(grid, t) - 0.5 * amount(grid, c);
        double phase = amount(grid, c);
        for (int step = 0; step < 20; step++) {
            assertTrue(field.step(c, t, 0.2, alone(grid), alone(grid)).converged());
        }
        assertTrue(Math.abs(amount(grid, c) - phase) > 1);
        assertEquals(before, amount(grid, t) - 0.5 * amount(grid, c), 1e-12 * Math.abs(before));
    }

    @Test
    void givenValuesStayAndAFluxComesIn() {
        Grid grid = Grid.plane(8, 2, 0.5);
        boolean[] left = new boolean[grid.size()];
        double[] values = new double[grid.size()];
        double[] inflow = new double[grid.size()];
        for (int j = 0; j <= 2; j++) {
            left[grid.index(0, j)] = true;
            values[grid.index(0, j)] = 2;
            inflow[grid.index(8, j)] = 0.3 * (j == 1 ? 0.5 : 0.25);
        }
        RelaxingField field = new RelaxingField(CpuKernels.in(2), grid, law(List.of(0.0, 0.0, 1.0)), Anisotropy.NONE, free(grid),
                new Heat(List.of(0.0), 1, 0), new PrescribedNodes(left));
        Buffer c = CpuKernels.in(2).vector(grid, 1);
        Buffer t = CpuKernels.in(2).vector(grid, 1);
        for (int step = 0; step < 400; step++) {
            field.step(c, t, 0.5, alone(grid), new RelaxingField.Sides(values, Optional.of(inflow)));
        }
        double[] found = t.toArray();
        for (int i = 0; i <= 8; i++) {
            // D dT/dx = 0.3
            assertEquals(2 + 0.3 * 0.5 * i, found[grid.index(i, 1)], 1e-9);
        }
    }

    @OnEveryDevice
    @Test
    void theSameStepTwiceIsTheSame() {
        Grid grid = Grid.plane(13, 9, 0.8);
        double[][] ends = new double[2][];
        for (int n = 0; n < 2; n++) {
            Buffer c = nodes(grid, (x, y) -> Math.tanh(4 - Math.hypot(x, y)));
            Buffer t = nodes(grid, (x, y) -> -0.3);
            warm(grid, new Anisotropy(0.05, 4, 0), new Heat(TILT, 10, 0.5)).step(c, t, 0.3, alone(grid), alone(grid));
            ends[n] = c.toArray();
        }
        assertArrayEquals(ends[0], ends[1]);
    }
}
