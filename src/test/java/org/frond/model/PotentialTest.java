package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The potential of a flat cell without crack, 0.5 mm of ceramic with 0.2 S/m between two sodium electrodes. */
@OnEveryDevice
class PotentialTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double GAP = 0.5e-3;
    private static final double KAPPA = 0.2;
    private static final double THERMAL = 8.314462618 * Specimen.TEMPERATURE / 96485.33212;

    private static Specimen cell(int cells, int rows) {
        Specimen specimen = new Specimen(Grid.plane(cells, rows, GAP / cells));
        specimen.conductivity = KAPPA;
        specimen.closure = Transport.Closure.C0;
        return specimen;
    }

    /** A solved cell. */
    private static final class Solved {
        final Buffer phi;
        final Buffer c;
        final Potential.Outcome outcome;
        final Currents currents;
        final Losses losses;
        final double area;

        Solved(Specimen specimen, double[] concentration, Control electrodes) {
            Grid grid = specimen.grid;
            Potential potential = new Potential(KERNELS, grid, specimen.materials(KERNELS), specimen.kinetics(),
                    specimen.transport(), 60, 1e-10);
            Reaction none =
                    new Reaction(KERNELS.vector(grid, 1), KERNELS.vector(grid, 1), KERNELS.vector(grid, 1),
                            KERNELS.vector(grid, 1), KERNELS.vector(grid, 1), 0);
            phi = KERNELS.vector(grid, 1);
            c = KERNELS.vector(grid, 1);
            c.write(concentration);
            outcome = potential.solve(phi, c, KERNELS.vector(grid, 1), electrodes, none);
            currents = potential.currents(phi, c, outcome.electrodes(), none);
            losses = potential.losses(phi, c, outcome.electrodes(), none, currents);
            area = potential.electrodeArea();
        }
    }

    private static Solved solve(Specimen specimen, double volts) {
        return new Solved(specimen, Specimen.onNodes(specimen.grid, (x, y) -> 1), new Electrodes(0, volts));
    }

    /** Cell voltages at 0.1 to 1.2 mA/cm^2: j L / kappa + (4 RT/F) asinh(j / 2 i0). */
    @ParameterizedTest
    @CsvSource({"1, 7.636", "2, 15.260", "4, 30.419", "6, 45.386", "8, 60.084", "10, 74.454", "12, 88.458"})
    void flatCellCarriesTheKnownCurrent(double current, double millivolts) {
        double half = current / 20;
        double volts = current * GAP / KAPPA + 4 * THERMAL * Math.log(half + Math.sqrt(half * half + 1));
        assertEquals(millivolts, 1000 * volts, 6e-4);
        Solved solved = solve(cell(64, 2), volts);
        assertTrue(solved.outcome.converged(), solved.outcome.reason());
        assertEquals(-current, solved.currents.planar() / solved.area, 1e-6 * current);
        assertEquals(current, solved.currents.counter() / solved.area, 1e-6 * current);
        assertEquals(0, solved.currents.dendrite(), 1e-12 * current * solved.area);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 10, 0.2", "0.01, 10, 0.2", "0.1, 10, 0.2", "0.3, 10, 0.2", "1, 10, 0.2", "3, 10, 0.2",
        "3, 10, 0.001", "3, 1e5, 0.2", "0.001, 1e5, 0.2", "3, 0.01, 20", "-3, 10, 0.2"})
    void convergesFromAColdStartAndBalancesTheCurrents(double volts, double exchange, double kappa) {
        Specimen specimen = cell(32, 2);
        specimen.exchangeCurrentDensity = exchange;
        specimen.conductivity = kappa;
        Solved solved = solve(specimen, volts);
        assertTrue(solved.outcome.converged(), solved.outcome.reason());
        double carried = Math.abs(solved.currents.counter());
        assertEquals(0, solved.currents.total() + solved.currents.counter(), 1e-10 * carried);
        assertTrue(solved.outcome.newtonSteps() <= 12, solved.outcome.newtonSteps() + " Newton steps");
        double half = carried / solved.area / (2 * exchange);
        double expected = carried / solved.area * GAP / kappa + 4 * THERMAL * Math.log(half + Math.sqrt(half * half + 1));
        assertEquals(Math.abs(volts), expected, 1e-6 * Math.abs(volts));
    }

    /** Far above RT/F the ceramic limits the current: exp(f V / 2) is no number from 36 V on. */
    @ParameterizedTest
    @CsvSource({"28, 10, 0.2", "28, 1e-9, 1e3", "-100, 10, 0.2", "100, 1e-9, 1e3", "1e3, 10, 0.2", "1e4, 1e-20, 0.2"})
    void anyVoltageDrivesTheOhmicCurrentLessItsOverpotential(double volts, double exchange, double kappa) {
        convergesFromAColdStartAndBalancesTheCurrents(volts, exchange, kappa);
    }

    /** Of 100 V a cell comes to 28 V from where it was. */
    @Test
    void aVoltageThatJumpsIsFollowed() {
        Specimen specimen = cell(32, 2);
        Grid grid = specimen.grid;
        Potential potential = new Potential(KERNELS, grid, specimen.materials(KERNELS), specimen.kinetics(), specimen.transport(), 60, 1e-10);
        Buffer none = KERNELS.vector(grid, 1);
        Reaction noCrack = new Reaction(none, none, none, none, none, 0);
        Buffer phi = KERNELS.vector(grid, 1);
        Buffer c = KERNELS.vector(grid, 1);
        c.write(Specimen.onNodes(grid, (x, y) -> 1));
        for (double volts : new double[] {100, 28, -28, 0.1}) {
            Potential.Outcome outcome = potential.solve(phi, c, none, new Electrodes(0, volts), noCrack);
            assertTrue(outcome.converged(), outcome.reason());
            double current = potential.currents(phi, c, outcome.electrodes(), noCrack).counter() / potential.electrodeArea();
            double half = Math.abs(current) / (2 * specimen.exchangeCurrentDensity);
            assertEquals(volts, current * GAP / KAPPA + Math.signum(volts) * 4 * THERMAL * Math.log(half + Math.sqrt(half * half + 1)),
                    1e-6 * Math.abs(volts));
        }
    }

    /** The same voltages found from the current, from a cold start; the current comes out to rounding. */
    @ParameterizedTest
    @CsvSource({"1, 7.636", "-2, -15.260", "4, 30.419", "6, 45.386", "-8, -60.084", "10, 74.454", "12, 88.458"})
    void prescribedCurrentNeedsTheKnownVoltage(double current, double millivolts) {
        Specimen specimen = cell(64, 2);
        double area = 2 * specimen.grid.h();
        Solved solved = new Solved(specimen, Specimen.onNodes(specimen.grid, (x, y) -> 1),
                new Control.Current(current * area, 0));
        assertTrue(solved.outcome.converged(), solved.outcome.reason());
        assertEquals(millivolts, 1000 * solved.outcome.electrodes().voltage(), 6e-4);
        assertEquals(current * area, solved.currents.counter(), 1e-13 * Math.abs(current) * area);
        assertEquals(-current * area, solved.currents.total(), 1e-13 * Math.abs(current) * area);
    }

    @ParameterizedTest
    @CsvSource({"1e-6, 10, 0.2", "1e3, 10, 0.2", "1e4, 10, 20", "-1e4, 0.01, 20", "1, 1e5, 0.2", "1e3, 1e-3, 1e3"})
    void currentsFarFromTheExchangeCurrentAreFoundFromAColdStart(double current, double exchange, double kappa) {
        Specimen specimen = cell(32, 2);
        specimen.exchangeCurrentDensity = exchange;
        specimen.conductivity = kappa;
        double area = 2 * specimen.grid.h();
        Solved solved = new Solved(specimen, Specimen.onNodes(specimen.grid, (x, y) -> 1),
                new Control.Current(current * area, 0));
        assertTrue(solved.outcome.converged(), solved.outcome.reason());
        assertTrue(solved.outcome.newtonSteps() <= 12, solved.outcome.newtonSteps() + " Newton steps");
        double half = current / (2 * exchange);
        double expected = current * GAP / kappa + 4 * THERMAL * Math.log(Math.abs(half) + Math.sqrt(half * half + 1))
                * Math.signum(half);
        assertEquals(expected, solved.outcome.electrodes().voltage(), 1e-8 * Math.abs(expected));
        double rounding = 1e-14 * exchange + 1e-12 * Math.abs(current);
        assertEquals(current * area, solved.currents.counter(), rounding * area);
    }

    @Test
    void noCurrentLeavesEverythingAtRest() {
        Specimen specimen = cell(16, 3);
        Solved solved = new Solved(specimen, Specimen.onNodes(specimen.grid, (x, y) -> 1), new Control.Current(0, 0));
        assertEquals(0, solved.outcome.electrodes().voltage(), 0.0);
        assertEquals(0, KERNELS.device().maxAbs(solved.phi), 0.0);
        assertEquals(0, solved.currents.counter(), 0.0);
    }

    @Test
    void currentWithoutReactingMetalIsRefusedWithAReason() {
        Specimen specimen = cell(8, 2);
        Grid grid = specimen.grid;
        Potential potential = new Potential(KERNELS, grid, specimen.materials(KERNELS), specimen.kinetics(),
                specimen.transport(), 60, 1e-10);
        Buffer nothing = KERNELS.vector(grid, 1);
        Buffer covered = KERNELS.vector(grid, 1);
        covered.write(Specimen.onCells(grid, (x, y) -> 1));
        Buffer c = KERNELS.vector(grid, 1);
        c.write(Specimen.onNodes(grid, (x, y) -> 1));
        Potential.Outcome outcome = potential.solve(KERNELS.vector(grid, 1), c, nothing, new Control.Current(1e-6, 0),
                new Reaction(nothing, nothing, covered, nothing, nothing, 0));
        assertFalse(outcome.converged());
        assertTrue(outcome.reason().startsWith("the current has no path"), outcome::reason);
    }

    /** V = j L / kappa + 2 (2 RT/F) asinh(j / 2 i0), part by part. */
    @Test
    void voltageSplitsIntoItsKnownParts() {
        Specimen specimen = cell(64, 2);
        double area = 2 * specimen.grid.h();
        Solved solved = new Solved(specimen, Specimen.onNodes(specimen.grid, (x, y) -> 1),
                new Control.Current(8 * area, 0));
        Losses losses = solved.losses;
        double kinetic = 2 * THERMAL * Math.log(0.4 + Math.sqrt(0.16 + 1));
        assertEquals(8 * GAP / KAPPA, losses.ohmic(), 1e-10);
        assertEquals(kinetic, losses.left(), 1e-10);
        assertEquals(kinetic, losses.right(), 1e-10);
        assertEquals(0, losses.concentration(), 1e-12);
    }

    @Test
    void onlyPotentialDifferencesMatter() {
        Specimen specimen = cell(32, 2);
        double[] ones = Specimen.onNodes(specimen.grid, (x, y) -> 1);
        Solved low = new Solved(specimen, ones, new Electrodes(0, 0.1));
        Solved high = new Solved(specimen, ones, new Electrodes(1, 1.1));
        assertEquals(low.currents.counter(), high.currents.counter(), 1e-7 * low.currents.counter());
    }

    /**
     * Without current the electrolyte holds the diffusion potential -(RT/F)(2 t - 1) ln(c_L / c_0), and the electrodes,
     * each in Nernst equilibrium, the voltage of a concentration cell, 2 (1 - t)(RT/F) ln(c_L / c_0).
     * With t = 1 the first is Boltzmann's relation: 2 RT/F for a ratio of e^2.
     */
    @ParameterizedTest
    @CsvSource({"1.0", "0.95", "0.5", "0.2"})
    void concentrationsHoldTheDiffusionPotentialWithoutCurrent(double transference) {
        Specimen specimen = cell(64, 2);
        specimen.closure = Transport.Closure.C1;
        specimen.transferenceNumber = transference;
        double e2 = Math.exp(2);
        double[] c = Specimen.onNodes(specimen.grid, (x, y) -> 0.25 * (1 + (e2 - 1) * x / GAP));
        double volts = 2 * (1 - transference) * THERMAL * 2;
        Solved solved = new Solved(specimen, c, new Electrodes(0, volts));
        assertTrue(solved.outcome.converged(), solved.outcome.reason());
        double[] phi = solved.phi.toArray();
        double difference = phi[specimen.grid.index(64, 1)] - phi[specimen.grid.index(0, 1)];
        assertEquals(-(2 * transference - 1) * THERMAL * 2, difference, 1e-8 * THERMAL);
        assertEquals(0, solved.currents.counter() / solved.area, 1e-6 * specimen.exchangeCurrentDensity);
    }
}
