package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * The sodium ions' concentration c (relative to c0) under closure C1,
 *
 * <pre>dc/dt = div(D grad c) + (1 - t_+) a i / (F c0)</pre>
 *
 * with the same source a i as the potential, so that ions and charge balance each other; implicit Euler, first order in
 * time, second in space. Electrode faces take part through the same source. Under C0 nothing moves.
 */
public final class Ions {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double LINEAR_TOLERANCE = 1e-9;

    private final Kernels kernels;
    private final Grid grid;
    private final Transport transport;
    private final Potential potential;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer right;
    private final Buffer residual;

    public Ions(Kernels kernels, Grid grid, Transport transport, Potential potential) {
        this.kernels = kernels;
        this.grid = grid;
        this.transport = transport;
        this.potential = potential;
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.right = kernels.vector(grid, 1);
        this.residual = kernels.vector(grid, 1);
    }

    /** Moves c by one step of length dt with the current into each node of the potential's last evaluation. */
    Convergence step(Buffer c, Buffer d, double dt) {
        if (transport.closure() == Transport.Closure.C0) {
            return new Convergence(0, 0, true);
        }
        potential.conductivity(d, operator.tensor(), transport.diffusivityRatio());
        double uptake = (1 - transport.transferenceNumber()) / (Constants.FARADAY * transport.siteDensity());
        kernels.onNodes("ionForces", grid, c, potential.source(), operator.mass(), right, dt, uptake, grid.cellVolume());
        solver.rebuild();
        Convergence convergence = solver.solve(right, c, LINEAR_TOLERANCE);
        operator.balance(right, c, residual);
        return convergence;
    }
}
