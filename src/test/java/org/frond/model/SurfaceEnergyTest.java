package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a crack one cell wide costs, and its profile (V20). */
@Tag("slow")
class SurfaceEnergyTest {

    private static final double ENERGY = 2.8;

    private static Solid solid(Grid grid, CrackSurface surface, double length, PlaneTensor planes, Axis axis) {
        FractureLaw law = new FractureLaw(surface, Irreversibility.BOUNDS, EnergySplit.NONE, length, ENERGY, ENERGY, 1e-9, 1);
        return new Solid(grid, 210e9, 0.25, planes, axis, law,
                new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.ROLLER),
                new Equilibrium.Tolerances(1e-6, 1e-6, 1e-8, 100));
    }

    /** The least energy at the damage that is there already, with no strain. */
    private static void relax(Solid solid) {
        Buffer psi = solid.kernels.vector(solid.grid, 1);
        Buffer before = solid.kernels.vector(solid.grid, 1);
        before.copyFrom(solid.d);
        Convergence went = solid.damage.solve(psi, psi, before, solid.d, 1e-7);
        assertTrue(went.reached(), went::toString);
    }

    @ParameterizedTest
    @EnumSource(CrackSurface.class)
    void energyOfAStraightCrackIsTheOneAskedForAfterTheGridIsAllowedFor(CrackSurface surface) {
        for (double cellsPerLength : new double[] {4, 6, 10}) {
            Grid grid = Grid.plane((int) (20 * cellsPerLength), 3, 0.01e-6);
            Solid bar = solid(grid, surface, cellsPerLength * grid.h(), PlaneTensor.isotropic(1), Axis.along(0, 1, 0));
            bar.breakColumn(grid.nx() / 2);
            relax(bar);
            double energy = bar.damage.energy(bar.d, bar.kernels.vector(grid, 1)) / (grid.ny() * grid.h());
            assertEquals(ENERGY, energy, 0.02 * ENERGY);
        }
    }

    @Test
    void profileOfTheFirstSurfaceIsAParabola() {
        Grid grid = Grid.plane(121, 2, 1);
        double length = 20;
        Solid bar = solid(grid, CrackSurface.AT1, length, PlaneTensor.isotropic(1), Axis.along(0, 1, 0));
        bar.breakColumn(60);
        relax(bar);
        double[] d = bar.d.toArray();
        for (int i = 61; i <= 121; i++) {
            double exact = Math.pow(Math.max(0, 1 - (i - 61) / (2 * length)), 2);
            assertEquals(exact, d[grid.index(i, 1)], 0.005);
        }
    }

    @Test
    void profileOfTheSecondSurfaceIsAnExponential() {
        Grid grid = Grid.plane(161, 2, 1);
        double length = 10;
        Solid bar = solid(grid, CrackSurface.AT2, length, PlaneTensor.isotropic(1), Axis.along(0, 1, 0));
        bar.breakColumn(80);
        relax(bar);
        double[] d = bar.d.toArray();
        for (int i = 81; i <= 161; i++) {
            assertEquals(Math.exp(-(i - 81) / length), d[grid.index(i, 1)], 0.005);
        }
    }

    /**
     * A crack along x in a crystal whose cleavage plane is turned by w costs Gw sqrt(cos^2 w + r^2 sin^2 w), r = 10. The
     * cell that is broken throughout adds 3 Gw h / (8 ell) whatever w, and {@link CrackSurface#gridExcess} allows for it
     * as it is at w = 0, so ell = 7 h is needed for 5 %. Measured in the middle of a wide plate, away from its ends.
     */
    @ParameterizedTest
    @CsvSource({"0, 1", "15, 2.7627", "30, 5.0744", "45, 7.1063", "90, 10"})
    void crackAcrossTheCleavagePlaneCostsMore(double degrees, double factor) {
        double w = Math.toRadians(degrees);
        assertEquals(Math.sqrt(Math.pow(Math.cos(w), 2) + 100 * Math.pow(Math.sin(w), 2)), factor, 1e-3 * factor);
        Grid grid = Grid.plane(400, 321, 1e-8);
        Axis normal = Axis.along(-Math.sin(w), Math.cos(w), 0);
        Solid plate = solid(grid, CrackSurface.AT1, 7 * grid.h(), PlaneTensor.cleavage(10), normal);
        plate.breakRow(160, 0, grid.nx());
        relax(plate);
        Buffer density = plate.kernels.vector(grid, 1);
        plate.damage.energy(plate.d, density);
        double[] values = density.toArray();
        double energy = 0;
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 195; i < 205; i++) {
                energy += values[grid.index(i, j)] * grid.h() / 10;
            }
        }
        assertEquals(factor, energy / ENERGY, 0.05 * factor);
    }
}
