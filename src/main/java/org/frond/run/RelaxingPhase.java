package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.TemperatureSettings;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.Heat;
import org.frond.model.Part;
import org.frond.model.RelaxingField;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/** A phase of a body without a cell that relaxes by stabilised steps, with the temperature it makes, if any. */
final class RelaxingPhase implements Part {

    private final Config config;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final Conditions phaseSides;
    private final Conditions temperatureSides;
    private final RelaxingField field;

    RelaxingPhase(Config config, Kernels kernels, Grid grid) {
        this.config = config;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.phaseSides = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES, ConcentrationSettings.SOURCE, 1);
        this.temperatureSides = Conditions.ofScalar(config, grid, TemperatureSettings.SIDES, TemperatureSettings.SOURCE, 1);
        PhaseAssembly assembly = new PhaseAssembly(config);
        Optional<Heat> heat = assembly.heat();
        this.field = heat.isPresent()
                ? new RelaxingField(kernels, grid, assembly.freeEnergy(), assembly.anisotropy(), phaseSides.prescribed(),
                        heat.get(), temperatureSides.prescribed())
                : new RelaxingField(kernels, grid, assembly.freeEnergy(), assembly.anisotropy(), phaseSides.prescribed());
    }

    @Override
    public List<Field> fields() {
        return config.solvesTemperature() ? List.of(Fields.CONCENTRATION, Fields.TEMPERATURE) : List.of(Fields.CONCENTRATION);
    }

    /** Puts the temperature into its state at time zero. */
    void start(State state) {
        if (config.solvesTemperature()) {
            state.temperature().write(Places.nodes(grid).values(config.formula(TemperatureSettings.INITIAL)::at, 0));
            axes.repeatNodes(state.temperature(), 1);
        }
    }

    DrivenField.Outcome step(State state, double dt) {
        double time = state.clock().time();
        Buffer c = state.concentration();
        RelaxingField.Sides around = sides(phaseSides, c, time, dt);
        if (!config.solvesTemperature()) {
            return field.step(c, dt, around);
        }
        Buffer t = state.temperature();
        return field.step(c, t, dt, around, sides(temperatureSides, t, time, dt));
    }

    /** Values are those of the step's end, what comes in that of its middle. */
    private static RelaxingField.Sides sides(Conditions conditions, Buffer present, double time, double dt) {
        return new RelaxingField.Sides(conditions.values(time + dt), conditions.letIn()
                ? Optional.of(conditions.inflow(time + dt / 2, present::toArray)) : Optional.empty());
    }

    double energy(State state) {
        return config.solvesTemperature() ? field.energy(state.concentration(), state.temperature()) : field.energy(state.concentration());
    }
}
