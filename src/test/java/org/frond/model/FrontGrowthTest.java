package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.OnEveryDevice;
import org.frond.device.TestDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.structure.StiffnessRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Law B against Faraday's law and against the pressure of a confined column, in SI units. */
@OnEveryDevice
class FrontGrowthTest {

    private static final Device DEVICE = TestDevice.open();
    private static final Kernels KERNELS = new Kernels(DEVICE, 2);

    /** Sodium: Omega 23.78e-6 m^3/mol, i0 10 A/m^2, gamma 0.22 J/m^2. */
    private static final Kinetics KINETICS = new Kinetics(10, 0.5, 0.5, 298.15, 23.78e-6, 0);
    private static final double GAMMA = 0.22;
    /** E = 210 GPa, nu = 0.25: K = 140 GPa, G = 84 GPa, and K + 4 G / 3 = 252 GPa in uniaxial strain. */
    private static final double BULK = 140e9;
    private static final double SHEAR = 84e9;
    private static final double UNIAXIAL = 252e9;
    private static final double EIGENSTRAIN = 0.03;
    private static final FractureLaw FRACTURE = new FractureLaw(CrackSurface.AT1, Irreversibility.BOUNDS,
            EnergySplit.HYBRID, 0.5e-6, 10, 10, 1e-5, 1);
    private static final MechanicalBoundary WALLS =
            new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.ROLLER);

    @AfterAll
    static void closeDevice() {
        DEVICE.close();
    }

    @Test
    void anHourAtOneMilliamperePerSquareCentimetrePlatesNineMicrometres() {
        double delta = 0.4e-6;
        Grid grid = Grid.plane(130, 2, 0.1e-6);
        Column column = new Column(grid, parameters(delta, 1));
        column.state.metal().write(FrontGrowth.film(grid, 2e-6, delta));
        double before = column.thickness();
        double start = column.frontPosition();
        int steps = 100;
        for (int step = 0; step < steps; step++) {
            column.law.react(column.state, column.mechanics);
            column.rate.fill(0);
            KERNELS.axpy(10 * KINETICS.volumePerCharge(), column.law.area(), column.rate);
            column.law.begin(column.state, column.mechanics, null, KINETICS, 3600.0 / steps);
            column.law.grow(column.state, column.mechanics, column.rate);
        }
        assertEquals(8.873e-6, column.frontPosition() - start, 0.005 * 8.873e-6);
        double plated = DEVICE.sum(column.state.plated()) * grid.cellVolume() / (grid.ny() * grid.h());
        assertEquals(1, (column.thickness() - before) / plated, 1e-12);
    }

    @Test
    void theReactiveAreaOfAFrontIsItsArea() {
        double delta = 0.4e-6;
        Grid grid = Grid.plane(130, 2, 0.1e-6);
        Column column = new Column(grid, parameters(delta, 1));
        column.state.metal().write(FrontGrowth.film(grid, 6.53e-6, delta));
        column.law.react(column.state, column.mechanics);
        double area = DEVICE.sum(column.law.area()) * grid.cellVolume();
        assertEquals(grid.ny() * grid.h(), area, 1e-6 * grid.ny() * grid.h());
    }

    @Test
    void intactElectrolyteReactsInItsShareOnly() {
        double delta = 0.4e-6;
        Grid grid = Grid.plane(130, 2, 0.1e-6);
        Column column = new Column(grid, new FrontGrowth.Parameters(GAMMA, delta, 0, true, 0.05, BULK, SHEAR, EIGENSTRAIN, 1));
        column.state.metal().write(FrontGrowth.film(grid, 6e-6, delta));
        column.law.react(column.state, column.mechanics);
        double intact = DEVICE.sum(column.law.area());
        column.state.damage().fill(1);
        column.law.react(column.state, column.mechanics);
        assertEquals(0.05, intact / DEVICE.sum(column.law.area()), 1e-12);
    }

    @Test
    void undirectedEigenstrainLoadsAllAxesAlike() {
        Grid grid = Grid.plane(8, 2, 1e-6);
        Column column = new Column(grid, parameters(3e-6, 0));
        column.state.metal().write(FrontGrowth.film(grid, 1, 3e-6));
        column.state.plated().fill(1);
        column.law.press(column.state, column.mechanics);
        double[] stress = column.mechanics.prestress().toArray();
        int cell = grid.index(4, 1);
        assertEquals(-BULK * EIGENSTRAIN, stress[cell], 1e-9 * BULK * EIGENSTRAIN);
        assertEquals(-BULK * EIGENSTRAIN, stress[cell + grid.size()], 1e-9 * BULK * EIGENSTRAIN);
        assertEquals(0, Math.abs(stress[cell + 2 * grid.size()]));
    }

    /** Metal that is held everywhere: sigma = -theta C_m : e, in the direction of the electrode and across it alike to the plane and in it. */
    @Test
    void metalThatIsHeldPressesAcrossThePlaneAsWell() {
        Grid grid = Grid.plane(8, 2, 1e-6);
        Column column = new Column(grid, parameters(3e-6, 1));
        column.state.metal().write(FrontGrowth.film(grid, 1, 3e-6));
        column.state.plated().fill(0.5);
        column.degradation.fill(1);
        column.law.press(column.state, column.mechanics);
        column.mechanics.stiffen(column.state.displacement(), column.degradation);
        double[] stress = column.mechanics.stressInSpace(column.state.displacement(), column.degradation, Optional.of(
                new Mechanics.Filling(column.state.plated(), column.law.prestressAcross()))).toArray();
        int cell = grid.index(4, 1);
        double lame = BULK - 2 * SHEAR / 3;
        assertEquals(-0.5 * EIGENSTRAIN * (lame + 2 * SHEAR), stress[cell], 1e-9 * BULK * EIGENSTRAIN);
        assertEquals(-0.5 * EIGENSTRAIN * lame, stress[cell + grid.size()], 1e-9 * BULK * EIGENSTRAIN);
        assertEquals(-0.5 * EIGENSTRAIN * lame, stress[cell + 2 * grid.size()], 1e-9 * BULK * EIGENSTRAIN);
    }

    @Test
    void eigenstrainTurnsToTheNormalOfACrack() {
        // a crack along x: its metal widens it across, in y
        Grid grid = Grid.plane(16, 16, 1e-6);
        Column column = new Column(grid, parameters(3e-6, 1));
        column.state.metal().write(FrontGrowth.film(grid, 1, 3e-6));
        column.state.plated().fill(1);
        double[] d = new double[grid.size()];
        for (int j = 0; j <= 16; j++) {
            for (int i = 0; i <= 16; i++) {
                d[grid.index(i, j)] = j == 8 || j == 9 ? 1 : 0;
            }
        }
        column.state.damage().write(d);
        column.law.press(column.state, column.mechanics);
        double[] stress = column.mechanics.prestress().toArray();
        int inCrack = grid.index(8, 8);
        assertEquals(-UNIAXIAL * EIGENSTRAIN, stress[inCrack + grid.size()], 1e-9 * UNIAXIAL * EIGENSTRAIN);
        int beside = grid.index(8, 2);
        assertEquals(-UNIAXIAL * EIGENSTRAIN, stress[beside], 1e-9 * UNIAXIAL * EIGENSTRAIN);
    }

    @Test
    void confinedMetalPressurisesItselfExponentially() {
        double overpotential = 5e-3;
        double width = 10e-6;
        double largest = overpotential / KINETICS.voltagePerPressure();
        assertEquals(20.29e6, largest, 0.01e6);
        double tau = width * KINETICS.thermalPressure() / (UNIAXIAL * EIGENSTRAIN * KINETICS.volumePerCharge() * 10);
        assertEquals(55.9, tau, 0.3);
        Column column = confined(width);
        double dt = 0.5;
        int step = 0;
        for (double time : new double[] {0.5 * tau, tau, 2 * tau, 3 * tau}) {
            for (; step < Math.round(time / dt); step++) {
                column.plate(-overpotential, dt);
            }
            assertEquals(largest * (1 - Math.exp(-step * dt / tau)), column.largestPressure(), 0.01 * column.largestPressure());
        }
    }

    @Test
    void confinedMetalStallsAtThePressureOfItsOverpotential() {
        double overpotential = 50e-3;
        Column column = confined(10e-6);
        double current = Double.NEGATIVE_INFINITY;
        while (current < -1e-3 * KINETICS.exchangeCurrentDensity()) {
            current = column.plate(-overpotential, 2);
        }
        assertEquals(1, column.largestPressure() * KINETICS.voltagePerPressure() / overpotential, 0.005);
    }

    /** Gibbs and Thomson: a cylinder of radius R is in equilibrium at Omega gamma / (F R) below flat metal. */
    @Test
    void anIsolatedCylinderFloatsAtTheOffsetOfItsCurvature() {
        double radius = 1e-6;
        double delta = 0.1e-6;
        Grid grid = Grid.plane(96, 96, delta / 3);
        Column cell = new Column(grid, parameters(delta, 1));
        double centre = 0.5 * grid.nx() * grid.h();
        cell.state.metal().write(Specimen.onNodes(grid, (x, y) ->
                0.5 * (1 - Math.tanh((Math.hypot(x - centre, y - centre) - radius) / (2 * delta)))));
        cell.law.react(cell.state, cell.mechanics);
        Bodies bodies = new Bodies(KERNELS, grid);
        bodies.find(cell.state, cell.law);
        assertEquals(1, bodies.isolated());
        Potential.Outcome outcome = cell.potential.solve(cell.state.potential(), cell.state.concentration(),
                cell.state.damage(), new Electrodes(0, 0), new Reaction(cell.law.area(), cell.law.pressure(),
                        cell.mechanics.replaced(), cell.law.mostCurrent(), bodies.number(), bodies.isolated()));
        assertTrue(outcome.converged(), outcome.reason());
        double offset = KINETICS.volumePerCharge() * GAMMA / radius;
        assertEquals(5.42e-5, offset, 0.01e-5);
        assertEquals(-offset, cell.potential.potential(Bodies.FIRST_ISOLATED), 0.05 * offset);
    }

    @Test
    void aFrontRefusesConcentrationThatVaries() {
        Grid grid = Grid.plane(8, 2, 1e-6);
        Transport varying = new Transport(Transport.Closure.C1, 0.95, 1e-10, 9e3, 1, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> setup(grid, varying, parameters(3e-6, 1)));
    }

    @Test
    void aCellPlatesWhatItsChargeBuys() {
        double delta = 0.3e-6;
        Grid grid = Grid.plane(60, 30, 0.1e-6);
        Transport ohmic = new Transport(Transport.Closure.C0, 1, 1e-10, 9e3, 1, 1, 10, 1);
        MicroModel model = new MicroModel(KERNELS, grid, setup(grid, ohmic, new FrontGrowth.Parameters(GAMMA, delta, 0, true,
                1, 6.3e9, 0.0167e9, EIGENSTRAIN, 1)));
        State state = model.start(new Flaw(0, 0, Math.PI / 2), delta);
        double[] zeta = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                double tip = 1e-6 + 0.5e-6 * Math.cos(Math.PI * j / grid.ny());
                zeta[grid.index(i, j)] = 0.5 * (1 - Math.tanh((i * grid.h() - tip) / (2 * delta)));
            }
        }
        state.metal().write(zeta);
        double before = metalVolume(grid, state);
        for (int step = 0; step < 5; step++) {
            MicroModel.StepReport report = model.step(state, 5);
            assertTrue(report.converged(), report.reason());
        }
        double bought = state.clock().dendriteCharge() * KINETICS.volumePerCharge();
        assertTrue(bought > 0);
        assertEquals(1, (metalVolume(grid, state) - before) / bought, 1e-8);
        assertEquals(1, model.diagnostics().measure(state).platedVolume() / bought, 1e-8);
        assertTrue(Math.abs(state.clock().planarCharge()) < 0.05 * state.clock().dendriteCharge());
        assertTrue(model.diagnostics().measure(state).maximumPressure() > 0);
    }

    private static Column confined(double width) {
        double delta = 0.3e-6;
        Grid grid = Grid.plane((int) Math.round(width / 0.1e-6), 2, 0.1e-6);
        Column column = new Column(grid, parameters(delta, 1));
        column.state.metal().write(FrontGrowth.film(grid, 4e-6, delta));
        column.settle();
        return column;
    }

    private static FrontGrowth.Parameters parameters(double delta, double directed) {
        return new FrontGrowth.Parameters(GAMMA, delta, 0, true, 1, BULK, SHEAR, EIGENSTRAIN, directed);
    }

    private static CellSetup setup(Grid grid, Transport transport, FrontGrowth.Parameters growth) {
        return new CellSetup(materials(grid), FRACTURE, WALLS, KINETICS, transport, growth,
                new Electrodes(0, 0.05), new Equilibrium.Tolerances(1e-3, 1e-4, 1e-8, 100), 30, 1e-9);
    }

    private static double metalVolume(Grid grid, State state) {
        double[] h = state.metal().toArray();
        for (int n = 0; n < h.length; n++) {
            h[n] = h[n] * h[n] * (3 - 2 * h[n]);
        }
        return HostExtent.of(grid, h).integral();
    }

    private static Materials materials(Grid grid) {
        double lame = BULK - 2 * SHEAR / 3;
        double[] stiffness = {lame + 2 * SHEAR, lame, 0, lame + 2 * SHEAR, 0, SHEAR};
        double[] ones = new double[grid.size()];
        Arrays.fill(ones, 1);
        double[] unit = {1, 1, 0};
        double ratio = lame / (2 * lame + 2 * SHEAR);
        return Materials.of(KERNELS, new double[grid.size()], new double[grid.size()], ones, stiffness,
                StiffnessRoot.of(stiffness).root(), unit, unit)
                .withAcross(KERNELS.table(new double[] {ratio, ratio, 0, 0, 0, 0, 0, 0, 0}));
    }

    /** Metal and electrolyte of equal stiffness between walls, all at one overpotential: the model's parts by hand. */
    private static final class Column {

        private final Grid grid;
        private final State state;
        private final Mechanics mechanics;
        private final FrontGrowth law;
        private final Potential potential;
        private final Damage damage;
        private final Buffer rate;
        private final Buffer left;
        private final Buffer degradation;

        Column(Grid grid, FrontGrowth.Parameters parameters) {
            this.grid = grid;
            Materials materials = materials(grid);
            this.state = Specimen.state(KERNELS, grid);
            this.mechanics = new Mechanics(KERNELS, grid, materials, EnergySplit.HYBRID, WALLS);
            this.damage = new Damage(KERNELS, grid, materials, FRACTURE);
            this.law = new FrontGrowth(KERNELS, grid, damage, parameters);
            this.potential = new Potential(KERNELS, grid, materials, KINETICS,
                    new Transport(Transport.Closure.C0, 1, 1, 1, 1, 1, 1, 1), 20, 1e-12);
            this.rate = KERNELS.vector(grid, 1);
            this.left = KERNELS.vector(grid, 1);
            left.fill(Bodies.LEFT);
            this.degradation = KERNELS.vector(grid, 1);
            state.concentration().fill(1);
        }

        /** One step at a given potential drop; returns the mean current density on the front. */
        double plate(double drop, double dt) {
            law.react(state, mechanics);
            Electrodes electrodes = new Electrodes(drop, 0);
            Reaction reaction =
                    new Reaction(law.area(), law.pressure(), mechanics.replaced(), law.mostCurrent(), left, 0);
            potential.platingRate(state.potential(), state.concentration(), electrodes, reaction, rate);
            law.begin(state, mechanics, null, KINETICS, dt);
            law.grow(state, mechanics, rate);
            settle();
            return -DEVICE.sum(rate) / (DEVICE.sum(law.area()) * KINETICS.volumePerCharge());
        }

        void settle() {
            damage.degradation(state.damage(), degradation);
            law.press(state, mechanics);
            mechanics.stiffen(state.displacement(), degradation);
            mechanics.rebuild();
            assertTrue(mechanics.solve(state.displacement(), 1e-10, 0).reached());
        }

        double largestPressure() {
            law.react(state, mechanics);
            return DEVICE.max(law.pressure());
        }

        double thickness() {
            return metalVolume(grid, state) / (grid.ny() * grid.h());
        }

        /** Where zeta falls through 1/2 on the lowest row. */
        double frontPosition() {
            double[] zeta = state.metal().toArray();
            int n = grid.index(0, 0);
            int i = 0;
            while (zeta[n + i + 1] >= 0.5) {
                i++;
            }
            return grid.h() * (i + (zeta[n + i] - 0.5) / (zeta[n + i] - zeta[n + i + 1]));
        }
    }
}
