package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Test;

/**
 * A bar much shorter than ell softens homogeneously (V19). E = 210 GPa, no Poisson effect, Gc = 2.8 J/m2, ell = 0.1 um,
 * no split. Loaded in steps of 0.2 % of the strain at the peak.
 */
class HomogeneousBarTest {

    private static final double YOUNG = 210e9;
    private static final double ENERGY = 2.8;
    private static final double LENGTH = 0.1e-6;

    private record Peak(double stress, double strain, double damage, double firstDamage) {
    }

    private static Peak pull(CrackSurface surface, double expectedStrain) {
        Grid grid = Grid.plane(4, 2, 0.01e-6);
        FractureLaw law = new FractureLaw(surface, Irreversibility.BOUNDS, EnergySplit.NONE, LENGTH,
                Solid.beforeTheGrid(ENERGY, surface, grid, LENGTH), 1, 1e-9, 1);
        Solid bar = new Solid(grid, YOUNG, 0, PlaneTensor.isotropic(1), Axis.along(0, 1, 0), law,
                new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.ROLLER),
                new Equilibrium.Tolerances(1e-7, 1e-7, 1e-10, 2000));
        double bestStress = 0;
        double bestStrain = 0;
        double bestDamage = 0;
        double firstDamage = 0;
        for (double load = 0.90; load <= 1.10; load += 0.002) {
            double strain = load * expectedStrain;
            bar.pull(0, strain * grid.nx() * grid.h());
            Equilibrium.Outcome outcome = bar.settle();
            assertTrue(outcome.converged(), outcome::reason);
            double stress = bar.force(0) / (grid.ny() * grid.h());
            double damage = bar.kernels.device().max(bar.d);
            if (damage > 1e-6 && firstDamage == 0) {
                firstDamage = strain;
            }
            if (stress > bestStress) {
                bestStress = stress;
                bestStrain = strain;
                bestDamage = damage;
            }
        }
        return new Peak(bestStress, bestStrain, bestDamage, firstDamage);
    }

    @Test
    void firstSurfaceIsElasticUpToThePeak() {
        double strength = Math.sqrt(3 * YOUNG * ENERGY / (8 * LENGTH));
        assertEquals(1.485e9, strength, 1e-3 * strength);
        Peak peak = pull(CrackSurface.AT1, strength / YOUNG);
        assertEquals(1.485e9, peak.stress, 0.005 * 1.485e9);
        assertEquals(strength / YOUNG, peak.firstDamage, 0.003 * strength / YOUNG);
        assertEquals(0, peak.damage, 1e-2);
    }

    @Test
    void secondSurfacePeaksAtADamageOfAQuarter() {
        double strain = Math.sqrt(ENERGY / (3 * YOUNG * LENGTH));
        Peak peak = pull(CrackSurface.AT2, strain);
        assertEquals(0.7875e9, peak.stress, 0.005 * 0.7875e9);
        assertEquals(0.25, peak.damage, 0.01);
    }
}
