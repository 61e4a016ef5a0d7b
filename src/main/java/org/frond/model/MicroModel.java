package org.frond.model;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * The micro model: displacement, potential, concentration, metal and fracture of one piece of electrolyte between a
 * plating electrode (x = 0) and its counter electrode (x = L), advanced one step at a time.
 *
 * <p>Order of a step of length dt: potential and reaction, solved again until each metal's pressure follows from what is plated
 * ({@link FollowedPressure}); ions; planes that close; plating; then displacement, damage and pressure settle at the new plated
 * volume while time stands still; the metal's front follows.
 */
public final class MicroModel {

    /** Concentration from which a shorter step does not help against depletion: less would be approached without end. */
    private static final double DEPLETED = 1e-6;

    private final Kernels kernels;
    private final Grid grid;
    private final Kinetics kinetics;
    private final Transport transport;
    private final CellParts parts;
    private final CellDiagnostics diagnostics;
    private final Mechanics mechanics;
    private final Equilibrium equilibrium;
    private final Potential potential;
    private final Ions ions;
    private final PlaneClosure planes;
    private final GrowthLaw metal;
    private final Electrodes electrodes;
    private final Bodies bodies;
    private final Cycles cycles;
    private final boolean keepsCracks;
    private final double uncertainty;
    private final List<Flaw> openFlaws;
    private final Cracks cracks;
    private final Buffer rate;


    /**
     * What a step did.
     *
     * @param converged     false if any part did not, or metal filled too much; the new state is then meaningless
     * @param reason        which part and why
     * @param currents      currents during the step
     * @param electrodes    potentials of the electrodes
     * @param losses        what the voltage was spent on
     * @param largestFill   largest share of an opening that was filled
     * @param pressureRise  largest rise of the metal's pressure that was expected [Pa]
     * @param currentError  relative error of the current into cracks
     * @param floating      mean potential of the bodies that are connected to no electrode [V]; 0 without any
     * @param activated     sites that took metal at its start
     * @param sweeps        sweeps of displacement and damage
     * @param newtonSteps   Newton steps of the potential
     * @param iterations    linear iterations: displacement, damage, potential, concentration
     */
    public record StepReport(boolean converged, String reason, double length, Currents currents,
            Electrodes electrodes, Losses losses, double largestFill, double pressureRise, double currentError, double floating,
            int activated, int sweeps, int newtonSteps, Iterations iterations) {

        static StepReport failed(String reason) {
            return failed(reason, 0, 0);
        }

        static StepReport failed(String reason, double largestFill, double pressureRise) {
            return new StepReport(false, reason, 0, new Currents(0, 0, 0, 0), new Electrodes(0, 0),
                    new Losses(0, 0, 0, 0), largestFill, pressureRise, 0, 0, 0, 0, 0, new Iterations(0, 0, 0, 0));
        }
    }

    /**
     * Where a step is given up early.
     *
     * @param fill         largest share of an opening, or of a front's width
     * @param pressureRise largest rise of the metal's pressure [Pa]
     * @param sweeps       most sweeps of displacement and damage
     */
    public record Limits(double fill, double pressureRise, int sweeps) {

        static final Limits NONE = new Limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
    }

    /** Linear iterations of a step, by field. */
    public record Iterations(int displacement, int damage, int potential, int concentration) {
    }

    public MicroModel(Kernels kernels, Grid grid, CellSetup setup) {
        this.kernels = kernels;
        this.grid = grid;
        this.kinetics = setup.kinetics();
        this.transport = setup.transport();
        this.electrodes = setup.electrodes();
        this.parts = new CellParts(kernels, grid, setup);
        this.diagnostics = new CellDiagnostics(kernels, grid, setup, parts);
        this.mechanics = parts.mechanics;
        this.equilibrium = parts.equilibrium;
        this.potential = parts.potential;
        this.ions = parts.ions;
        this.planes = parts.planes;
        this.metal = parts.metal;
        this.bodies = parts.bodies;
        this.cycles = parts.cycles;
        this.keepsCracks = setup.sites().keepsCracks();
        this.uncertainty = kinetics.uncertainty(setup.potentialTolerance());
        this.openFlaws = setup.sites().flaws();
        this.cracks = setup.cracks();
        this.rate = kernels.vector(grid, 1);
    }

    /** What is measured on its states. */
    public CellDiagnostics diagnostics() {
        return diagnostics;
    }

    /** Height of the electrode's face [m; m^2 in 3-D]: area per which planar current flows. */
    public double electrodeArea() {
        return potential.electrodeArea();
    }

    /** A state of this model, zero everywhere. */
    public State state() {
        return parts.state();
    }

    /** Metal in cracks at the start [m^2 per depth in 2-D, m^3 in 3-D]. */
    public double metalAtStart() {
        return cracks.volume(grid);
    }

    /** The start without a film of metal, see {@link #start(Flaw, double, double)}. */
    public State start(Flaw flaw, double frontWidth) {
        return start(flaw, frontWidth, 0);
    }

    /**
     * The state at time zero: c = 1, all cracks broken and their profile settled, metal in the flaw under no pressure yet.
     *
     * @param flaw       the crack it starts from
     * @param frontWidth delta of the metal's front [m]
     * @param film       thickness of metal on the left electrode inside the grid [m], 0 for none
     * @throws SolverException if the flaw's profile does not settle
     */
    public State start(Flaw flaw, double frontWidth, double film) {
        State state = state();
        double[] ones = new double[grid.size()];
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    ones[grid.index(i, j, k)] = 1;
                }
            }
        }
        state.concentration().write(ones);
        if (flaw.length() > 0) {
            // a crack is full of the metal that is counted from here on; else it ends in the profile of a front
            state.metal().write(metal.isCounted() ? flaw.damage(grid) : flaw.metal(grid, frontWidth));
        }
        state.damage().write(broken(flaw));
        addMetal(state, cracks.metal(grid));
        state.plated().write(cracks.plated(grid));
        if (film > 0) {
            addMetal(state, FrontGrowth.film(grid, film, frontWidth));
        }
        parts.locate(state);
        Equilibrium.Outcome outcome = parts.settle(state, Integer.MAX_VALUE);
        if (!outcome.converged()) {
            throw new SolverException("the start could not be settled: " + outcome.reason());
        }
        parts.locate(state);
        metal.start(state, mechanics);
        return state;
    }

    private static void addMetal(State state, double[] more) {
        state.metal().write(largerOf(state.metal().toArray(), more));
    }

    /** 1 on all nodes that are broken from the start. */
    private double[] broken(Flaw flaw) {
        double[] broken = largerOf(flaw.length() > 0 ? flaw.damage(grid) : new double[grid.size()], cracks.broken(grid));
        for (Flaw site : openFlaws) {
            broken = largerOf(broken, site.damage(grid));
        }
        return broken;
    }

    private static double[] largerOf(double[] one, double[] other) {
        double[] larger = new double[one.length];
        for (int n = 0; n < one.length; n++) {
            larger[n] = Math.max(one[n], other[n]);
        }
        return larger;
    }

    /** Advances {@code state} by dt at the voltage the model was set up with. */
    public StepReport step(State state, double dt) {
        return step(state, dt, electrodes);
    }

    /** Advances {@code state} by dt, however much of an opening is filled. */
    public StepReport step(State state, double dt, Control control) {
        return step(state, dt, control, Limits.NONE);
    }

    /**
     * Advances {@code state} by {@code asked} [s], or by less where the metal ends the step; if the report says it did not converge, the state must be discarded.
     *
     * @param limits beyond which the step is too long, and most of its work still to be done
     * @throws SolverException if no step of any length can be made: the electrolyte is depleted
     */
    public StepReport step(State state, double asked, Control control, Limits limits) {
        int activated = parts.sites.activate(state);
        Reaction reaction;
        Electrodes found;
        Currents currents;
        int newtonSteps = 0;
        int electricIterations = 0;
        boolean branched;
        do {
            parts.locate(state);
            metal.begin(state, mechanics, equilibrium, kinetics, asked);
            reaction = new Reaction(metal.area(), metal.pressure(), metal.covered(mechanics), metal.mostCurrent(), metal.body(),
                    bodies.isolated());
            Potential.Outcome electric;
            boolean agreed;
            do {
                electric = potential.solve(state.potential(), state.concentration(), state.damage(), control, reaction);
                newtonSteps += electric.newtonSteps();
                electricIterations += electric.iterations();
                if (!electric.converged()) {
                    return StepReport.failed(electric.reason());
                }
                potential.platingRate(state.potential(), state.concentration(), electric.electrodes(), reaction, rate);
                try {
                    agreed = metal.agrees(rate);
                } catch (SolverException e) {
                    return StepReport.failed(e.getMessage());
                }
            } while (!agreed);
            found = electric.electrodes();
            currents = potential.currents(state.potential(), state.concentration(), found, reaction);
            try {
                branched = metal.branches(state, mechanics, rate, currents, found);
            } catch (SolverException e) {
                return StepReport.failed(e.getMessage());
            }
        } while (branched);
        double dt = metal.length(asked);
        if (metal.expectedRise() > limits.pressureRise()) {
            return StepReport.failed("would raise the pressure too far", 0, metal.expectedRise());
        }
        Losses losses =
                potential.losses(state.potential(), state.concentration(), found, reaction, currents);
        Powers powers =
                potential.powers(state.potential(), state.concentration(), found, reaction, currents);
        int direction = direction(control, currents);
        double floating = floatingPotential();
        double before = ions.least(state.concentration());
        Convergence ionic = ions.step(state.concentration(), state.damage(), state.potential(), dt);
        if (!ionic.reached()) {
            return StepReport.failed("the concentration did not converge: " + ionic.verdict());
        }
        if (!(ions.least(state.concentration()) >= 0)) {
            String reason = "the electrolyte is depleted: its ions cannot follow the current; the flat cell's limiting current "
                    + "density is " + Math.round(transport.limitingCurrentDensity(grid.nx() * grid.h())) + " A/m^2";
            if (before < DEPLETED) {
                throw new SolverException(reason);
            }
            return StepReport.failed(reason);
        }
        double diffusing = ions.diffusionHeat(state.concentration());
        planes.advance(state, dt);
        double fill;
        try {
            fill = metal.grow(state, mechanics, rate);
        } catch (SolverException e) {
            return StepReport.failed(e.getMessage());
        }
        cycles.mark(state, rate, metal.platedArea(), bodies);
        if (fill > limits.fill()) {
            return StepReport.failed("filled too much of an opening", fill, 0);
        }
        Equilibrium.Outcome settled = parts.settle(state, limits.sweeps());
        if (!settled.converged()) {
            return StepReport.failed(settled.reason());
        }
        GrowthLaw.Outcome grown = metal.finish(state, mechanics);
        do {
            parts.locate(state);
        } while (metal.flows(state, mechanics, equilibrium));
        State.Works works = after(state.clock().works(), powers, diffusing, grown.work(), dt);
        state.setClock(after(state.clock(), dt, found, currents, direction, works, grown.trends()));
        return new StepReport(true, "", dt, currents, found, losses, fill, grown.pressureRise(), grown.currentError(), floating,
                activated, settled.sweeps(), newtonSteps, new Iterations(settled.elasticIterations(), settled.damageIterations(),
                        electricIterations, ionic.iterations()));
    }

    /**
     * Sign of the cell's current: of the one asked for where it is given, so that a rest has none; where the voltage is
     * held, none of a current below what the accuracy of the potential leaves open.
     */
    private int direction(Control control, Currents currents) {
        if (control instanceof Control.Current asked) {
            return (int) Math.signum(asked.amperes());
        }
        double area = 2 * electrodeArea() + kernels.device().sum(metal.area()) * grid.cellVolume();
        return Math.abs(currents.counter()) > uncertainty * area ? (int) Math.signum(currents.counter()) : 0;
    }

    /** Mean potential of the isolated bodies, 0 without any [V]. */
    private double floatingPotential() {
        double sum = 0;
        for (int n = 0; n < bodies.isolated(); n++) {
            sum += potential.potential(Bodies.FIRST_ISOLATED + n);
        }
        return bodies.isolated() == 0 ? 0 : sum / bodies.isolated();
    }

    /** Works and heats after a step of length dt with these powers and heat of diffusion [W/m, W]. */
    private State.Works after(State.Works before, Powers powers, double diffusing, GrowthLaw.Work work, double dt) {
        return new State.Works(before.electrical() + powers.electrical() * dt, before.conduction() + powers.conduction() * dt,
                before.reaction() + powers.reaction() * dt - kinetics.paidShare() * work.plating(), before.diffusion() + diffusing * dt,
                before.plating() + work.plating(), before.moved() + work.moved());
    }

    /** The cell after some more charge, with the sign of its current, 0 for one without direction. */
    private static State.Cell after(State.Cell before, Electrodes found, Currents currents, int sign, double dt) {
        double passed = currents.counter() * dt;
        boolean turned = sign * before.direction() < 0;
        return new State.Cell(found.voltage(), before.counterDendrite() - currents.counterDendrite() * dt,
                before.counterPlanar() - currents.counterPlanar() * dt, before.turnover() + Math.abs(passed),
                sign == 0 ? before.direction() : sign, turned ? before.reversals() + 1 : before.reversals());
    }

    private static State.Clock after(State.Clock clock, double dt, Electrodes found,
            Currents currents, int direction, State.Works works, State.Trends trends) {
        double passed = currents.counter() * dt;
        State.Stage stage = clock.stage();
        return new State.Clock(clock.time() + dt, clock.step() + 1, clock.nextStep(),
                clock.dendriteCharge() - currents.dendrite() * dt, clock.planarCharge() - currents.planar() * dt,
                clock.rejected(), after(clock.cell(), found, currents, direction, dt),
                new State.Stage(stage.number(), stage.began(), stage.charge() + passed), works, trends);
    }

    /**
     * What happens when the current has turned around: a cycle may begin, and what the cell does not remember is undone. Called
     * between steps.
     *
     * @param flaw the crack the run started from
     */
    public void turn(State state, Flaw flaw) {
        parts.locate(state);
        cycles.turn(state, bodies, kernels.table(broken(flaw)));
        metal.turn(state, mechanics, keepsCracks);
    }
}
