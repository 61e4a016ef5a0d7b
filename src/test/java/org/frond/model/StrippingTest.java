package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metal dissolves out of a crack: what is there and no more, in pieces, and every electron is counted. */
@OnEveryDevice
class StrippingTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double H = 1e-7;
    private static final double FARADAY = 96485.33212;

    private static Specimen specimen() {
        Specimen specimen = new Specimen(Grid.plane(40, 24, H));
        specimen.exchangeCurrentDensity = 100;
        specimen.toughness = 1000;
        return specimen;
    }

    /** A straight crack across the first 3 um, with metal of a given share of its cells' volume. */
    private static State filled(MicroModel model, Specimen specimen, Specimen.NodeValue metal) {
        State state = model.start(new Flaw(1.25e-6, 3e-6, Math.PI / 2), specimen.frontWidth);
        state.plated().write(Specimen.onCells(specimen.grid,
                (x, y) -> Math.abs(y - 1.25e-6) < 0.5 * H && x < 3e-6 ? metal.at(x, y) : 0));
        return state;
    }

    private static double volume(State state) {
        return KERNELS.device().sum(state.plated()) * H * H;
    }

    @Test
    void allMetalDissolvesNoneIsOwedAndTheChargeIsWhatItWas() {
        Specimen specimen = specimen();
        MicroModel model = specimen.model(KERNELS);
        State state = filled(model, specimen, (x, y) -> 0.02);
        double before = volume(state);
        double area = model.electrodeArea();
        for (int step = 0; step < 60; step++) {
            MicroModel.StepReport report = model.step(state, 0.02, new Control.Current(-200 * area, 0));
            assertTrue(report.converged(), report.reason());
            assertEquals(-200 * area, report.currents().counter(), 1e-10 * 200 * area);
            assertTrue(Arrays.stream(state.plated().toArray()).min().orElseThrow() >= 0, "no cell owes metal");
            double gone = before - volume(state);
            assertEquals(-state.clock().dendriteCharge(), gone * FARADAY / Specimen.SODIUM,
                    1e-11 * before * FARADAY / Specimen.SODIUM);
        }
        assertTrue(volume(state) < 1e-3 * before, "left over: " + volume(state) / before);
        assertEquals(0, model.diagnostics().measure(state).metal().isolated());
        assertTrue(KERNELS.device().max(state.damage()) == 1, "the crack stays");
    }

    /** Metal on the electrode, a thin neck and metal behind it, in a crack held open so that nothing flows. */
    @Test
    void neckThatEmptiesLeavesExactlyOneDeadBody() {
        Grid grid = Grid.plane(40, 12, H);
        Specimen specimen = new Specimen(grid);
        specimen.exchangeCurrentDensity = 100;
        Materials materials = specimen.materials(KERNELS);
        FractureLaw fracture = specimen.fracture();
        Mechanics mechanics = new Mechanics(KERNELS, grid, materials, fracture.split(), specimen.boundary);
        CrackFilling law = new CrackFilling(KERNELS, grid, fracture, specimen.filling());
        Equilibrium equilibrium = new Equilibrium(KERNELS, grid, mechanics, new Damage(KERNELS, grid, materials, fracture),
                fracture, specimen.tolerances);
        Bodies bodies = new Bodies(KERNELS, grid);
        Potential potential =
                new Potential(KERNELS, grid, materials, specimen.kinetics(), specimen.transport(), 60, 1e-10);
        Kinetics kinetics = specimen.kinetics();
        State state = openCrack(grid);
        double before = volume(state);
        double dt = 0.002;
        int isolated = 0;
        double dead = 0;
        for (int step = 0; step < 40; step++) {
            law.react(state, mechanics);
            bodies.find(state, law);
            if (isolated == 0 && bodies.isolated() == 1) {
                dead = bodies.sum(state.plated(), Bodies.FIRST_ISOLATED);
            }
            isolated = Math.max(isolated, bodies.isolated());
            law.take(state, mechanics, bodies);
            law.begin(state, mechanics, equilibrium, kinetics, dt);
            Reaction reaction = new Reaction(law.area(), law.pressure(), mechanics.replaced(),
                    law.mostCurrent(), law.body(), bodies.isolated());
            Potential.Outcome outcome = potential.solve(state.potential(), state.concentration(), state.damage(),
                    new Control.Current(-2000 * potential.electrodeArea(), 0), reaction);
            assertTrue(outcome.converged(), outcome.reason());
            Buffer rate = KERNELS.vector(grid, 1);
            potential.platingRate(state.potential(), state.concentration(), outcome.electrodes(), reaction, rate);
            assertTrue(law.agrees(rate), "metal that fills half of the opening is under no pressure");
            law.grow(state, mechanics, rate);
        }
        assertEquals(1, isolated);
        assertTrue(dead * H * H > 0.35 * before && dead * H * H < 0.55 * before, "what lies beyond the neck");
        law.react(state, mechanics);
        bodies.find(state, law);
        assertEquals(1, bodies.isolated());
        // cells that run empty keep less than 1e-3 of the least opening, 2e-5, and leave the body
        assertEquals(dead, bodies.sum(state.plated(), Bodies.FIRST_ISOLATED), 10 * 2e-5,
                "as much plates on one side of it as dissolves on the other");
        assertTrue(bodies.sum(state.plated(), Bodies.LEFT) < 0.75 * dead, "the rest goes on dissolving");
    }

    /** One row of open cells, half of their volume opened, metal-filled but for a neck. */
    private static State openCrack(Grid grid) {
        State state = Specimen.state(KERNELS, grid);
        state.concentration().write(Specimen.onNodes(grid, (x, y) -> 1));
        double[] broken = Specimen.onNodes(grid, (x, y) -> y > 5.5 * H && y < 7.5 * H && x < 30.5 * H ? 1 : 0);
        state.damage().write(broken);
        state.metal().write(broken);
        double[] displacement = new double[2 * grid.size()];
        double[] upwards = Specimen.onNodes(grid, (x, y) -> y > 6.5 * H ? 0.5 * H : 0);
        System.arraycopy(upwards, 0, displacement, grid.size(), grid.size());
        state.displacement().write(displacement);
        state.plated().write(Specimen.onCells(grid, (x, y) -> y > 6 * H && y < 7 * H && x < 30 * H
                ? x > 14 * H && x < 17 * H ? 0.01 : 0.3 : 0));
        return state;
    }

    /**
     * A crack full of metal under pressure, but for a gap: the metal is in one piece again at once where nothing resists its
     * flow, and stays parted, what lies beyond the gap dead, where something does.
     */
    @ParameterizedTest
    @CsvSource({"0, 0", "1e20, 1"})
    void metalThatPartsUnderPressureFlowsBackWhereNothingResists(double resistance, int isolated) {
        Specimen specimen = specimen();
        specimen.toughness = 1e5;
        specimen.flowResistance = resistance;
        specimen.frontWidth = H;
        MicroModel model = specimen.model(KERNELS);
        State state = filled(model, specimen, (x, y) -> x > 1.2e-6 && x < 1.7e-6 ? 0 : 0.02);
        double[] metal = state.metal().toArray();
        double[] gap = Specimen.onNodes(specimen.grid, (x, y) -> x > 1.15e-6 && x < 1.75e-6 ? 0 : 1);
        Arrays.setAll(metal, n -> metal[n] * gap[n]);
        state.metal().write(metal);
        double before = volume(state);
        MicroModel.StepReport report = model.step(state, 1e-6, new Control.Current(0, 0));
        assertTrue(report.converged(), report.reason());
        assertTrue(model.diagnostics().measure(state).maximumPressure() > 1e6, "it is under pressure");
        assertEquals(isolated, model.diagnostics().measure(state).metal().isolated());
        assertEquals(state.clock().dendriteCharge() * Specimen.SODIUM / FARADAY, volume(state) - before, 1e-11 * before,
                "flowing makes no metal");
    }

    /** Current through a cell with a dendrite that plates: everything plated is linear in time (V11). */
    @Test
    void prescribedCurrentPlatesAtAConstantRateWhereverItGoes() {
        Specimen specimen = specimen();
        specimen.toughness = 2;
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(1.25e-6, 1.5e-6, Math.PI / 2), specimen.frontWidth);
        double current = 300 * model.electrodeArea();
        double ions = model.diagnostics().measure(state).ionContent();
        for (int step = 1; step <= 12; step++) {
            MicroModel.StepReport report = model.step(state, 0.004 * step, new Control.Current(current, 0));
            assertTrue(report.converged(), report.reason());
            assertEquals(0, report.currents().total() + report.currents().counter(), 1e-9 * current);
            State.Clock clock = state.clock();
            double plated = volume(state) + clock.planarCharge() * Specimen.SODIUM / FARADAY;
            assertEquals(current * clock.time() * Specimen.SODIUM / FARADAY, plated, 1e-9 * plated);
            assertEquals(ions, model.diagnostics().measure(state).ionContent(), 1e-11 * ions);
        }
        assertTrue(state.clock().dendriteCharge() > 0 && state.clock().planarCharge() > 0);
    }
}
