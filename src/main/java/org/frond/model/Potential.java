package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * The electrolyte's potential between metal and counter electrode,
 *
 * <pre>-div[ kappa (grad phi + (RT/F)(2 t_+ - 1) grad ln c) ] = a i(phi_metal - phi, c, p)</pre>
 *
 * with Butler-Volmer reactions on the metal in the crack and on both electrode faces, by Newton's method. All metal on
 * the left electrode is at one potential: it conducts 1e8 times better than the electrolyte.
 */
public final class Potential {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double LINEAR_TOLERANCE = 1e-9;
    /** Largest move of a potential whose reaction saturates, in RT/F. */
    private static final double LARGEST_MOVE = 4;

    /** Mean damage of a cell over which transport changes from the electrolyte's to the crack's (docs/physics.md, Electrics). */
    private static final double CRACK_START = 0.5;
    private static final double CRACK_END = 0.95;

    private final Kernels kernels;
    private final Grid grid;
    private final Materials structure;
    private final Kinetics kinetics;
    private final Transport transport;
    private final int maximumNewton;
    private final double tolerance;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer leftArea;
    private final Buffer rightArea;
    private final Buffer leftOpen;
    private final Buffer rightOpen;
    private final Buffer gradients;
    private final Buffer source;
    private final Buffer right;
    private final Buffer next;
    private final Buffer residual;
    private final Buffer diffusion;
    private final Buffer logarithm;
    private final Buffer noMass;

    /** Potentials of the two electrodes [V]. */
    public record Electrodes(double left, double right) {
    }

    /** Currents into the electrolyte [A/m per depth in 2-D, A in 3-D], positive where metal dissolves. */
    public record Currents(double dendrite, double planar, double counter) {

        /** What flows from the left electrode and its dendrite. */
        public double total() {
            return dendrite + planar;
        }
    }

    /** How Newton's method went. */
    public record Outcome(int newtonSteps, int iterations, boolean converged, String reason) {
    }

    /**
     * What reacts in the crack.
     *
     * @param area     reactive area per volume, per cell [1/m]
     * @param pressure the metal's pressure, per cell [Pa]
     * @param replaced share of a cell where metal has taken the electrolyte's place, per cell
     * @param follow   dt stiffness (Omega/F)^2: how the pressure follows the current within the step [V m^3/A... per area]
     */
    public record Reaction(Buffer area, Buffer pressure, Buffer replaced, double follow) {
    }

    public Potential(Kernels kernels, Grid grid, Materials structure, Kinetics kinetics, Transport transport,
            int maximumNewton, double tolerance) {
        this.kernels = kernels;
        this.grid = grid;
        this.structure = structure;
        this.kinetics = kinetics;
        this.transport = transport;
        this.maximumNewton = maximumNewton;
        this.tolerance = tolerance;
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.leftArea = kernels.vector(grid, 1);
        this.rightArea = kernels.vector(grid, 1);
        this.leftOpen = kernels.vector(grid, 1);
        this.rightOpen = kernels.vector(grid, 1);
        this.gradients = kernels.vector(grid, grid.dim() * (grid.dim() + 1) / 2);
        this.source = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.next = kernels.vector(grid, 1);
        this.residual = kernels.vector(grid, 1);
        this.diffusion = kernels.vector(grid, 1);
        this.logarithm = kernels.vector(grid, 1);
        this.noMass = kernels.vector(grid, 1);
        kernels.onNodes("faceArea", grid, leftArea, 0);
        kernels.onNodes("faceArea", grid, rightArea, grid.nx());
    }

    /** Area of the left electrode's face [m per depth in 2-D, m^2 in 3-D]. */
    public double electrodeArea() {
        return kernels.device().sum(leftArea);
    }

    /** Writes the conductivity at the present damage, times a factor, into a tensor per cell. */
    void conductivity(Buffer d, Buffer tensor, double factor) {
        kernels.onCells("gradientProducts", grid, d, gradients);
        kernels.onCells("conductivity", grid, structure.grain(), structure.boundary(), structure.conductivities(), d,
                gradients, tensor, transport.boundaryConductivity(), transport.crackConductivity(),
                transport.crackTangential(), transport.crackNormal(), CRACK_START, CRACK_END, factor);
    }

    /**
     * Share of the electrolyte's conductivity that is left where metal has replaced it. Metal's potential is known, what
     * flows there has no meaning; the share keeps the problem definite and well below what the electrolyte carries.
     */
    private static final double REPLACED_CONDUCTIVITY = 1e-4;

    /** Solves for phi from the start it holds. */
    Outcome solve(Buffer phi, Buffer c, Buffer d, Electrodes electrodes, Reaction reaction) {
        conductivity(d, operator.tensor(), 1);
        kernels.onCells("remaining", grid, reaction.replaced(), operator.tensor(), grid.dim() * (grid.dim() + 1) / 2,
                REPLACED_CONDUCTIVITY);
        diffusionForces(c);
        double f = kinetics.inverseThermalVoltage();
        int iterations = 0;
        double change = Double.NaN;
        for (int newton = 1; newton <= maximumNewton; newton++) {
            react(phi, c, electrodes, reaction);
            kernels.onNodes("newtonRight", grid, source, operator.mass(), phi, diffusion, right);
            next.copyFrom(phi);
            if (newton == 1) {
                solver.rebuild();
            } else {
                solver.update();
            }
            Convergence linear = solver.solve(right, next, LINEAR_TOLERANCE);
            iterations += linear.iterations();
            if (!linear.reached()) {
                return new Outcome(newton, iterations, false, "the potential's linear solve did not converge: error "
                        + linear.error() + " after " + linear.iterations() + " iterations");
            }
            operator.balance(right, next, residual);
            change = kernels.device().maxAbsDifference(next, phi);
            kernels.onNodes("moveAlongReaction", grid, next, source, operator.mass(), phi, f, LARGEST_MOVE / f);
            if (change <= tolerance) {
                return new Outcome(newton, iterations, true, "");
            }
        }
        return new Outcome(maximumNewton, iterations, false,
                "the potential did not converge: it still changes by " + change + " V after " + maximumNewton + " Newton steps");
    }

    /** Forces of the diffusion potential, integral of kappa (RT/F)(2 t_+ - 1) grad ln c . grad N. */
    private void diffusionForces(Buffer c) {
        if (transport.closure() == Transport.Closure.C0) {
            return;
        }
        kernels.onNodes("logarithm", grid, c, logarithm,
                (2 * transport.transferenceNumber() - 1) / kinetics.inverseThermalVoltage());
        operator.mass().copyFrom(noMass);
        operator.apply(logarithm, diffusion);
    }

    private void react(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction) {
        kernels.onNodes("uncoveredFace", grid, leftArea, reaction.replaced(), leftOpen);
        kernels.onNodes("uncoveredFace", grid, rightArea, reaction.replaced(), rightOpen);
        kernels.onNodes("reaction", grid, phi, c, reaction.area(), reaction.pressure(), leftOpen, rightOpen, source,
                operator.mass(), electrodes.left(), electrodes.right(), kinetics.exchangeCurrentDensity(),
                kinetics.inverseThermalVoltage(), kinetics.anodicCoefficient(), kinetics.mechanicalShare(),
                kinetics.voltagePerPressure(), reaction.follow(), grid.cellVolume());
    }

    /** Currents at the present potential; {@code scratch} is a nodal work array. */
    Currents currents(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Buffer scratch) {
        react(phi, c, electrodes, reaction);
        double all = kernels.device().sum(source);
        double planar = faceCurrent(phi, c, leftOpen, electrodes.left(), scratch);
        double counter = faceCurrent(phi, c, rightOpen, electrodes.right(), scratch);
        return new Currents(all - planar - counter, planar, counter);
    }

    private double faceCurrent(Buffer phi, Buffer c, Buffer area, double potential, Buffer scratch) {
        kernels.onNodes("faceCurrent", grid, phi, c, area, scratch, potential, kinetics.exchangeCurrentDensity(),
                kinetics.inverseThermalVoltage(), kinetics.anodicCoefficient(), kinetics.mechanicalShare());
        return kernels.device().sum(scratch);
    }

    /** Current into the electrolyte per node, as of the last evaluation. */
    Buffer source() {
        return source;
    }

    /** Metal plated per volume and time, per cell [1/s]. */
    void platingRate(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Buffer rate) {
        kernels.onCells("platingRate", grid, phi, c, reaction.area(), reaction.pressure(), rate, electrodes.left(),
                kinetics.exchangeCurrentDensity(), kinetics.inverseThermalVoltage(), kinetics.anodicCoefficient(),
                kinetics.mechanicalShare(), kinetics.voltagePerPressure(), reaction.follow(), kinetics.volumePerCharge());
    }
}
