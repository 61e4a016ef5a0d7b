package org.frond.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.Faces;
import org.frond.launch.MechanicsKernels;
import org.frond.launch.ReactingMetal;
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
 * one potential phi_k, for it conducts 1e8 times better than the electrolyte: that of the electrode it hangs on, or, if it
 * is isolated, the one at which its net current is zero. Under current control the counter electrode's is unknown too.
 */
public final class Potential {

    private static final int MAXIMUM_ITERATIONS = 500;
    private static final double LINEAR_TOLERANCE = 1e-9;
    /**
     * What a Newton step's linear solve takes off the error at least: the next step corrects what is left. Bodies whose
     * potential is sought would be led astray by it: 17 Newton steps from a cold start instead of 12.
     */
    private static final double REDUCTION = 0.01;
    /** Newton's method corrects what the bodies' responses are off by, and the balances are closed exactly. */
    private static final double RESPONSE_TOLERANCE = 1e-6;
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

    /** Mean damage of a cell over which transport changes from the electrolyte's to the crack's (docs/physics.md, Electrics). */
    private static final double CRACK_START = 0.5;
    private static final double CRACK_END = 0.95;

    private static final String NO_PATH =
            "the current has no path: no metal of given potential reacts, or one that must carry a current cannot";

    private final Kernels kernels;
    private final Grid grid;
    private final Materials structure;
    private final Kinetics kinetics;
    private final Transport transport;
    private final PlaneClosure planes;
    private final Conduction further;
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
    private final Buffer shift;
    private final Buffer part;
    private final UnknownPotentials unknowns;
    private final OhmicStart start;
    private double[] potentials = new double[Bodies.FIRST_ISOLATED];
    private Buffer table;

    /** What else changes the conductivity, in cells that are no crack: their damage is below {@code start} wholly, above {@code end} not. */
    interface Conduction {

        /** Nothing does. */
        Conduction NONE = (d, tensor, start, end) -> { };

        void change(Buffer d, Buffer tensor, double start, double end);
    }

    /** Potentials of the two electrodes [V]. */
    public record Electrodes(double left, double right) implements Control {

        /** The cell's voltage: the counter electrode's potential against the plating one's. */
        public double voltage() {
            return right - left;
        }
    }

    /**
     * Currents into the electrolyte [A/m per depth in 2-D, A in 3-D], positive where metal dissolves.
     *
     * @param dendrite        from the metal in cracks that hangs on the left electrode
     * @param planar          from the left electrode's face
     * @param counterDendrite from the metal in cracks that hangs on the right electrode
     * @param counterPlanar   from the right electrode's face
     */
    public record Currents(double dendrite, double planar, double counterDendrite, double counterPlanar) {

        /** What flows from the left electrode and its dendrite. */
        public double total() {
            return dendrite + planar;
        }

        /** What flows from the right electrode and its dendrite. */
        public double counter() {
            return counterDendrite + counterPlanar;
        }
    }

    /**
     * What the cell's voltage is spent on [V]; the parts add up to it. Each is a power divided by the current.
     *
     * @param ohmic         conduction in the electrolyte, the reaction of isolated bodies included
     * @param left          overpotential at the left electrode and its metal, that of pressure included
     * @param right         overpotential at the right electrode and its metal
     * @param concentration Nernst potentials and diffusion potential
     */
    public record Losses(double ohmic, double left, double right, double concentration) {
    }

    /**
     * Where the power of the terminals goes [W/m per depth in 2-D, W in 3-D].
     *
     * @param electrical given at the terminals
     * @param conduction heat of conduction, the integral of i . kappa^-1 i
     * @param reaction   taken by the reactions: their heat, and the work against the metal's pressure
     * @param mixing     what ions carry that differences of concentration are built of
     */
    record Powers(double electrical, double conduction, double reaction, double mixing) {
    }

    /** How Newton's method went, and where it found the electrodes. */
    public record Outcome(int newtonSteps, int iterations, Electrodes electrodes, boolean converged, String reason) {
    }

    /**
     * What reacts in the crack.
     *
     * @param area     reactive area per volume, per cell [1/m]
     * @param pressure the metal's pressure, per cell [Pa]
     * @param replaced share of a cell where metal has taken the electrolyte's place, per cell
     * @param most     largest current density that a cell's metal can give, per cell [A/m^2]
     * @param body     number of the body of metal, per cell; see {@link Bodies}
     * @param isolated bodies that hang on neither electrode
     */
    public record Reaction(Buffer area, Buffer pressure, Buffer replaced, Buffer most, Buffer body, int isolated) {
    }

    /** The potential of an electrolyte whose conduction planes stay open. */
    public Potential(Kernels kernels, Grid grid, Materials structure, Kinetics kinetics, Transport transport,
            int maximumNewton, double tolerance) {
        this(kernels, grid, structure, kinetics, transport, PlaneClosure.none(kernels, grid), Conduction.NONE, maximumNewton, tolerance);
    }

    Potential(Kernels kernels, Grid grid, Materials structure, Kinetics kinetics, Transport transport, PlaneClosure planes,
            Conduction further, int maximumNewton, double tolerance) {
        this.kernels = kernels;
        this.grid = grid;
        this.structure = structure;
        this.kinetics = kinetics;
        this.transport = transport;
        this.planes = planes;
        this.further = further;
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
        this.shift = kernels.vector(grid, 1);
        this.part = kernels.vector(grid, 1);
        this.unknowns = new UnknownPotentials(kernels, grid);
        this.start = new OhmicStart(kernels, grid, kinetics, operator, solver);
        this.table = kernels.table(potentials);
        kernels.run(ElectricsKernels.faceArea(grid, 0).into(leftArea));
        kernels.run(ElectricsKernels.faceArea(grid, grid.nx()).into(rightArea));
    }

    /** F / RT [1/V]. */
    double inverseThermalVoltage() {
        return kinetics.inverseThermalVoltage();
    }

    /** Area of the left electrode's face [m per depth in 2-D, m^2 in 3-D]. */
    public double electrodeArea() {
        return kernels.device().sum(leftArea);
    }

    /** Writes the conductivity at the present damage and closed planes, times a factor, into a tensor per cell. */
    void conductivity(Buffer d, Buffer tensor, double factor) {
        kernels.run(ElectricsKernels.gradientProducts(grid, d).into(gradients));
        kernels.run(ElectricsKernels.conductivity(grid, structure.grain(), structure.boundary(), structure.conductivities(),
                d, gradients, transport.boundaryConductivity(), transport.crackConductivity(), transport.crackTangential(),
                transport.crackNormal(), CRACK_START, CRACK_END, factor).into(tensor));
        if (planes.closes()) {
            kernels.run(ElectricsKernels.closedPlanes(grid, structure.grain(), structure.boundary(), planes.lost(),
                    planes.closed(), d, CRACK_START, CRACK_END, factor).into(tensor));
        }
        further.change(d, tensor, CRACK_START, CRACK_END);
    }

    /**
     * Share of the electrolyte's conductivity that is left where metal has replaced it. Metal's potential is known, what
     * flows there has no meaning; the share keeps the problem definite and well below what the electrolyte carries.
     */
    private static final double REPLACED_CONDUCTIVITY = 1e-4;

    /** Solves for phi from the start it holds, and for the potentials of the bodies whose current is given. */
    Outcome solve(Buffer phi, Buffer c, Buffer d, Control control, Reaction reaction) {
        conductivity(d, operator.tensor(), 1);
        kernels.run(MechanicsKernels.remaining(grid, reaction.replaced(), grid.dim() * (grid.dim() + 1) / 2,
                REPLACED_CONDUCTIVITY).into(operator.tensor()));
        diffusionForces(c);
        uncover(reaction);
        int iterations = begin(phi, c, control, reaction);
        double change = Double.NaN;
        double reduction = unknowns.all().isEmpty() ? REDUCTION : 0;
        for (int newton = 1; newton <= maximumNewton; newton++) {
            react(phi, c, reaction, 0, source, operator.mass());
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
                react(phi, c, reaction, unknown.body, part, unknown.conductance);
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
                        : "a cell voltage of " + electrodes().voltage()
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
                return new Outcome(newton, iterations, electrodes(), true, "");
            }
        }
        return failed(maximumNewton, iterations, "the potential did not converge: it still changes by " + change
                + " V after " + maximumNewton + " Newton steps, at a cell voltage of " + electrodes().voltage() + " V");
    }

    private Outcome failed(int newton, int iterations, String reason) {
        return new Outcome(newton, iterations, electrodes(), false, reason);
    }

    private Electrodes electrodes() {
        return new Electrodes(potentials[Bodies.LEFT], potentials[Bodies.RIGHT]);
    }

    /** Says which potentials are given and which are sought, and where the search begins. Returns linear iterations. */
    private int begin(Buffer phi, Buffer c, Control control, Reaction reaction) {
        potentials = new double[Bodies.FIRST_ISOLATED + reaction.isolated()];
        unknowns.clear();
        if (control instanceof Electrodes held) {
            set(held);
        } else if (control instanceof Control.Current current) {
            set(new Electrodes(0, current.guess()));
            unknowns.add(Bodies.RIGHT, current.amperes());
        }
        writePotentials();
        int iterations = start.move(phi, new OhmicStart.Metal(reaction, table, openFaces()), diffusion,
                new OhmicStart.Work(residual, right, next, noMass));
        for (int body = Bodies.FIRST_ISOLATED; body < potentials.length; body++) {
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
            potentials[body] = trial;
            react(phi, c, reaction, body, part, residual);
            double current = kernels.device().sum(part);
            double conductance = kernels.device().sum(residual);
            low = current > 0 ? low : trial;
            high = current > 0 ? trial : high;
            double newton = trial - current / conductance;
            trial = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (Math.abs(trial - potentials[body]) < FLOATING_ACCURACY * thermal) {
                return conductance > 0;
            }
        }
        return false;
    }

    /** Potential of a body as it was last found [V]. */
    double potential(int body) {
        return potentials[body];
    }

    private void set(Electrodes electrodes) {
        potentials[Bodies.LEFT] = electrodes.left();
        potentials[Bodies.RIGHT] = electrodes.right();
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
            potentials[unknown.body] += unknown.move;
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

    private void uncover(Reaction reaction) {
        kernels.run(ElectricsKernels.uncoveredFace(grid, leftArea, reaction.replaced()).into(leftOpen));
        kernels.run(ElectricsKernels.uncoveredFace(grid, rightArea, reaction.replaced()).into(rightOpen));
    }

    /** Current into each node and its conductance, from one body or, for 0, from all. */
    private void react(Buffer phi, Buffer c, Reaction reaction, int body, Buffer current, Buffer conductance) {
        writePotentials();
        kernels.run(ElectricsKernels.reaction(grid, phi, c, metal(reaction), openFaces(), body, kinetics.butlerVolmer(),
                kinetics.voltagePerPressure(), grid.cellVolume()).into(current, conductance));
    }

    private ReactingMetal metal(Reaction reaction) {
        return new ReactingMetal(reaction.area(), reaction.pressure(), reaction.most(), reaction.body(), table);
    }

    private Faces openFaces() {
        return new Faces(leftOpen, rightOpen);
    }

    private void writePotentials() {
        if (table.length() < potentials.length) {
            table = kernels.table(potentials);
        } else {
            table.write(Arrays.copyOf(potentials, table.length()));
        }
    }

    /** Currents at the present potential; isolated bodies are where the last solve left them. */
    Currents currents(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction) {
        uncover(reaction);
        set(electrodes);
        react(phi, c, reaction, Bodies.LEFT, source, residual);
        double left = kernels.device().sum(source);
        react(phi, c, reaction, Bodies.RIGHT, source, residual);
        double counter = kernels.device().sum(source);
        react(phi, c, reaction, 0, source, residual);
        double planar = faceCurrent(phi, c, leftOpen, electrodes.left());
        double counterPlanar = faceCurrent(phi, c, rightOpen, electrodes.right());
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
        react(phi, c, reaction, Bodies.LEFT, part, residual);
        double leftNernst = kernels.dot(part, logarithm) / current;
        double left = (electrodes.left() * currents.total() - kernels.dot(part, phi)) / current - leftNernst;
        react(phi, c, reaction, Bodies.RIGHT, part, residual);
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
        react(phi, c, reaction, 0, source, residual);
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
        conductivity(d, operator.tensor(), 1);
        kernels.run(MechanicsKernels.remaining(grid, replaced, grid.dim() * (grid.dim() + 1) / 2, REPLACED_CONDUCTIVITY)
                .into(operator.tensor()));
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
        uncover(reaction);
        potentials = new double[Bodies.FIRST_ISOLATED + reaction.isolated()];
        set(electrodes);
        for (int body = Bodies.FIRST_ISOLATED; body < potentials.length; body++) {
            floatAlone(phi, c, reaction, body);
        }
        writePotentials();
        kernels.run(ElectricsKernels.overpotential(grid, phi, c, reaction.area(), reaction.pressure(), reaction.body(),
                table, openFaces(), 1 / kinetics.inverseThermalVoltage(), kinetics.voltagePerPressure(), grid.cellVolume())
                .into(overpotential));
    }

    private double faceCurrent(Buffer phi, Buffer c, Buffer area, double potential) {
        kernels.run(ElectricsKernels.faceCurrent(grid, phi, c, area, potential, kinetics.butlerVolmer()).into(part));
        return kernels.device().sum(part);
    }

    /** Current into the electrolyte per node, as of the last evaluation. */
    Buffer source() {
        return source;
    }

    /** Metal plated per volume and time, per cell [1/s]; isolated bodies are where the last solve left them. */
    void platingRate(Buffer phi, Buffer c, Electrodes electrodes, Reaction reaction, Buffer rate) {
        set(electrodes);
        writePotentials();
        kernels.run(ElectricsKernels.platingRate(grid, phi, c, metal(reaction), kinetics.butlerVolmer(),
                kinetics.voltagePerPressure(), kinetics.volumePerCharge()).into(rate));
    }
}
