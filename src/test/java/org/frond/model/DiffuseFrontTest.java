package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.TestDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The front without kinetics, in units where kappa = 2 and W = 1: delta = 1 and gamma = 1/3. */
@Tag("slow")
class DiffuseFrontTest {

    private static final double GAMMA = 1.0 / 3.0;
    private static final double DELTA = 1;
    private static final Device DEVICE = TestDevice.open();
    private static final Kernels KERNELS = new Kernels(DEVICE, 2);

    @AfterAll
    static void closeDevice() {
        DEVICE.close();
    }

    /** Energy per length of a plane front that has come to rest in a strip of length 40. */
    private static double restingEnergy(double h) {
        Grid grid = Grid.plane((int) Math.round(40 / h), 1, h);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        Buffer zeta = nodal(grid, (x, y) -> profile(x - 20));
        front.advance(zeta, KERNELS.vector(grid, 1), 0, 1, 30);
        return front.energy(zeta) / h;
    }

    @Test
    void aRestingFrontHoldsTheInterfaceEnergy() {
        assertEquals(GAMMA, restingEnergy(0.25), 0.01 * GAMMA);
        assertEquals(GAMMA, restingEnergy(0.125), 0.005 * GAMMA);
    }

    @Test
    void theInterfaceEnergyIsOfSecondOrder() {
        double coarse = restingEnergy(0.5) - GAMMA;
        double fine = restingEnergy(0.25) - GAMMA;
        assertEquals(2, Math.log(coarse / fine) / Math.log(2), 0.1);
    }

    @Test
    void aRestingFrontKeepsTheTanhProfile() {
        double h = 0.25;
        Grid grid = Grid.plane(160, 1, h);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        Buffer zeta = nodal(grid, (x, y) -> profile(x - 20));
        front.advance(zeta, KERNELS.vector(grid, 1), 0, 1, 30);
        double[] z = zeta.toArray();
        for (int i = 0; i <= grid.nx(); i++) {
            assertEquals(profile(i * h - 20), z[grid.index(i, 0)], 0.002);
        }
    }

    @Test
    void aDrivenFrontTravelsAtItsSpeed() {
        // 6 B delta with B = 0.05
        double speed = 0.3;
        Grid grid = Grid.plane(200, 1, 0.25);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        Buffer zeta = nodal(grid, (x, y) -> profile(x - 10));
        Buffer velocity = nodal(grid, (x, y) -> speed);
        double start = length(grid, zeta);
        front.advance(zeta, velocity, speed, 1, 100);
        assertEquals(30, length(grid, zeta) - start, 0.3);
    }

    @Test
    void aFrontDrivenBeyondItsStabilityTurnsTheBulkIntoMetal() {
        // B = 0.40 > W L / 3: the empty phase is unstable and a trace of metal far ahead grows
        Grid grid = Grid.plane(400, 1, 0.25);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        DoubleBinaryOperator start = (x, y) -> Math.max(profile(x - 10), 1e-6);
        Buffer stable = nodal(grid, start);
        Buffer unstable = nodal(grid, start);
        front.advance(stable, nodal(grid, (x, y) -> 0.3), 0.3, 1, 20);
        front.advance(unstable, nodal(grid, (x, y) -> 2.4), 2.4, 1, 20);
        int farAhead = grid.index(320, 0);
        assertTrue(stable.toArray()[farAhead] < 1e-6);
        assertTrue(unstable.toArray()[farAhead] > 1e-4);
    }

    @Test
    void aCircleShrinksByItsCurvature() {
        // R^2 = R0^2 - 2 L kappa t with L kappa = 1
        assertEquals(36.06, radiusOfCircle(50, 600, 0.5, false), 0.36);
    }

    @Test
    void aCircleStaysWithoutMotionByCurvature() {
        // in the time in which it would lose 28 % of its radius, as above
        assertEquals(50, radiusOfCircle(50, 600, 1.0 / 3.0, true), 0.25);
    }

    /** Radius after some time of a quarter circle around the corner of the grid, L kappa = 1. */
    private static double radiusOfCircle(double radius, double time, double h, boolean straight) {
        int cells = (int) Math.ceil((radius + 10) / h);
        Grid grid = Grid.plane(cells, cells, h);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, straight);
        Buffer zeta = nodal(grid, (x, y) -> profile(Math.hypot(x, y) - radius));
        front.advance(zeta, KERNELS.vector(grid, 1), 0, 0.5, time);
        double[] z = zeta.toArray();
        int row = grid.index(0, 0);
        for (int i = 0; i < grid.nx(); i++) {
            double here = z[row + i];
            double next = z[row + i + 1];
            if (here >= 0.5 && next < 0.5) {
                return h * (i + (here - 0.5) / (here - next));
            }
        }
        throw new AssertionError("no front on the axis");
    }

    @Test
    void noNodeLeavesItsBoundsAtTheLongestStep() {
        Grid grid = Grid.plane(37, 23, 0.3);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        Buffer zeta = nodal(grid, (x, y) -> (int) (x / 0.3 + y / 0.1) % 3 == 0 ? 1 : 0);
        front.advance(zeta, nodal(grid, (x, y) -> Math.sin(5 * x) * Math.cos(7 * y)), 1, 1, 0.5);
        assertTrue(DEVICE.min(zeta) >= 0 && DEVICE.max(zeta) <= 1);
    }

    @Test
    void conservingAddsTheVolumeToRounding() {
        Grid grid = Grid.plane(60, 40, 0.25);
        DiffuseFront front = new DiffuseFront(KERNELS, grid, GAMMA, DELTA, false);
        Buffer before = nodal(grid, (x, y) -> profile(Math.hypot(x - 3, y - 5) - 3));
        Buffer zeta = KERNELS.vector(grid, 1);
        zeta.copyFrom(before);
        front.advance(zeta, KERNELS.vector(grid, 1), 0, 1, 1);
        front.conserve(zeta, before, 0.7);
        assertEquals(0.7, volume(grid, zeta) - volume(grid, before), 1e-13);
    }

    @Test
    void aSphereStaysWithoutMotionByCurvatureAndTakesTheVolumeGiven() {
        Kernels solid = new Kernels(DEVICE, 3);
        Grid grid = Grid.box(44, 44, 44, 0.4);
        DiffuseFront front = new DiffuseFront(solid, grid, GAMMA, DELTA, true);
        double[] ball = new double[grid.size()];
        for (int k = 0; k <= 44; k++) {
            for (int j = 0; j <= 44; j++) {
                for (int i = 0; i <= 44; i++) {
                    ball[grid.index(i, j, k)] = profile(0.4 * Math.sqrt(i * i + j * j + k * k) - 10);
                }
            }
        }
        Buffer before = solid.vector(grid, 1);
        before.write(ball);
        Buffer zeta = solid.vector(grid, 1);
        zeta.copyFrom(before);
        // in a time in which R^2 = R0^2 - 4 L kappa t would lose 40 %
        front.advance(zeta, solid.vector(grid, 1), 0, 0.5, 10);
        double start = volume(grid, before);
        assertEquals(1, volume(grid, zeta) / start, 0.02);
        front.conserve(zeta, before, 0.1 * start);
        assertEquals(1.1, volume(grid, zeta) / start, 1e-12);
    }

    private static double profile(double x) {
        return 0.5 * (1 - Math.tanh(x / (2 * DELTA)));
    }

    private static double volume(Grid grid, Buffer zeta) {
        double[] h = zeta.toArray();
        for (int n = 0; n < h.length; n++) {
            h[n] = h[n] * h[n] * (3 - 2 * h[n]);
        }
        return HostExtent.of(grid, h).integral();
    }

    /** Length of metal in a strip. */
    private static double length(Grid grid, Buffer zeta) {
        return volume(grid, zeta) / (grid.ny() * grid.h());
    }

    private static Buffer nodal(Grid grid, DoubleBinaryOperator value) {
        double[] values = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                values[grid.index(i, j)] = value.applyAsDouble(i * grid.h(), j * grid.h());
            }
        }
        Buffer buffer = KERNELS.vector(grid, 1);
        buffer.write(values);
        return buffer;
    }
}
