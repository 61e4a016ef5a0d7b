package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.QuadratureElements;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The domain integral in a square solid, clamped all round, whose eigenstrain varies along an axis. */
class EnergyReleaseTest {

    private static final double YOUNG = 1;
    private static final double POISSON = 0.25;
    private static final double LAME = YOUNG * POISSON / ((1 + POISSON) * (1 - 2 * POISSON));
    /** Modulus of a strain along one axis, lambda + 2 mu. */
    private static final double UNIAXIAL = LAME + YOUNG / (1 + POISSON);
    /** Slope of the eigenstrain, per edge of the square. */
    private static final double SLOPE = 0.01;
    /** What an open crack keeps of the stiffness. */
    private static final double BROKEN = 1e-7;

    private final Kernels kernels = CpuKernels.in(2);

    /** A square of edge 1, its eigenstrain e I in the plane, and the degradation of its cells. */
    private final class Square {

        final Grid grid;
        final Eigenstrains eigenstrains;
        final Mechanics mechanics;
        final Buffer u;
        final Buffer g;
        private final int axis;

        Square(int cells, int axis, DoubleUnaryOperator strain) {
            this.axis = axis;
            this.grid = Grid.plane(cells, cells, 1.0 / cells);
            this.u = kernels.vector(grid, 2);
            this.g = kernels.vector(grid, 1);
            double[] none = new double[grid.size()];
            double[] one = new double[grid.size()];
            Arrays.fill(one, 1);
            g.write(one);
            double[] stiffness = TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON).planeStrain(Axis.along(0, 1, 0));
            PlaneTensor same = PlaneTensor.isotropic(1);
            Materials materials = Materials.of(kernels, none, none, one, stiffness, StiffnessRoot.of(stiffness).root(),
                    same.plane(Axis.along(0, 1, 0)), same.plane(Axis.along(0, 1, 0)));
            double[] amounts = new double[grid.size()];
            new QuadratureElements(grid).forEachCell((i, j, k) -> amounts[grid.index(i, j)] =
                    strain.applyAsDouble(((axis == 0 ? i : j) + 0.5) * grid.h()));
            this.eigenstrains = new Eigenstrains(kernels, grid, materials, List.of(new Eigenstrain() {
                @Override
                public Unit unit() {
                    return Unit.of(1, 1, 0);
                }

                @Override
                public void amount(State state, double time, Buffer amount) {
                    amount.write(amounts);
                }
            }));
            this.mechanics = new Mechanics(kernels, grid, materials, EnergySplit.NONE,
                    new MechanicalBoundary(MechanicalBoundary.Hold.CLAMPED, MechanicalBoundary.Hold.CLAMPED), eigenstrains);
            eigenstrains.take(new State(kernels, grid, List.of()), 0);
        }

        /** Opens a crack along the axis, from the face to as many cells. */
        void crack(int length) {
            double[] left = g.toArray();
            for (int n = 0; n < length; n++) {
                left[axis == 0 ? grid.index(n, grid.ny() / 2) : grid.index(grid.nx() / 2, n)] = BROKEN;
            }
            g.write(left);
        }

        /** Elastic energy in equilibrium. */
        double settle() {
            mechanics.stiffen(u, g);
            mechanics.rebuild();
            assertTrue(mechanics.solve(u, 1e-10, 0).reached());
            return mechanics.storedEnergy(u, g, kernels.vector(grid, 1));
        }

        double release(Fronts.Tip tip, double length) {
            mechanics.stiffen(u, g);
            Buffer energy = kernels.vector(grid, 1);
            mechanics.releasableEnergy(u, g, energy);
            return new EnergyRelease(kernels, grid, eigenstrains, length).at(tip, u, kernels.vector(grid, 1), energy,
                    mechanics.stress(u), mechanics.fluidPressure());
        }
    }

    /**
     * Nothing is singular in an intact solid, so that nothing is released. With e = s (x - 1/2), the stress along x vanishes for
     * u' = (1 + lambda/M) e, and the energy is A e^2/2 with A = M - lambda^2/M. Without the term of the varying strain the integral
     * would be that of -A e^2/2 q', of the order of A s^2/2; with it the sum over the cells vanishes by parts, on any grid.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anIntactSolidReleasesNothing(int axis) {
        double scale = (UNIAXIAL - LAME * LAME / UNIAXIAL) * SLOPE * SLOPE / 2;
        assertEquals(0, released(axis, 40), 1e-12 * scale);
    }

    private double released(int axis, int cells) {
        Square square = new Square(cells, axis, x -> SLOPE * (x - 0.5));
        double[] exact = new double[2 * square.grid.size()];
        new QuadratureElements(square.grid).forEachNode((i, j, k) -> {
            double x = (axis == 0 ? i : j) * square.grid.h();
            exact[square.grid.index(i, j) + axis * square.grid.size()] = (1 + LAME / UNIAXIAL) * SLOPE * (x * x - x) / 2;
        });
        square.u.write(exact);
        return square.release(axis == 0 ? new Fronts.Tip(0.31, 0.5) : new Fronts.Tip(0.5, 0.31), 0.0731);
    }

    /** What a crack releases as it grows by two cells is what the solid then lacks: to what the grid makes of a tip, h over 4 ell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aCrackReleasesWhatItsSolidLoses(int axis) {
        int cells = 48;
        int length = 20;
        DoubleUnaryOperator strain = x -> -SLOPE * (0.2 + x);
        double[] energies = new double[3];
        Square middle = new Square(cells, axis, strain);
        for (int n = 0; n < energies.length; n++) {
            Square square = n == 1 ? middle : new Square(cells, axis, strain);
            square.crack(length + n - 1);
            energies[n] = square.settle();
        }
        double lost = (energies[0] - energies[2]) / (2 * middle.grid.h());
        double along = length * middle.grid.h();
        double across = 0.5 + middle.grid.h() / 2;
        Fronts.Tip tip = axis == 0 ? new Fronts.Tip(along, across) : new Fronts.Tip(across, along);
        assertEquals(lost, middle.release(tip, 0.05), 0.02 * lost);
        assertEquals(lost, middle.release(tip, 0.09), 0.02 * lost);
    }
}
