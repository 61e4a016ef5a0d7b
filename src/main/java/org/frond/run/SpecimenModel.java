package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.DisplacementSettings;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.FractureSettings;
import org.frond.config.MetalSettings;
import org.frond.config.OutputField;
import org.frond.config.PotentialSettings;
import org.frond.formula.Formula;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.model.Fields;
import org.frond.model.LinearField;
import org.frond.model.LoadedSolid;
import org.frond.model.Materials;
import org.frond.model.State;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;
import org.frond.structure.Microstructure;

/**
 * A body without a cell: the fields that its configuration names, each moved by what happens on its sides. Displacement and
 * damage are in equilibrium at the end of every step, the potential is steady, the concentration moves.
 */
final class SpecimenModel {

    private final Config config;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final double[] volumes;
    private final Optional<LoadedSolid> solid;
    private final Optional<LinearField> conductor;
    private final Optional<LinearField> solvent;
    private final Conditions holds;
    private final Conditions voltages;
    private final Conditions concentrations;
    private final List<Formula> bodyForces;
    private final double siteDensity;

    /** How a step went. */
    record Report(boolean converged, String reason, long sweeps, long displacementIterations, long damageIterations,
            long scalarIterations) {

        static final Report NOTHING = new Report(true, "", 0, 0, 0, 0);

        Report and(LoadedSolid.Outcome outcome) {
            return new Report(outcome.converged(), outcome.reason(), sweeps + outcome.sweeps(),
                    displacementIterations + outcome.displacementIterations(),
                    damageIterations + outcome.damageIterations(), scalarIterations);
        }

        Report and(Convergence convergence, String field) {
            return new Report(converged && convergence.reached(), convergence.reached() ? reason
                    : "the " + field + " did not converge: error " + convergence.error(), sweeps, displacementIterations,
                    damageIterations, scalarIterations + convergence.iterations());
        }
    }

    SpecimenModel(Config config, Kernels kernels, Grid grid, Microstructure grains) {
        this.config = config;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.volumes = LinearField.nodeVolumes(grid);
        this.siteDensity = config.get(ElectrolyteSettings.SITE_DENSITY);
        this.holds = Conditions.ofDisplacement(config, grid, DisplacementSettings.SIDES);
        this.voltages = Conditions.ofScalar(config, grid, PotentialSettings.SIDES);
        this.concentrations = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES);
        this.bodyForces = List.of(config.get(DisplacementSettings.FORCE_X), config.get(DisplacementSettings.FORCE_Y),
                config.get(DisplacementSettings.FORCE_Z));
        Assembly assembly = new Assembly(config);
        Materials materials = assembly.materials(kernels, grid, grains);
        this.solid = config.solvesDisplacement() ? Optional.of(new LoadedSolid(kernels, grid, new LoadedSolid.Setup(materials,
                config.solvesDamage() ? Optional.of(assembly.fracture()) : Optional.empty(), holds.prescribed(),
                assembly.eigenstress(grid, grains), config.get(MetalSettings.CORE_START), config.get(MetalSettings.CORE_END),
                assembly.tolerances()))) : Optional.empty();
        double[] conductivity = conductivity(materials);
        this.conductor = config.solvesPotential()
                ? Optional.of(new LinearField(kernels, grid, conductivity, voltages.prescribed())) : Optional.empty();
        double ratio = config.get(ElectrolyteSettings.DIFFUSIVITY) / config.get(ElectrolyteSettings.CONDUCTIVITY);
        double[] diffusivity = conductivity.clone();
        for (int n = 0; n < diffusivity.length; n++) {
            diffusivity[n] *= ratio;
        }
        this.solvent = config.solvesConcentration()
                ? Optional.of(new LinearField(kernels, grid, diffusivity, concentrations.prescribed())) : Optional.empty();
    }

    /** Conductivity tensor per cell [S/m]. */
    private double[] conductivity(Materials materials) {
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

    /** Puts the body into its state at time zero, in equilibrium. */
    Report start(State state) {
        Regions regions = new Regions(config, grid);
        if (config.solvesDamage()) {
            state.damage().write(regions.broken());
            state.history().write(past(regions));
        }
        if (config.solvesConcentration()) {
            state.concentration().write(Places.nodes(grid).values(config.get(ConcentrationSettings.INITIAL), 0));
            axes.repeatNodes(state.concentration(), 1);
        }
        return settle(state, 0, Report.NOTHING);
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

    /** Moves the body from its time by dt [s]. */
    Report step(State state, double dt) {
        double time = state.clock().time() + dt;
        Report report = Report.NOTHING;
        if (solvent.isPresent()) {
            // fluxes are of moles, the field is relative to the site density
            double[] inflow = concentrations.inflow(time, List.of(config.get(ConcentrationSettings.SOURCE)),
                    state.concentration().toArray(), volumes, 1 / siteDensity);
            report = report.and(solvent.get().step(state.concentration(), concentrations.values(time), inflow, dt),
                    Fields.CONCENTRATION.name());
        }
        return settle(state, time, report);
    }

    private Report settle(State state, double time, Report before) {
        Report report = before;
        if (conductor.isPresent()) {
            report = report.and(conductor.get().steady(state.potential(), voltages.values(time),
                    voltages.inflow(time, List.of(config.get(PotentialSettings.SOURCE)), state.potential().toArray(), volumes, 1)), Fields.POTENTIAL.name());
        }
        if (solid.isPresent() && report.converged()) {
            report = report.and(solid.get().settle(state, loads(state, time)));
        }
        return report;
    }

    private LoadedSolid.Loads loads(State state, double time) {
        double pressure = config.get(DisplacementSettings.CRACK_PRESSURE).ready()
                .at(new Formula.Place(0, 0, 0, time, grid.h()));
        return new LoadedSolid.Loads(holds.values(time),
                holds.inflow(time, bodyForces, state.displacement().toArray(), volumes, 1), pressure);
    }

    /** Takes over a state that an earlier part of the run left. */
    void goOn(State state) {
        solid.ifPresent(body -> body.hold(loads(state, state.clock().time())));
    }

    /** Forces of the solid on its nodes [N/m, N]; none where the displacement is not solved for. */
    double[] forces(State state) {
        return solid.map(body -> body.forces(state)).orElseGet(() -> new double[grid.dim() * grid.size()]);
    }

    /** What flows in and pulls where values are held, by the names of the columns. */
    Map<String, Double> reactions(State state, double[] forces) {
        Map<String, Double> reactions = new TreeMap<>();
        if (solid.isPresent()) {
            double[] outside = holds.inflow(state.clock().time(), bodyForces, state.displacement().toArray(),
                    volumes, 1);
            for (Conditions.Part part : holds.parts()) {
                for (int p = 0; p < grid.dim(); p++) {
                    if (part.holds(p)) {
                        reactions.put("Force on " + part.name() + " along " + "xyz".charAt(p),
                                holds.sum(part, p, forces) - holds.sum(part, p, outside));
                    }
                }
            }
        }
        conductor.ifPresent(field -> {
            double[] inflow = field.inflow(state.potential());
            voltages.parts().stream().filter(part -> part.holds(0)).forEach(part ->
                    reactions.put("Current into " + part.name(), voltages.sum(part, 0, inflow)));
        });
        solvent.ifPresent(field -> {
            double[] inflow = field.inflow(state.concentration());
            concentrations.parts().stream().filter(part -> part.holds(0)).forEach(part ->
                    reactions.put("Moles into " + part.name(), siteDensity * concentrations.sum(part, 0, inflow)));
        });
        return reactions;
    }

    /** Energies; empty where the displacement is not solved for. */
    Optional<LoadedSolid.Measures> measure(State state) {
        return solid.map(body -> body.measure(state));
    }

    /** The fields that are solved for, and the stress. */
    List<FieldData> fields(State state) {
        List<FieldData> fields = new ArrayList<>();
        for (OutputField field : OutputField.values()) {
            if (isThere(field)) {
                fields.add(field(state, field));
            }
        }
        return fields;
    }

    private boolean isThere(OutputField field) {
        return switch (field) {
            case DISPLACEMENT, STRESS -> config.solvesDisplacement();
            case DAMAGE -> config.solvesDamage();
            case POTENTIAL -> config.solvesPotential();
            case CONCENTRATION -> config.solvesConcentration();
        };
    }

    /** One field at a state. */
    FieldData field(State state, OutputField field) {
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        return switch (field) {
            case DISPLACEMENT -> of(Fields.DISPLACEMENT.withComponents(grid.dim()), state.displacement().toArray());
            case DAMAGE -> of(Fields.DAMAGE, state.damage().toArray());
            case POTENTIAL -> of(Fields.POTENTIAL, state.potential().toArray());
            case CONCENTRATION -> of(Fields.CONCENTRATION, state.concentration().toArray());
            case STRESS -> of(Fields.STRESS_TENSOR.withComponents(strains), solid.map(body -> body.stress(state).toArray())
                    .orElseGet(() -> new double[strains * grid.size()]));
        };
    }

    private FieldData of(Field field, double[] values) {
        return FieldData.of(grid, field, values);
    }
}
