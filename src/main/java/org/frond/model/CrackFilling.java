package org.frond.model;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FluidKernels;
import org.frond.launch.MetalKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;
import org.frond.solver.SolverException;

/**
 * Growth law A, crack filling: metal sits in the opened crack and pries it open (docs/physics.md, Metal).
 *
 * <pre>
 *   reactive area   a = chi |grad d^4|,   chi = h(zeta) of the nearest open cell: both faces of the wetted crack
 *   plated volume   d theta/dt = -(Omega/F) a i,   put into the nearest open cell
 *   pressure        V = V_open (1 + p/K_m) of each connected region, see {@link CrackFluid}
 *   front           moves along the crack at (p - p_0)/R while p &gt; p_0, and at once where R is 0
 *   metal           evens out along the crack, and zeta falls with theta where a cell runs empty
 * </pre>
 */
public final class CrackFilling implements GrowthLaw {

    /** Least damage of a cell's corners at which its crack begins to open: a cell opens as a whole; and at which it is open. */
    private static final double CORE_START = 0.9;
    private static final double CORE_END = 0.98;
    /** How far beside a wide crack's broken nodes cells count as open, over its profile's half-width: (1 - x)^2 = 0.9. */
    private static final double OPEN_SHARE = 0.06;
    /** Width of a front that is none, over h. */
    private static final double SHARP = 0.05;
    /** Half-width of what carries a crack's reactive area, over its profile's: beyond, d^4 has less than 1 % left. */
    private static final double REACTIVE_SHARE = 0.7;
    /** Cells beyond the profile's half-width in which a crack may grow before its fluid is asked for again. */
    private static final int MARGIN = 2;
    /** Open cells exchange metal with a quarter of D dt/h^2 per pass; with more, implicitly along the whole crack. */
    private static final double EXCHANGE = 4;
    /** Farther than any crack is long [m]. */
    private static final double UNBOUNDED = 1e5;
    /** Widths of its front ahead of which there is no metal. */
    private static final double FRONT_DEPTH = 4;
    /** Passes between two looks at whether anything still changes. */
    private static final int PASSES_PER_LOOK = 16;
    /** Compression below which its series is as good as its formula. */
    private static final double SMALL_COMPRESSION = 1e-5;
    private static final double FLOW_TOLERANCE = 1e-8;
    private static final int MAXIMUM_ITERATIONS = 1000;

    private final Kernels kernels;
    private final Grid grid;
    private final Parameters parameters;
    private final double profile;
    private final ScalarOperator evening;
    private final LinearSolver even;
    private final NearestOpenCell nearest;
    private final CrackFluid fluid;
    private final Buffer body;
    private final Buffer core;
    private final Buffer links;
    private final Buffer share;
    private final Buffer area;
    private final Buffer held;
    private final Buffer most;
    private final Buffer felt;
    private final Buffer plated;
    private final Buffer scratch;
    private final Buffer filling;
    private final Buffer right;
    private final Buffer before;
    private final NumberTable growthTable;
    private Buffer distance;
    private Buffer nextDistance;
    private Bodies bodies;
    /** The pressures of the step begun, by the number of their region, in its order. */
    private final Map<Integer, FollowedPressure> followed = new TreeMap<>();
    /** How the cracks have been going, with the step begun. */
    private State.Trends trends = State.Trends.NONE;
    /** Mean reactive area of the step begun over that of its start, by the number of the region. */
    private double[] growths = new double[0];
    private double dt;

    /**
     * What the law is told.
     *
     * @param bulkModulus         K_m of the metal [Pa]
     * @param frontWidth          delta of the occupancy's profile along the crack [m]
     * @param flowResistance      R of the metal's front [Pa s/m]; 0: it is always at the crack's tip
     * @param flowThreshold       p_0 below which the front stands still [Pa]
     * @param pressureDiffusivity D at which metal evens out along the crack [m^2/s]
     * @param widest              largest width of a crack's profile over ell: the ratio of fracture energies
     */
    public record Parameters(double bulkModulus, double frontWidth, double flowResistance, double flowThreshold,
            double pressureDiffusivity, double widest) implements GrowthLaw.Choice {

        @Override
        public GrowthLaw law(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture) {
            return new CrackFilling(kernels, grid, fracture, this);
        }
    }

    CrackFilling(Kernels kernels, Grid grid, FractureLaw law, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.parameters = parameters;
        this.profile = law.surface().halfWidth * law.length() * parameters.widest() / grid.h();
        this.evening = new ScalarOperator(kernels, grid);
        this.even = new LinearSolver(kernels, evening, MAXIMUM_ITERATIONS);
        this.nearest = new NearestOpenCell(kernels, grid);
        this.fluid = new CrackFluid(kernels, grid, parameters.bulkModulus(), law.residualStiffness());
        this.body = kernels.vector(grid, 1);
        this.core = kernels.vector(grid, 1);
        this.links = kernels.vector(grid, 1);
        this.share = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.held = kernels.vector(grid, 1);
        this.most = kernels.vector(grid, 1);
        this.felt = kernels.vector(grid, 1);
        this.plated = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.filling = kernels.vector(grid, 1);
        this.right = kernels.vector(grid, 1);
        this.before = kernels.vector(grid, 1);
        this.growthTable = new NumberTable(kernels);
        this.distance = kernels.vector(grid, 1);
        this.nextDistance = kernels.vector(grid, 1);
    }

    /** {@inheritDoc} Here the open cells of the crack. */
    @Override
    public Buffer site() {
        return core;
    }

    /** {@inheritDoc} Here the closed ones between open cells of an oblique crack. */
    @Override
    public Buffer links() {
        return links;
    }

    /** {@inheritDoc} Here the open cells that metal has begun to fill. */
    @Override
    public Buffer edge() {
        return share;
    }

    /** {@inheritDoc} A crack holds the metal plated into it and no more: a cell that has run empty holds none. */
    @Override
    public double leastHeld() {
        return EMPTY;
    }

    @Override
    public Buffer area() {
        return area;
    }

    @Override
    public Buffer platedArea() {
        return held;
    }

    @Override
    public Buffer body() {
        return body;
    }

    @Override
    public Buffer pressure() {
        return felt;
    }

    @Override
    public Buffer mostCurrent() {
        return most;
    }

    @Override
    public CrackFluid fluid() {
        return fluid;
    }

    @Override
    public void react(State state, Mechanics mechanics) {
        findCore(state);
        kernels.run(MetalKernels.crackLinks(grid, core, state.metal()).into(links));
        nearest.find(core, state.metal());
        kernels.run(FluidKernels.wettedShare(grid, nearest.place(), state.metal(), reactiveReach()).into(share));
        kernels.run(FluidKernels.wettedArea(grid, state.damage(), share).into(area));
        kernels.run(MetalKernels.metalShareOf(grid, core, state.metal()).into(share));
    }

    @Override
    public void take(State state, Mechanics mechanics, Bodies found) {
        bodies = found;
        nearest.spread(bodies.number(), body);
        nearest.spread(bodies.region(), fluid.body());
        wet(state, profile + MARGIN);
        fluid.clear(bodies.regions() + 1);
        followed.clear();
        for (int region = 1; region <= bodies.regions(); region++) {
            double volume = bodies.sumOfRegion(state.plated(), region) * grid.cellVolume();
            fluid.hold(region, Math.max(volume, 0), bodies.largestOfRegion(state.pressure(), region));
        }
        fluid.weigh(state.displacement(), state.damage(), mechanics);
        feel();
    }

    @Override
    public boolean flows(State state, Mechanics mechanics, Equilibrium equilibrium) {
        if (parameters.flowResistance() > 0) {
            return false;
        }
        fluid.startFrom(state.displacement(), mechanics);
        if (!fluid.needsResponse(state.displacement())) {
            return false;
        }
        equilibrium.respond(state.displacement(), state.damage(), fluid);
        before.copyFrom(state.metal());
        for (int region = 1; region <= bodies.regions(); region++) {
            if (fluid.compression(region, state.displacement()).pressure() > parameters.flowThreshold()) {
                moveFront(state, region, UNBOUNDED, parameters.frontWidth());
            }
        }
        return kernels.device().maxAbsDifference(before, state.metal()) > 0;
    }

    /** Sets what of the crack is wetted, up to a distance from its open cells. */
    private void wet(State state, double reach) {
        kernels.run(FluidKernels.wettedShare(grid, nearest.place(), state.metal(), reach).into(fluid.share()));
    }

    private void feel() {
        kernels.run(FluidKernels.feltPressure(grid, fluid.share(), fluid.body(), fluid.table()).into(felt));
    }

    private void findCore(State state) {
        kernels.run(MetalKernels.crackCore(grid, state.damage(), CORE_START, CORE_END).into(core));
    }

    private int reactiveReach() {
        return (int) Math.ceil(REACTIVE_SHARE * profile);
    }

    /** How far the front can move in a step at the largest pressure now [cells]. */
    private double budget(State state) {
        return way(kernels.device().max(state.pressure())) / grid.h();
    }

    /** How far a front under a pressure moves in the step begun [m]. */
    private double way(double pressure) {
        double driven = pressure - parameters.flowThreshold();
        return driven > 0 ? parameters.flowResistance() > 0 ? driven / parameters.flowResistance() * dt : Double.MAX_VALUE : 0;
    }

    @Override
    public void begin(State state, Mechanics mechanics, Equilibrium equilibrium, Kinetics kinetics, double length) {
        dt = length;
        fluid.startFrom(state.displacement(), mechanics);
        if (fluid.needsResponse(state.displacement())) {
            equilibrium.respond(state.displacement(), state.damage(), fluid);
        }
        trends = State.Trends.NONE;
        growths = new double[bodies.regions() + 1];
        Arrays.fill(growths, 1);
        for (int region = 1; region <= bodies.regions(); region++) {
            State.Trend trend = state.clock().trends().of(bodies.name(region));
            double now = fluid.sum(area, region);
            growths[region] = trend.meanGrowth(now, length);
            FollowedPressure own = new FollowedPressure(fluid.compression(region, state.displacement()), length, trend.yield(),
                    kinetics.thermalPressure(), trend.slope() * now * growths[region], trend.climb());
            followed.put(region, own);
            fluid.feel(region, own.felt());
            trends = trends.with(bodies.name(region), new State.Trend(trend.yield(), now, length, trend.growth(now), 0, 0));
        }
        feel();
        kernels.run(FluidKernels.growArea(grid, fluid.body(), growthTable.of(growths)).into(area));
        nearest.gather(area, held, reactiveReach());
        kernels.run(MetalKernels.mostCurrent(grid, state.plated(), held, 1 / (kinetics.volumePerCharge() * dt))
                .into(scratch));
        nearest.spread(scratch, most);
    }

    @Override
    public boolean agrees(Buffer rate) {
        boolean agreed = true;
        for (Map.Entry<Integer, FollowedPressure> own : followed.entrySet()) {
            agreed &= own.getValue().agrees(fluid.sum(rate, own.getKey()));
            fluid.feel(own.getKey(), own.getValue().felt());
        }
        if (!agreed) {
            feel();
        }
        return agreed;
    }

    @Override
    public double expectedRise() {
        return followed.values().stream().mapToDouble(FollowedPressure::rise).max().orElse(0);
    }

    /** {@inheritDoc} It fills the cells beside the broken ones that are open as well, where a profile is wide. */
    @Override
    public void start(State state) {
        for (int region = 1; region <= bodies.regions(); region++) {
            moveFront(state, region, OPEN_SHARE * profile * grid.h(), SHARP * grid.h());
        }
        rest(state);
    }

    @Override
    public void rest(State state) {
        feel();
        kernels.run(FluidKernels.pressureInCore(grid, felt, core).into(state.pressure()));
    }

    @Override
    public void press(State state, Mechanics mechanics) {
        // metal presses as a fluid alone
    }

    /** Plates for dt, lets the metal even out, and sets the volumes that press. Returns the largest fill. */
    @Override
    public double grow(State state, Mechanics mechanics, Buffer rate) {
        nearest.gather(rate, plated, reactiveReach());
        rate.copyFrom(plated);
        before.copyFrom(state.plated());
        kernels.run(MetalKernels.plate(grid, rate, dt).into(state.plated()));
        evenOut(state);
        kernels.run(MetalKernels.remainingShare(grid, before, state.plated(), EMPTY).into(scratch));
        kernels.run(MetalKernels.recede(grid, scratch, core).into(state.metal()));
        wet(state, profile + MARGIN + budget(state));
        for (int region : followed.keySet()) {
            fluid.fill(region, bodies.sumOfRegion(state.plated(), region) * grid.cellVolume());
        }
        return 0;
    }

    /**
     * Lets metal under pressure even out along the crack, o df/dt = div(o D grad f) for its filling f = theta/o of the room o that the crack
     * has opened. The volume plated does not change.
     */
    private void evenOut(State state) {
        kernels.run(MetalKernels.metalRoom(grid, state.displacement(), core, state.metal(), felt).into(scratch));
        kernels.run(MetalKernels.fillingOfNodes(grid, state.plated(), scratch, grid.cellVolume())
                .into(filling, evening.mass(), right));
        if (!(kernels.device().max(evening.mass()) > 0)) {
            return; // nothing has opened yet
        }
        double exchange = EXCHANGE * parameters.pressureDiffusivity() * dt / (grid.h() * grid.h());
        if (exchange > 1) {
            kernels.run(MetalKernels.isotropic(grid, scratch, dt * parameters.pressureDiffusivity()).into(evening.tensor()));
            even.rebuild();
            Convergence convergence = even.solve(right, filling, FLOW_TOLERANCE);
            if (!convergence.reached()) {
                throw new SolverException("the metal's flow did not converge: " + convergence.verdict());
            }
            evening.balance(right, filling, plated);
        }
        kernels.run(MetalKernels.evenOut(grid, filling, scratch, Math.min(exchange, 1)).into(state.plated()));
    }

    @Override
    public Outcome finish(State state, Mechanics mechanics) {
        double plating = 0;
        double opening = 0;
        double heldBefore = 0;
        double heldAfter = 0;
        double error = 0;
        double all = 0;
        State.Trends after = trends;
        for (Map.Entry<Integer, FollowedPressure> entry : followed.entrySet()) {
            int region = entry.getKey();
            FollowedPressure own = entry.getValue();
            double pressure = fluid.pressure(region);
            double volume = fluid.volume(region);
            double opened = fluid.opening(region, state.displacement());
            plating += 0.5 * (own.start() + pressure) * (volume - own.volume());
            opening += 0.5 * (own.start() + pressure) * (opened - own.opening());
            heldBefore += compressionEnergy(own.volume(), own.start());
            heldAfter += compressionEnergy(volume, pressure);
            error += own.error(pressure);
            all += own.scale();
            State.Trend trend = trends.of(bodies.name(region));
            double reacting = trend.area() * growths[region];
            after = after.with(bodies.name(region), new State.Trend(own.yield(pressure), trend.area(), trend.length(), trend.growth(),
                    reacting > 0 ? own.slope() / reacting : 0, own.climb()));
        }
        findCore(state);
        rest(state);
        moveFronts(state);
        return new Outcome(new Work(plating, plating - opening - (heldAfter - heldBefore)), expectedRise(), all > 0 ? error / all : 0,
                after);
    }

    /** The fronts follow the metal's pressure into what has opened. */
    private void moveFronts(State state) {
        for (int region : followed.keySet()) {
            double way = way(fluid.pressure(region));
            if (way > 0) {
                moveFront(state, region, way, parameters.frontWidth());
            }
        }
    }

    private void moveFront(State state, int region, double way, double width) {
        kernels.run(MetalKernels.frontDistance(grid, state.metal(), bodies.region(), core, region, width).into(distance));
        spreadDistance(way + FRONT_DEPTH * width);
        kernels.run(MetalKernels.moveFrontOn(grid, distance, Math.min(way, UNBOUNDED), width).into(state.metal()));
    }

    private void spreadDistance(double way) {
        double passes = Math.ceil(way / grid.h());
        for (int pass = 0; pass < passes; pass++) {
            kernels.run(MetalKernels.spreadDistance(grid, distance, core).into(nextDistance));
            Buffer newer = nextDistance;
            nextDistance = distance;
            distance = newer;
            if (pass % PASSES_PER_LOOK == PASSES_PER_LOOK - 1
                    && kernels.device().maxAbsDifference(distance, nextDistance) == 0) {
                return;
            }
        }
    }

    @Override
    public double energy(State state) {
        double energy = 0;
        for (int region = 1; region <= bodies.regions(); region++) {
            energy += compressionEnergy(fluid.volume(region), fluid.pressure(region));
        }
        return energy;
    }

    /** Integral of p over the compression of V to V/(1 + p/K): K V (ln(1 + x) - x/(1 + x)), x = p/K. */
    private double compressionEnergy(double volume, double pressure) {
        double x = pressure / parameters.bulkModulus();
        // the two parts cancel to x^2/2
        double share = x < SMALL_COMPRESSION ? x * x * (0.5 - 2.0 / 3 * x) : Math.log1p(x) - x / (1 + x);
        return parameters.bulkModulus() * volume * share;
    }

    @Override
    public double opening(State state) {
        return fluid.openingOfAll(state.damage(), state.displacement());
    }
}
