package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.Faces;
import org.frond.launch.ReactingMetal;
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

    @ParameterizedTest
    @CsvSource({"-0.3", "-0.1", "-0.01", "0.02", "0.1"})
    void slopeIsTheDerivativeOfTheCurrent(double drop) {
        for (Kinetics kinetics : new Kinetics[] {SODIUM, CATHODIC}) {
            double step = 1e-5;
            double difference = (currentDensity(kinetics, drop + step, 1, 150e6) - currentDensity(kinetics, drop - step, 1, 150e6))
                    / (2 * step);
            assertEquals(difference, reaction(kinetics, drop, 1, 150e6, 1e30).slope, 1e-6 * Math.abs(difference));
        }
    }

    @Test
    void metalGivesNoMoreThanItHas() {
        double free = currentDensity(SODIUM, 0.1, 1, 0);
        assertEquals(0.5 * free, reaction(SODIUM, 0.1, 1, 0, 0.5 * free).current, 1e-14 * free);
        assertEquals(0, reaction(SODIUM, 0.1, 1, 0, 0.5 * free).slope);
        assertEquals(free, reaction(SODIUM, 0.1, 1, 0, 2 * free).current, 1e-14 * free);
    }

    @Test
    void platingRateIsFaradaysLawForTheReactionsCurrent() {
        double current = reaction(SODIUM, -0.1, 1, 150e6, 1e30).current;
        Buffer rate = KERNELS.vector(CELL, 1);
        KERNELS.run(ElectricsKernels.platingRate(CELL, nodes(0.1), nodes(1),
                new ReactingMetal(cell(3.0), cell(150e6), cell(1e30), ON_LEFT, AT_ZERO), SODIUM.butlerVolmer(),
                SODIUM.voltagePerPressure(), SODIUM.volumePerCharge()).into(rate));
        assertEquals(-SODIUM.volumePerCharge() * 3.0 * current, rate.toArray()[CELL.index(0, 0)],
                1e-14 * SODIUM.volumePerCharge() * 3.0 * Math.abs(current));
    }

    private record Current(double current, double slope) {
    }

    /** Current density and slope of metal in the cell: a quarter of its reactive area belongs to each node. */
    private static Current reaction(Kinetics kinetics, double drop, double c, double pressure, double most) {
        Buffer source = KERNELS.vector(CELL, 1);
        Buffer slope = KERNELS.vector(CELL, 1);
        Buffer none = KERNELS.vector(CELL, 1);
        KERNELS.run(ElectricsKernels.reaction(CELL, nodes(-drop), nodes(c),
                new ReactingMetal(cell(1), cell(pressure), cell(most), ON_LEFT, AT_ZERO), new Faces(none, none), 0,
                kinetics.butlerVolmer(), kinetics.voltagePerPressure(), 1.0).into(source, slope));
        return new Current(4 * source.toArray()[CELL.index(1, 0)], 4 * slope.toArray()[CELL.index(1, 0)]);
    }

    private static double currentDensity(Kinetics kinetics, double drop, double c, double pressure) {
        return reaction(kinetics, drop, c, pressure, 1e30).current;
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
