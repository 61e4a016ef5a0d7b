package org.frond.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScalesTest {

    private static Scales cell(double gap, double conductivity) {
        return new Scales(298.15, gap, conductivity, 3.5e-11, 8.99e3, 10, 23.78e-6, 0, 0.22, 224e9, 28);
    }

    @Test
    void constantsMatchTheirUsualFigures() {
        assertEquals(96485.33, PhysicalConstants.FARADAY, 5e-3);
        assertEquals(8.314463, PhysicalConstants.GAS, 5e-7);
        assertEquals(25.693e-3, cell(1e-5, 1.2).thermalVoltage(), 5e-7);
    }

    @Test
    void wagnerNumberSeparatesThinFromThickCells() {
        assertEquals(308, cell(10e-6, 1.2).wagner(), 0.5);
        assertEquals(1.03, cell(0.5e-3, 0.2).wagner(), 5e-3);
    }

    @Test
    void kineticPressureOfSodiumIsAHundredAndFourMegapascal() {
        assertEquals(104e6, cell(1e-5, 1.2).kineticPressure(), 0.5e6);
    }

    @Test
    void stallPressureOfSodiumIsFourGigapascalPerVolt() {
        assertEquals(4.06e9, cell(1e-5, 1.2).stallPressure(1), 5e6);
    }

    @Test
    void anIonThatBringsItsVolumeAlongRaisesTheStallPressure() {
        Scales half = new Scales(298.15, 1e-5, 1.2, 3.5e-11, 8.99e3, 10, 24e-6, 12e-6, 0.22, 224e9, 28);
        assertEquals(2 * 96485.33212 / 24e-6, half.stallPressure(1), 1);
        Scales whole = new Scales(298.15, 1e-5, 1.2, 3.5e-11, 8.99e3, 10, 24e-6, 24e-6, 0.22, 224e9, 28);
        assertEquals(Double.POSITIVE_INFINITY, whole.stallPressure(1));
    }

    /** Both electrodes and the ceramic share the voltage: 30.419 mV at 4 A/m^2 are twice 10.21 mV and 10 mV across 0.5 mm. */
    @Test
    void thePlatingSideHasItsShareOfTheVoltage() {
        Scales cell = cell(0.5e-3, 0.2);
        assertEquals(2 * 25.693e-3 * Math.log(0.2 + Math.sqrt(1.04)), cell.platingOverpotential(4, 0), 1e-6);
        assertEquals(30.419e-3, 2 * cell.platingOverpotential(4, 0) + 10e-3, 1e-6);
        assertEquals(cell.platingOverpotential(4, 0) + 1e-3, cell.platingOverpotential(-4, 0.05e-3), 1e-9);
    }

    @Test
    void strengthFollowsTheRegularisationLength() {
        assertEquals(4.9e9, cell(1e-5, 1.2).strengthAt1(0.1e-6), 0.1e9);
        assertEquals(300e6, cell(1e-5, 1.2).strengthAt1(26e-6), 5e6);
        assertEquals(300e6, cell(1e-5, 1.2).strengthAt2(7.4e-6), 5e6);
    }

    @Test
    void griffithFlawOfThePolycrystallineStrength() {
        double toughness = 2.5e6;
        Scales polycrystal = new Scales(298.15, 1e-3, 0.2, 5.9e-12, 8.99e3, 10, 23.78e-6, 0, 0.22, 224e9,
                toughness * toughness / 224e9);
        assertEquals(toughness / Math.sqrt(Math.PI * 22.1e-6), polycrystal.crackPressure(22.1e-6), 1);
    }

    @Test
    void thinCellIsLimitedByTheReactionAndThickOneByTheCeramic() {
        double smallVoltage = 1e-6;
        double kinetic = 2 * 25.693e-3 / 10;
        assertEquals(smallVoltage / (kinetic + 1e-9 / 1.2), cell(1e-9, 1.2).flatCurrentDensity(smallVoltage), 1e-8);
        assertEquals(smallVoltage / (kinetic + 1 / 1.2), cell(1, 1.2).flatCurrentDensity(smallVoltage), 1e-11);
    }

    @Test
    void voltageOfTheFlatCellIsTheOneThatDrivesItsCurrent() {
        Scales symmetric = cell(0.5e-3, 0.2);
        assertEquals(74.454e-3, symmetric.flatVoltage(10), 1e-6);
        assertEquals(-88.458e-3, symmetric.flatVoltage(-12), 1e-6);
        assertEquals(10, symmetric.flatCurrentDensity(symmetric.flatVoltage(10)), 1e-9);
    }

    @Test
    void platingSpeedAtOneMilliampPerSquareCentimetre() {
        assertEquals(2.465e-9, cell(1e-5, 1.2).platingSpeed(10), 1e-12);
    }

    @Test
    void isotropicStiffnessGivesTheSameCrackModulusBothWays() {
        double e = 210e9;
        double nu = 0.25;
        double lambda = e * nu / ((1 + nu) * (1 - 2 * nu));
        double mu = e / (2 * (1 + nu));
        assertEquals(CrackModulus.isotropic(e, nu, true), CrackModulus.hexagonal(lambda + 2 * mu, lambda + 2 * mu, lambda, mu),
                1e-3);
    }
}
