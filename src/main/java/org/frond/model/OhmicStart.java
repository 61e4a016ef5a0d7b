package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.Faces;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * Where Newton's method for the potential begins when the electrodes are many RT/F away from it: at the ohmic limit, metal in
 * contact with the electrolyte without resistance, less the overpotential at which the reaction carries that current.
 *
 * <p>A tangent tells the current that it leads to no better than to the last digits of the one it starts from, so that a Newton
 * step takes off some 15 decades at best. The ohmic limit's current follows from conduction alone, whatever the voltage.
 */
final class OhmicStart {

    /**
     * Distance of metal and electrolyte from which on it is needed [RT/F]: the current is above the exchange current by 20
     * decades, which tangents lessen in two steps.
     */
    private static final double FAR = 100;
    /** Conductance of a contact without resistance, over that of a cell of the grid. */
    private static final double CONTACT = 1e3;
    private static final double LINEAR_TOLERANCE = 1e-6;

    private final Kernels kernels;
    private final Grid grid;
    private final Kinetics kinetics;
    private final ScalarOperator operator;
    private final LinearSolver solver;

    OhmicStart(Kernels kernels, Grid grid, Kinetics kinetics, ScalarOperator operator, LinearSolver solver) {
        this.kernels = kernels;
        this.grid = grid;
        this.kinetics = kinetics;
        this.operator = operator;
        this.solver = solver;
    }

    /**
     * The electrodes' metal that the electrolyte touches.
     *
     * @param potentials of the bodies of metal
     * @param faces      of the electrodes, less what metal covers
     */
    record Metal(Reaction reaction, Buffer potentials, Faces faces) {
    }

    /** Arrays to work with, overwritten, and one of zeros. */
    record Work(Buffer metal, Buffer right, Buffer next, Buffer zero) {
    }

    /**
     * Moves phi to its start if it is far from it. Isolated bodies carry no current yet.
     *
     * @param diffusion forces of the diffusion potential
     * @return linear iterations
     */
    int move(Buffer phi, Metal touched, Buffer diffusion, Work work) {
        double f = kinetics.inverseThermalVoltage();
        touch(phi, touched, work.metal, 1);
        if (!(kernels.device().maxAbsDifference(work.metal, phi) * f > FAR)) {
            return 0;
        }
        double cell = kernels.device().max(operator.tensor()) * Math.pow(grid.h(), grid.dim() - 2);
        double factor = CONTACT * cell / kernels.device().max(operator.mass());
        touch(phi, touched, work.metal, factor);
        kernels.run(ElectricsKernels.newtonRight(grid, work.zero, operator.mass(), work.metal, diffusion).into(work.right));
        work.next.copyFrom(phi);
        solver.rebuild();
        Convergence linear = solver.solve(work.right, work.next, LINEAR_TOLERANCE);
        if (linear.reached()) {
            kernels.run(ElectricsKernels.startOnReaction(grid, work.next, work.metal, operator.mass(), f,
                    kinetics.anodicCoefficient(), factor).into(phi));
        }
        return linear.iterations();
    }

    /** The metal's potential per node, and in the operator's mass the conductance of its reaction at rest times a factor. */
    private void touch(Buffer phi, Metal touched, Buffer potential, double factor) {
        kernels.run(ElectricsKernels.touchedMetal(grid, phi, touched.reaction.area(), touched.reaction.body(),
                touched.potentials, touched.faces, factor * kinetics.exchangeCurrentDensity(),
                kinetics.inverseThermalVoltage(), grid.cellVolume()).into(potential, operator.mass()));
    }
}
