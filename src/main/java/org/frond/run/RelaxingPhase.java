package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Condition;
import org.frond.config.Config;
import org.frond.config.Parameter;
import org.frond.config.TemperatureSettings;
import org.frond.device.Buffer;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.Heat;
import org.frond.model.LinearField;
import org.frond.model.RelaxingField;
import org.frond.model.State;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/** A phase of a body without a cell that relaxes by stabilised steps, with the temperature it makes, if any. */
final class RelaxingPhase {

    private final Config config;
    private final Grid grid;
    private final double[] volumes;
    private final PeriodicAxes axes;
    private final Conditions phaseSides;
    private final Conditions temperatureSides;
    private final RelaxingField field;

    RelaxingPhase(Config config, Kernels kernels, Grid grid) {
        this.config = config;
        this.grid = grid;
        this.volumes = LinearField.nodeVolumes(grid);
        this.axes = new PeriodicAxes(kernels, grid);
        this.phaseSides = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES);
        this.temperatureSides = Conditions.ofScalar(config, grid, TemperatureSettings.SIDES);
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
            state.temperature().write(Places.nodes(grid).values(config.get(TemperatureSettings.INITIAL), 0));
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
        return field.step(c, t, dt,
                sides(phaseSides, ConcentrationSettings.SOURCE, ConcentrationSettings.SIDES, c, time, dt),
                sides(temperatureSides, TemperatureSettings.SOURCE, TemperatureSettings.SIDES, t, time, dt));
    }

    /** Values are those of the step's end, what comes in that of its middle. */
    private RelaxingField.Sides sides(Conditions conditions, Parameter<Formula> source, List<Parameter<Condition>> sides,
            Buffer present, double time, double dt) {
        boolean comesIn = config.isGiven(source)
                || sides.stream().anyMatch(side -> config.get(side).kind() == Condition.Kind.FLUX);
        return new RelaxingField.Sides(conditions.values(time + dt), comesIn ? Optional.of(
                conditions.inflow(time + dt / 2, List.of(config.get(source)), present.toArray(), volumes, 1)) : Optional.empty());
    }

    double energy(State state) {
        return field.energy(state.concentration(), temperature(state));
    }
}
