package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Test;

/** A cracked bar is pulled, released and pushed (V28). */
class CyclingTest {

    private static final double YOUNG = 210e9;
    private static final double POISSON = 0.25;

    private static Solid crackedBar() {
        Grid grid = Grid.plane(48, 8, 0.05e-6);
        FractureLaw law = new FractureLaw(CrackSurface.AT1, Irreversibility.BOUNDS, EnergySplit.ORTHOGONAL, 3 * grid.h(), 2.8,
                2.8, 1e-6, 1);
        Solid bar = new Solid(grid, YOUNG, POISSON, PlaneTensor.isotropic(1), Axis.along(0, 1, 0), law,
                new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.ROLLER),
                new Equilibrium.Tolerances(1e-5, 1e-5, 1e-9, 400));
        bar.breakColumn(24);
        return bar;
    }

    @Test
    void closedCrackCarriesCompressionLikeTheIntactBar() {
        Solid bar = crackedBar();
        double length = bar.grid.nx() * bar.grid.h();
        double modulus = YOUNG * (1 - POISSON) / ((1 + POISSON) * (1 - 2 * POISSON));
        for (double strain : new double[] {1e-3, 0, -1e-3}) {
            bar.pull(0, strain * length);
            Equilibrium.Outcome outcome = bar.settle();
            assertTrue(outcome.converged(), outcome::reason);
            double stress = bar.force(0) / (bar.grid.ny() * bar.grid.h());
            assertEquals(strain < 0 ? modulus * strain : 0, stress, 0.01 * modulus * 1e-3);
        }
    }

    @Test
    void damageNeverHeals() {
        Solid bar = crackedBar();
        double length = bar.grid.nx() * bar.grid.h();
        double[] before = bar.d.toArray();
        for (double strain : new double[] {2e-3, 8e-3, 2e-3, 0, -4e-3, -8e-3, 0, 8e-3}) {
            bar.pull(0, strain * length);
            Equilibrium.Outcome outcome = bar.settle();
            assertTrue(outcome.converged(), outcome::reason);
            double[] after = bar.d.toArray();
            for (int n = 0; n < after.length; n++) {
                assertTrue(after[n] >= before[n] && after[n] <= 1, "damage fell to " + after[n] + " from " + before[n]);
            }
            before = after;
        }
    }
}
