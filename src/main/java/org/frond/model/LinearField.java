package org.frond.model;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ScalarKernels;
import org.frond.solver.Convergence;
import org.frond.solver.GivenValues;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;
import org.frond.solver.Selection;

/**
 * A scalar field without reactions,
 *
 * <pre>-div(K grad u) = q        or        du/dt = div(K grad u) + q</pre>
 *
 * with given values or fluxes where the body ends: the potential of a conductor, or the concentration of what diffuses.
 * Implicit Euler, first order in time, second in space.
 */
public final class LinearField {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-11;

    private final Kernels kernels;
    private final Selection supports;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer volumes;
    private final Buffer right;
    private final Buffer forces;
    private final GivenValues given;

    /**
     * A field on a grid.
     *
     * @param tensor   K per cell, SYM components
     * @param supports nodes with given values
     */
    public LinearField(Kernels kernels, Grid grid, double[] tensor, PrescribedNodes supports) {
        this.kernels = kernels;
        this.supports = supports.selection(kernels);
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.volumes = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.forces = kernels.vector(grid, 1);
        this.given = new GivenValues(kernels.vector(grid, 1));
        operator.tensor().write(tensor);
        supports.close(grid, operator.open());
        volumes.write(nodeVolumes(grid));
    }

    /** The share of the grid's volume that belongs to each node; images of nodes have none. */
    public static double[] nodeVolumes(Grid grid) {
        double[] volumes = new double[grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    for (int a = 0; a < grid.corners(); a++) {
                        volumes[grid.original(i + (a & 1), j + (a >> 1 & 1), k + (a >> 2))] += grid.cellVolume() / grid.corners();
                    }
                }
            }
        }
        return volumes;
    }

    /** One over each node's share of the volume; 0 where it has none. */
    static double[] inverseNodeVolumes(Grid grid) {
        return Arrays.stream(nodeVolumes(grid)).map(volume -> volume > 0 ? 1 / volume : 0).toArray();
    }

    /**
     * Finds the field that is steady between given values and sources.
     *
     * @param values  what prescribed nodes take, in the layout of the field
     * @param sources integrated over each node's share of the volume
     */
    public Convergence steady(Buffer u, double[] values, double[] sources) {
        supports.put(supports.of(values), u);
        right.copyFrom(given.holding(sources));
        return solve(u);
    }

    /** The same with a nodal field {@code density} that is a source as well, per volume, times a factor. */
    public Convergence steady(Buffer u, double[] values, double[] sources, double factor, Buffer density) {
        supports.put(supports.of(values), u);
        right.copyFrom(given.holding(sources));
        kernels.product(volumes, density, forces);
        kernels.axpy(factor, forces, right);
        return solve(u);
    }

    /** Moves the field by a step of length dt [s]. */
    public Convergence step(Buffer u, double[] values, double[] sources, double dt) {
        kernels.scaled(1 / dt, volumes, operator.mass());
        kernels.product(operator.mass(), u, right);
        kernels.axpy(1, given.holding(sources), right);
        supports.put(supports.of(values), u);
        return solve(u);
    }

    private Convergence solve(Buffer u) {
        solver.rebuild();
        return solver.solve(right, u, TOLERANCE);
    }

    /** Density of what flows, -K grad u per cell, one component per axis. */
    public void flux(Buffer u, Buffer density) {
        kernels.run(ScalarKernels.fluxDensity(operator.grid(), u, operator.tensor()).into(density));
    }

    /**
     * What comes into the body at each node in addition to the sources, as of the last solve: the flux where a value is given. In a
     * buffer that the next call overwrites.
     */
    public Buffer inflow(Buffer u) {
        operator.apply(u, forces);
        kernels.axpy(-1, right, forces);
        return forces;
    }
}
