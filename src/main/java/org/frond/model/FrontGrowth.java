package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.FrontKernels;
import org.frond.launch.MetalKernels;
import org.frond.solver.Kernels;

/**
 * Growth law B, front: metal takes the place of what its diffuse front grows into (docs/physics.md, Metal).
 *
 * <pre>
 *   reactive area     a = m_d |grad h(zeta)|,   m_d = m0 + (1 - m0) d^2
 *   plated volume     d theta/dt = -(Omega/F) a i
 *   front             {@link DiffuseFront} with  v = (d theta/dt) / |grad h| + lambda,   L = max(L_user, |v| / (W delta))
 *   conservation      lambda(t) such that  integral of dh/dt = integral of d theta/dt,  to rounding
 *   stress            (1 - h) sigma_electrolyte + C_m : (h eps - theta e),   e = e_v [ (1 - b) I/3 + b nn ]
 *   pressure          p = -n . sigma . n,   n normal to the front
 * </pre>
 *
 * theta, per cell, is what was plated since the start: metal that was there before carries no eigenstrain. p is the
 * traction across the front, which is continuous; in metal that does not resist shear it is the metal's own pressure.
 */
public final class FrontGrowth implements GrowthLaw {

    /** zeta (1 - zeta) below which a node lies outside the front; |grad h| misses 3e-8 of its integral there. */
    private static final double FRONT_EDGE = 1e-4;
    /** Mean damage of a cell over which the eigenstrain turns to the crack's normal, as transport does. */
    private static final double CRACK_START = 0.5;
    private static final double CRACK_END = 0.95;

    /** A current density that no metal reaches [A/m^2]. */
    private static final double UNLIMITED = 1e30;

    private final Kernels kernels;
    private final Grid grid;
    private final Damage damage;
    private final Parameters parameters;
    private final DiffuseFront diffuse;
    private final Buffer front;
    private final Buffer area;
    private final Buffer pressure;
    private final Buffer degradation;
    private final Buffer gradients;
    private final Buffer velocity;
    private final Buffer before;
    private final Buffer anywhere;
    private final Buffer unlimited;
    private final CrackFluid fluid;
    private final Buffer gained;
    private Buffer body;
    private double dt;
    private double workBefore;

    /**
     * What the law is told.
     *
     * @param interfaceEnergy gamma [J/m^2]
     * @param frontWidth      delta [m], three cells or more
     * @param mobility        L_user, least mobility of the profile's maintenance [m^3/(J s)]
     * @param straight        whether the front's own motion by curvature is taken out
     * @param intactShare     m0, share of the reaction that runs in intact electrolyte; 1 lets metal replace it anywhere
     * @param bulkModulus     K_m of the metal [Pa]
     * @param shearModulus    G_m of the metal [Pa], positive
     * @param volumeStrain    e_v, volume eigenstrain of plated metal
     * @param directedShare   b, share of it along the crack's normal (the electrode's where there is no crack)
     */
    public record Parameters(double interfaceEnergy, double frontWidth, double mobility, boolean straight,
            double intactShare, double bulkModulus, double shearModulus, double volumeStrain, double directedShare)
            implements GrowthLaw.Choice {

        @Override
        public GrowthLaw law(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture) {
            return new FrontGrowth(kernels, grid, damage, this);
        }
    }

    public FrontGrowth(Kernels kernels, Grid grid, Damage damage, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.damage = damage;
        this.parameters = parameters;
        this.diffuse = new DiffuseFront(kernels, grid, parameters.interfaceEnergy(), parameters.frontWidth(),
                parameters.straight());
        this.front = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.pressure = kernels.vector(grid, 1);
        this.degradation = kernels.vector(grid, 1);
        this.gradients = kernels.vector(grid, grid.dim() * (grid.dim() + 1) / 2);
        this.velocity = kernels.vector(grid, 1);
        this.before = kernels.vector(grid, 1);
        this.anywhere = kernels.vector(grid, 1);
        this.gained = kernels.vector(grid, 1);
        this.unlimited = kernels.vector(grid, 1);
        this.fluid = new CrackFluid(kernels, grid, 1, 0);
        this.body = anywhere;
        anywhere.fill(1);
        unlimited.fill(UNLIMITED);
    }

    /** Metal phase of a film on the left electrode: the equilibrium profile of width delta around x = thickness. */
    public static double[] film(Grid grid, double thickness, double delta) {
        double[] zeta = new double[grid.size()];
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    zeta[grid.index(i, j, k)] = 0.5 * (1 - Math.tanh((i * grid.h() - thickness) / (2 * delta)));
                }
            }
        }
        return zeta;
    }

    /** {@inheritDoc} Here everywhere. */
    @Override
    public Buffer site() {
        return anywhere;
    }

    /** None: metal that was there at the start is not in theta. */
    @Override
    public double leastHeld() {
        return 0;
    }

    @Override
    public Buffer area() {
        return area;
    }

    /** {@inheritDoc} Here those that react. */
    @Override
    public Buffer edge() {
        return area;
    }

    @Override
    public Buffer platedArea() {
        return area;
    }

    @Override
    public Buffer body() {
        return body;
    }

    /** {@inheritDoc} No end of it: what was there at the start is not counted. */
    @Override
    public Buffer mostCurrent() {
        return unlimited;
    }

    @Override
    public CrackFluid fluid() {
        return fluid;
    }

    @Override
    public void take(State state, Mechanics mechanics, Bodies bodies) {
        body = bodies.number();
    }

    @Override
    public void start(State state) {
        rest(state);
    }

    @Override
    public void rest(State state) {
        state.pressure().copyFrom(pressure);
    }

    @Override
    public void begin(State state, Mechanics mechanics, Equilibrium equilibrium, Kinetics kinetics, double length) {
        dt = length;
    }

    @Override
    public Buffer pressure() {
        return pressure;
    }

    @Override
    public void react(State state, Mechanics mechanics) {
        locate(state);
        press(state, mechanics);
        damage.degradation(state.damage(), degradation);
        mechanics.stiffen(state.displacement(), degradation);
        kernels.run(FrontKernels.frontPressure(grid, state.metal(), front, mechanics.stress(state.displacement()))
                .into(pressure));
        diffuse.addCapillaryPressure(state.metal(), front, pressure);
    }

    private void locate(State state) {
        kernels.run(FrontKernels.frontArea(grid, state.metal(), state.damage(), parameters.frontWidth(), FRONT_EDGE,
                parameters.intactShare()).into(front, area));
    }

    @Override
    public void press(State state, Mechanics mechanics) {
        kernels.run(ElectricsKernels.gradientProducts(grid, state.damage()).into(gradients));
        kernels.run(FrontKernels.frontMetal(grid, state.metal(), state.plated(), state.damage(), gradients,
                parameters.bulkModulus(), parameters.shearModulus(), parameters.volumeStrain(), parameters.directedShare(),
                CRACK_START, CRACK_END)
                .into(mechanics.replaced(), mechanics.bulk(), mechanics.shear(), mechanics.prestress()));
    }

    /** {@inheritDoc} Nothing of the directed share lies across the plane. */
    @Override
    public double prestressAcross() {
        return -parameters.volumeStrain()
                * (parameters.bulkModulus() - 2.0 / 3 * parameters.shearModulus() * parameters.directedShare());
    }

    /** {@inheritDoc} 0: here metal needs no crack. */
    @Override
    public double opening(State state) {
        return 0;
    }

    /** {@inheritDoc} Here that of its interface: the metal's strain energy is not told apart from the electrolyte's it replaces. */
    @Override
    public double energy(State state) {
        return diffuse.energy(state.metal());
    }

    /** Plates and moves the front, conserving metal. Returns the largest advance in front widths. */
    @Override
    public double grow(State state, Mechanics mechanics, Buffer rate) {
        kernels.scaled(dt, rate, gained);
        workBefore = kernels.dot(pressure, gained);
        locate(state);
        kernels.run(FrontKernels.frontVelocity(grid, rate, front).into(velocity));
        double fastest = kernels.device().maxAbs(velocity);
        kernels.run(MetalKernels.plate(grid, rate, dt).into(state.plated()));
        double mobility = Math.max(parameters.mobility(), diffuse.mobility(fastest));
        if (mobility > 0) {
            before.copyFrom(state.metal());
            diffuse.advance(state.metal(), velocity, fastest, mobility, dt);
            diffuse.conserve(state.metal(), before, kernels.device().sum(rate) * grid.cellVolume() * dt);
        }
        return fastest * dt / parameters.frontWidth();
    }

    @Override
    public Outcome finish(State state, Mechanics mechanics) {
        double before = kernels.device().max(pressure);
        react(state, mechanics);
        state.pressure().copyFrom(pressure);
        double plating = 0.5 * (workBefore + kernels.dot(pressure, gained)) * grid.cellVolume();
        return new Outcome(new Work(plating, 0), kernels.device().max(pressure) - before, 0, state.clock().trends());
    }
}
