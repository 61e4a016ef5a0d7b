package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FreeEnergySettings;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.LinearField;
import org.frond.model.Materials;
import org.frond.model.Part;
import org.frond.model.State;
import org.frond.model.VolumeMean;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/**
 * Potential and concentration of a body without a cell: the potential is steady, the concentration moves by Fick's law or
 * towards lower free energy.
 */
final class BodyScalars implements Part {

    /** Longer steps follow an error this far below the largest one. */
    private static final double CAUTION = 0.9;
    private static final double SECOND_ORDER = 2;
    private static final double THIRD_ORDER = 3;

    private final Config config;
    private final Kernels kernels;
    private final Grid grid;
    private final VolumeMean mean;
    private final PeriodicAxes axes;
    private final Conditions concentrations;
    private final List<Holds> concentrationHolds;
    private final Optional<SteadyPotential> potential;
    private final Optional<LinearField> solvent;
    private final Optional<DrivenPhase> mixture;
    private final Optional<RelaxingPhase> phase;
    private final Optional<Nucleation> nucleation;
    private final double siteDensity;

    BodyScalars(Config config, Kernels kernels, Grid grid, Materials materials, Optional<DrivenPhase.Strain> strain) {
        this.kernels = kernels;
        this.config = config;
        this.grid = grid;
        this.mean = new VolumeMean(kernels, grid);
        this.axes = new PeriodicAxes(kernels, grid);
        this.siteDensity = config.get(ElectrolyteSettings.SITE_DENSITY);
        // fluxes are of moles, the field is relative to the site density
        this.concentrations = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES, ConcentrationSettings.SOURCE,
                1 / siteDensity);
        this.concentrationHolds = Holds.of(kernels, grid, concentrations);
        double[] conductivity = materials.conductivity(grid);
        boolean stabilized = config.get(FreeEnergySettings.STEPPING) == FreeEnergySettings.Stepping.STABILIZED;
        boolean isMixture = config.followsFreeEnergy() && !stabilized;
        this.potential = config.solvesPotential() ? Optional.of(new SteadyPotential(config, kernels, grid, conductivity,
                isMixture ? config.get(FreeEnergySettings.CHARGE) : 0)) : Optional.empty();
        double ratio = config.get(ElectrolyteSettings.DIFFUSIVITY) / config.get(ElectrolyteSettings.CONDUCTIVITY);
        double[] diffusivity = conductivity.clone();
        for (int n = 0; n < diffusivity.length; n++) {
            diffusivity[n] *= ratio;
        }
        this.solvent = config.solvesConcentration() && !config.followsFreeEnergy()
                ? Optional.of(new LinearField(kernels, grid, diffusivity, concentrations.prescribed())) : Optional.empty();
        this.phase = config.followsFreeEnergy() && stabilized
                ? Optional.of(new RelaxingPhase(config, kernels, grid)) : Optional.empty();
        this.nucleation = config.nucleates() ? Optional.of(new Nucleation(config, grid)) : Optional.empty();
        this.mixture = isMixture
                ? Optional.of(new DrivenPhase(config, kernels, grid, concentrations, potential, strain)) : Optional.empty();
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        potential.ifPresent(part -> fields.addAll(part.fields()));
        solvent.ifPresent(part -> fields.add(Fields.CONCENTRATION));
        mixture.ifPresent(part -> fields.addAll(part.fields()));
        phase.ifPresent(part -> fields.addAll(part.fields()));
        return fields;
    }

    /** Puts the concentration into its state at time zero. */
    void start(State state) {
        if (config.solvesConcentration()) {
            state.concentration().write(Places.nodes(grid).values(config.formula(ConcentrationSettings.INITIAL)::at, 0));
            axes.repeatNodes(state.concentration(), 1);
            nucleation.ifPresent(seeds -> seeds.start(state.concentration()));
            phase.ifPresent(field -> field.start(state));
        }
    }

    /** When something happens that a step must end at [s]; infinity for never. */
    double nextEvent(double time) {
        return nucleation.map(seeds -> seeds.next(time)).orElse(Double.POSITIVE_INFINITY);
    }

    /** Moves the concentration from a state's time by dt [s]; seeds whose time has come appear at the end. */
    BodyReport step(State state, double dt, BodyReport before) {
        double time = state.clock().time();
        BodyReport report = move(state, time, dt, before);
        nucleation.filter(seeds -> report.converged())
                .ifPresent(seeds -> seeds.plant(state.concentration(), time, time + dt));
        return report;
    }

    private BodyReport move(State state, double time, double dt, BodyReport before) {
        if (phase.isPresent()) {
            return judge(phase.get().step(state, dt), THIRD_ORDER, before);
        }
        if (mixture.isPresent()) {
            DrivenPhase.Outcome went = mixture.get().step(state, time, dt);
            return judge(went.phase(), SECOND_ORDER, went.after(before));
        }
        if (solvent.isPresent()) {
            return before.and(solvent.get().step(state.concentration(), concentrations.values(time + dt),
                    concentrations.inflow(time + dt, state.concentration()::toArray), dt), Fields.CONCENTRATION.name());
        }
        return before;
    }

    /**
     * A step whose error is too large is refused, one that follows may be longer where it is small.
     *
     * @param order power of the step with which the estimated error grows
     */
    private BodyReport judge(DrivenField.Outcome outcome, double order, BodyReport before) {
        double allowed = config.get(FreeEnergySettings.STEP_ERROR);
        double stretch = CAUTION * Math.pow(allowed / Math.max(outcome.error(), Double.MIN_NORMAL), 1 / order);
        BodyReport report = before.and(outcome);
        return report.converged() && outcome.error() > allowed
                ? report.refused("the estimated error of a step, " + outcome.error() + ", is above freeEnergy.stepError")
                : report.stretched(stretch);
    }

    /** Brings the potential into its steady state. */
    BodyReport settle(State state, double time, BodyReport before) {
        return potential.map(field -> before.and(field.settle(state, time), Fields.POTENTIAL.name())).orElse(before);
    }

    /** Density of the current per cell [A/m^2], one component per axis. */
    Buffer currentDensity(State state) {
        Buffer density = kernels.vector(grid, grid.dim());
        potential.orElseThrow().currentDensity(state, density);
        return density;
    }

    /** Adds what flows in where values are held, by the names of the columns. */
    void addReactions(State state, Map<String, Double> reactions) {
        potential.ifPresent(field -> field.addCurrents(state, reactions));
        solvent.ifPresent(field -> {
            Buffer inflow = field.inflow(state.concentration());
            concentrationHolds.forEach(part -> reactions.put("Moles into " + part.name(), siteDensity * part.nodes().sum(inflow)));
        });
    }

    /** The free energy [J/m per depth in 2-D, J in 3-D]; empty where nothing follows one. */
    Optional<Double> freeEnergy(State state) {
        return mixture.map(field -> field.energy(state))
                .or(() -> phase.map(field -> field.energy(state)));
    }

    /** Mean of a nodal field over the volume. */
    double mean(Buffer field) {
        return mean.of(field);
    }
}
