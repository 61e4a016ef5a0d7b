package org.frond.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.frond.device.Buffer;
import org.frond.grid.CellPath;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.PathStart;
import org.frond.grid.Vector;
import org.frond.launch.DomainKernels;
import org.frond.launch.MetalKernels;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

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

    private final Kernels kernels;
    private final Grid grid;
    private final Parameters parameters;
    private final CrackFluid fluid;
    private final Optional<PathMechanics> mechanical;
    private final Buffer length;
    private final Buffer site;
    private final Buffer contact;
    private final Buffer room;
    private final Buffer full;
    private final Buffer covered;
    private final Buffer area;
    private final Buffer most;
    private final Buffer none;
    private final Buffer domain;
    private Buffer body;
    private Kinetics kinetics;
    private PathTree tree;
    private List<Growing> growing = List.of();
    private double dt;

    /**
     * A tip that plates.
     *
     * @param metal  of its last cells, a sum like the next two [1]
     * @param room   metal that they take
     * @param rate   how fast it grows [1/s]
     * @param cracks whether it cracks on when it is full
     */
    private record Growing(PathTree.Tip tip, double metal, double room, double rate, boolean cracks) {

        boolean isFullAfter(double seconds) {
            return cracks && metal + seconds * rate >= (1 - TOGETHER) * room;
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
     * @param contact    share of its room below which metal that dissolves in a cell loses contact
     * @param strength   of the solid; without one a path cracks on when it is full, whatever the stress
     */
    public record Parameters(double thickness, double stride, double conduction, boolean isLimited, Flaw flaw, List<Flaw> sites, Paths paths,
            IntToDoubleFunction contact, Optional<Strength> strength) implements GrowthLaw.Choice {

        public Parameters {
            sites = List.copyOf(sites);
        }

        @Override
        public GrowthLaw law(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture) {
            return new DomainGrowth(kernels, grid, this);
        }
    }

    /**
     * What is known of the solid's strength.
     *
     * @param planes      sigma_c of the planes that paths follow [Pa]
     * @param zone        r_c, size of the fracture process zone [m]
     * @param share       of the strength that the largest principal stress reaches in the damaged domain
     * @param modulus     stiffness that cells of a path keep, over the electrolyte's
     * @param softening   stiffness that the damaged domain keeps, likewise
     * @param isGated     whether a tip cracks on only where the overpotential can bring metal to its pressure
     * @param bulkModulus K_m of the metal [Pa]
     * @param tolerance   relative error of the displacement in the energy norm
     */
    public record Strength(double planes, double zone, double share, double modulus, double softening, boolean isGated, double bulkModulus,
            double tolerance) {

        /** Length over which stress is averaged, in sizes of the fracture process zone r_c. */
        private static final double ZONES = 4;

        double reach() {
            return ZONES * zone;
        }
    }

    DomainGrowth(Kernels kernels, Grid grid, Parameters parameters) {
        this.kernels = kernels;
        this.grid = grid;
        this.parameters = parameters;
        this.fluid = new CrackFluid(kernels, grid, 1, 0);
        this.mechanical = parameters.strength().map(strength -> new PathMechanics(kernels, grid, strength, parameters.thickness()));
        this.length = kernels.vector(grid, 1);
        this.site = kernels.vector(grid, 1);
        this.contact = kernels.table(contacts(grid, parameters.contact()));
        this.room = kernels.vector(grid, 1);
        this.covered = kernels.vector(grid, 1);
        this.full = kernels.vector(grid, 1);
        this.area = kernels.vector(grid, 1);
        this.most = kernels.vector(grid, 1);
        this.none = kernels.vector(grid, 1);
        this.domain = kernels.vector(grid, 1);
        this.body = none;
    }

    private static double[] contacts(Grid grid, IntToDoubleFunction share) {
        double[] contacts = new double[grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    contacts[grid.index(i, j, k)] = share.applyAsDouble(grid.index(i, j, k));
                }
            }
        }
        return contacts;
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(GrowthLaw.super.fields());
        fields.addAll(List.of(Fields.PATH_LENGTH, Fields.BRANCH, Fields.TIP, Fields.TIP_END.asVector(grid.dim()),
                Fields.DOMAIN, Fields.LOST_CONTACT));
        if (mechanical.isPresent()) {
            fields.addAll(List.of(Fields.PATH_ROOM, Fields.TIP_PRESSURE));
        }
        return fields;
    }

    @Override
    public boolean setsDamage() {
        return true;
    }

    /** {@inheritDoc} Here the cells that a path passes and whose metal has not lost contact. */
    @Override
    public Buffer site() {
        return site;
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
        kernels.run(DomainKernels.pathSites(grid, length, state.field(Fields.LOST_CONTACT)).into(site));
        fill(state);
        kernels.run(DomainKernels.pathMetal(grid, full, length, parameters.thickness()).into(covered));
    }

    /** Finds the room for metal and where it is full. */
    private void fill(State state) {
        if (mechanical.isPresent()) {
            room.copyFrom(state.field(Fields.PATH_ROOM));
        } else {
            kernels.run(DomainKernels.pathRoom(grid, state.field(Fields.PATH_LENGTH), none, none, parameters.thickness(), 1).into(room));
        }
        if (parameters.isLimited()) {
            kernels.run(DomainKernels.fullPath(grid, room, state.plated()).into(full));
        }
    }

    /** {@inheritDoc} Here the metal of full paths, which takes the place of no solid. */
    @Override
    public Buffer covered(Mechanics mechanics) {
        return covered;
    }

    @Override
    public void soften(State state, Buffer g) {
        mechanical.ifPresentOrElse(stressed -> stressed.soften(state, g), () -> g.fill(1));
    }

    /** {@inheritDoc} Here the displacement at which the first tip cracks on. */
    @Override
    public Equilibrium.Outcome settle(State state, Mechanics mechanics) {
        return settle(state, new PathTree(state), mechanics);
    }

    private Equilibrium.Outcome settle(State state, PathTree paths, Mechanics mechanics) {
        if (mechanical.isEmpty()) {
            return new Equilibrium.Outcome(0, 0, 0, true, "");
        }
        fill(state);
        return mechanical.get().settle(state, paths, tips(paths), full.toArray(), mechanics);
    }

    private void settleOrFail(State state, PathTree paths, Mechanics mechanics, String what) {
        Equilibrium.Outcome settled = settle(state, paths, mechanics);
        if (!settled.converged()) {
            throw new SolverException(what + settled.reason());
        }
    }

    private List<PathTree.Tip> tips(PathTree paths) {
        return paths.tips(Math.max(parameters.thickness(), LEAST_CELLS * grid.h()));
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
    public boolean branches(State state, Mechanics mechanics, Buffer rate, Currents currents, Electrodes electrodes) {
        tree = new PathTree(state);
        List<PathTree.Tip> waiting = new ArrayList<>();
        double[] phi = state.potential().toArray();
        Gate gate = gate(state, phi, electrodes);
        growing = growing(state, rate, currents, gate, waiting);
        if (platingCurrent(currents) == 0) {
            return false;
        }
        List<PathTree.Tip> opened = waiting.stream().filter(gate::isOpen).toList();
        boolean branched = false;
        if (!opened.isEmpty()) {
            Optional<PathStress> stress = stress(state, mechanics);
            opened.forEach(tip -> crackOn(state, tip, phi, stress));
            branched = true;
        } else if (growing.isEmpty() && waiting.isEmpty()) {
            branched = branchAside(state, phi, currents, stress(state, mechanics));
        }
        if (branched) {
            write(state, tree);
            settleOrFail(state, tree, mechanics, "");
        }
        return branched;
    }

    private Optional<PathStress> stress(State state, Mechanics mechanics) {
        return mechanical.map(stressed -> stressed.stress(state, tree, mechanics));
    }

    /** Which tips are kept from cracking on by too small an overpotential. */
    private record Gate(boolean isOpen, double[] pressures, double[] reached) {

        boolean isOpen(PathTree.Tip tip) {
            return isOpen || pressures[tip.cell()] <= reached[tip.cell()];
        }

        /** Whether stress will ever open it. */
        boolean isPulled(PathTree.Tip tip) {
            return pressures.length == 0 || pressures[tip.cell()] > 0;
        }
    }

    private Gate gate(State state, double[] phi, Electrodes electrodes) {
        if (parameters.strength().isEmpty()) {
            return new Gate(true, new double[0], new double[0]);
        }
        double[] pressures = state.field(Fields.TIP_PRESSURE).toArray();
        double[] bodies = body.toArray();
        double[] reached = new double[pressures.length];
        for (int n = 0; n < pressures.length; n++) {
            double metal = bodies[n] == Bodies.RIGHT ? electrodes.right() : electrodes.left();
            reached[n] = pressures[n] > 0 ? (largestAround(phi, n) - metal) / kinetics.voltagePerPressure() : 0;
        }
        return new Gate(!parameters.strength().get().isGated(), pressures, reached);
    }

    /** {@inheritDoc} It ends when the first tip cracks on. */
    @Override
    public double length(double asked) {
        dt = growing.stream().mapToDouble(Growing::left).reduce(asked, Math::min);
        return dt;
    }

    /** The tips that plate, in the order of their branches; {@code waiting} gets those that are full and would crack on if they could. */
    private List<Growing> growing(State state, Buffer rate, Currents currents, Gate gate, List<PathTree.Tip> waiting) {
        double[] theta = state.plated().toArray();
        double[] speed = rate.toArray();
        double[] rooms = room.toArray();
        double least = LIVE_SHARE * platingCurrent(currents) * kinetics.volumePerCharge() / grid.cellVolume();
        List<Growing> live = new ArrayList<>();
        for (PathTree.Tip tip : tips(tree)) {
            double fast = tip.sum(speed);
            double metal = tip.sum(theta);
            double most = tip.sum(rooms);
            if (fast > least) {
                live.add(new Growing(tip, metal, most, fast, gate.isPulled(tip) && gate.isOpen(tip)));
            } else if (parameters.strength().isPresent() && gate.isPulled(tip) && metal >= (1 - TOGETHER) * most) {
                waiting.add(tip);
            }
        }
        return live;
    }

    /** Current that plates at the electrode where metal grows, 0 at rest [A/m per depth in 2-D, A in 3-D]. */
    private double platingCurrent(Currents currents) {
        double current = Math.max(-currents.total(), -currents.counter());
        return current > AT_REST * kinetics.exchangeCurrentDensity() * grid.ny() * grid.nz() * grid.cellVolume() / grid.h() ? current : 0;
    }

    /** Lays a side branch where the overpotential beside a full cell is largest, if anywhere. */
    private boolean branchAside(State state, double[] phi, Currents currents, Optional<PathStress> stress) {
        int grows = currents.total() < currents.counter() ? Bodies.LEFT : Bodies.RIGHT;
        double[] bodies = body.toArray();
        double[] filled = full.toArray();
        List<Integer> places = new ArrayList<>();
        for (int n = 0; n < bodies.length; n++) {
            if (bodies[n] == grows && (filled[n] > 0 || !parameters.isLimited())) {
                places.add(n);
            }
        }
        // all are connected to one electrode, so that the largest potential is the largest overpotential of plating
        places.sort((a, b) -> Double.compare(largestAround(phi, b), largestAround(phi, a)));
        for (int cell : places) {
            if (crackOn(state, phi, cell, grid.middle(cell), tree.drive(phi, grid.middle(cell), parameters.stride()), stress)) {
                return true;
            }
        }
        return false;
    }

    private double largestAround(double[] phi, int cell) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < grid.corners(); corner++) {
            largest = Math.max(largest, phi[cell + (corner & 1) + (corner >> 1 & 1) * grid.pitch() + (corner >> 2) * grid.plane()]);
        }
        return largest;
    }

    private void crackOn(State state, PathTree.Tip tip, double[] phi, Optional<PathStress> stress) {
        tree.close(tip.cell());
        crackOn(state, phi, tip.cell(), tree.end(tip.cell()), tree.direction(tip), stress);
    }

    /** Lays new path from a point in a cell; false where nothing can leave it. The strongest pull is looked for `about` a direction. */
    private boolean crackOn(State state, double[] phi, int cell, Vector at, Vector about, Optional<PathStress> stress) {
        Vector drive = tree.drive(phi, at, parameters.stride());
        if (drive.length() == 0) {
            return false;
        }
        Set<Integer> domain = new TreeSet<>();
        Optional<PathStress.Pull> pull = stress.map(field -> field.strongest(at, about, parameters.strength().orElseThrow().reach()))
                .filter(found -> found.mean() > 0);
        if (pull.isPresent()) {
            Strength strength = parameters.strength().orElseThrow();
            Vector both = drive.plus(pull.get().direction());
            drive = both.length() > 0 ? both.unit() : drive;
            // the pull reaches the strength when the tip cracks on, and the stress elsewhere rises with it
            domain.addAll(stress.orElseThrow().domain(cell, at, strength.share() * pull.get().mean(), strength.reach()));
        } else {
            grid.forCellsAround(at.plus(drive.times(parameters.stride())), parameters.stride(), domain::add);
        }
        List<CellPath> paths = parameters.paths().from(new PathStart(cell, at, drive), state.clock().cell().reversals(), domain::contains,
                tree::isPath);
        if (!paths.isEmpty()) {
            tree.damage(domain);
            paths.forEach(path -> tree.lay(path, true));
        }
        return !paths.isEmpty();
    }

    private void write(State state, PathTree paths) {
        kernels.run(DomainKernels.openPath(grid, kernels.table(paths.write(state))).into(state.damage(), state.metal()));
    }

    /** {@inheritDoc} Here the paths of flaw and sites; the flaw's is wetted. */
    @Override
    public void start(State state, Mechanics mechanics) {
        PathTree paths = new PathTree(state);
        if (parameters.flaw().length() > 0) {
            paths.lay(parameters.flaw().path(grid), true);
        }
        parameters.sites().forEach(site -> paths.lay(site.path(grid), false));
        write(state, paths);
        settleOrFail(state, paths, mechanics, "the start could not be settled: ");
    }

    @Override
    public void rest(State state) {
        // the pressure is kept by settle
    }

    @Override
    public void press(State state, Mechanics mechanics) {
        mechanical.ifPresent(stressed -> stressed.press(state, mechanics));
    }

    /** {@inheritDoc} Its pressure acts across the plane as well. */
    @Override
    public Mechanics.Filling filling(State state) {
        return new Mechanics.Filling(state.pressure(), -1);
    }

    /** {@inheritDoc} Then the tips that are full crack on. */
    @Override
    public double grow(State state, Mechanics mechanics, Buffer rate) {
        kernels.run(MetalKernels.plate(grid, rate, dt).into(state.plated()));
        kernels.run(DomainKernels.loseContact(grid, rate, state.plated(), length, contact, parameters.thickness())
                .into(state.field(Fields.LOST_CONTACT)));
        kernels.run(DomainKernels.withdraw(grid, length, state.field(Fields.LOST_CONTACT)).into(state.metal()));
        List<PathTree.Tip> firing = growing.stream().filter(tip -> tip.isFullAfter(dt)).map(Growing::tip).toList();
        if (!firing.isEmpty()) {
            double[] phi = state.potential().toArray();
            Optional<PathStress> stress = stress(state, mechanics);
            firing.forEach(tip -> crackOn(state, tip, phi, stress));
            write(state, tree);
        }
        return 0;
    }

    /** {@inheritDoc} Then metal wets old paths again, or those that hold none that is connected are forgotten. */
    @Override
    public void turn(State state, Mechanics mechanics, boolean remembersCracks) {
        Buffer lost = state.field(Fields.LOST_CONTACT);
        if (remembersCracks) {
            kernels.run(DomainKernels.openPath(grid, lost).into(state.damage(), state.metal()));
        } else {
            PathTree paths = new PathTree(state);
            double[] bodies = body.toArray();
            Set<Integer> initial = new TreeSet<>(parameters.flaw().length() > 0 ? parameters.flaw().path(grid).sizes().keySet() : Set.of());
            parameters.sites().forEach(flaw -> initial.addAll(flaw.path(grid).sizes().keySet()));
            paths.forget(cell -> bodies[cell] == 0 && !initial.contains(cell));
            paths.write(state);
        }
        lost.fill(0);
        settleOrFail(state, new PathTree(state), mechanics, "");
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
        fill(state);
        return kernels.device().sum(room) * grid.cellVolume();
    }

    @Override
    public OptionalDouble crackArea(State state) {
        return OptionalDouble.of(kernels.device().sum(state.field(Fields.PATH_LENGTH)) * grid.cellVolume());
    }

    @Override
    public Optional<Tips> tips(State state) {
        int count = (int) Arrays.stream(state.field(Fields.TIP).toArray()).filter(number -> number > 0).count();
        return Optional.of(new Tips(count, kernels.device().max(state.pressure())));
    }
}
