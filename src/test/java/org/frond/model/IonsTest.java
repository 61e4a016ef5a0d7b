package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ions' balance: a binary electrolyte with c0 = 1000 mol/m^3, D = 1e-10 m^2/s and t_+ = 1/2 unless said otherwise. */
@Tag("slow")
@OnEveryDevice
class IonsTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double FARADAY = 96485.33212;
    private static final double C0 = 1000;
    private static final double D = 1e-10;

    /** Ions of a specimen with a concentration, driven by any currents into its nodes. */
    private static final class Cell {
        final Specimen specimen;
        final Grid grid;
        final Potential potential;
        final Ions ions;
        final Buffer c;
        final Buffer intact;
        final Buffer phi;

        Cell(Specimen specimen, Materials materials) {
            this.specimen = specimen;
            this.grid = specimen.grid;
            this.potential =
                    new Potential(KERNELS, grid, materials, specimen.kinetics(), specimen.transport(), 60, 1e-10);
            this.ions = new Ions(KERNELS, grid, specimen.transport(),
                    new Conductivity(KERNELS, grid, materials, specimen.transport()), potential);
            this.c = KERNELS.vector(grid, 1);
            this.intact = KERNELS.vector(grid, 1);
            this.phi = KERNELS.vector(grid, 1);
            c.write(Specimen.onNodes(grid, (x, y) -> 1));
        }

        /** Current density i through both faces in the direction of x. */
        void imposeCurrent(double left, double right) {
            double[] source = new double[grid.size()];
            for (int j = 0; j <= grid.ny(); j++) {
                double area = (j == 0 || j == grid.ny() ? 0.5 : 1) * grid.h();
                source[grid.index(0, j)] = left * area;
                source[grid.index(grid.nx(), j)] = -right * area;
            }
            potential.source().write(source);
        }

        void step(double dt) {
            Convergence convergence = ions.step(c, intact, phi, dt);
            assertTrue(convergence.reached(), "error " + convergence.error());
        }

        double at(int i) {
            return c.toArray()[grid.index(i, 0)];
        }

        double content() {
            return HostExtent.of(grid, c.toArray()).integral();
        }
    }

    private static Specimen binary(Grid grid) {
        Specimen specimen = new Specimen(grid);
        specimen.siteDensity = C0;
        specimen.diffusivity = D;
        specimen.transferenceNumber = 0.5;
        return specimen;
    }

    private static Cell cell(Specimen specimen) {
        return new Cell(specimen, specimen.materials(KERNELS));
    }

    /** Slope -(1 - t) i / (F c0 D); at i = 2 F D c0 / (L (1 - t)) = 38.59 A/m^2 the plating side is empty. */
    @Test
    void steadyProfileIsLinearUpToTheLimitingCurrent() {
        double gap = 1e-3;
        Cell cell = cell(binary(Grid.plane(50, 2, gap / 50)));
        double limiting = 2 * FARADAY * D * C0 / (gap * 0.5);
        assertEquals(38.59, limiting, 0.005);
        double current = -0.99 * limiting;
        cell.imposeCurrent(current, current);
        for (int step = 0; step < 20; step++) {
            cell.step(1e5);
        }
        double slope = -0.5 * current / (FARADAY * C0 * D);
        for (int i = 0; i <= 50; i += 10) {
            assertEquals(1 + slope * (i * gap / 50 - gap / 2), cell.at(i), 1e-7);
        }
        assertEquals(0.01, cell.at(0), 1e-7);
    }

    /** c_s = 1 - (2 i (1 - t) / (F c0)) sqrt(t / (pi D)): empty after 292.5 s at 100 A/m^2. */
    @Test
    void surfaceIsEmptyAfterSandsTime() {
        double current = 100;
        double sand = Math.PI * D * Math.pow(FARADAY * C0 / (2 * current * 0.5), 2);
        assertEquals(292.5, sand, 0.05);
        double h = 4e-6;
        Cell cell = cell(binary(Grid.plane(300, 1, h)));
        cell.imposeCurrent(-current, 0);
        int steps = 400;
        for (int step = 1; step <= steps; step++) {
            cell.step(sand / steps);
            if (step == steps / 4) {
                assertEquals(0.5, cell.at(0), 0.005);
            }
        }
        assertEquals(0, cell.at(0), 0.01);
        assertEquals(1, cell.at(300), 1e-6, "the far side has noticed nothing");
    }

    @Test
    void ionsAreConservedWhenAsManyLeaveAsEnter() {
        Cell cell = cell(binary(Grid.plane(40, 8, 1e-6)));
        double before = cell.content();
        cell.imposeCurrent(-50, -50);
        double worst = 0;
        for (double dt : new double[] {1e-4, 1e-2, 1, 100, 1e4}) {
            for (int step = 0; step < 4; step++) {
                cell.step(dt);
                worst = Math.max(worst, Math.abs(cell.content() / before - 1));
            }
        }
        assertEquals(0, worst, 1e-12);
    }

    @Test
    void ionsTakenUpEqualTheShareOfTheCharge() {
        Cell cell = cell(binary(Grid.plane(40, 8, 1e-6)));
        double before = cell.content();
        cell.imposeCurrent(3, 0);
        for (int step = 0; step < 10; step++) {
            cell.step(0.01);
        }
        double expected = 0.5 * 3 * 8e-6 * 0.1 / (FARADAY * C0);
        assertEquals(expected, cell.content() - before, 1e-9 * expected + 1e-13 * before);
    }

    /** Zero flux in a drop of 2 RT/F: c follows Boltzmann, with an end ratio of e^2 (V15c). */
    @Test
    void migratingIonsComeToRestInBoltzmannsDistribution() {
        Specimen specimen = binary(Grid.plane(20, 2, 1e-6));
        specimen.closure = Transport.Closure.C2;
        Cell cell = cell(specimen);
        double gap = 20e-6;
        double thermal = 8.314462618 * Specimen.TEMPERATURE / FARADAY;
        cell.phi.write(Specimen.onNodes(cell.grid, (x, y) -> 0.7 - 2 * thermal * x / gap));
        double before = cell.content();
        for (int step = 0; step < 30; step++) {
            cell.step(100);
        }
        assertEquals(Math.exp(2), cell.at(20) / cell.at(0), 1e-7);
        assertEquals(Math.exp(1), cell.at(10) / cell.at(0), 1e-7);
        assertEquals(before, cell.content(), 1e-11 * before);
    }

    /** Without a potential gradient migration is diffusion: C2 and C1 with t_+ = 0 have the same source. */
    @Test
    void ionsOfFlatPotentialOnlyDiffuse() {
        Specimen migrating = binary(Grid.plane(20, 2, 1e-6));
        migrating.closure = Transport.Closure.C2;
        Specimen diffusing = binary(Grid.plane(20, 2, 1e-6));
        diffusing.transferenceNumber = 0;
        Cell first = cell(migrating);
        Cell second = cell(diffusing);
        first.imposeCurrent(-30, -30);
        second.imposeCurrent(-30, -30);
        for (int step = 0; step < 5; step++) {
            first.step(0.1);
            second.step(0.1);
        }
        assertArrayEquals(second.c.toArray(), first.c.toArray(), 1e-12);
    }

    @Test
    void nothingMovesWhenTheSodiumIonAloneCarriesTheCurrent() {
        Specimen ohmic = binary(Grid.plane(10, 2, 1e-6));
        ohmic.closure = Transport.Closure.C0;
        Cell cell = cell(ohmic);
        double[] before = cell.c.toArray();
        cell.imposeCurrent(-50, -50);
        cell.step(10);
        assertArrayEquals(before, cell.c.toArray());

        Specimen limit = binary(Grid.plane(10, 2, 1e-6));
        limit.transferenceNumber = 1;
        Cell binary = cell(limit);
        binary.imposeCurrent(-50, -50);
        binary.step(10);
        assertArrayEquals(before, binary.c.toArray(), 1e-10);
    }

    /**
     * Covariance sigma0^2 I + 2 D t with D = diag(1, 0.01) turned by 30 degrees. Second moments of the implicit Q1 scheme
     * are exact. It is no M-matrix, so that a pulse of a cell or two may undershoot; one of five cells stays positive up
     * to the linear solver's error.
     */
    @Test
    void anisotropicPulseSpreadsWithItsTensor() {
        int n = 128;
        double sigma0 = 5;
        double time = 40;
        Specimen specimen = new Specimen(Grid.plane(n, n, 1));
        specimen.diffusivity = 1;
        Axis normal = Axis.along(-Math.sin(Math.PI / 6), Math.cos(Math.PI / 6), 0);
        double[] tensor = new PlaneTensor(1, 0.01).plane(normal);
        Materials isotropic = specimen.materials(KERNELS);
        Cell cell = new Cell(specimen, new Materials(isotropic.grain(), isotropic.boundary(), isotropic.toughness(),
                isotropic.stiffness(), isotropic.stiffnessRoots(), KERNELS.table(tensor), isotropic.planes(), isotropic.across()));
        double middle = n / 2.0;
        cell.c.write(Specimen.onNodes(specimen.grid,
                (x, y) -> Math.exp(-(Math.pow(x - middle, 2) + Math.pow(y - middle, 2)) / (2 * sigma0 * sigma0))));
        double before = cell.content();
        int steps = 20;
        double least = 0;
        for (int step = 0; step < steps; step++) {
            cell.step(time / steps);
            least = Math.min(least, HostExtent.of(specimen.grid, cell.c.toArray()).least());
        }
        double[] c = cell.c.toArray();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i <= n; i++) {
                double value = c[specimen.grid.index(i, j)] / before;
                xx += value * (i - middle) * (i - middle);
                yy += value * (j - middle) * (j - middle);
                xy += value * (i - middle) * (j - middle);
            }
        }
        assertEquals(sigma0 * sigma0 + 2 * tensor[0] * time, xx, 1e-4 * xx);
        assertEquals(sigma0 * sigma0 + 2 * tensor[1] * time, yy, 1e-4 * yy);
        assertEquals(2 * tensor[2] * time, xy, 1e-4 * xy);
        assertEquals(before, cell.content(), 1e-12 * before);
        assertTrue(least > -1e-12, "undershoot " + least);
    }

    /** c ln c - c + 1 is 2 ln 2 - 1 at c = 2; one RT each for ion and counter-species. */
    @Test
    void twiceTheIonsHoldTheirEnergyOfMixing() {
        Cell cell = cell(binary(Grid.plane(7, 3, 1e-6)));
        assertEquals(0, cell.ions.mixingEnergy(cell.c), 0);
        cell.c.write(Specimen.onNodes(cell.grid, (x, y) -> 2));
        double expected = 2 * 8.314462618 * Specimen.TEMPERATURE * C0 * (2 * Math.log(2) - 1) * 21e-12;
        assertEquals(expected, cell.ions.mixingEnergy(cell.c), 1e-12 * expected);
    }

    /** The heat of a step's end falls short of the step's by the share of its length in a wave's life, half of a per cent here. */
    @Test
    void energyOfADecayingWaveBecomesHeatOfDiffusion() {
        double gap = 20e-6;
        Cell cell = cell(binary(Grid.plane(20, 2, gap / 20)));
        cell.c.write(Specimen.onNodes(cell.grid, (x, y) -> 1 + 0.5 * Math.cos(Math.PI * x / gap)));
        double dt = 0.005 * gap * gap / (Math.PI * Math.PI * D);
        double before = cell.ions.mixingEnergy(cell.c);
        double heat = 0;
        for (int step = 0; step < 200; step++) {
            cell.step(dt);
            heat += cell.ions.diffusionHeat(cell.c) * dt;
        }
        double lost = before - cell.ions.mixingEnergy(cell.c);
        assertTrue(lost > 0.8 * before);
        assertEquals(lost, heat, 0.0075 * lost);
    }
}
