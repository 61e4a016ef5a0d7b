package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FractureKernels;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.BoundedSolver;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.ScalarOperator;

/**
 * The fracture phase d at a given driving energy: the minimum of
 *
 * <pre>integral of g(d) psi + (G0 / c_w) ( w(d) / ell + ell grad d . A grad d ),   d_before <= d <= 1</pre>
 *
 * with Q1 elements, terms without gradients lumped to the nodes ({@code kernels/fracture.cl}).
 */
public final class Damage {

    private static final int MAXIMUM_ITERATIONS = 500;

    private final Kernels kernels;
    private final Grid grid;
    private final FractureLaw law;
    private final ScalarOperator operator;
    private final BoundedSolver solver;
    private final Buffer resistance;
    private final Buffer right;

    public Damage(Kernels kernels, Grid grid, Materials structure, FractureLaw law) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.operator = new ScalarOperator(kernels, grid);
        this.resistance = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        double excess = law.surface().gridExcess(grid.h(), law.length());
        kernels.run(FractureKernels.resistance(grid, structure.grain(), structure.boundary(), structure.toughness(),
                structure.planes(), law.cleavageEnergy() / excess, law.boundaryEnergy() / excess,
                law.surface().normalisation, law.length()).into(operator.tensor(), resistance));
        this.solver = new BoundedSolver(kernels, operator, MAXIMUM_ITERATIONS);
    }

    /**
     * Solves for d from the start it holds, never below {@code before}.
     *
     * @param psi  energy that drives it, per cell [J/m^3]
     * @param held slope by which a fluid holds it back, per cell, over 1 - d at the start [J/m^3]
     */
    Convergence solve(Buffer psi, Buffer held, Buffer before, Buffer d, double tolerance) {
        kernels.run(FractureKernels.damageForces(grid, psi, resistance, held, d, law.surface().linear,
                law.surface().quadratic, law.residualStiffness(), grid.cellVolume()).into(operator.mass(), right));
        return solver.solve(right, before, 1, d, tolerance);
    }

    /** g(d) per cell. */
    void degradation(Buffer d, Buffer g) {
        kernels.run(MechanicsKernels.degradation(grid, d, law.residualStiffness()).into(g));
    }

    /** Crack area per volume, per cell [1/m]. */
    void density(Buffer d, Buffer gamma) {
        kernels.run(FractureKernels.crackDensity(grid, d, law.surface().linear, law.surface().quadratic,
                law.surface().normalisation, law.length()).into(gamma));
    }

    /** Energy spent on the crack [J per depth in 2-D, J in 3-D]. */
    public double energy(Buffer d, Buffer scratch) {
        kernels.run(FractureKernels.crackEnergy(grid, d, operator.tensor(), resistance, law.surface().linear,
                law.surface().quadratic).into(scratch));
        return kernels.device().sum(scratch) * grid.cellVolume();
    }
}
