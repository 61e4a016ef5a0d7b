package org.frond.run;

import java.util.Optional;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.TemperatureSettings;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.Heat;
import org.frond.model.RelaxingField;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/** A phase of a body without a cell that relaxes by stabilised steps, with the temperature it makes, if any. */
final class RelaxingPhase {

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
        Assembly assembly = new Assembly(config);
        Optional<Heat> heat = assembly.heat();
        this.field = heat.isPresent()
                ? new RelaxingField(kernels, grid, assembly.freeEnergy(), assembly.anisotropy(), phaseSides.prescribed(),
                        heat.get(), temperatureSides.prescribed())
                : new RelaxingField(kernels, grid, assembly.freeEnergy(), assembly.anisotropy(), phaseSides.prescribed());
    }

    /** Puts the temperature into its state at time zero. */
    void start(State state) {
        if (config.solvesTemperature()) {
            state.temperature().write(Places.nodes(grid).values(config.formula(TemperatureSettings.INITIAL)::at, 0));
            axes.repeatNodes(state.temperature(), 1);
        }
    }

    /** What takes the temperature's place where there is none: the potential, which no term of such a phase knows. */
    private Buffer temperature(State state) {
        return state.field(config.solvesTemperature() ? Fields.TEMPERATURE : Fields.POTENTIAL);
    }

    DrivenField.Outcome step(State state, double dt) {
        double time = state.clock().time();
        Buffer c = state.concentration();
        Buffer t = temperature(state);
        return field.step(c, t, dt, sides(phaseSides, c, time, dt), sides(temperatureSides, t, time, dt));
    }

    /** Values are those of the step's end, what comes in that of its middle. */
    private static RelaxingField.Sides sides(Conditions conditions, Buffer present, double time, double dt) {
        return new RelaxingField.Sides(conditions.values(time + dt), conditions.letIn()
                ? Optional.of(conditions.inflow(time + dt / 2, present::toArray)) : Optional.empty());
    }

    double energy(State state) {
        return field.energy(state.concentration(), temperature(state));
    }
}
