package org.frond.model;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.ReachKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * The sodium ions' concentration c (relative to c0),
 *
 * <pre>
 *   C0   c = 1
 *   C1   dc/dt = div(D grad c) + (1 - t_+) a i / (F c0)
 *   C2   dc/dt = div(D grad c + D c (F/RT) grad phi) + a i / (F c0)
 * </pre>
 *
 * with the same source a i as the potential, so that ions and charge balance each other; implicit Euler, first order in
 * time, second in space. Electrode faces take part through the same source.
 *
 * <p>The flux of C2 is D w grad(c/w) with w = exp(-F phi/RT) (Slotboom 1973): in c/w the problem is symmetric and positive
 * definite, and Boltzmann's distribution, c proportional to w, is at rest on the grid exactly.
 */
public final class Ions implements Part {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double LINEAR_TOLERANCE = 1e-9;

    private final Kernels kernels;
    private final Grid grid;
    private final Transport transport;
    private final Conductivity conductivity;
    private final Potential potential;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer right;
    private final Buffer residual;
    private final Buffer weight;
    private final Buffer logarithm;

    Ions(Kernels kernels, Grid grid, Transport transport, Conductivity conductivity, Potential potential) {
        this.kernels = kernels;
        this.grid = grid;
        this.transport = transport;
        this.conductivity = conductivity;
        this.potential = potential;
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.right = kernels.vector(grid, 1);
        this.residual = kernels.vector(grid, 1);
        this.weight = kernels.vector(grid, 1);
        this.logarithm = kernels.vector(grid, 1);
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.CONCENTRATION);
    }

    /** Moves c by one step of length dt with the current into each node of the potential's last evaluation. */
    Convergence step(Buffer c, Buffer d, Buffer phi, double dt) {
        if (transport.closure() == Transport.Closure.C0) {
            return new Convergence(0, 0, true);
        }
        conductivity.write(d, transport.diffusivityRatio(), operator.tensor());
        boolean migrating = transport.closure() == Transport.Closure.C2;
        double share = migrating ? 1 : 1 - transport.transferenceNumber();
        double uptake = share / (Constants.FARADAY * transport.siteDensity());
        kernels.run(ElectricsKernels.ionForces(grid, c, potential.source(), dt, uptake, grid.cellVolume())
                .into(operator.mass(), right));
        return migrating ? migrate(c, phi) : spread(c);
    }

    /** The least concentration, or 1 where none is below. */
    double least(Buffer c) {
        residual.copyFrom(operator.everywhere());
        kernels.axpy(-1, c, residual);
        return 1 - kernels.device().max(residual);
    }

    /**
     * Free energy of mixing of ion and counter-species, the integral of 2 RT c0 (c ln c - c + 1) [J per depth in 2-D, J in 3-D];
     * 0 but under C1, for C2 has no counter-species.
     */
    double mixingEnergy(Buffer c) {
        if (transport.closure() != Transport.Closure.C1) {
            return 0;
        }
        kernels.run(ElectricsKernels.mixing(grid, c).into(residual));
        kernels.run(ReachKernels.nodeShares(grid, residual).into(weight));
        return mixtureEnergy() * kernels.device().sum(weight) * grid.cellVolume();
    }

    /** Heat of diffusion in the last step, the integral of 2 RT c0 grad c . D grad ln c [W/m in 2-D, W in 3-D]; 0 but under C1. */
    double diffusionHeat(Buffer c) {
        if (transport.closure() != Transport.Closure.C1) {
            return 0;
        }
        kernels.product(operator.mass(), c, residual);
        kernels.xpay(right, -1, residual);
        kernels.run(ElectricsKernels.logarithm(grid, c, mixtureEnergy()).into(logarithm));
        return kernels.dot(logarithm, residual);
    }

    /** 2 RT c0 [J/m^3]: one RT each for the ion and the counter-species. */
    private double mixtureEnergy() {
        return 2 * Constants.FARADAY / potential.inverseThermalVoltage() * transport.siteDensity();
    }

    /** Solves for c / w at the potential phi. */
    private Convergence migrate(Buffer c, Buffer phi) {
        // whatever constant is taken off phi leaves the result; the middle keeps w near 1
        double middle = 0.5 * (kernels.device().max(phi) + kernels.device().min(phi));
        kernels.run(ElectricsKernels.boltzmann(grid, phi, potential.inverseThermalVoltage(), middle).into(weight));
        kernels.run(ElectricsKernels.weightTensor(grid, weight).into(operator.tensor()));
        kernels.product(weight, operator.mass(), operator.mass());
        kernels.run(ElectricsKernels.divided(grid, c, weight).into(c));
        Convergence convergence = spread(c);
        kernels.product(weight, c, c);
        return convergence;
    }

    private Convergence spread(Buffer c) {
        solver.rebuild();
        Convergence convergence = solver.solve(right, c, LINEAR_TOLERANCE);
        operator.balance(right, c, residual);
        return convergence;
    }
}
