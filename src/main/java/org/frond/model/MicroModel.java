package org.frond.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Concentration from which a shorter step does not help against depletion: less would be approached for ever. */
    private static final double DEPLETED = 1e-6;

    private final Kernels kernels;
    private final Grid grid;
    private final Kinetics kinetics;
    private final Transport transport;
    private final Eigenstrains eigenstrains;
    private final Mechanics mechanics;
    private final Damage damage;
    private final Equilibrium equilibrium;
    private final Potential potential;
    private final Ions ions;
    private final PlaneClosure planes;
    private final GrowthLaw metal;
    private final Potential.Electrodes electrodes;
    private final Bodies bodies;
    private final Sites sites;
    private final Cycles cycles;
    private final Memory memory;
    private final double uncertainty;
    private final List<Flaw> openFlaws;
    private final Cracks cracks;
    private final Buffer rate;
    private final Buffer cellScratch;
    private final EnergyRelease release;
    private final Extent extent;
    private final Output energyDensity;
    private final Output currentDensity;
    private final Output overpotential;

    /** Everything the model is told; closing planes strain in addition to {@code eigenstrains}. */
    public record Setup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
            Transport transport, GrowthLaw.Choice growth, Potential.Electrodes electrodes, Sites.Law sites,
            double frontWidth, PlaneClosure.Law planes, List<Eigenstrain> eigenstrains, Cracks cracks,
            Equilibrium.Tolerances tolerances, int maximumNewton, double potentialTolerance) {

        /** A cell without further sites, whose conduction planes stay open. */
        public Setup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
                Transport transport, GrowthLaw.Choice growth, Potential.Electrodes electrodes,
                Equilibrium.Tolerances tolerances, int maximumNewton, double potentialTolerance) {
            this(structure, fracture, boundary, kinetics, transport, growth, electrodes, Sites.Law.NONE, 1,
                    PlaneClosure.Law.OPEN, List.of(), Cracks.NONE, tolerances, maximumNewton, potentialTolerance);
        }

        /** A cell that starts from its flaw and sites alone. */
        public Setup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
                Transport transport, GrowthLaw.Choice growth, Potential.Electrodes electrodes, Sites.Law sites,
                double frontWidth, PlaneClosure.Law planes, Equilibrium.Tolerances tolerances, int maximumNewton,
                double potentialTolerance) {
            this(structure, fracture, boundary, kinetics, transport, growth, electrodes, sites, frontWidth, planes, List.of(), Cracks.NONE,
                    tolerances, maximumNewton, potentialTolerance);
        }

        public Setup {
            if (growth instanceof FrontGrowth.Parameters && transport.closure() != Transport.Closure.C0) {
                throw new IllegalArgumentException("a front that replaces electrolyte needs transport closure C0:"
                        + " C1 does not yet count the ions of the electrolyte it replaces");
            }
            if (planes.closes() && transport.closure() == Transport.Closure.C0) {
                throw new IllegalArgumentException("planes close where ions run out, which they never do under closure C0");
            }
        }
    }

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
     * @param floating      mean potential of the bodies that hang on no electrode [V]; 0 without any
     * @param activated     sites that took metal at its start
     * @param sweeps        sweeps of displacement and damage
     * @param newtonSteps   Newton steps of the potential
     * @param iterations    linear iterations: displacement, damage, potential, concentration
     */
    public record StepReport(boolean converged, String reason, double length, Potential.Currents currents,
            Potential.Electrodes electrodes, Potential.Losses losses, double largestFill, double pressureRise, double currentError, double floating,
            int activated, int sweeps, int newtonSteps, Iterations iterations) {

        static StepReport failed(String reason) {
            return failed(reason, 0, 0);
        }

        static StepReport failed(String reason, double largestFill, double pressureRise) {
            return new StepReport(false, reason, 0, new Potential.Currents(0, 0, 0, 0), new Potential.Electrodes(0, 0),
                    new Potential.Losses(0, 0, 0, 0), largestFill, pressureRise, 0, 0, 0, 0, 0, new Iterations(0, 0, 0, 0));
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

    /** Numbers measured on a state: energies and areas [per metre of depth in 2-D], extremes and budgets. */
    public record Measures(double platedVolume, double reactiveArea, double crackArea, Energies energies,
            double maximumPressure, double meanPressure, double minimumConcentration,
            double maximumConcentration, double ionContent, Metal metal) {
    }

    /**
     * Energies that a state holds [J/m per depth in 2-D, J in 3-D].
     *
     * @param elastic of the electrolyte's strain
     * @param crack   spent on the crack
     * @param metal   of the metal under its pressure, or of its interface
     * @param mixing  of differences of concentration
     */
    public record Energies(double elastic, double crack, double metal, double mixing) {
    }

    /**
     * What the metal consists of.
     *
     * @param isolated number of bodies that hang on neither electrode: dead metal
     * @param dead     metal plated that hangs on neither, too thin a rest to be a body included [m^2 per depth in 2-D, m^3 in 3-D]
     * @param joined   whether one body joins both electrodes: a short circuit
     * @param opening  volume that the cracks for metal have opened, same unit; 0 where metal needs none
     * @param tips     paths that may grow on, where metal grows along paths
     * @param overlap  share of this cycle's path that lies on the last cycle's; 0 before there are two
     */
    public record Metal(int isolated, double dead, boolean joined, double opening, Optional<GrowthLaw.Tips> tips, double overlap) {
    }

    public MicroModel(Kernels kernels, Grid grid, Setup setup) {
        this.kernels = kernels;
        this.grid = grid;
        this.kinetics = setup.kinetics();
        this.transport = setup.transport();
        this.electrodes = setup.electrodes();
        this.planes = new PlaneClosure(kernels, grid, setup.planes());
        this.eigenstrains = new Eigenstrains(kernels, grid, setup.structure(), Stream.<Eigenstrain>concat(
                setup.eigenstrains().stream(), setup.planes().closes() ? Stream.of(planes) : Stream.empty()).toList());
        this.mechanics = new Mechanics(kernels, grid, setup.structure(), setup.fracture().split(), setup.boundary(), eigenstrains);
        this.damage = new Damage(kernels, grid, setup.structure(), setup.fracture());
        this.equilibrium = new Equilibrium(kernels, grid, mechanics, damage, setup.fracture(), setup.tolerances());
        this.metal = GrowthLaw.of(kernels, grid, damage, setup.fracture(), setup.growth());
        this.potential = new Potential(kernels, grid, setup.structure(), kinetics, setup.transport(), planes, metal::conduct,
                setup.maximumNewton(), setup.potentialTolerance());
        this.ions = new Ions(kernels, grid, setup.transport(), potential);
        this.rate = kernels.vector(grid, 1);
        this.bodies = new Bodies(kernels, grid);
        this.sites = new Sites(kernels, grid, setup.sites(), 1 / kinetics.inverseThermalVoltage(), setup.potentialTolerance());
        this.uncertainty = kinetics.uncertainty(setup.potentialTolerance());
        this.memory = setup.sites().memory();
        this.cycles = new Cycles(kernels, grid, setup.sites().memory(), setup.fracture().length(),
                uncertainty * kinetics.volumePerCharge());
        this.openFlaws = setup.sites().flaws();
        this.cracks = setup.cracks();
        this.cellScratch = kernels.vector(grid, 1);
        this.release = new EnergyRelease(kernels, grid, eigenstrains, setup.fracture().length());
        this.extent = new Extent(kernels, grid);
        this.energyDensity = new Output(kernels, grid, 1);
        this.currentDensity = new Output(kernels, grid, grid.dim());
        this.overpotential = new Output(kernels, grid, 1);
    }

    /** Height of the electrode's face [m; m^2 in 3-D]: area per which planar current flows. */
    public double electrodeArea() {
        return potential.electrodeArea();
    }

    /** A state of this model, zero everywhere. */
    public State state() {
        return new State(kernels, grid, Stream.concat(planes.closes() ? Stream.of(Fields.CLOSED) : Stream.empty(), metal.fields().stream())
                .toList());
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
        locate(state);
        Equilibrium.Outcome outcome = settle(state, Integer.MAX_VALUE);
        if (!outcome.converged()) {
            throw new SolverException("the start could not be settled: " + outcome.reason());
        }
        locate(state);
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

    private Equilibrium.Outcome settle(State state, int patience) {
        take(state);
        if (metal.setsDamage()) {
            return metal.settle(state, mechanics);
        }
        return equilibrium.settle(state.displacement(), state.damage(), state.history(), new Equilibrium.Filling() {
            @Override
            public void press(Buffer u, Buffer d, Mechanics mechanical) {
                metal.press(state, mechanical);
            }

            @Override
            public CrackFluid fluid() {
                return metal.fluid();
            }
        }, patience);
    }

    /** Takes over what planes have closed and what the electrolyte would be without stress. */
    private void take(State state) {
        planes.take(state);
        eigenstrains.take(state, state.clock().time());
    }

    /** Finds where metal is at a state, which of it is connected, and what it reacts and presses with. */
    private void locate(State state) {
        take(state);
        metal.react(state, mechanics);
        bodies.find(state, metal);
        metal.take(state, mechanics, bodies);
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
        int activated = sites.activate(state);
        Potential.Reaction reaction;
        Potential.Electrodes found;
        Potential.Currents currents;
        int newtonSteps = 0;
        int electricIterations = 0;
        boolean branched;
        do {
            locate(state);
            metal.begin(state, mechanics, equilibrium, kinetics, asked);
            reaction = new Potential.Reaction(metal.area(), metal.pressure(), metal.covered(mechanics), metal.mostCurrent(), metal.body(),
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
        Potential.Losses losses =
                potential.losses(state.potential(), state.concentration(), found, reaction, currents);
        Potential.Powers powers =
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
                    + "density is " + Math.round(limitingCurrentDensity()) + " A/m^2";
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
        Equilibrium.Outcome settled = settle(state, limits.sweeps());
        if (!settled.converged()) {
            return StepReport.failed(settled.reason());
        }
        GrowthLaw.Outcome grown = metal.finish(state, mechanics);
        do {
            locate(state);
        } while (metal.flows(state, mechanics, equilibrium));
        State.Works works = state.clock().works().after(powers, diffusing, grown.work(), kinetics.paidShare(), dt);
        state.setClock(after(state.clock(), dt, found, currents, direction, works, grown.trends()));
        return new StepReport(true, "", dt, currents, found, losses, fill, grown.pressureRise(), grown.currentError(), floating,
                activated, settled.sweeps(), newtonSteps, new Iterations(settled.elasticIterations(), settled.damageIterations(),
                        electricIterations, ionic.iterations()));
    }

    /**
     * Sign of the cell's current: of the one asked for where it is given, so that a rest has none; where the voltage is
     * held, none of a current below what the accuracy of the potential leaves open.
     */
    private int direction(Control control, Potential.Currents currents) {
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

    /** 2 F D c0 / (L (1 - t_+)): what diffusion carries through a flat cell of fixed mean concentration [A/m^2]. */
    private double limitingCurrentDensity() {
        return 2 * Constants.FARADAY * transport.siteDensity() * transport.diffusivityRatio() * transport.crackConductivity()
                / (grid.nx() * grid.h() * (1 - transport.transferenceNumber()));
    }

    private static State.Clock after(State.Clock clock, double dt, Potential.Electrodes found,
            Potential.Currents currents, int direction, State.Works works, State.Trends trends) {
        double passed = currents.counter() * dt;
        State.Stage stage = clock.stage();
        return new State.Clock(clock.time() + dt, clock.step() + 1, clock.nextStep(),
                clock.dendriteCharge() - currents.dendrite() * dt, clock.planarCharge() - currents.planar() * dt,
                clock.rejected(), clock.cell().after(found, currents, direction, dt),
                new State.Stage(stage.number(), stage.began(), stage.charge() + passed), works, trends);
    }

    /**
     * What happens when the current has turned around: a cycle may begin, and what the cell does not remember is undone. Called
     * between steps.
     *
     * @param flaw the crack the run started from
     */
    public void turn(State state, Flaw flaw) {
        locate(state);
        cycles.turn(state, bodies, kernels.table(broken(flaw)));
        metal.turn(state, mechanics, memory.cracks());
    }

    /** Measures a state. */
    public Measures measure(State state) {
        locate(state);
        degrade(state);
        double volume = grid.cellVolume();
        double area = kernels.device().sum(metal.area()) * volume;
        kernels.product(metal.area(), metal.pressure(), cellScratch);
        double loaded = kernels.device().sum(cellScratch) * volume;
        double crack = metal.crackArea(state).orElseGet(() -> {
            damage.density(state.damage(), cellScratch);
            return kernels.device().sum(cellScratch) * volume;
        });
        Energies energies = new Energies(mechanics.storedEnergy(state.displacement(), equilibrium.degradation(), cellScratch),
                metal.setsDamage() ? 0 : damage.energy(state.damage(), cellScratch), metal.energy(state), ions.mixingEnergy(state.concentration()));
        Extent.Values ionic = extent.of(state.concentration());
        return new Measures(kernels.device().sum(state.plated()) * volume, area, crack, energies,
                kernels.device().max(metal.pressure()), area > 0 ? loaded / area : 0, ionic.least(), ionic.most(),
                ionic.integral(), new Metal(bodies.isolated(), (kernels.device().sum(state.plated())
                        - bodies.sum(state.plated(), Bodies.LEFT) - bodies.sum(state.plated(), Bodies.RIGHT)) * volume,
                        bodies.areJoined(), metal.opening(state), metal.tips(state), cycles.overlap(state)));
    }

    /** What a crack's tip in the plane would release per new area, at a state: the energy release rate G [J/m^2]. */
    public double releaseRate(State state, Fronts.Tip tip) {
        locate(state);
        degrade(state);
        mechanics.releasableEnergy(state.displacement(), equilibrium.degradation(), cellScratch);
        return release.at(tip, state.displacement(), state.damage(), cellScratch, stressOfStrains(state), mechanics.fluidPressure());
    }

    /** Stress per cell at a state [Pa]: xx, yy, zz, yz, xz, xy. */
    public Buffer stress(State state) {
        strain(state);
        Buffer stress = mechanics.stressInSpace(state.displacement(), equilibrium.degradation(),
                Optional.of(metal.filling(state)));
        metal.fluid().addStress(state.damage(), mechanics, stress, mechanics.normalStresses());
        return stress;
    }

    /** Stress per cell along the grid's axes alone [Pa], SYM components, of a state that has been located. */
    private Buffer stressOfStrains(State state) {
        stiffen(state);
        Buffer stress = mechanics.stress(state.displacement());
        metal.fluid().addStress(state.damage(), mechanics, stress, grid.dim());
        return stress;
    }

    /** Strain energy that the electrolyte holds per cell and volume [J/m^3]; its sum over the cells' volumes is the elastic energy. */
    public Buffer strainEnergy(State state) {
        strain(state);
        mechanics.energyDensity(state.displacement(), equilibrium.degradation(), energyDensity.get(), cellScratch);
        return energyDensity.get();
    }

    /** Takes over the stiffness and the prestress of a state. */
    private void strain(State state) {
        locate(state);
        degrade(state);
        stiffen(state);
    }

    /** Takes over what the cracks of a state leave of the stiffness. */
    private void degrade(State state) {
        if (metal.setsDamage()) {
            metal.soften(state, equilibrium.degradation());
        } else {
            damage.degradation(state.damage(), equilibrium.degradation());
        }
    }

    private void stiffen(State state) {
        metal.press(state, mechanics);
        mechanics.stiffen(state.displacement(), equilibrium.degradation());
    }

    /** Density of the ions' current per cell at a state [A/m^2], one component per axis. */
    public Buffer currentDensity(State state) {
        locate(state);
        potential.currentDensity(state.potential(), state.concentration(), state.damage(), metal.covered(mechanics), currentDensity.get());
        return currentDensity.get();
    }

    /** Overpotential per node at a state [V], positive where metal dissolves: mean over the metal that reacts there, 0 where none does. */
    public Buffer overpotential(State state) {
        locate(state);
        potential.overpotential(state.potential(), state.concentration(),
                new Potential.Electrodes(0, state.clock().cell().voltage()), new Potential.Reaction(metal.area(), metal.pressure(),
                        metal.covered(mechanics), metal.mostCurrent(), metal.body(), bodies.isolated()), overpotential.get());
        return overpotential.get();
    }
}
