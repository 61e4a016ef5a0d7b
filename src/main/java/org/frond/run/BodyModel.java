package org.frond.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.DisplacementSettings;
import org.frond.config.FractureSettings;
import org.frond.config.GivenFormula;
import org.frond.config.OutputField;
import org.frond.config.OutputSettings;
import org.frond.device.Buffer;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.Fields;
import org.frond.model.LoadedSolid;
import org.frond.model.Materials;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.structure.Microstructure;

/**
 * A body without a cell: the fields that its configuration names, each moved by what happens on its sides. Displacement and
 * damage are in equilibrium at the end of every step, the potential is steady, the concentration moves.
 */
final class BodyModel implements FieldSource {

    private final Config config;
    private final Grid grid;
    private final Kernels kernels;
    private final Microstructure grains;
    private final BodyScalars scalars;
    private final Optional<LoadedSolid> solid;
    private final Conditions conditions;
    private final List<Holds> holds;

    BodyModel(Config config, Kernels kernels, Grid grid, Microstructure grains) {
        this.config = config;
        this.grid = grid;
        this.kernels = kernels;
        this.grains = grains;
        this.conditions = Conditions.ofDisplacement(config, grid);
        this.holds = Holds.of(kernels, grid, conditions);
        Assembly assembly = new Assembly(config);
        Materials materials = assembly.materials(kernels, grid, grains);
        this.solid = config.solvesDisplacement() ? Optional.of(new LoadedSolid(kernels, grid, new LoadedSolid.Setup(materials,
                config.solvesDamage() ? Optional.of(assembly.fracture()) : Optional.empty(), conditions.prescribed(),
                assembly.eigenstrains(kernels, grid, grains), assembly.misfit(), freeStrain(), assembly.tolerances()))) : Optional.empty();
        this.scalars = new BodyScalars(config, kernels, grid, materials, config.hasMisfit()
                ? Optional.of((state, time, first, g) -> solid.orElseThrow().drive(state, loads(state, time), first, g))
                : Optional.empty());
    }

    /** Puts the body into its state at time zero, in equilibrium. */
    BodyReport start(State state) {
        Regions regions = new Regions(config, grid, grains);
        if (config.solvesDamage()) {
            state.damage().write(regions.broken());
            state.history().write(past(regions));
        }
        scalars.start(state);
        return settle(state, 0, BodyReport.NOTHING);
    }

    /** The history of the start: broken cells have seen what breaks them a thousand times over. */
    private double[] past(Regions regions) {
        double[] history = regions.history();
        if (config.get(FractureSettings.IRREVERSIBILITY) == FractureSettings.Irreversibility.HISTORY) {
            double breaking = 1e3 * config.get(FractureSettings.CLEAVAGE_ENERGY) / (2 * config.get(FractureSettings.LENGTH));
            boolean[] broken = regions.brokenCells();
            for (int n = 0; n < broken.length; n++) {
                history[n] = broken[n] ? Math.max(history[n], breaking) : history[n];
            }
        }
        return history;
    }

    /** Moves the body from its time by dt [s]; a step to where a formula has no value is refused. */
    BodyReport step(State state, double dt) {
        try {
            return settle(state, state.clock().time() + dt, scalars.step(state, dt, BodyReport.NOTHING));
        } catch (ConfigException wrong) {
            return BodyReport.NOTHING.refused(wrong.getMessage());
        }
    }

    private BodyReport settle(State state, double time, BodyReport before) {
        BodyReport report = before.converged() ? scalars.settle(state, time, before) : before;
        if (solid.isPresent() && report.converged()) {
            report = report.and(solid.get().settle(state, loads(state, time)));
        }
        return report;
    }

    private LoadedSolid.Loads loads(State state, double time) {
        double pressure = config.formula(DisplacementSettings.CRACK_PRESSURE).at(new Formula.Place(0, 0, 0, time, grid.h()));
        return new LoadedSolid.Loads(time, conditions.values(time), conditions.inflow(time, state.displacement()::toArray), pressure,
                meanStrain(time));
    }

    private List<Optional<GivenFormula>> meanStrains() {
        return DisplacementSettings.meanStrains(grid.dim()).stream().map(config::optionalFormula).toList();
    }

    private boolean[] freeStrain() {
        boolean[] free = new boolean[meanStrains().size()];
        for (int s = 0; s < free.length; s++) {
            free[s] = meanStrains().get(s).isEmpty();
        }
        return free;
    }

    /** Given mean strains at a time, with engineering shear; 0 where free. */
    private double[] meanStrain(double time) {
        Formula.Place here = new Formula.Place(0, 0, 0, time, grid.h());
        double[] strain = new double[meanStrains().size()];
        for (int s = 0; s < strain.length; s++) {
            double given = meanStrains().get(s).map(formula -> formula.at(here)).orElse(0.0);
            strain[s] = s < grid.dim() ? given : 2 * given;
        }
        return strain;
    }

    /** Mean strain and mean stress of a body that repeats itself; empty for others. */
    Optional<LoadedSolid.Means> means(State state) {
        return solid.flatMap(body -> body.means(state));
    }

    /** Takes over a state that an earlier part of the run left. */
    void goOn(State state) {
        solid.ifPresent(body -> body.hold(loads(state, state.clock().time())));
    }

    /** Finds the forces of the solid on its nodes [N/m, N]; nothing where the displacement is not solved for. */
    void forces(State state, Buffer forces) {
        solid.ifPresent(body -> body.forces(state, forces));
    }

    /** Adds what pulls where the displacement is held, by the names of the columns. */
    void addForces(State state, Buffer forces, Map<String, Double> reactions) {
        double[] outside = conditions.inflow(state.clock().time(), state.displacement()::toArray);
        for (Holds held : holds) {
            reactions.put("Force on " + held.name() + " along " + "xyz".charAt(held.component()),
                    held.nodes().sum(forces) - conditions.sum(held.part(), held.component(), outside));
        }
    }

    /** Adds what flows in where potential or concentration are held, by the names of the columns. */
    void addFlows(State state, Map<String, Double> reactions) {
        scalars.addReactions(state, reactions);
    }

    /** Energies; empty where the displacement is not solved for. */
    Optional<LoadedSolid.Measures> measure(State state) {
        return solid.map(body -> body.measure(state));
    }

    /** The free energy that drives the concentration [J/m, J]; empty where none does. */
    Optional<Double> freeEnergy(State state) {
        return scalars.freeEnergy(state);
    }

    /** Mean of the concentration over the volume. */
    double meanConcentration(State state) {
        return scalars.mean(state.concentration());
    }

    /** Mean of the temperature over the volume. */
    double meanTemperature(State state) {
        return scalars.mean(state.temperature());
    }

    /** When something happens that a step must end at [s]; infinity for never. */
    double nextEvent(double time) {
        return scalars.nextEvent(time);
    }

    /** A state of zeros. */
    State state() {
        return new State(kernels, grid, config.solvesTemperature() ? List.of(Fields.TEMPERATURE) : List.of());
    }

    /** The fields that are solved for, the stress, and those that are asked for besides. */
    List<OutputField> fields() {
        return Arrays.stream(OutputField.values()).filter(field ->
                (field.isUnknown() || field == OutputField.STRESS) && field.isThere(config)
                        || config.get(OutputSettings.FIELDS).contains(field)).toList();
    }

    @Override
    public Buffer values(State state, OutputField field) {
        return switch (field) {
            case STRESS -> solid.orElseThrow().stress(state);
            case STRAIN_ENERGY -> solid.orElseThrow().strainEnergy(state);
            case CURRENT_DENSITY -> scalars.currentDensity(state);
            case AXIS -> kernels.table(new Assembly(config).axes(grid, grains));
            default -> state.field(FieldSource.description(field, grid.dim()));
        };
    }
}
