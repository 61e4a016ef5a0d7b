package org.frond.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.CellPath;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.DomainKernels;
import org.frond.launch.MetalKernels;
import org.frond.solver.Kernels;

/**
 * Growth law C, paths through a damaged domain, for cells so large that a crack's field is not seen (docs/physics.md, Paths through a
 * damaged domain):
 *
 * <pre>
 *   reactive area   a = 2 lambda,   lambda the length of path per volume; none where the path is full, theta = w lambda
 *   plated volume   d theta/dt = -(Omega/F) a i
 *   event           a tip whose last cells are full cracks on: new path ahead of it, empty, wetted, broken
 * </pre>
 *
 * <p>Between two events the current is that of a fixed geometry, so that a step which ends with the next one is exact. If no tip plates any
 * more, the full cell with the largest overpotential beside it gets a side branch.
 */
public final class DomainGrowth implements GrowthLaw {

    /** A tip whose share of the cell's current is less than this does not grow: it lies in the shade of others. */
    private static final double LIVE_SHARE = 1e-4;
    /** Tips that would crack on within this share of their metal do so together with the first. */
    private static final double TOGETHER = 0.02;
    /** Share of its metal that a tip which has it all is taken to lack still: a step has a length. */
    private static final double LEAST_LACK = 1e-6;
    /** Cells from the end of a path whose metal decides, at least: not one cell alone. */
    private static final double LEAST_CELLS = 3;
    /** Current density below which an electrode is at rest, over the exchange current density. */
    private static final double AT_REST = 1e-9;
    /** A path that is never full takes so much metal [m]. */
    private static final double ENDLESS = 1e30;

    private final Kernels kernels;
    private final Grid grid;
    private final Parameters parameters;
    private final CrackFluid fluid;
    private final Buffer length;
    private final Buffer full;
    private final Buffer area;
    private final Buffer most;
    private final Buffer none;
    private final Buffer domain;
    private Buffer body;
    private Kinetics kinetics;
    private List<Growing> growing = List.of();
    private double dt;

    /** A tip that plates: its metal and its room, and how fast the metal grows [1, 1, 1/s], sums over its last cells. */
    private record Growing(PathTree.Tip tip, double metal, double room, double rate) {

        boolean isFullAfter(double seconds) {
            return metal + seconds * rate >= (1 - TOGETHER) * room;
        }

        double left() {
            return Math.max(room - metal, LEAST_LACK * room) / rate;
        }
    }

    /**
     * What the law is told.
     *
     * @param thickness  w, metal that a path takes before it cracks on [m]
     * @param stride     mean length of a path [m], and the radius of the domain around it
     * @param conduction conductivity of the domain over the electrolyte's
     * @param isLimited  whether a path takes no more metal than that
     * @param flaw       the path that is there at the start, full of nothing
     * @param sites      those that metal may enter later
     * @param paths      how new ones run
     */
    public record Parameters(double thickness, double stride, double conduction, boolean isLimited, Flaw flaw, List<Flaw> sites, Paths paths)
            implements GrowthLaw.Choice {

        public Parameters {
            sites = List.copyOf(sites);
        }

        @Override
        public GrowthLaw law(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture) {
            return new DomainGrowth(kernels, grid, this);
        }
    }

    DomainGrowth(Kernels kernels, Grid grid, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.parameters = parameters;
        this.fluid = new CrackFluid(kernels, grid, 1, 0);
        this.length = kernels.vector(grid, 1);
        this.full = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.most = kernels.vector(grid, 1);
        this.none = kernels.vector(grid, 1);
        this.domain = kernels.vector(grid, 1);
        this.body = none;
    }

    @Override
    public List<Field> fields() {
        return Stream.concat(GrowthLaw.super.fields().stream(), Stream.of(Fields.PATH_LENGTH, Fields.BRANCH, Fields.TIP,
                Fields.TIP_END.asVector(grid.dim()), Fields.DOMAIN)).toList();
    }

    @Override
    public boolean setsDamage() {
        return true;
    }

    /** {@inheritDoc} Here the cells that a path passes. */
    @Override
    public Buffer site() {
        return length;
    }

    /** {@inheritDoc} None: the metal of a path is there as a whole or not at all. */
    @Override
    public Buffer edge() {
        return none;
    }

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
        return area;
    }

    @Override
    public Buffer body() {
        return body;
    }

    /** {@inheritDoc} Here none: the metal's pressure falls as soon as its path cracks on. */
    @Override
    public Buffer pressure() {
        return none;
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
        length.copyFrom(state.field(Fields.PATH_LENGTH));
        domain.copyFrom(state.field(Fields.DOMAIN));
        double room = parameters.isLimited() ? parameters.thickness() : ENDLESS;
        kernels.run(DomainKernels.fullPath(grid, length, state.plated(), room).into(full));
        kernels.run(DomainKernels.pathMetal(grid, full, length, parameters.thickness()).into(mechanics.replaced()));
    }

    @Override
    public void take(State state, Mechanics mechanics, Bodies bodies) {
        body = bodies.number();
        int direction = state.clock().cell().direction();
        int stripped = direction > 0 ? Bodies.RIGHT : direction < 0 ? Bodies.LEFT : 0;
        kernels.run(DomainKernels.pathArea(grid, length, full, body, stripped).into(area));
    }

    @Override
    public void conduct(Buffer damage, Buffer tensor, double start, double end) {
        kernels.run(DomainKernels.domainConduction(grid, domain, damage, parameters.conduction(), start, end).into(tensor));
    }

    @Override
    public void begin(State state, Mechanics mechanics, Equilibrium equilibrium, Kinetics law, double asked) {
        kinetics = law;
        kernels.run(MetalKernels.mostCurrent(grid, state.plated(), area, 1 / (law.volumePerCharge() * asked)).into(most));
    }

    @Override
    public boolean branches(State state, Buffer rate, Currents currents) {
        PathTree tree = new PathTree(state);
        growing = growing(state, tree, rate, currents);
        return growing.isEmpty() && platingCurrent(currents) > 0 && branchAside(state, tree, currents);
    }

    /** {@inheritDoc} It ends when the first tip cracks on. */
    @Override
    public double length(double asked) {
        dt = growing.stream().mapToDouble(Growing::left).reduce(asked, Math::min);
        return dt;
    }

    /** The tips that plate, in the order of their branches. */
    private List<Growing> growing(State state, PathTree tree, Buffer rate, Currents currents) {
        double[] theta = state.plated().toArray();
        double[] speed = rate.toArray();
        double least = LIVE_SHARE * platingCurrent(currents) * kinetics.volumePerCharge() / grid.cellVolume();
        List<Growing> live = new ArrayList<>();
        for (PathTree.Tip tip : tree.tips(Math.max(parameters.thickness(), LEAST_CELLS * grid.h()))) {
            double fast = tip.sum(speed);
            if (fast > least) {
                live.add(new Growing(tip, tip.sum(theta), parameters.thickness() * tip.sum(tree.length()), fast));
            }
        }
        return live;
    }

    /** Current that plates at the electrode where metal grows, 0 at rest [A/m per depth in 2-D, A in 3-D]. */
    private double platingCurrent(Currents currents) {
        double current = Math.max(-currents.total(), -currents.counter());
        return current > AT_REST * kinetics.exchangeCurrentDensity() * grid.ny() * grid.h() ? current : 0;
    }

    /** Lays a side branch where the overpotential beside a full cell is largest, if anywhere. */
    private boolean branchAside(State state, PathTree tree, Currents currents) {
        int grows = currents.total() < currents.counter() ? Bodies.LEFT : Bodies.RIGHT;
        double[] phi = state.potential().toArray();
        double[] bodies = body.toArray();
        double[] filled = full.toArray();
        List<Integer> places = new ArrayList<>();
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                int n = grid.index(i, j);
                if (bodies[n] == grows && (filled[n] > 0 || !parameters.isLimited())) {
                    places.add(n);
                }
            }
        }
        // all are connected to one electrode, so that the largest potential is the largest overpotential of plating
        places.sort((a, b) -> Double.compare(largestAround(phi, b), largestAround(phi, a)));
        for (int cell : places) {
            double x = (cell % grid.pitch() - 0.5) * grid.h();
            double y = (cell / grid.pitch() - 0.5) * grid.h();
            if (crackOn(state, tree, phi, cell, x, y)) {
                write(state, tree);
                return true;
            }
        }
        return false;
    }

    private double largestAround(double[] phi, int cell) {
        return Math.max(Math.max(phi[cell], phi[cell + 1]), Math.max(phi[cell + grid.pitch()], phi[cell + grid.pitch() + 1]));
    }

    /** Lays new path from a point in a cell; false where nothing can leave it. */
    private boolean crackOn(State state, PathTree tree, double[] phi, int cell, double x, double y) {
        double[] drive = tree.drive(phi, x, y, parameters.stride());
        if (drive[0] == 0 && drive[1] == 0) {
            return false;
        }
        double radius = parameters.stride();
        double middleX = x + radius * drive[0];
        double middleY = y + radius * drive[1];
        List<CellPath> paths = parameters.paths().from(new Paths.Start(cell, x, y, drive[0], drive[1]), state.clock().cell().reversals(),
                other -> Math.hypot((other % grid.pitch() - 0.5) * grid.h() - middleX, (other / grid.pitch() - 0.5) * grid.h() - middleY)
                        <= radius, tree::isPath);
        if (!paths.isEmpty()) {
            tree.damage(middleX, middleY, radius);
            paths.forEach(path -> tree.lay(path, true));
        }
        return !paths.isEmpty();
    }

    private void write(State state, PathTree tree) {
        kernels.run(DomainKernels.openPath(grid, kernels.table(tree.write(state))).into(state.damage(), state.metal()));
    }

    /** {@inheritDoc} Here the paths of flaw and sites; the flaw's is wetted. */
    @Override
    public void start(State state) {
        PathTree tree = new PathTree(state);
        if (parameters.flaw().length() > 0) {
            tree.lay(parameters.flaw().line(grid), true);
        }
        parameters.sites().forEach(site -> tree.lay(site.line(grid), false));
        write(state, tree);
    }

    @Override
    public void rest(State state) {
        // metal in a path is under no pressure
    }

    @Override
    public void press(State state, Mechanics mechanics) {
        // likewise
    }

    /** {@inheritDoc} Then the tips that are full crack on. */
    @Override
    public double grow(State state, Mechanics mechanics, Buffer rate) {
        kernels.run(MetalKernels.plate(grid, rate, dt).into(state.plated()));
        List<PathTree.Tip> firing = growing.stream().filter(tip -> tip.isFullAfter(dt)).map(Growing::tip).toList();
        if (!firing.isEmpty()) {
            PathTree tree = new PathTree(state);
            double[] phi = state.potential().toArray();
            for (PathTree.Tip tip : firing) {
                tree.close(tip.cell());
                crackOn(state, tree, phi, tip.cell(), tree.endX(tip.cell()), tree.endY(tip.cell()));
            }
            write(state, tree);
        }
        return 0;
    }

    @Override
    public Outcome finish(State state, Mechanics mechanics) {
        return new Outcome(new Work(0, 0), 0, 0, state.clock().trends());
    }

    /** {@inheritDoc} Here 0: no energy is followed. */
    @Override
    public double energy(State state) {
        return 0;
    }

    /** {@inheritDoc} Here the room of all paths. */
    @Override
    public double opening(State state) {
        return parameters.thickness() * kernels.device().sum(state.field(Fields.PATH_LENGTH)) * grid.cellVolume();
    }

    @Override
    public OptionalDouble crackArea(State state) {
        return OptionalDouble.of(kernels.device().sum(state.field(Fields.PATH_LENGTH)) * grid.cellVolume());
    }

    @Override
    public OptionalInt tips(State state) {
        return OptionalInt.of((int) Arrays.stream(state.field(Fields.TIP).toArray()).filter(number -> number > 0).count());
    }
}
