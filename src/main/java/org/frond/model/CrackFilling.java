package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;
import org.frond.solver.SolverException;

/**
 * Growth law A, crack filling: metal sits only in the opened crack and pries it open (docs/physics.md, Metal).
 *
 * <pre>
 *   reactive area     a = 2 gamma_l(d) H(d) h(zeta) / share
 *   plated volume     d theta/dt = -(Omega/F) a i
 *   pressure          p = K_m &lt;theta - tr eps&gt;+   where metal is
 *   occupancy         d zeta/dt = n v zeta (1 - zeta) + profile maintenance along the crack,   v = &lt;d theta/dt&gt;+ / opening,
 *                     and zeta falls with theta where a cell runs empty
 * </pre>
 *
 * H is the opened core of the crack, a ramp in the damage; share is the part of a straight crack's density that lies in
 * the core at this cell size, so that the reactive area of a filled crack is twice its area.
 */
public final class CrackFilling implements GrowthLaw {

    /** Relaxation rate of the occupancy's double well, in units of the largest filling rate. */
    private static final double WELL_RATE = 2;
    /** Largest explicit diffusion number D dt / h^2: half the stability limit of the lumped Q1 Laplacian. */
    private static final double DIFFUSION_NUMBER = 0.2;
    /** Metal below which a cell counts as running empty, in units of the least opening. */
    private static final double EMPTY = 1e-3;
    private static final double FLOW_TOLERANCE = 1e-8;
    private static final int MAXIMUM_ITERATIONS = 1000;

    private final Kernels kernels;
    private final Grid grid;
    private final Damage damage;
    private final Parameters parameters;
    private final double share;
    private final ScalarOperator spreading;
    private final ScalarOperator creeping;
    private final LinearSolver creep;
    private final SmearedPressure smeared;
    private final FillingWork work;
    private final Buffer nodal;
    private final Buffer right;
    private final Buffer core;
    private final Buffer contact;
    private final Buffer gamma;
    private final Buffer area;
    private final Buffer raw;
    private final Buffer pressure;
    private final Buffer nodeSum;
    private final Buffer nodeWeight;
    private final Buffer velocity;
    private final Buffer before;
    private final Buffer gained;
    private final Buffer flow;

    /**
     * What the law is told.
     *
     * @param bulkModulus    K_m of the metal [Pa]
     * @param coreStart      least damage of a cell's corners at which its core begins to open
     * @param coreEnd        least damage at which it is open
     * @param minimumOpening least volume strain that counts as opening
     * @param frontFactor    n, factor of the occupancy's rate
     * @param frontWidth     delta of the occupancy's profile along the crack [m]
     * @param pressureDiffusivity D of the metal's pressure along the crack [m^2/s]
     */
    public record Parameters(double bulkModulus, double coreStart, double coreEnd, double minimumOpening,
            double frontFactor, double frontWidth, double pressureDiffusivity) implements GrowthLaw.Choice {
    }

    public CrackFilling(Kernels kernels, Grid grid, Damage damage, FractureLaw law, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.damage = damage;
        this.parameters = parameters;
        this.share = CoreShare.of(kernels, grid, law, parameters);
        this.spreading = new ScalarOperator(kernels, grid);
        this.creeping = new ScalarOperator(kernels, grid);
        this.creep = new LinearSolver(kernels, creeping, MAXIMUM_ITERATIONS);
        this.smeared = new SmearedPressure(kernels, grid, law);
        this.work = new FillingWork(kernels, grid, parameters.bulkModulus());
        this.nodal = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.core = kernels.vector(grid, 1);
        this.contact = kernels.vector(grid, 1);
        this.gamma = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.raw = kernels.vector(grid, 1);
        this.pressure = kernels.vector(grid, 1);
        this.nodeSum = kernels.vector(grid, 1);
        this.nodeWeight = kernels.vector(grid, 1);
        this.before = kernels.vector(grid, 1);
        this.gained = kernels.vector(grid, 1);
        this.velocity = kernels.vector(grid, 1);
        this.flow = kernels.vector(grid, 1);
    }

    /** {@inheritDoc} Here the opened core of the crack. */
    @Override
    public Buffer site() {
        return core;
    }

    /** True: a crack holds the metal plated into it and no more. */
    @Override
    public boolean isCounted() {
        return true;
    }

    @Override
    public Buffer area() {
        return area;
    }

    /** {@inheritDoc} Here the metal's pressure averaged over its neighbourhood within the crack. */
    @Override
    public Buffer pressure() {
        return pressure;
    }

    /** {@inheritDoc} Here the opened core: what opens while the crack runs stays dry until it has come to rest. */
    @Override
    public void locate(State state) {
        kernels.onCells("crackCore", grid, state.damage(), core, parameters.coreStart(), parameters.coreEnd());
        findPressure(state);
        smeared.takeOver(raw, contact);
    }

    @Override
    public void react(State state, Mechanics mechanics) {
        locate(state);
        load(state, mechanics);
        damage.density(state.damage(), gamma);
        kernels.onCells("reactiveArea", grid, gamma, core, state.metal(), area, share);
        average(state);
    }

    @Override
    public void press(State state, Mechanics mechanics) {
        findPressure(state);
        load(state, mechanics);
    }

    /** The pressure of each cell's own metal, and its mean over the metal nearby. */
    private void findPressure(State state) {
        pressureOfMetal(state);
        smeared.average(core, state.metal(), raw);
    }

    /** The pressure of each cell's own metal. */
    private void pressureOfMetal(State state) {
        kernels.onCells("metalPressure", grid, state.displacement(), state.plated(), core, state.metal(), raw,
                parameters.bulkModulus());
    }

    /** What the pressures last found press with. */
    private void load(State state, Mechanics mechanics) {
        kernels.onCells("metalStiffness", grid, raw, state.plated(), core, state.metal(), contact, mechanics.bulk(),
                mechanics.prestress(), parameters.bulkModulus());
        smeared.press(state.damage(), core, state.metal(), contact, mechanics.prestress());
    }

    @Override
    public void drive(State state, Buffer psi) {
        smeared.drive(state.displacement(), psi);
    }

    /** Averages the pressure over each cell's neighbours within the metal. */
    private void average(State state) {
        sumOnNodes(state);
        kernels.onCells("pressureToCells", grid, nodeSum, nodeWeight, pressure);
    }

    @Override
    public double follow(double dt, Kinetics kinetics) {
        return dt * parameters.bulkModulus() * kinetics.volumePerCharge() * kinetics.voltagePerPressure();
    }

    /** Plates for dt, lets the metal flow to where there is room, and moves the occupancy. Returns the largest fill. */
    @Override
    public double grow(State state, Mechanics mechanics, Buffer rate, double dt) {
        work.begin(state, pressures(), rate, dt);
        kernels.onCells("fillingRate", grid, state.displacement(), state.plated(), rate, velocity,
                parameters.minimumOpening(), 0);
        double fastest = kernels.device().maxAbs(velocity);
        before.copyFrom(state.plated());
        kernels.onCells("remainingShare", grid, rate, state.plated(), gamma,
                EMPTY * parameters.minimumOpening(), dt);
        kernels.onCells("plate", grid, rate, state.plated(), dt);
        pressureOfMetal(state);
        work.departs(state, pressures());
        kernels.onNodes("recede", grid, gamma, core, state.metal());
        flow(state, dt);
        // the front follows what fills the cells it is in, whether it was plated there or flowed in
        kernels.scaled(1 / dt, state.plated(), gained);
        kernels.axpy(-1 / dt, before, gained);
        kernels.onCells("fillingRate", grid, state.displacement(), before, gained, velocity, parameters.minimumOpening(), 1);
        double fastestGain = kernels.device().maxAbs(velocity);
        if (fastestGain > 0) {
            occupy(state, fastestGain, dt);
        }
        pressureOfMetal(state);
        work.arrives(state, pressures());
        return fastest * dt;
    }

    @Override
    public Work finish(State state, Mechanics mechanics) {
        findPressure(state);
        double beyond = work.beyond(state, pressures());
        work.departs(state, pressures());
        react(state, mechanics);
        work.arrives(state, pressures());
        return work.end(state, pressures(), beyond);
    }

    @Override
    public double energy(State state) {
        return work.energy(state, pressures());
    }

    /** What was last found. */
    private FillingWork.Pressure pressures() {
        return new FillingWork.Pressure(raw, pressure, core, contact, smeared.traction());
    }

    /**
     * Lets the metal flow under its pressure, at the displacement it was plated at: first between neighbouring cells, then
     * along the crack by dp/dt = div(D grad p), implicit in time. Neither changes the volume plated.
     */
    private void flow(State state, double dt) {
        pressureOfMetal(state);
        sumOnNodes(state);
        kernels.onCells("metalFlow", grid, raw, core, state.metal(), nodeSum, nodeWeight, state.plated(),
                parameters.bulkModulus());
        pressureOfMetal(state);
        sumOnNodes(state);
        kernels.onNodes("nodalPressure", grid, nodeSum, nodeWeight, nodal, creeping.mass(), right, grid.cellVolume());
        if (kernels.device().max(creeping.mass()) == 0) {
            return; // no metal anywhere
        }
        kernels.onCells("metalTensor", grid, core, state.metal(), creeping.tensor(), dt * parameters.pressureDiffusivity());
        creep.rebuild();
        Convergence convergence = creep.solve(right, nodal, FLOW_TOLERANCE);
        if (!convergence.reached()) {
            throw new SolverException("the metal's flow did not converge: error " + convergence.error() + " after "
                    + convergence.iterations() + " iterations");
        }
        creeping.balance(right, nodal, flow);
        kernels.onCells("metalFollows", grid, core, state.metal(), nodeSum, nodeWeight, nodal, state.plated(),
                parameters.bulkModulus());
    }

    @Override
    public double opening(State state) {
        kernels.onCells("crackCore", grid, state.damage(), core, parameters.coreStart(), parameters.coreEnd());
        kernels.onCells("crackOpening", grid, state.displacement(), core, gamma);
        return kernels.device().sum(gamma) * grid.cellVolume();
    }

    private void sumOnNodes(State state) {
        kernels.onNodes("pressureToNodes", grid, raw, core, state.metal(), nodeSum, nodeWeight);
    }

    private void occupy(State state, double fastest, double dt) {
        double well = WELL_RATE * fastest;
        double diffusivity = 2 * parameters.frontWidth() * parameters.frontWidth() * well;
        kernels.onCells("isotropic", grid, core, spreading.tensor(), diffusivity);
        int parts = (int) Math.ceil(diffusivity * dt / (DIFFUSION_NUMBER * grid.h() * grid.h()));
        double part = dt / parts;
        for (int n = 0; n < parts; n++) {
            kernels.onNodes("occupy", grid, velocity, core, state.metal(), parameters.frontFactor(), well, part);
            spreading.apply(state.metal(), flow);
            kernels.onNodes("spreadAlongCrack", grid, flow, core, state.metal(), part, grid.cellVolume());
        }
    }
}
