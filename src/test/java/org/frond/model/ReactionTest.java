package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Butler-Volmer kinetics with pressure as the kernels compute them, on a single cell. */
@OnEveryDevice
class ReactionTest {

    private static final double I0 = 10;
    private static final Kernels KERNELS = Specimen.PLANE;
    private static final Grid CELL = Grid.plane(1, 1, 1);
    private static final Buffer ON_LEFT = cell(Bodies.LEFT);
    private static final Buffer AT_ZERO = KERNELS.table(new double[3]);
    private static final Kinetics SODIUM = new Kinetics(I0, 0.5, 0.5, Specimen.TEMPERATURE, Specimen.SODIUM, 0);
    /** The same with the whole mechanical work on the cathodic branch. */
    private static final Kinetics CATHODIC = new Kinetics(I0, 0.5, 0, Specimen.TEMPERATURE, Specimen.SODIUM, 0);

    @ParameterizedTest
    @CsvSource({"-5, -1.949", "-25, -10.119", "-50, -22.681", "-100, -68.584", "-200, -489.97"})
    void currentsAgreeWithTheTable(double millivolts, double expected) {
        double current = currentDensity(SODIUM, millivolts / 1000, 1, 0);
        assertEquals(expected, current, 3e-4 * Math.abs(expected), "rounded to four digits");
        double symmetric = 2 * I0 * Math.sinh(0.5 * 96485.33212 / (8.314462618 * 298.15) * millivolts / 1000);
        assertEquals(symmetric, current, 1e-12 * Math.abs(symmetric));
    }

    @ParameterizedTest
    @CsvSource({"-5, 465", "-25, 60.8", "-50, 16.7", "-100, 2.08", "-200, 0.042"})
    void oneExponentialAloneErrsAsKnown(double millivolts, double percent) {
        double cathodicAlone = -I0 * Math.exp(-0.5 * SODIUM.inverseThermalVoltage() * millivolts / 1000);
        double error = cathodicAlone / currentDensity(SODIUM, millivolts / 1000, 1, 0) - 1;
        assertEquals(percent, 100 * error, 0.01 * percent);
    }

    @Test
    void tafelSlopeIs118MillivoltsPerDecade() {
        double ten = currentDensity(SODIUM, -1.0, 1, 0);
        double slope = 0.1 / Math.log10(currentDensity(SODIUM, -1.1, 1, 0) / ten);
        assertEquals(Math.log(10) * 2 / SODIUM.inverseThermalVoltage(), slope, 1e-12);
        assertEquals(0.1183, slope, 5e-5);
    }

    @Test
    void pressureShiftsThePotentialDifference() {
        double shift = SODIUM.voltagePerPressure() * 100e6;
        assertEquals(0.024646, shift, 5e-7);
        double pressed = currentDensity(SODIUM, -0.05, 1, 100e6);
        assertEquals(-10.27343, pressed, 1e-5);
        assertEquals(currentDensity(SODIUM, -0.05 + shift, 1, 0), pressed, 1e-12 * Math.abs(pressed));
    }

    @Test
    void onlyTheVolumeGainedOnPlatingShiftsThePotential() {
        Kinetics compensated = new Kinetics(I0, 0.5, 0.5, Specimen.TEMPERATURE, Specimen.SODIUM, Specimen.SODIUM);
        assertEquals(currentDensity(SODIUM, -0.05, 1, 0), currentDensity(compensated, -0.05, 1, 1e9), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 23.78e-6, 202.9e6, 1e5", "2.2, 24e-6, 8.844e9, 1e6", "2.2, 23.78e-6, 8.926e9, 1e6",
        "2.2, 13.0e-6, 16.33e9, 1e7"})
    void platingStallsAtTheKnownPressure(double volts, double molarVolume, double expected, double rounding) {
        Kinetics kinetics = new Kinetics(I0, 0.5, 0.5, Specimen.TEMPERATURE, molarVolume, 0);
        double stall = volts / kinetics.voltagePerPressure();
        assertEquals(expected, stall, rounding);
        double oneWay = I0 * Math.exp(0.5 * kinetics.inverseThermalVoltage() * 1e-3);
        assertTrue(currentDensity(kinetics, -volts, 1, 0.99 * stall) < 0, "plates below");
        assertEquals(0, currentDensity(kinetics, -volts, 1, stall), 1e-11 * oneWay);
        assertTrue(currentDensity(kinetics, -volts, 1, 1.01 * stall) > 0, "dissolves above");
    }

    @Test
    void stallPressureDoesNotDependOnHowMechanicalWorkIsShared() {
        double stall = 0.05 / SODIUM.voltagePerPressure();
        assertEquals(0, currentDensity(CATHODIC, -0.05, 1, stall), 1e-11 * I0);
        double below = currentDensity(CATHODIC, -0.05, 1, 100e6);
        double f = SODIUM.inverseThermalVoltage();
        double whole = I0 * (Math.exp(-0.5 * f * 0.05)
                - Math.exp(0.5 * f * 0.05 - f * SODIUM.voltagePerPressure() * 100e6));
        assertEquals(whole, below, 1e-12 * Math.abs(whole));
    }

    @Test
    void depletionHindersPlatingOnlyAndShiftsEquilibriumByNernst() {
        double f = SODIUM.inverseThermalVoltage();
        assertEquals(0, currentDensity(SODIUM, Math.log(0.3) / f, 0.3, 0), 1e-13 * I0);
        double dissolving = currentDensity(SODIUM, 0.2, 0.5, 0) - currentDensity(SODIUM, 0.2, 0.25, 0);
        assertEquals(-0.25 * I0 * Math.exp(-0.5 * f * 0.2), dissolving, 1e-10);
    }

    /** The step's end found by bisection: i = I(strained - q i). */
    private static double implicitCurrent(Kinetics kinetics, double drop, double pressure, double q) {
        double low = Math.min(0, currentDensity(kinetics, drop, 1, pressure));
        double high = Math.max(0, currentDensity(kinetics, drop, 1, pressure));
        for (int n = 0; n < 200; n++) {
            double middle = 0.5 * (low + high);
            double follows = currentDensity(kinetics, drop, 1, pressure - q * middle / kinetics.voltagePerPressure());
            if (middle < follows) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, true", "-0.03, true", "0.02, true", "-0.1, false", "0.02, false"})
    void followedCurrentMeetsTheImplicitOneToSecondOrder(double drop, boolean shared) {
        Kinetics kinetics = shared ? SODIUM : CATHODIC;
        double pressure = 150e6;
        double start = currentDensity(kinetics, drop, 1, pressure);
        double q = 1e-3 / (kinetics.inverseThermalVoltage() * Math.abs(start));
        double coarse = Math.abs(follow(kinetics, drop, pressure, q).current - implicitCurrent(kinetics, drop, pressure, q));
        double fine = Math.abs(
                follow(kinetics, drop, pressure, q / 4).current - implicitCurrent(kinetics, drop, pressure, q / 4));
        assertEquals(16, coarse / fine, 0.2);
        assertEquals(start, follow(kinetics, drop, pressure, 1e-9 * q).current, 1e-11 * Math.abs(start));
    }

    @ParameterizedTest
    @CsvSource({"-0.3", "-0.1", "-0.01", "0.02", "0.1"})
    void slopeIsTheDerivativeOfTheFollowedCurrent(double drop) {
        for (Kinetics kinetics : new Kinetics[] {SODIUM, CATHODIC}) {
            for (double q : new double[] {0, 1e-4, 1e-3, 1e-1}) {
                double step = 1e-5;
                double difference = (follow(kinetics, drop + step, 150e6, q).current
                        - follow(kinetics, drop - step, 150e6, q).current) / (2 * step);
                assertEquals(difference, follow(kinetics, drop, 150e6, q).slope, 1e-6 * Math.abs(difference));
            }
        }
    }

    @Test
    void followedCurrentGrowsWithThePotentialDifference() {
        for (Kinetics kinetics : new Kinetics[] {SODIUM, CATHODIC}) {
            for (double q : new double[] {0, 1e-3, 1, 1e3}) {
                double before = Double.NEGATIVE_INFINITY;
                for (double drop = -0.6; drop < 0.6; drop += 0.01) {
                    Followed now = follow(kinetics, drop, 300e6, q);
                    assertTrue(now.current > before, "at " + drop + " V, q = " + q);
                    assertTrue(now.slope >= 0, "slope at " + drop + " V, q = " + q);
                    before = now.current;
                }
            }
        }
    }

    @Test
    void platingRateIsFaradaysLawForTheReactionsCurrent() {
        Followed followed = follow(SODIUM, -0.1, 150e6, 1e-4);
        Buffer rate = KERNELS.vector(CELL, 1);
        KERNELS.onCells("platingRate", CELL, nodes(0.1), nodes(1), cell(3.0), cell(150e6), cell(0), ON_LEFT, AT_ZERO,
                rate, I0, SODIUM.inverseThermalVoltage(), 0.5, 0.5, SODIUM.voltagePerPressure(), 1e-4 / 3.0, 0.0,
                SODIUM.volumePerCharge());
        assertEquals(-SODIUM.volumePerCharge() * 3.0 * followed.current, rate.toArray()[CELL.index(0, 0)],
                1e-14 * SODIUM.volumePerCharge() * 3.0 * Math.abs(followed.current));
    }

    /**
     * Metal in a rigid cavity, w = 10 um wide per unit of reacting area, M = 7.56 GPa: the pressure relaxes to
     * F V / Omega = 20.29 MPa with the time constant w R T F / (M Omega^2 i0) = 55.9 s (linear kinetics at 5 mV).
     */
    @Test
    void pressureInARigidCavityRelaxesToTheStallPressure() {
        double volts = 0.005;
        double modulus = 7.56e9;
        double area = 1e5;
        double stall = volts / SODIUM.voltagePerPressure();
        double tau = 8.314462618 * Specimen.TEMPERATURE * 96485.33212
                / (modulus * Specimen.SODIUM * Specimen.SODIUM * I0 * area);
        assertEquals(20.29e6, stall, 5e3);
        assertEquals(55.9, tau, 0.05);
        double dt = tau / 500;
        Buffer u = KERNELS.vector(CELL, 2);
        Buffer theta = KERNELS.vector(CELL, 1);
        Buffer pressure = KERNELS.vector(CELL, 1);
        Buffer rate = KERNELS.vector(CELL, 1);
        Buffer bulk = KERNELS.vector(CELL, 1);
        Buffer prestress = KERNELS.vector(CELL, 3);
        Buffer phi = nodes(volts);
        Buffer one = nodes(1);
        double follow = dt * modulus * SODIUM.volumePerCharge() * SODIUM.voltagePerPressure();
        for (int step = 1; step <= 5000; step++) {
            KERNELS.onCells("platingRate", CELL, phi, one, cell(area), pressure, theta, ON_LEFT, AT_ZERO, rate, I0,
                    SODIUM.inverseThermalVoltage(), 0.5, 0.5, SODIUM.voltagePerPressure(), follow, 0.0,
                    SODIUM.volumePerCharge());
            KERNELS.onCells("plate", CELL, rate, theta, dt);
            KERNELS.onCells("metalPressure", CELL, u, theta, cell(1), one, pressure, modulus);
            KERNELS.onCells("metalStiffness", CELL, pressure, theta, cell(1), one, cell(1), bulk, prestress, modulus);
            if (step == 500) {
                double p = pressure.toArray()[CELL.index(0, 0)];
                assertEquals(stall * (1 - Math.exp(-1)), p, 0.01 * p);
                assertEquals(-p, prestress.toArray()[CELL.index(0, 0)], 1e-9 * p);
            }
        }
        assertEquals(stall, pressure.toArray()[CELL.index(0, 0)], 0.005 * stall);
        assertEquals(0, currentDensity(SODIUM, -volts, 1, pressure.toArray()[CELL.index(0, 0)]), 1e-3 * I0);
    }

    private record Followed(double current, double slope) {
    }

    /** Current density and slope of metal in the cell: a quarter of its reactive area belongs to each node. */
    private static Followed follow(Kinetics kinetics, double drop, double pressure, double q) {
        Buffer source = KERNELS.vector(CELL, 1);
        Buffer slope = KERNELS.vector(CELL, 1);
        Buffer none = KERNELS.vector(CELL, 1);
        KERNELS.onNodes("reaction", CELL, nodes(-drop), nodes(1), cell(1), cell(pressure), none, ON_LEFT, AT_ZERO, none,
                none, source, slope, 0, kinetics.exchangeCurrentDensity(), kinetics.inverseThermalVoltage(),
                kinetics.anodicCoefficient(), kinetics.mechanicalShare(), kinetics.voltagePerPressure(), q, 0.0, 1.0);
        return new Followed(4 * source.toArray()[CELL.index(1, 0)], 4 * slope.toArray()[CELL.index(1, 0)]);
    }

    private static double currentDensity(Kinetics kinetics, double drop, double c, double pressure) {
        Buffer rate = KERNELS.vector(CELL, 1);
        KERNELS.onCells("platingRate", CELL, nodes(-drop), nodes(c), cell(1), cell(pressure), cell(0), ON_LEFT, AT_ZERO,
                rate, kinetics.exchangeCurrentDensity(), kinetics.inverseThermalVoltage(), kinetics.anodicCoefficient(),
                kinetics.mechanicalShare(), kinetics.voltagePerPressure(), 0.0, 0.0, -1.0);
        return rate.toArray()[CELL.index(0, 0)];
    }

    private static Buffer nodes(double value) {
        Buffer buffer = KERNELS.vector(CELL, 1);
        buffer.write(Specimen.onNodes(CELL, (x, y) -> value));
        return buffer;
    }

    private static Buffer cell(double value) {
        Buffer buffer = KERNELS.vector(CELL, 1);
        buffer.write(Specimen.onCells(CELL, (x, y) -> value));
        return buffer;
    }
}
