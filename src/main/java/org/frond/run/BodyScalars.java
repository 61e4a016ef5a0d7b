package org.frond.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FreeEnergySettings;
import org.frond.config.PotentialSettings;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.FreeEnergy;
import org.frond.model.LinearField;
import org.frond.model.LoadedSolid;
import org.frond.model.Materials;
import org.frond.model.State;
import org.frond.model.VolumeMean;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/**
 * Potential and concentration of a body without a cell: the potential is steady, the concentration moves by Fick's law or
 * towards lower free energy.
 */
final class BodyScalars {

    /** Longer steps follow an error this far below the largest one. */
    private static final double CAUTION = 0.9;
    private static final double SECOND_ORDER = 2;
    private static final double THIRD_ORDER = 3;

    private final Config config;
    private final Kernels kernels;
    private final Optional<Strain> strain;
    private final Grid grid;
    private final VolumeMean mean;
    private final PeriodicAxes axes;
    private final Conditions voltages;
    private final Conditions concentrations;
    private final List<Holds> potentialHolds;
    private final List<Holds> concentrationHolds;
    private final Optional<LinearField> conductor;
    private final Optional<LinearField> solvent;
    private final Optional<DrivenField> mixture;
    private final Optional<RelaxingPhase> phase;
    private final Optional<Nucleation> nucleation;
    private final double siteDensity;

    /** What a solid does to the concentration that strains it. */
    interface Strain {

        /** Brings the solid into equilibrium and adds its part of the potential to g; {@code first} in a step. */
        LoadedSolid.Outcome drive(State state, double time, boolean first, Buffer g);
    }

    BodyScalars(Config config, Kernels kernels, Grid grid, Materials materials, Optional<Strain> strain) {
        this.kernels = kernels;
        this.strain = strain;
        this.config = config;
        this.grid = grid;
        this.mean = new VolumeMean(kernels, grid);
        this.axes = new PeriodicAxes(kernels, grid);
        this.siteDensity = config.get(ElectrolyteSettings.SITE_DENSITY);
        this.voltages = Conditions.ofScalar(config, grid, PotentialSettings.SIDES, PotentialSettings.SOURCE, 1);
        // fluxes are of moles, the field is relative to the site density
        this.concentrations = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES, ConcentrationSettings.SOURCE,
                1 / siteDensity);
        this.potentialHolds = Holds.of(kernels, grid, voltages);
        this.concentrationHolds = Holds.of(kernels, grid, concentrations);
        double[] conductivity = conductivity(grid, materials);
        this.conductor = config.solvesPotential()
                ? Optional.of(new LinearField(kernels, grid, conductivity, voltages.prescribed())) : Optional.empty();
        double ratio = config.get(ElectrolyteSettings.DIFFUSIVITY) / config.get(ElectrolyteSettings.CONDUCTIVITY);
        double[] diffusivity = conductivity.clone();
        for (int n = 0; n < diffusivity.length; n++) {
            diffusivity[n] *= ratio;
        }
        this.solvent = config.solvesConcentration() && !config.followsFreeEnergy()
                ? Optional.of(new LinearField(kernels, grid, diffusivity, concentrations.prescribed())) : Optional.empty();
        boolean stabilized = config.get(FreeEnergySettings.STEPPING) == FreeEnergySettings.Stepping.STABILIZED;
        this.phase = config.followsFreeEnergy() && stabilized
                ? Optional.of(new RelaxingPhase(config, kernels, grid)) : Optional.empty();
        this.nucleation = config.nucleates() ? Optional.of(new Nucleation(config, grid)) : Optional.empty();
        this.mixture = config.followsFreeEnergy() && !stabilized ? Optional.of(new DrivenField(kernels, grid,
                new Assembly(config).freeEnergy(), concentrations.prescribed())) : Optional.empty();
    }

    /** Conductivity tensor per cell [S/m]. */
    private static double[] conductivity(Grid grid, Materials materials) {
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        double[] rows = materials.conductivities().toArray();
        double[] grain = materials.grain().toArray();
        double[] tensor = new double[strains * grid.size()];
        Places.cells(grid).forEach(0, (n, place) -> {
            for (int s = 0; s < strains; s++) {
                tensor[n + s * grid.size()] = rows[(int) grain[n] * strains + s];
            }
        });
        return tensor;
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
            return lower(state, time, dt, before);
        }
        if (solvent.isPresent()) {
            return before.and(solvent.get().step(state.concentration(), concentrations.values(time + dt),
                    concentrations.inflow(time + dt, state.concentration()::toArray), dt), Fields.CONCENTRATION.name());
        }
        return before;
    }

    private BodyReport lower(State state, double time, double dt, BodyReport before) {
        Surroundings around = new Surroundings(state);
        DrivenField.Outcome outcome = mixture.orElseThrow().step(state.concentration(), time, dt, around);
        BodyReport report = before.and(around.worst, Fields.POTENTIAL.name());
        return judge(outcome, SECOND_ORDER, around.solid.map(report::and).orElse(report));
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

    /** What a driven concentration meets while it moves; the potential follows it. */
    private final class Surroundings implements DrivenField.Surroundings {

        private final State state;
        private Convergence worst = new Convergence(0, 0, true);
        private Optional<LoadedSolid.Outcome> solid = Optional.empty();

        Surroundings(State state) {
            this.state = state;
        }

        @Override
        public double[] values(double time) {
            return concentrations.values(time);
        }

        @Override
        public double[] inflow(double time, Buffer concentration) {
            return concentrations.inflow(time, concentration::toArray);
        }

        @Override
        public void addPotential(double time, Buffer concentration, Buffer g) {
            double charge = mixture.orElseThrow().law().charge();
            if (charge != 0) {
                conductor.ifPresent(field -> {
                    Convergence went = conduct(field, state.potential(), concentration, time);
                    worst = new Convergence(worst.iterations() + went.iterations(), Math.max(worst.error(), went.error()),
                            worst.reached() && went.reached());
                });
                kernels.axpy(charge, state.potential(), g);
            }
            strain.ifPresent(body -> {
                LoadedSolid.Outcome went = body.drive(state, time, solid.isEmpty(), g);
                solid = Optional.of(solid.map(earlier -> earlier.and(went)).orElse(went));
            });
        }
    }

    /** Brings the potential into its steady state. */
    BodyReport settle(State state, double time, BodyReport before) {
        return conductor.map(field -> before.and(conduct(field, state.potential(), state.concentration(), time),
                Fields.POTENTIAL.name())).orElse(before);
    }

    private Convergence conduct(LinearField field, Buffer potential, Buffer concentration, double time) {
        double charge = mixture.map(DrivenField::law).map(FreeEnergy::charge).orElse(0.0);
        return field.steady(potential, voltages.values(time), voltages.inflow(time, potential::toArray), charge, concentration);
    }

    /** Density of the current per cell [A/m^2], one component per axis. */
    Buffer currentDensity(State state) {
        Buffer density = kernels.vector(grid, grid.dim());
        conductor.orElseThrow().flux(state.potential(), density);
        return density;
    }

    /** Adds what flows in where values are held, by the names of the columns. */
    void addReactions(State state, Map<String, Double> reactions) {
        conductor.ifPresent(field -> add(potentialHolds, "Current into ", field.inflow(state.potential()), 1, reactions));
        solvent.ifPresent(field ->
                add(concentrationHolds, "Moles into ", field.inflow(state.concentration()), siteDensity, reactions));
    }

    private static void add(List<Holds> holds, String what, Buffer inflow, double factor, Map<String, Double> reactions) {
        holds.forEach(part -> reactions.put(what + part.name(), factor * part.nodes().sum(inflow)));
    }

    /** The free energy [J/m per depth in 2-D, J in 3-D]; empty where nothing follows one. */
    Optional<Double> freeEnergy(State state) {
        return mixture.map(field -> field.energy(state.concentration(), state.potential()))
                .or(() -> phase.map(field -> field.energy(state)));
    }

    /** Mean of a nodal field over the volume. */
    double mean(Buffer field) {
        return mean.of(field);
    }
}
