package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.grid.Grid;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The single-edge-notched plate of Miehe, Hofacker and Welschinger (2010) in tension (V21): 1 mm square, notch 0.5 mm,
 * lambda = 121.15 GPa, mu = 80.77 GPa, Gc = 2.7 N/mm, bottom held, top moved up without sliding, sides free.
 *
 * <p>Here AT1, orthogonal split, 100^2 cells, ell = 4 h = 0.04 mm, bounds, staggering converged, Gc corrected for the grid.
 * Griffith's answer comes from the compliance of the same plate with sharp slits: the crack runs when the plate has been
 * lifted by sqrt(2 Gc / (-dk/da)) = 4.56e-3 mm, at a force of 0.639 kN per mm of depth. The plate here breaks at that
 * displacement within 3 %, at nine tenths of that force: ell / a = 0.08 is not small, and damage softens the plate before
 * the crack runs. The bounds on the force are set around the measured 0.574 kN, they are not an independent number.
 * Published peaks of 0.68 to 0.75 kN, with other models, ell and corrections, are not reproduced at this ell.
 */
@Tag("slow")
class NotchedPlateTest {

    private static final int CELLS = 100;
    private static final double EDGE = 1e-3;
    private static final double LAMBDA = 121.15e9;
    private static final double SHEAR = 80.77e9;
    private static final double ENERGY = 2700;
    private static final double UNBREAKABLE = 1e9;

    private static Solid plate(double energy, double length) {
        Grid grid = Grid.plane(CELLS, CELLS, EDGE / CELLS);
        double poisson = LAMBDA / (2 * (LAMBDA + SHEAR));
        FractureLaw law = new FractureLaw(CrackSurface.AT1, Irreversibility.BOUNDS, EnergySplit.ORTHOGONAL, length, energy,
                energy, 1e-6, 1);
        return new Solid(grid, 2 * SHEAR * (1 + poisson), poisson, PlaneTensor.isotropic(1), Axis.along(0, 1, 0), law,
                new MechanicalBoundary(MechanicalBoundary.Hold.FREE, MechanicalBoundary.Hold.CLAMPED),
                new Equilibrium.Tolerances(1e-3, 1e-3, 1e-6, 1500));
    }

    /** Lifts the plate's top and returns the force on it [N/m]. */
    private static double lift(Solid plate, double displacement) {
        plate.pull(1, displacement);
        Equilibrium.Outcome outcome = plate.settle();
        assertTrue(outcome.converged(), outcome::reason);
        return plate.force(1);
    }

    /** Force per lift of the unbreakable plate with a slit of some cells [N/m^2]. */
    private static double stiffness(int slit) {
        double length = 0.3 * EDGE / CELLS;
        Solid plate = plate(UNBREAKABLE, length);
        plate.breakRow(CELLS / 2, 0, slit);
        double lifted = 1e-6;
        return lift(plate, lifted) / lifted;
    }

    @Test
    void notchedPlateBreaksStraightAcrossWhereGriffithSays() {
        int more = CELLS / 20;
        double loss = (stiffness(CELLS / 2 - more) - stiffness(CELLS / 2 + more)) / (2 * more * EDGE / CELLS);
        double critical = Math.sqrt(2 * ENERGY / loss);
        double criticalForce = stiffness(CELLS / 2) * critical;
        assertEquals(4.558e-6, critical, 0.002 * 4.558e-6);

        Solid plate = plate(ENERGY, 4 * EDGE / CELLS);
        plate.breakRow(CELLS / 2, 0, CELLS / 2);
        assertEquals(0.1358e6, lift(plate, 1e-6), 0.01 * 0.1358e6);
        assertEquals(0.2691e6, lift(plate, 2e-6), 0.01 * 0.2691e6);
        double peak = 0;
        double atPeak = 0;
        double force = Double.POSITIVE_INFINITY;
        double displacement = 4.2e-6;
        while (displacement < 5.5e-6) {
            force = lift(plate, displacement);
            if (force > peak) {
                peak = force;
                atPeak = displacement;
            }
            if (force < 0.02 * peak) {
                break;
            }
            displacement += 0.1e-6;
        }
        assertEquals(critical, atPeak, 0.03 * critical);
        assertTrue(peak < criticalForce && peak > 0.88 * criticalForce, "peak " + peak + " of " + criticalForce);
        assertTrue(force < 0.02 * peak && displacement < 1.08 * atPeak, "force " + force + " at " + displacement);

        double[] d = plate.d.toArray();
        for (int i = CELLS / 2; i <= CELLS; i++) {
            for (int j = 0; j <= CELLS; j++) {
                boolean onTheLine = j == CELLS / 2 || j == CELLS / 2 + 1;
                double value = d[plate.grid.index(i, j)];
                assertTrue(onTheLine ? value > 0.98 : value < 0.95, "d = " + value + " at " + i + ", " + j);
            }
        }
    }
}
