package org.frond.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.OutputField;
import org.frond.config.OutputSettings;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.model.Fields;
import org.frond.model.LoadedSolid;
import org.frond.model.Materials;
import org.frond.model.Part;
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
    private final BodyLoads loads;

    BodyModel(Config config, Kernels kernels, Grid grid, Microstructure grains) {
        this.config = config;
        this.grid = grid;
        this.kernels = kernels;
        this.grains = grains;
        this.conditions = Conditions.ofDisplacement(config, grid);
        this.holds = Holds.of(kernels, grid, conditions);
        this.loads = new BodyLoads(config, grid, conditions);
        Assembly assembly = new Assembly(config);
        MaterialAssembly material = new MaterialAssembly(config);
        Materials materials = material.materials(kernels, grid, grains);
        this.solid = config.solvesDisplacement() ? Optional.of(new LoadedSolid(kernels, grid, new LoadedSolid.Setup(materials,
                config.solvesDamage() ? Optional.of(assembly.fracture()) : Optional.empty(), conditions.prescribed(),
                material.eigenstrains(kernels, grid, grains), new PhaseAssembly(config).misfit(), loads.freeStrain(),
                assembly.tolerances()))) : Optional.empty();
        this.scalars = new BodyScalars(config, kernels, grid, materials, config.hasMisfit()
                ? Optional.of((state, time, first, g) -> solid.orElseThrow().drive(state, loads.at(state, time), first, g))
                : Optional.empty());
    }

    /** Puts the body into its state at time zero, in equilibrium. */
    BodyReport start(State state) {
        Regions regions = new Regions(config, grid);
        if (config.solvesDamage()) {
            state.damage().write(regions.broken());
            if (state.fields().contains(Fields.HISTORY)) {
                state.field(Fields.HISTORY).write(regions.history());
            }
        }
        scalars.start(state);
        return settle(state, 0, BodyReport.NOTHING);
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
            report = report.and(solid.get().settle(state, loads.at(state, time)));
        }
        return report;
    }

    /** Mean strain and mean stress of a body that repeats itself; empty for others. */
    Optional<LoadedSolid.Means> means(State state) {
        return solid.flatMap(body -> body.means(state));
    }

    /** Continues from a state that an earlier part of the run left. */
    void goOn(State state) {
        solid.ifPresent(body -> body.hold(loads.at(state, state.clock().time())));
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
        return new State(kernels, grid, Stream.<Part>concat(solid.stream(), Stream.of(scalars)).toList());
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
            case AXIS -> kernels.table(new MaterialAssembly(config).axes(grid, grains));
            default -> state.field(FieldSource.description(field, grid.dim()));
        };
    }
}
