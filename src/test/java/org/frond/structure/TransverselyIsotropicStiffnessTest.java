package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TransverselyIsotropicStiffnessTest {

    private static final double GPA = 1e9;
    private static final double ROUNDING = 1e-5;
    private static final TransverselyIsotropicStiffness CRYSTAL =
            new TransverselyIsotropicStiffness(330 * GPA, 130 * GPA, 80 * GPA, 200 * GPA, 60 * GPA);
    private static final TransverselyIsotropicStiffness ISOTROPIC =
            TransverselyIsotropicStiffness.isotropic(210 * GPA, 0.25);
    private static final Axis TILTED = Axis.along(0.3, -0.5, 0.8);

    @Test
    void axisAlongZGivesTheConstantsThemselves() {
        double[] expected = new double[21];
        expected[0] = 330 * GPA;
        expected[1] = 130 * GPA;
        expected[2] = 80 * GPA;
        expected[6] = 330 * GPA;
        expected[7] = 80 * GPA;
        expected[11] = 200 * GPA;
        expected[15] = 60 * GPA;
        expected[18] = 60 * GPA;
        expected[20] = 100 * GPA;
        assertArrayEquals(expected, CRYSTAL.solid(new Axis(0, 0, 1)), ROUNDING);
    }

    /** sigma_o = C_op : e_p of the whole matrix, from sigma_p = C_pp : e_p. */
    @Test
    void stressesAcrossAPlaneOfNoStrainsAcrossFollowFromThoseInIt() {
        double[] strain = {3e-3, -1e-3, 0, 0, 0, 2e-3};
        double[] whole = times(CRYSTAL.solid(TILTED), strain);
        double[] across = CRYSTAL.acrossPlaneStrain(TILTED);
        for (int s = 0; s < 3; s++) {
            assertEquals(whole[2 + s], across[3 * s] * whole[0] + across[3 * s + 1] * whole[1] + across[3 * s + 2] * whole[5], ROUNDING);
        }
        assertArrayEquals(new double[] {0.25, 0.25, 0, 0, 0, 0, 0, 0, 0}, ISOTROPIC.acrossPlaneStrain(TILTED), 1e-12);
    }

    /** A strain nn along the planes' normal: what its part out of the plane adds to what follows from the stresses in the plane. */
    @Test
    void whatIsHeldAcrossAddsToThat() {
        double[] strain = axial(TILTED);
        double[] whole = times(CRYSTAL.solid(TILTED), strain);
        double[] across = CRYSTAL.acrossPlaneStrain(TILTED);
        double[] held = CRYSTAL.acrossOfHeld(TILTED, new double[] {strain[2], strain[3], strain[4]});
        for (int s = 0; s < 3; s++) {
            double followed = across[3 * s] * whole[0] + across[3 * s + 1] * whole[1] + across[3 * s + 2] * whole[5];
            assertEquals(whole[2 + s], followed + held[s], 1e-14 * 330 * GPA);
        }
    }

    /** The strain nn along an axis. */
    private static double[] axial(Axis n) {
        return new double[] {n.x() * n.x(), n.y() * n.y(), n.z() * n.z(), 2 * n.y() * n.z(), 2 * n.x() * n.z(), 2 * n.x() * n.y()};
    }

    /** A packed symmetric matrix times a vector. */
    private static double[] times(double[] packed, double[] vector) {
        double[] product = new double[vector.length];
        int next = 0;
        for (int r = 0; r < vector.length; r++) {
            for (int c = r; c < vector.length; c++) {
                product[r] += packed[next] * vector[c];
                product[c] += c > r ? packed[next] * vector[r] : 0;
                next++;
            }
        }
        return product;
    }

    @Test
    void axisAlongXSwapsTheRolesOfXAndZ() {
        double[] stiffness = CRYSTAL.planeStrain(new Axis(1, 0, 0));
        assertArrayEquals(new double[] {200 * GPA, 80 * GPA, 0, 330 * GPA, 0, 60 * GPA}, stiffness, ROUNDING);
    }

    @Test
    void axisAlongYSwapsTheRolesOfXAndYAgain() {
        double[] stiffness = CRYSTAL.planeStrain(new Axis(0, 1, 0));
        assertArrayEquals(new double[] {330 * GPA, 80 * GPA, 0, 200 * GPA, 0, 60 * GPA}, stiffness, ROUNDING);
    }

    /** Nye 1957: turned by t about a cube axis, C11 loses H/2 sin^2 2t, C12 and C66 gain it, H = C11 - C12 - 2 C44. */
    @Test
    void withC33AsC11AndC13AsC12ItIsACubicCrystalInItsPlane() {
        TransverselyIsotropicStiffness cubic = new TransverselyIsotropicStiffness(250, 150, 150, 250, 100);
        double t = 0.4;
        double turned = (250 - 150 - 2 * 100) / 2.0 * Math.pow(Math.sin(2 * t), 2);
        double thin = 150.0 * 150 / 250;
        Axis axis = new Axis(Math.cos(t), Math.sin(t), 0);
        double[] strain = cubic.planeStrain(axis);
        assertArrayEquals(new double[] {250 - turned, 150 + turned, 250 - turned, 100 + turned},
                new double[] {strain[0], strain[1], strain[3], strain[5]}, 1e-12);
        double[] stress = cubic.planeStress(axis);
        assertArrayEquals(new double[] {250 - turned - thin, 150 + turned - thin, 250 - turned - thin, 100 + turned},
                new double[] {stress[0], stress[1], stress[3], stress[5]}, 1e-12);
    }

    @Test
    void isotropicStiffnessIsTheSameForEveryAxis() {
        assertArrayEquals(ISOTROPIC.solid(new Axis(0, 0, 1)), ISOTROPIC.solid(TILTED), 1e-4);
    }

    @Test
    void isotropicPlaneStressIsThatOfTheTextbook() {
        double young = 210 * GPA;
        double plate = young / (1 - 0.25 * 0.25);
        double[] expected = {plate, 0.25 * plate, 0, plate, 0, young / 2.5};
        assertArrayEquals(expected, ISOTROPIC.planeStress(TILTED), 1e-3);
    }

    @Test
    void oppositeAxesAreTheSameCrystal() {
        assertArrayEquals(CRYSTAL.solid(TILTED), CRYSTAL.solid(new Axis(-TILTED.x(), -TILTED.y(), -TILTED.z())));
    }

    @Test
    void stressFollowsAStrainThatIsRotatedWithTheCrystal() {
        // uniaxial strain n n gives the normal stress n.s.n = C33 whatever the axis
        double[] stiffness = CRYSTAL.solid(TILTED);
        double[] strain = {TILTED.x() * TILTED.x(), TILTED.y() * TILTED.y(), TILTED.z() * TILTED.z(),
            2 * TILTED.y() * TILTED.z(), 2 * TILTED.x() * TILTED.z(), 2 * TILTED.x() * TILTED.y()};
        double twiceEnergy = 0;
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                twiceEnergy += strain[row] * SymmetricMatrix.unpack(stiffness).get(row, column) * strain[column];
            }
        }
        assertEquals(200 * GPA, twiceEnergy, 1e-3);
    }

    @Test
    void axialStrainIsItselfInPlaneStrainWhereTheAxisLiesInThePlane() {
        Axis upright = Axis.along(3, 4, 0);
        assertArrayEquals(new double[] {0.36, 0.64, 0.96}, CRYSTAL.planeStrainOf(upright, axial(upright)), 1e-14);
    }

    @Test
    void axialStrainAcrossThePlaneAmountsToPoissonsRatioInPlaneStrain() {
        assertArrayEquals(new double[] {0.25, 0.25, 0}, ISOTROPIC.planeStrainOf(new Axis(0, 0, 1), axial(new Axis(0, 0, 1))), 1e-14);
    }

    @Test
    void axialStrainAndWhatItAmountsToInPlaneStrainNeedTheSameStressInThePlane() {
        double[] whole = axial(TILTED);
        double[] inPlane = CRYSTAL.planeStrainOf(TILTED, whole);
        double[] amount = {inPlane[0], inPlane[1], 0, 0, 0, inPlane[2]};
        for (int row : new int[] {0, 1, 5}) {
            double expected = 0;
            double actual = 0;
            for (int column = 0; column < 6; column++) {
                double entry = SymmetricMatrix.unpack(CRYSTAL.solid(TILTED)).get(row, column);
                expected += entry * whole[column];
                actual += entry * amount[column];
            }
            assertEquals(expected, actual, 1e-12 * 330 * GPA);
        }
    }

    @Test
    void stiffnessThatIsNotPositiveDefiniteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TransverselyIsotropicStiffness(1, 0, 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> TransverselyIsotropicStiffness.isotropic(1, 0.5));
    }
}
