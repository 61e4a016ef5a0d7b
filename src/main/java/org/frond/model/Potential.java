package org.frond.model;

import java.util.List;
import java.util.OptionalDouble;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.ScalarKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * The electrolyte's potential between metal and counter electrode,
 *
 * <pre>-div[ kappa (grad phi + (RT/F)(2 t_+ - 1) grad ln c) ] = a i(phi_k - phi, c, p)</pre>
 *
 * with Butler-Volmer reactions on the bodies of metal k and on both electrode faces, by Newton's method. A body of metal is at
 * one potential phi_k, for it conducts 1e8 times better than the electrolyte: that of the electrode it is connected to, or,
 * if it is isolated, the one at which its net current is zero. Under current control the counter electrode's is unknown too.
 */
public final class Potential implements Part {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double LINEAR_TOLERANCE = 1e-9;
    /**
     * What a Newton step's linear solve takes off the error at least: the next step corrects what is left. Bodies whose
     * potential is sought would be led astray by it: 17 Newton steps from a cold start instead of 12.
     */
    private static final double REDUCTION = 0.01;
    /** Newton's method corrects what the bodies' responses are off by, and the balances are closed exactly. */
    private static final double RESPONSE_TOLERANCE = 1e-7;
    /** The same where little is left to move: once the last Newton step was shorter than SHORT RT/F. */
    private static final double LAST_RESPONSE_TOLERANCE = 1e-3;
    private static final double SHORT = 0.1;
    /** How far outside the electrolyte's potentials an isolated body's may lie, in RT/F besides its pressure's share. */
    private static final double FLOATING_REACH = 40;
    /** Accuracy of an isolated body's potential before phi is solved for, in RT/F. */
    private static final double FLOATING_ACCURACY = 1e-3;
    private static final int FLOATING_STEPS = 60;
    /** Current below which a voltage has no parts, in units of the exchange current. */
    private static final double LEAST_CURRENT = 1e-9;
    /** Largest move of a potential whose reaction saturates, in RT/F. */
    private static final double LARGEST_MOVE = 4;

    private static final String NO_PATH =
            "the current has no path: no metal of given potential reacts, or one that must carry a current cannot";

    private final Kernels kernels;
    private final Grid grid;
    private final Kinetics kinetics;
    private final Transport transport;
    private final Conductivity conductivity;
    private final InterfaceReaction interfaces;
    private final int maximumNewton;
    private final double tolerance;
    private final ScalarOperator operator;
    private final LinearSolver solver;
    private final Buffer source;
    private final Buffer right;
    private final Buffer next;
    private final Buffer residual;
    private final Buffer diffusion;
    private final Buffer logarithm;
    private final Buffer noMass;
    private final Buffer shift;
    private final Buffer part;
    private final UnknownPotentials unknowns;
    private final OhmicStart start;

    /** How Newton's method went, and where it found the electrodes. */
    public record Outcome(int newtonSteps, int iterations, Electrodes electrodes, boolean converged, String reason) {
    }

    /** The potential of an electrolyte whose conduction planes stay open. */
    public Potential(Kernels kernels, Grid grid, Materials structure, Kinetics kinetics, Transport transport,
            int maximumNewton, double tolerance) {
        this(kernels, grid, new Conductivity(kernels, grid, structure, transport), kinetics, transport, maximumNewton, tolerance);
    }

    Potential(Kernels kernels, Grid grid, Conductivity conductivity, Kinetics kinetics, Transport transport, int maximumNewton,
            double tolerance) {
        this.kernels = kernels;
        this.grid = grid;
        this.conductivity = conductivity;
        this.interfaces = new InterfaceReaction(kernels, grid, kinetics);
        this.kinetics = kinetics;
        this.transport = transport;
        this.maximumNewton = maximumNewton;
        this.tolerance = tolerance;
        this.operator = new ScalarOperator(kernels, grid);
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.source = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.next = kernels.vector(grid, 1);
        this.residual = kernels.vector(grid, 1);
        this.diffusion = kernels.vector(grid, 1);
        this.logarithm = kernels.vector(grid, 1);
        this.noMass = kernels.vector(grid, 1);
        this.shift = kernels.vector(grid, 1);
        this.part = kernels.vector(grid, 1);
        this.unknowns = new UnknownPotentials(kernels, grid);
        this.start = new OhmicStart(kernels, grid, kinetics, operator, solver);
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.POTENTIAL);
    }

    /** F / RT [1/V]. */
    double inverseThermalVoltage() {
        return kinetics.inverseThermalVoltage();
    }

    /** Area of the left electrode's face [m per depth in 2-D, m^2 in 3-D]. */
    public double electrodeArea() {
        return interfaces.electrodeArea();
    }

    /** Solves for phi from the start it holds, and for the potentials of the bodies whose current is given. */
    Outcome solve(Buffer phi, Buffer c, Buffer d, Control control, Reaction reaction) {
        conductivity.writeBeside(reaction.replaced(), d, operator.tensor());
        diffusionForces(c);
        interfaces.uncover(reaction);
        int iterations = begin(phi, c, control, reaction);
        double change = Double.NaN;
        double reduction = unknowns.all().isEmpty() ? REDUCTION : 0;
        for (int newton = 1; newton <= maximumNewton; newton++) {
            interfaces.react(phi, c, reaction, 0, source, operator.mass());
            if (!(kernels.device().max(operator.mass()) > 0)) {
                return failed(newton, iterations, NO_PATH);
            }
            kernels.run(ElectricsKernels.newtonRight(grid, source, operator.mass(), phi, diffusion).into(right));
            next.copyFrom(phi);
            if (newton == 1) {
                solver.rebuild();
            } else {
                solver.refresh();
            }
            Convergence linear = solver.solve(right, next, LINEAR_TOLERANCE, reduction);
            iterations += linear.iterations();
            boolean isLast = change < SHORT / kinetics.inverseThermalVoltage();
            for (UnknownPotentials.Unknown unknown : unknowns.all()) {
                interfaces.react(phi, c, reaction, unknown.body, part, unknown.conductance);
                unknown.current = kernels.device().sum(part);
                unknown.total = kernels.device().sum(unknown.conductance);
                linear = linear.reached()
                        ? solver.solve(unknown.conductance, unknown.response,
                                isLast ? LAST_RESPONSE_TOLERANCE : RESPONSE_TOLERANCE) : linear;
                iterations += linear.iterations();
            }
            if (!linear.reached()) {
                return failed(newton, iterations, Double.isFinite(kernels.device().sum(source))
                        ? "the potential's linear solve did not converge: " + linear.verdict()
                        : "a cell voltage of " + interfaces.electrodes().voltage()
                                + " V is infeasible: no number holds the reaction's current at this overpotential");
            }
            if (!unknowns.move(next, phi, residual, LARGEST_MOVE / kinetics.inverseThermalVoltage()) || !balance(phi)) {
                return failed(newton, iterations, NO_PATH);
            }
            change = Math.max(kernels.device().maxAbsDifference(next, phi), unknowns.largestMove());
            moveMetal();
            double f = kinetics.inverseThermalVoltage();
            kernels.run(ElectricsKernels.moveAlongReaction(grid, next, source, operator.mass(), shift, f, LARGEST_MOVE / f)
                    .into(phi));
            if (change <= tolerance) {
                return new Outcome(newton, iterations, interfaces.electrodes(), true, "");
            }
        }
        return failed(maximumNewton, iterations, "the potential did not converge: it still changes by " + change
                + " V after " + maximumNewton + " Newton steps, at a cell voltage of " + interfaces.electrodes().voltage() + " V");
    }

    private Outcome failed(int newton, int iterations, String reason) {
        return new Outcome(newton, iterations, interfaces.electrodes(), false, reason);
    }

    /** Says which potentials are given and which are sought, and where the search begins. Returns linear iterations. */
    private int begin(Buffer phi, Buffer c, Control control, Reaction reaction) {
        interfaces.clear(reaction.isolated());
        unknowns.clear();
        if (control instanceof Electrodes held) {
            interfaces.hold(held);
        } else if (control instanceof Control.Current current) {
            interfaces.hold(new Electrodes(0, current.guess()));
            unknowns.add(Bodies.RIGHT, current.amperes());
        }
        int iterations = start.move(phi, interfaces.touched(reaction), diffusion,
                new OhmicStart.Work(residual, right, next, noMass));
        for (int body = Bodies.FIRST_ISOLATED; body < interfaces.bodies(); body++) {
            if (floatAlone(phi, c, reaction, body)) {
                unknowns.add(body, 0);
            }
        }
        return iterations;
    }

    /**
     * Brings an isolated body to the potential at which its net current vanishes while phi stays. The current grows with the
     * potential, and saturates where metal runs out, so that Newton's method is kept within the bracket of a bisection.
     *
     * @return whether the body can take and give metal at all
     */
    private boolean floatAlone(Buffer phi, Buffer c, Reaction reaction, int body) {
        double thermal = 1 / kinetics.inverseThermalVoltage();
        double reach = FLOATING_REACH * thermal + kinetics.voltagePerPressure() * kernels.device().max(reaction.pressure());
        double low = kernels.device().min(phi) - reach;
        double high = kernels.device().max(phi) + reach;
        double trial = 0.5 * (low + high);
        for (int n = 0; n < FLOATING_STEPS; n++) {
            interfaces.hold(body, trial);
            interfaces.react(phi, c, reaction, body, part, residual);
            double current = kernels.device().sum(part);
            double conductance = kernels.device().sum(residual);
            low = current > 0 ? low : trial;
            high = current > 0 ? trial : high;
            double newton = trial - current / conductance;
            trial = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (Math.abs(trial - interfaces.potential(body)) < FLOATING_ACCURACY * thermal) {
                return conductance > 0;
            }
        }
        return false;
    }

    /** Potential of a body as it was last found [V]. */
    double potential(int body) {
        return interfaces.potential(body);
    }

    /** What iterative solving has left over is taken out of every balance of currents. */
    private boolean balance(Buffer phi) {
        unknowns.addForces(right);
        operator.apply(next, residual);
        kernels.xpay(right, -1, residual);
        double left = kernels.device().sum(residual);
        residual.copyFrom(next);
        kernels.axpy(-1, phi, residual);
        OptionalDouble constant = unknowns.balance(left, kernels.device().sum(operator.mass()), residual);
        constant.ifPresent(value -> kernels.axpy(value, operator.everywhere(), next));
        return constant.isPresent();
    }

    private void moveMetal() {
        shift.fill(0);
        for (UnknownPotentials.Unknown unknown : unknowns.all()) {
            kernels.run(ElectricsKernels.metalShift(grid, unknown.conductance, operator.mass(), unknown.move).into(shift));
            interfaces.hold(unknown.body, interfaces.potential(unknown.body) + unknown.move);
        }
    }

    /** Forces of the diffusion potential, integral of kappa (RT/F)(2 t_+ - 1) grad ln c . grad N. */
    private void diffusionForces(Buffer c) {
        if (transport.closure() != Transport.Closure.C1) {
            return;
        }
        kernels.run(ElectricsKernels.logarithm(grid, c,
                (2 * transport.transferenceNumber() - 1) / kinetics.inverseThermalVoltage()).into(logarithm));
        operator.mass().copyFrom(noMass);
        operator.apply(logarithm, diffusion);
    }

    /** Currents at the present potential; isolated bodies are where the last solve left them. */
    Currents currents(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction) {
        interfaces.uncover(reaction);
        interfaces.hold(electrodes);
        interfaces.react(phi, c, reaction, Bodies.LEFT, source, residual);
        double left = kernels.device().sum(source);
        interfaces.react(phi, c, reaction, Bodies.RIGHT, source, residual);
        double counter = kernels.device().sum(source);
        interfaces.react(phi, c, reaction, 0, source, residual);
        double planar = interfaces.leftFaceCurrent(phi, c, part);
        double counterPlanar = interfaces.rightFaceCurrent(phi, c, part);
        return new Currents(left - planar, planar, counter - counterPlanar, counterPlanar);
    }

    /**
     * What the voltage is spent on at the present potential. With s_k the currents into the nodes from body k, its reaction
     * takes the power v_k I_k - s_k . phi, of which s_k . (RT/F) ln c is the concentration's.
     */
    Losses losses(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Currents currents) {
        double current = currents.counter();
        if (Math.abs(current) <= LEAST_CURRENT * kinetics.exchangeCurrentDensity() * electrodeArea()) {
            return new Losses(0, 0, 0, electrodes.voltage());
        }
        kernels.run(ElectricsKernels.logarithm(grid, c, 1 / kinetics.inverseThermalVoltage()).into(logarithm));
        interfaces.react(phi, c, reaction, Bodies.LEFT, part, residual);
        double leftNernst = kernels.dot(part, logarithm) / current;
        double left = (electrodes.left() * currents.total() - kernels.dot(part, phi)) / current - leftNernst;
        interfaces.react(phi, c, reaction, Bodies.RIGHT, part, residual);
        double rightNernst = kernels.dot(part, logarithm) / current;
        double right = (electrodes.right() * currents.counter() - kernels.dot(part, phi)) / current - rightNernst;
        double concentration = leftNernst + rightNernst + kernels.dot(diffusion, phi) / current;
        return new Losses(electrodes.voltage() - left - right - concentration, left, right, concentration);
    }

    /**
     * Where the power goes at the present potential. With psi = (RT/F)(2 t_+ - 1) ln c the current is -kappa grad(phi + psi); an
     * ion that enters brings RT ln c + F phi, and what psi leaves of it, 2 (1 - t_+) RT ln c, goes into the mixture.
     */
    Powers powers(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Currents currents) {
        double thermal = 1 / kinetics.inverseThermalVoltage();
        double share = transport.closure() == Transport.Closure.C1 ? 2 * transport.transferenceNumber() - 1 : 0;
        interfaces.react(phi, c, reaction, 0, source, residual);
        kernels.run(ElectricsKernels.logarithm(grid, c, thermal).into(logarithm));
        double nernst = kernels.dot(source, logarithm);
        double electrical = electrodes.left() * currents.total() + electrodes.right() * currents.counter();
        double reacting = electrical - kernels.dot(source, phi) - nernst;
        part.copyFrom(phi);
        kernels.axpy(share, logarithm, part);
        operator.mass().copyFrom(noMass);
        operator.apply(part, residual);
        return new Powers(electrical, kernels.dot(part, residual), reacting, (1 - share) * nernst);
    }

    /** Density of the ions' current per cell [A/m^2], that of diffusion included under closure C1. */
    void currentDensity(Buffer phi, Buffer c, Buffer d, Buffer replaced, Buffer density) {
        conductivity.writeBeside(replaced, d, operator.tensor());
        part.copyFrom(phi);
        if (transport.closure() == Transport.Closure.C1) {
            kernels.run(ElectricsKernels.logarithm(grid, c,
                    (2 * transport.transferenceNumber() - 1) / kinetics.inverseThermalVoltage()).into(logarithm));
            kernels.axpy(1, logarithm, part);
        }
        kernels.run(ScalarKernels.fluxDensity(grid, part, operator.tensor()).into(density));
    }

    /** Overpotential of the metal that reacts, per node [V]: isolated bodies are where they float at the present phi. */
    void overpotential(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Buffer overpotential) {
        interfaces.uncover(reaction);
        interfaces.clear(reaction.isolated());
        interfaces.hold(electrodes);
        for (int body = Bodies.FIRST_ISOLATED; body < interfaces.bodies(); body++) {
            floatAlone(phi, c, reaction, body);
        }
        interfaces.overpotential(phi, c, reaction, overpotential);
    }

    /** Current into the electrolyte per node, as of the last evaluation. */
    Buffer source() {
        return source;
    }

    /** Metal plated per volume and time, per cell [1/s]; isolated bodies are where the last solve left them. */
    void platingRate(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Buffer rate) {
        interfaces.hold(electrodes);
        interfaces.plate(phi, c, reaction, rate);
    }
}
