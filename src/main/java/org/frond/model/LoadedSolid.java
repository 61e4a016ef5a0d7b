package org.frond.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.GivenValues;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/**
 * A solid without a cell: displacement, and damage where it can crack, in equilibrium with what holds and loads it at one
 * time (docs/physics.md, Mechanics and Fracture).
 */
public final class LoadedSolid implements Part {

    /** Error of the displacement in the energy norm where nothing cracks. */
    private static final double ELASTIC_TOLERANCE = 1e-11;
    /** The same while a phase finds its way: what it leaves is far below where a phase counts as found. */
    private static final double DRIVE_TOLERANCE = 1e-9;

    private final Kernels kernels;
    private final Grid grid;
    private final Setup setup;
    private final Mechanics mechanics;
    private final Selection supports;
    private final GivenValues external;
    private final Optional<Cracking> cracking;
    private final Eigenstrains eigenstrains;
    private final Buffer degradation;
    private final Buffer scratch;
    private final Optional<Misfit> misfit;
    private final Optional<MeanStrain> meanStrain;
    private final Output energyDensity;
    /** At first nothing loads it. */
    private Loads loads;

    /**
     * Everything the solid is told.
     *
     * @param fracture     how it cracks; empty where it does not
     * @param eigenstrains what it would be without stress, but for the misfit
     * @param misfit       the stress-free strain of a phase; empty where there is none, and without damage only
     * @param freeStrain   which components of a mean strain are free, where the grid repeats itself; the others are given
     */
    public record Setup(Materials structure, Optional<FractureLaw> fracture, PrescribedNodes supports,
            List<Eigenstrain> eigenstrains, Optional<Misfit.Law> misfit, boolean[] freeStrain, Equilibrium.Tolerances tolerances) {
    }

    /**
     * What holds and loads it at one time.
     *
     * @param time          the time [s]
     * @param displacement  values at prescribed nodes [m]
     * @param forces        forces on nodes from outside [N/m per depth in 2-D, N in 3-D]
     * @param crackPressure pressure in open cracks [Pa]
     * @param meanStrain    mean strain where the grid repeats itself, SYM components with engineering shear; 0 where free
     */
    public record Loads(double time, double[] displacement, double[] forces, double crackPressure, double[] meanStrain) {
    }

    /** What a solid that can crack has besides: its damage, the equilibrium with it, and the fluid in its cracks. */
    private record Cracking(Damage damage, Equilibrium equilibrium, CrackFluid fluid) implements Equilibrium.Filling {

        @Override
        public void press(Buffer u, Buffer d, Mechanics mechanics) {
            // the fluid alone presses
        }
    }

    /** How an equilibrium was reached. */
    public record Outcome(int sweeps, int displacementIterations, int damageIterations, boolean converged, String reason) {

        /** Both; the first that did not converge says why. */
        public Outcome and(Outcome next) {
            return new Outcome(sweeps + next.sweeps, displacementIterations + next.displacementIterations,
                    damageIterations + next.damageIterations, converged && next.converged, converged ? next.reason : reason);
        }
    }

    /** Energies [J/m per depth in 2-D, J in 3-D] and area of the cracks [m, m^2]. */
    public record Measures(double elasticEnergy, double crackEnergy, double crackArea) {
    }

    /** Mean strain, engineering shear, and mean stress [Pa]. */
    public record Means(double[] strain, double[] stress) {
    }

    public LoadedSolid(Kernels kernels, Grid grid, Setup setup) {
        this.kernels = kernels;
        this.grid = grid;
        this.setup = setup;
        this.misfit = setup.misfit().map(law -> new Misfit(kernels, grid, setup.structure(), law));
        this.eigenstrains = new Eigenstrains(kernels, grid, setup.structure(),
                Stream.<Eigenstrain>concat(setup.eigenstrains().stream(), misfit.stream()).toList());
        EnergySplit split = setup.fracture().map(FractureLaw::split).orElse(EnergySplit.NONE);
        this.mechanics = new Mechanics(kernels, grid, setup.structure(), split, setup.supports(), eigenstrains);
        this.supports = setup.supports().selection(kernels);
        this.external = new GivenValues(mechanics.external());
        this.cracking = setup.fracture().map(law -> {
            Damage damage = new Damage(kernels, grid, setup.structure(), law);
            return new Cracking(damage, new Equilibrium(kernels, grid, mechanics, damage, law, setup.tolerances()),
                    new CrackFluid(kernels, grid, 1, law.residualStiffness()));
        });
        this.degradation = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.meanStrain = grid.periodicity().isAny()
                ? Optional.of(new MeanStrain(kernels, grid, mechanics, setup.freeStrain())) : Optional.empty();
        this.energyDensity = new Output(kernels, grid, 1);
        this.loads = new Loads(0, new double[0], new double[0], 0, new double[setup.freeStrain().length]);
        double[] intact = new double[grid.size()];
        Arrays.fill(intact, 1);
        degradation.write(intact);
    }

    @Override
    public List<Field> fields() {
        return Stream.concat(mechanics.fields().stream(), cracking.stream().flatMap(own -> own.equilibrium().fields().stream())).toList();
    }

    /** Sets the loads to those with which a state is in equilibrium. */
    public void hold(Loads present) {
        loads = present;
        cracking.ifPresent(own -> {
            if (present.crackPressure() != 0) {
                own.fluid().pressEverywhere(present.crackPressure());
            } else {
                own.fluid().clear(1);
            }
        });
    }

    /** Brings displacement and damage of a state into equilibrium with loads; d never falls. */
    public Outcome settle(State state, Loads present) {
        hold(present);
        supports.put(supports.of(present.displacement()), state.displacement());
        external.holding(present.forces());
        if (cracking.isEmpty()) {
            return stretch(state);
        }
        eigenstrains.take(state, present.time());
        Equilibrium.Outcome outcome = cracking.get().equilibrium().settle(state, cracking.get());
        return new Outcome(outcome.sweeps(), outcome.elasticIterations(), outcome.damageIterations(), outcome.converged(),
                outcome.reason());
    }

    private Outcome stretch(State state) {
        stiffen(state);
        mechanics.rebuild();
        return outcome(solve(state.displacement(), ELASTIC_TOLERANCE));
    }

    private Convergence solve(Buffer u, double tolerance) {
        return meanStrain.isPresent() ? meanStrain.get().solve(loads.meanStrain(), u, tolerance)
                : mechanics.solve(u, tolerance, 0);
    }

    private static Outcome outcome(Convergence convergence) {
        return new Outcome(1, convergence.iterations(), 0, convergence.reached(), convergence.reached() ? ""
                : "the displacement did not converge: error " + convergence.error());
    }

    /**
     * Brings the displacement into equilibrium with a phase on its way, and adds to g what the misfit does to the phase's
     * potential.
     *
     * @param first whether this is the first time in a step
     */
    public Outcome drive(State state, Loads present, boolean first, Buffer g) {
        hold(present);
        supports.put(supports.of(present.displacement()), state.displacement());
        external.holding(present.forces());
        stiffen(state);
        if (first) {
            mechanics.rebuild();
        } else {
            mechanics.update(false);
        }
        Outcome outcome = outcome(solve(state.displacement(), DRIVE_TOLERANCE));
        misfit.orElseThrow().addPotential(mechanics, state.displacement(), state.concentration(), g);
        return outcome;
    }

    /** Sets stiffness and eigenstrains to those of a state that is in equilibrium. */
    private void at(State state) {
        stiffen(state);
        meanStrain.ifPresent(mean -> mean.hold(loads.meanStrain(), state.displacement()));
    }

    /** Sets stiffness and eigenstrains to those of a state, except for the mean strain. */
    private void stiffen(State state) {
        cracking.ifPresent(own -> own.damage().degradation(state.damage(), degradation));
        misfit.ifPresent(phase -> phase.take(state.concentration()));
        eigenstrains.take(state, loads.time());
        cracking.ifPresent(own -> {
            own.fluid().weigh(state.displacement(), state.damage(), mechanics);
            own.fluid().load(mechanics);
        });
        mechanics.stiffen(state.displacement(), remaining());
    }

    /** What is left of the stiffness, or more, per cell. */
    private Buffer remaining() {
        return misfit.map(Misfit::factor).orElse(degradation);
    }

    /** Finds the forces of the solid on its nodes [N/m, N]: what holds and loads it from outside. */
    public void forces(State state, Buffer forces) {
        at(state);
        mechanics.forces(state.displacement(), forces);
    }

    /** Stress per cell [Pa]: xx, yy, zz, yz, xz, xy. */
    public Buffer stress(State state) {
        at(state);
        Buffer stress = mechanics.stressInSpace(state.displacement(), remaining(), Optional.empty());
        cracking.ifPresent(own -> own.fluid().addStress(state.damage(), mechanics, stress, mechanics.normalStresses()));
        return stress;
    }

    /** Mean strain and mean stress [Pa] of a body that repeats itself, SYM components each; empty for others. */
    public Optional<Means> means(State state) {
        if (meanStrain.isEmpty()) {
            return Optional.empty();
        }
        at(state);
        return Optional.of(new Means(meanStrain.get().strain().toArray(), meanStrain.get().mean(mechanics.stress(state.displacement()))));
    }

    /** Strain energy per cell and volume [J/m^3]; its sum over the cells' volumes is the elastic energy of {@link #measure}. */
    public Buffer strainEnergy(State state) {
        at(state);
        Buffer density = energyDensity.get();
        if (isPlain()) {
            mechanics.cellWork(state.displacement(), scratch);
            kernels.scaled(0.5 / grid.cellVolume(), scratch, density);
        } else {
            mechanics.energyDensity(state.displacement(), remaining(), density, scratch);
        }
        return density;
    }

    /** Whether the energy is that of the whole strain. */
    private boolean isPlain() {
        return cracking.isEmpty() && !eigenstrains.isAny();
    }

    private double elasticEnergy(State state) {
        at(state);
        return isPlain() ? 0.5 * mechanics.work(state.displacement())
                : mechanics.storedEnergy(state.displacement(), remaining(), scratch);
    }

    /** Measures a state. */
    public Measures measure(State state) {
        double elastic = elasticEnergy(state);
        if (cracking.isEmpty()) {
            return new Measures(elastic, 0, 0);
        }
        Damage damage = cracking.get().damage();
        double spent = damage.energy(state.damage(), scratch);
        damage.density(state.damage(), scratch);
        return new Measures(elastic, spent, kernels.device().sum(scratch) * grid.cellVolume());
    }
}
