package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaneTensorTest {

    private static final double RATIO = 10;

    @Test
    void conductionPlaneAcrossTheCellConductsAlongX() {
        assertArrayEquals(new double[] {1, 0.01, 0},
                new PlaneTensor(1, 0.01).plane(Axis.ofPlaneAtAngle(Math.PI / 2)), 1e-15);
    }

    @Test
    void grainLyingFlatIsIsotropicInThePlane() {
        assertArrayEquals(new double[] {1, 1, 0}, new PlaneTensor(1, 0.01).plane(new Axis(0, 0, 1)), 1e-15);
    }

    @Test
    void planeTensorIsTheBlockOfTheSolidOne() {
        Axis axis = Axis.along(0.3, -0.5, 0.8);
        double[] solid = new PlaneTensor(3, 2).solid(axis);
        assertArrayEquals(new double[] {solid[0], solid[1], solid[5]}, new PlaneTensor(3, 2).plane(axis));
        assertEquals(3 + 3 + 2, solid[0] + solid[1] + solid[2], 1e-14);
    }

    @Test
    void crackInACleavagePlaneCostsTheBareEnergy() {
        assertEquals(1, cost(Axis.ofPlaneAtAngle(0.4), Math.cos(0.4), -Math.sin(0.4)), 1e-12);
    }

    @Test
    void crackAcrossACleavagePlaneCostsTheRatio() {
        assertEquals(RATIO, cost(Axis.ofPlaneAtAngle(0.4), Math.sin(0.4), Math.cos(0.4)), 1e-12);
    }

    @Test
    void uprightCrackInAFlatGrainCostsTheRatioInEveryDirection() {
        assertEquals(RATIO, cost(new Axis(0, 0, 1), 1, 0), 1e-12);
        assertEquals(RATIO, cost(new Axis(0, 0, 1), 0.6, 0.8), 1e-12);
    }

    private static double cost(Axis axis, double mx, double my) {
        double[] a = PlaneTensor.cleavage(RATIO).plane(axis);
        return Math.sqrt(mx * mx * a[0] + my * my * a[1] + 2 * mx * my * a[2]);
    }
}
