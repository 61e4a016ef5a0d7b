package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.solver.ScalarOperator;

/**
 * Growth law A, crack filling: metal sits only in the opened crack and pries it open (docs/physics.md, Metal).
 *
 * <pre>
 *   reactive area     a = 2 gamma_l(d) H(d) h(zeta) / share
 *   plated volume     d theta/dt = -(Omega/F) a i
 *   pressure          p = K_m &lt;theta - tr eps&gt;+   where metal is
 *   occupancy         d zeta/dt = 24 v zeta (1 - zeta) + profile maintenance along the crack,   v = (d theta/dt) / opening
 * </pre>
 *
 * H is the opened core of the crack, a ramp in the damage; share is the part of a straight crack's density that lies in
 * the core at this cell size, so that the reactive area of a filled crack is twice its area.
 */
public final class CrackFilling {

    /** Relaxation rate of the occupancy's double well, in units of the largest filling rate. */
    private static final double WELL_RATE = 2;
    /** Largest explicit diffusion number D dt / h^2: half the stability limit of the lumped Q1 Laplacian. */
    private static final double DIFFUSION_NUMBER = 0.2;

    private final Kernels kernels;
    private final Grid grid;
    private final Damage damage;
    private final Parameters parameters;
    private final double share;
    private final ScalarOperator spreading;
    private final Buffer core;
    private final Buffer gamma;
    private final Buffer area;
    private final Buffer raw;
    private final Buffer pressure;
    private final Buffer nodeSum;
    private final Buffer nodeWeight;
    private final Buffer velocity;
    private final Buffer flow;

    /**
     * What the law is told.
     *
     * @param bulkModulus    K_m of the metal [Pa]
     * @param coreStart      mean damage of a cell at which its core begins to open
     * @param coreEnd        mean damage at which it is open
     * @param minimumOpening least volume strain that counts as opening
     * @param frontFactor    24 in the occupancy's rate
     * @param frontWidth     delta of the occupancy's profile along the crack [m]
     */
    public record Parameters(double bulkModulus, double coreStart, double coreEnd, double minimumOpening,
            double frontFactor, double frontWidth) {
    }

    public CrackFilling(Kernels kernels, Grid grid, Damage damage, FractureLaw law, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.damage = damage;
        this.parameters = parameters;
        this.share = CoreShare.of(kernels, grid, law, parameters);
        this.spreading = new ScalarOperator(kernels, grid);
        this.core = kernels.vector(grid, 1);
        this.gamma = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.raw = kernels.vector(grid, 1);
        this.pressure = kernels.vector(grid, 1);
        this.nodeSum = kernels.vector(grid, 1);
        this.nodeWeight = kernels.vector(grid, 1);
        this.velocity = kernels.vector(grid, 1);
        this.flow = kernels.vector(grid, 1);
    }

    /** Part of a crack's density that lies in its core. */
    public double share() {
        return share;
    }

    /** Opened core per cell as of the last evaluation. */
    Buffer core() {
        return core;
    }

    /** Reactive area per volume, per cell [1/m], as of the last {@link #react}. */
    Buffer area() {
        return area;
    }

    /** The metal's pressure averaged over its neighbourhood within the crack [Pa], as of the last {@link #average}. */
    Buffer pressure() {
        return pressure;
    }

    /** Sets reactive area and pressure at this state. */
    void react(State state, Mechanics mechanics) {
        press(state, mechanics);
        damage.density(state.damage(), gamma);
        kernels.onCells("reactiveArea", grid, gamma, core, state.metal(), area, share);
        average(state);
    }

    /** Sets what the metal presses with at this state's displacement. */
    void press(State state, Mechanics mechanics) {
        kernels.onCells("crackCore", grid, state.damage(), core, parameters.coreStart(), parameters.coreEnd());
        kernels.onCells("metalPressure", grid, state.displacement(), state.plated(), core, state.metal(), raw,
                mechanics.bulk(), mechanics.prestress(), parameters.bulkModulus());
    }

    /** Averages the pressure over each cell's neighbours within the metal. */
    void average(State state) {
        sumOnNodes(state);
        kernels.onCells("pressureToCells", grid, nodeSum, nodeWeight, pressure);
    }

    /** How the pressure follows the current within a step, see {@link Potential.Reaction#follow}. */
    double follow(double dt, Kinetics kinetics) {
        return dt * parameters.bulkModulus() * kinetics.volumePerCharge() * kinetics.voltagePerPressure();
    }

    /** Plates for dt, lets the metal flow to where there is room, and moves the occupancy. Returns the largest fill. */
    double grow(State state, Mechanics mechanics, Buffer rate, double dt) {
        kernels.onCells("fillingRate", grid, state.displacement(), state.plated(), rate, velocity,
                parameters.minimumOpening());
        double fastest = kernels.device().maxAbs(velocity);
        kernels.onCells("plate", grid, rate, state.plated(), dt);
        flow(state, mechanics);
        if (fastest > 0) {
            occupy(state, fastest, dt);
        }
        return fastest * dt;
    }

    /** Lets the metal flow from cells under more pressure to those beside them, at the displacement it was plated at. */
    private void flow(State state, Mechanics mechanics) {
        press(state, mechanics);
        sumOnNodes(state);
        kernels.onCells("metalFlow", grid, raw, core, state.metal(), nodeSum, nodeWeight, state.plated(),
                parameters.bulkModulus());
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
