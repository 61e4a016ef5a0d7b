package org.frond.model;

import java.util.Arrays;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.QuadratureElements;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;

/** One grain under prescribed displacements, with nothing in its cracks: mechanics and damage alone, for tests. */
final class Solid {

    final Grid grid;
    final Kernels kernels = CpuKernels.in(2);
    final FractureLaw law;
    final Mechanics mechanics;
    final Damage damage;
    final Equilibrium equilibrium;
    final Buffer u;
    final Buffer d;
    private final State state;
    private final Buffer g;

    /** An elastically isotropic solid in plane strain with the structural tensor of an axis. */
    Solid(Grid grid, double young, double poisson, PlaneTensor planes, Axis axis, FractureLaw law,
            MechanicalBoundary boundary, Equilibrium.Tolerances tolerances) {
        this.grid = grid;
        this.law = law;
        double[] stiffness = TransverselyIsotropicStiffness.isotropic(young, poisson).planeStrain(axis);
        double[] nothing = new double[grid.size()];
        double[] one = new double[grid.size()];
        Arrays.fill(one, 1);
        Materials materials = Materials.of(kernels, nothing, nothing, one, stiffness, StiffnessRoot.of(stiffness).root(),
                PlaneTensor.isotropic(1).plane(axis), planes.plane(axis));
        this.mechanics = new Mechanics(kernels, grid, materials, law.split(), boundary);
        this.damage = new Damage(kernels, grid, materials, law);
        this.equilibrium = new Equilibrium(kernels, grid, mechanics, damage, law, tolerances);
        this.state = new State(kernels, grid, List.of(mechanics, equilibrium));
        this.u = state.displacement();
        this.d = state.damage();
        this.g = kernels.vector(grid, 1);
    }

    /** A fracture energy that, after {@link Damage} has allowed for the grid, is the one given. */
    static double beforeTheGrid(double energy, CrackSurface surface, Grid grid, double length) {
        return energy * surface.gridExcess(grid.h(), length);
    }

    /** Breaks the cells of a row from column `from` up to column `to`: both rows of their nodes get d = 1. */
    void breakRow(int row, int from, int to) {
        double[] values = d.toArray();
        for (int i = from; i <= to; i++) {
            values[grid.index(i, row)] = 1;
            values[grid.index(i, row + 1)] = 1;
        }
        d.write(values);
    }

    /** Breaks the cells of a column over the whole height. */
    void breakColumn(int column) {
        double[] values = d.toArray();
        for (int j = 0; j <= grid.ny(); j++) {
            values[grid.index(column, j)] = 1;
            values[grid.index(column + 1, j)] = 1;
        }
        d.write(values);
    }

    /** Puts a displacement on the nodes of the last column (axis 0) or the last row (axis 1), along that axis. */
    void pull(int axis, double displacement) {
        double[] values = u.toArray();
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            if ((axis == 0 ? i : j) == grid.cells(axis)) {
                values[grid.index(i, j) + axis * grid.size()] = displacement;
            }
        });
        u.write(values);
    }

    Equilibrium.Outcome settle() {
        CrackFluid none = new CrackFluid(kernels, grid, 1, 0);
        return equilibrium.settle(state, new Equilibrium.Filling() {
            @Override
            public void press(Buffer displacement, Buffer broken, Mechanics mechanical) {
                // nothing fills the crack
            }

            @Override
            public CrackFluid fluid() {
                return none;
            }
        });
    }

    /** Force per depth on the last column or row along its axis [N/m], at the present u and d. */
    double force(int axis) {
        damage.degradation(d, g);
        mechanics.stiffen(u, g);
        double[] forces = mechanics.forces(u).toArray();
        double[] sum = new double[1];
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            if ((axis == 0 ? i : j) == grid.cells(axis)) {
                sum[0] += forces[grid.index(i, j) + axis * grid.size()];
            }
        });
        return sum[0];
    }
}
