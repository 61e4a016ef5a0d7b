package org.frond.run;

import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.config.PotentialSettings;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.model.Fields;
import org.frond.model.LinearField;
import org.frond.model.Part;
import org.frond.model.State;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;

/** The potential of a body without a cell, steady between what its sides hold; a charged concentration is a source of it. */
final class SteadyPotential implements Part {

    private final Conditions voltages;
    private final List<Holds> holds;
    private final LinearField conductor;
    private final double charge;

    /**
     * A potential.
     *
     * @param conductivity tensor per cell [S/m]
     * @param charge       that goes with the concentration, 0 for none
     */
    SteadyPotential(Config config, Kernels kernels, Grid grid, double[] conductivity, double charge) {
        this.voltages = Conditions.ofScalar(config, grid, PotentialSettings.SIDES, PotentialSettings.SOURCE, 1);
        this.holds = Holds.of(kernels, grid, voltages);
        this.conductor = new LinearField(kernels, grid, conductivity, voltages.prescribed());
        this.charge = charge;
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.POTENTIAL);
    }

    /** Brings the potential into its steady state at the concentration of a state. */
    Convergence settle(State state, double time) {
        return charge == 0 ? conductor.steady(state.potential(), voltages.values(time), inflow(state, time))
                : follow(state, state.concentration(), time);
    }

    /** The same at a concentration on its way. */
    Convergence follow(State state, Buffer concentration, double time) {
        return conductor.steady(state.potential(), voltages.values(time), inflow(state, time), charge, concentration);
    }

    private double[] inflow(State state, double time) {
        return voltages.inflow(time, state.potential()::toArray);
    }

    /** Writes the density of the current per cell [A/m^2], one component per axis. */
    void currentDensity(State state, Buffer density) {
        conductor.flux(state.potential(), density);
    }

    /** Adds what flows in where the potential is held, by the names of the columns. */
    void addCurrents(State state, Map<String, Double> reactions) {
        Buffer inflow = conductor.inflow(state.potential());
        holds.forEach(part -> reactions.put("Current into " + part.name(), part.nodes().sum(inflow)));
    }
}
