package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MetalKernels;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrackFillingTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double H = 1e-7;
    private static final double FARADAY = 96485.33212;

    /**
     * The reactive area of a straight crack full of metal is twice its length at any angle to the grid, any ratio of the
     * fracture energies and any ell: integral |grad d^4| counts each face once (co-area formula). Two lengths tell the share of
     * the ends, which reach some 0.7 ell beyond the crack, from the slope.
     */
    @ParameterizedTest
    @CsvSource({"2, 1, 0, 0", "4, 1, 0, 0", "8, 1, 0, 0", "4, 1, 0, 20", "4, 1, 0, 45", "4, 3, 0, 0", "4, 3, 90, 0", "4, 3, 35, 35",
        "2, 10, 0, 0", "2, 10, 90, 0"})
    void reactiveAreaOfAFullCrackIsTwiceItsLength(double ellOverH, double ratio, double plane, double tilt) {
        double[] lengths = {10, 20};
        double[] areas = new double[2];
        for (int n = 0; n < 2; n++) {
            double length = lengths[n] * ellOverH * H;
            int margin = (int) Math.ceil(2.5 * ratio * ellOverH) + 4;
            int nx = (int) Math.ceil(Math.cos(Math.toRadians(tilt)) * length / H) + margin;
            int ny = (int) Math.ceil(Math.sin(Math.toRadians(tilt)) * length / H) + 2 * margin;
            Specimen specimen = new Specimen(Grid.plane(nx, ny, H));
            specimen.ell = ellOverH * H;
            specimen.energyRatio = ratio;
            specimen.planeAngle = Math.toRadians(90 - plane);
            MicroModel model = specimen.model(KERNELS);
            State state = model.start(new Flaw((margin + 0.5) * H, length, Math.toRadians(90 - tilt)), specimen.frontWidth);
            areas[n] = model.diagnostics().measure(state).reactiveArea();
        }
        double slope = (areas[1] - areas[0]) / (2 * (lengths[1] - lengths[0]) * ellOverH * H);
        assertEquals(1, slope, 0.05);
    }

    @Test
    void metalEvensOutWithoutLossAndKeepsToTheCrack() {
        Grid grid = Grid.plane(24, 16, H);
        Random random = new Random(7);
        double[] roomValues = Specimen.onCells(grid, (x, y) -> Math.max(0, random.nextDouble() - 0.3));
        double[] thetaValues = Specimen.onCells(grid, (x, y) -> 0.05 * random.nextDouble());
        Buffer room = filled(grid, roomValues);
        Buffer theta = filled(grid, thetaValues);
        Buffer filling = KERNELS.vector(grid, 1);
        Buffer mass = KERNELS.vector(grid, 1);
        Buffer right = KERNELS.vector(grid, 1);
        double before = KERNELS.device().sum(theta);
        double highest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 20; round++) {
            KERNELS.run(MetalKernels.fillingOfNodes(grid, theta, room, H * H).into(filling, mass, right));
            double now = KERNELS.device().max(filling);
            assertTrue(now <= highest * (1 + 1e-12), "the highest filling never rises");
            highest = now;
            KERNELS.run(MetalKernels.evenOut(grid, filling, room, 0.3).into(theta));
        }
        assertEquals(before, KERNELS.device().sum(theta), 1e-13 * before);
        double[] after = theta.toArray();
        for (int n = 0; n < after.length; n++) {
            assertTrue(roomValues[n] > 0 || after[n] == thetaValues[n], "nothing flows outside the crack");
        }
    }

    /** A front under pressure p behind a crack of 6 um moves at p/R: half way in 3 um R/p. */
    @Test
    void frontFollowsThePressureAtTheSpeedThatItsResistanceAllows() {
        Specimen specimen = new Specimen(Grid.plane(96, 48, H));
        specimen.toughness = 1e5;
        specimen.frontWidth = H;
        specimen.flowResistance = 1e14;
        specimen.exchangeCurrentDensity = 1e4;
        specimen.voltage = 0.2;
        specimen.conductivity = 1e4;
        specimen.closure = Transport.Closure.C0;
        MicroModel model = specimen.model(KERNELS);
        Flaw flaw = new Flaw(2.45e-6, 6e-6, Math.PI / 2);
        State state = model.start(flaw, specimen.frontWidth);
        double[] broken = flaw.damage(specimen.grid);
        state.metal().write(Specimen.onNodes(specimen.grid, (x, y) -> x <= 2e-6 ? broken[specimen.grid.index(
                (int) Math.round(x / H), (int) Math.round(y / H))] : 0));
        double moved = 0;
        double start = 0;
        for (int step = 0; step < 60; step++) {
            assertTrue(model.step(state, 0.005).converged());
            double front = front(specimen.grid, state.metal().toArray());
            start = step == 0 ? front : start;
            moved += step == 0 ? 0 : model.diagnostics().measure(state).maximumPressure() / specimen.flowResistance * 0.005;
            assertEquals(start + moved, front, 0.5 * H + 0.03 * moved, "step " + step);
        }
        assertTrue(moved > 0.5e-6, "it moves: " + moved);
    }

    /** Where zeta falls through 1/2 along the crack. */
    private static double front(Grid grid, double[] zeta) {
        int row = 24;
        for (int i = 0; i < grid.nx(); i++) {
            double here = zeta[grid.index(i, row)];
            double next = zeta[grid.index(i + 1, row)];
            if (here >= 0.5 && next < 0.5) {
                return (i + (here - 0.5) / (here - next)) * H;
            }
        }
        return 0;
    }

    @Test
    void metalHasAPressureInItsCrackAndNoneFarFromIt() {
        Specimen specimen = new Specimen(Grid.plane(48, 48, H));
        specimen.exchangeCurrentDensity = 100;
        specimen.voltage = 0.2;
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(2.4e-6, 1.5e-6, Math.toRadians(90)), specimen.frontWidth);
        assertTrue(model.step(state, 0.02).converged());
        double[] pressure = state.pressure().toArray();
        assertTrue(pressure[specimen.grid.index(3, 24)] > 0);
        assertEquals(0, pressure[specimen.grid.index(3, 2)]);
        assertEquals(0, pressure[specimen.grid.index(45, 24)]);
    }

    @Test
    void chargePlatedIsMetalByFaradaysLawAndOccupancyStaysInTheCrack() {
        Specimen specimen = new Specimen(Grid.plane(48, 48, H));
        specimen.exchangeCurrentDensity = 100;
        specimen.voltage = 0.2;
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(2.4e-6, 1.5e-6, Math.toRadians(80)), specimen.frontWidth);
        double before = KERNELS.device().sum(state.plated());
        double ions = model.diagnostics().measure(state).ionContent();
        for (int step = 0; step < 8; step++) {
            MicroModel.StepReport report = model.step(state, 0.02);
            assertTrue(report.converged(), report.reason());
            double current = Math.abs(report.currents().counter());
            assertEquals(0, report.currents().total() + report.currents().counter(), 1e-9 * current);
        }
        double plated = (KERNELS.device().sum(state.plated()) - before) * H * H;
        double charge = state.clock().dendriteCharge();
        assertTrue(charge > 0);
        assertEquals(charge, plated * FARADAY / Specimen.SODIUM, 1e-12 * charge);
        assertEquals(ions, model.diagnostics().measure(state).ionContent(), 1e-12 * ions);

        double[] zeta = state.metal().toArray();
        double[] theta = state.plated().toArray();
        double[] d = state.damage().toArray();
        Grid grid = specimen.grid;
        for (int j = 1; j < grid.ny(); j++) {
            for (int i = 1; i < grid.nx(); i++) {
                int n = grid.index(i, j);
                assertTrue(zeta[n] >= 0 && zeta[n] <= 1, "occupancy " + zeta[n]);
                assertTrue(zeta[n] == 0 || d[n] > 0.7, "metal outside the crack at " + i + ", " + j);
                assertTrue(theta[n] == 0 || d[n] > 0.7, "metal plated outside the crack at " + i + ", " + j);
            }
        }
    }

    /**
     * Two like cracks of one electrode that hold V_A and V_B of hardly compressible metal. By the mirror, V_A = c p_A + k p_B and
     * V_B = k p_A + c p_B: the mean of the pressures depends on V_A + V_B alone, and their difference is as V_A - V_B.
     */
    @Test
    void cracksOfOneElectrodeHaveEachTheirOwnPressure() {
        double[] like = pressuresOfTwoCracks(0.03, 0.03);
        assertEquals(like[0], like[1], 1e-6 * like[0], "the mirror");
        double[] unlike = pressuresOfTwoCracks(0.04, 0.02);
        assertEquals(like[0], (unlike[0] + unlike[1]) / 2, 1e-3 * like[0]);
        double[] oneEmpty = pressuresOfTwoCracks(0.06, 0);
        assertTrue(unlike[0] - unlike[1] > 0.1 * like[0], "the fuller one presses more");
        assertEquals(3, (oneEmpty[0] - oneEmpty[1]) / (unlike[0] - unlike[1]), 3e-3);
    }

    /**
     * Open cells of an oblique crack that touch nowhere, with broken nodes between them: metal under pressure has one pressure in
     * both, and goes on into the second. Where the second is farther off it does not.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0"})
    void metalPassesBetweenOpenCellsThatBrokenNodesJoin(int gap, int arrives) {
        Specimen specimen = new Specimen(Grid.plane(24, 16, H));
        specimen.toughness = 1e5;
        specimen.exchangeCurrentDensity = 1e-9;
        specimen.voltage = 0;
        MicroModel model = specimen.model(KERNELS);
        Grid grid = specimen.grid;
        State state = model.start(new Flaw(0.85e-6, 0.6e-6, Math.PI / 2), specimen.frontWidth);
        // the flaw's cells are those of row 8 before column 6; the next open one lies in row 9 behind the gap
        int column = 6 + gap;
        double[] broken = state.damage().toArray();
        for (int[] node : new int[][] {{column, 9}, {column + 1, 9}, {column, 10}, {column + 1, 10}}) {
            broken[grid.index(node[0], node[1])] = 1;
        }
        state.damage().write(broken);
        state.plated().write(Specimen.onCells(grid, (x, y) -> x < 6 * H && y > 8 * H && y < 9 * H ? 0.04 : 0));
        for (int step = 0; step < 2; step++) {
            MicroModel.StepReport report = model.step(state, 1e-6);
            assertTrue(report.converged(), report.reason());
        }
        double[] pressure = state.pressure().toArray();
        double filled = pressure[grid.index(3, 8)];
        assertTrue(filled > 1e6, "the flaw is under pressure: " + filled);
        assertEquals(arrives * filled, pressure[grid.index(column, 9)], 1e-6 * filled);
    }

    private static double[] pressuresOfTwoCracks(double first, double second) {
        Specimen specimen = new Specimen(Grid.plane(40, 80, H));
        specimen.toughness = 1e5;
        specimen.bulkModulus = 1e15;
        specimen.exchangeCurrentDensity = 1e-9;
        specimen.voltage = 0;
        MicroModel model = specimen.model(KERNELS);
        Flaw[] flaws = {new Flaw(2.05e-6, 1e-6, Math.PI / 2), new Flaw(5.95e-6, 1e-6, Math.PI / 2)};
        State state = model.start(flaws[0], specimen.frontWidth);
        double[] broken = flaws[0].damage(specimen.grid);
        double[] other = flaws[1].damage(specimen.grid);
        Arrays.setAll(broken, n -> Math.max(broken[n], other[n]));
        state.damage().write(broken);
        state.metal().write(broken);
        state.plated().write(Specimen.onCells(specimen.grid, (x, y) -> x > 1e-6 ? 0
                : Math.abs(y - 2.05e-6) < 0.5 * H ? first : Math.abs(y - 5.95e-6) < 0.5 * H ? second : 0));
        MicroModel.StepReport report = model.step(state, 1e-6);
        assertTrue(report.converged(), report.reason());
        double[] pressure = state.pressure().toArray();
        return new double[] {pressure[specimen.grid.index(3, 20)], pressure[specimen.grid.index(3, 59)]};
    }

    private static Buffer filled(Grid grid, double[] values) {
        Buffer buffer = KERNELS.vector(grid, 1);
        buffer.write(values);
        return buffer;
    }
}
