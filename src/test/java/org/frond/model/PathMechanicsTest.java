package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Vector;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.api.Test;

/** At what pressure of its metal a path cracks on, and what it damages then: against the linear mechanics of cracks. */
class PathMechanicsTest {

    private static final double STRENGTH = 300e6;
    /** (K_c / strength)^2 / 2 pi for 2.5 MPa m^1/2 [m]. */
    private static final double ZONE = Math.pow(2.5e6 / STRENGTH, 2) / (2 * Math.PI);
    private static final double BULK = 6.3e9;
    private static final double THICKNESS = 3e-6;
    private static final DomainGrowth.Strength LAW = new DomainGrowth.Strength(STRENGTH, ZONE, 0.7, 1e-3, 1, false, BULK, 1e-6);

    /** Half a plate whose left side is a plane of symmetry, with a crack full of metal from there, at its middle. */
    private static final class Plate {
        final Grid grid;
        final State state;
        final PathTree tree;

        Plate(Grid grid, double crack) {
            this.grid = grid;
            Kernels kernels = CpuKernels.in(2);
            double[] nothing = new double[grid.size()];
            double[] one = new double[grid.size()];
            Arrays.fill(one, 1);
            double[] stiffness = TransverselyIsotropicStiffness.isotropic(210e9, 0.25).planeStrain(new Axis(0, 1, 0));
            Materials materials = Materials.of(kernels, nothing, nothing, one, stiffness, StiffnessRoot.of(stiffness).root(),
                    PlaneTensor.isotropic(1).plane(new Axis(0, 1, 0)), PlaneTensor.isotropic(1).plane(new Axis(0, 1, 0)));
            Mechanics mechanics = new Mechanics(kernels, grid, materials, EnergySplit.NONE,
                    new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.FREE));
            Part paths = () -> List.of(Fields.PRESSURE, Fields.PATH_LENGTH, Fields.BRANCH, Fields.TIP, Fields.TIP_END.asVector(2),
                    Fields.DOMAIN, Fields.PATH_ROOM, Fields.TIP_PRESSURE);
            this.state = new State(kernels, grid, List.of(mechanics, paths));
            this.tree = new PathTree(state);
            tree.lay(new Flaw(grid.ny() / 2 * grid.h(), crack, Math.PI / 2).path(grid), true);
            tree.write(state);
            double[] full = IntStream.range(0, grid.size()).mapToDouble(n -> tree.isPath(n) ? 1 : 0).toArray();
            // all of the crack presses, not only what is near its tip
            PathMechanics path = new PathMechanics(kernels, grid, LAW, THICKNESS);
            List<PathTree.Tip> tips = tree.tips(crack);
            assertTrue(path.settle(state, tree, tips, full, mechanics).converged());
        }

        double pressure() {
            return Arrays.stream(state.field(Fields.TIP_PRESSURE).toArray()).max().orElseThrow();
        }
    }

    /**
     * Westergaard: the mean stress over l ahead of a crack of half length a under pressure p in a large plate is
     * p (sqrt(l^2 + 2 a l) / l - 1); it is 300 MPa at 222.2 MPa for a = 100 um, where Griffith's 141.1 MPa is for infinitely small l.
     */
    @Test
    void aCrackFullOfMetalCracksOnWhereTheMeanStressAheadIsTheStrength() {
        double a = 100e-6;
        double l = 4 * ZONE;
        double exact = STRENGTH / (Math.sqrt(l * l + 2 * a * l) / l - 1);
        assertEquals(222.2e6, exact, 0.1e6);
        assertEquals(exact, new Plate(Grid.plane(160, 241, 4e-6), a).pressure(), 0.05 * exact);
    }

    /** Opened by 4 p sqrt(a^2 - x^2) / E' and with metal that is compressed: w Lambda (1 + p/K) + pi p a^2 / E' for half a crack. */
    @Test
    void theMetalOfACrackThatCracksOnIsItsRoomItsCompressionAndItsOpening() {
        double a = 100e-6;
        Plate plate = new Plate(Grid.plane(160, 241, 4e-6), a);
        double p = plate.pressure();
        double room = Arrays.stream(plate.state.field(Fields.PATH_ROOM).toArray()).sum() * plate.grid.cellVolume();
        double opening = Math.PI * p * a * a * (1 - 0.25 * 0.25) / 210e9;
        assertEquals(opening, room - THICKNESS * a * (1 + p / BULK), 0.1 * opening);
    }

    /**
     * Around a tip at the toughness the largest principal stress is K/sqrt(2 pi r) cos(t/2) (1 + |sin(t/2)|): where it is 0.7 of the
     * strength or more, 4.487 r_c^2 / 0.7^4 = 2283 um^2, 35.5 um to each side.
     */
    @Test
    void theDamagedDomainOfATipAtTheToughnessIsThatOfItsStressField() {
        Grid grid = Grid.plane(120, 121, 1e-6);
        Vector tip = new Vector(50e-6, 60.5e-6, 0);
        double[] largest = new double[grid.size()];
        for (int j = 0; j < 121; j++) {
            for (int i = 0; i < 120; i++) {
                Vector to = grid.middle(grid.index(i, j)).minus(tip);
                double half = 0.5 * Math.atan2(to.y(), to.x());
                largest[grid.index(i, j)] = 2.5e6 / Math.sqrt(2 * Math.PI * to.length()) * Math.cos(half) * (1 + Math.abs(Math.sin(half)));
            }
        }
        int tipCell = grid.index(49, 60);
        Set<Integer> domain = new PathStress(grid, new double[3 * grid.size()], largest, cell -> grid.along(cell, 1) == 60 && grid.along(cell, 0) < 50)
                .domain(tipCell, tip, 0.7 * STRENGTH, LAW.reach());
        assertEquals(2283e-12, domain.size() * grid.cellVolume(), 0.02 * 2283e-12);
        double side = domain.stream().mapToDouble(cell -> grid.middle(cell).y() - tip.y()).max().orElseThrow();
        assertEquals(35.5e-6, side, 1e-6);
    }
}
