package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.DisplacementSettings;
import org.frond.config.GivenFormula;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.LoadedSolid;
import org.frond.model.State;

/** What holds and loads the solid of a body without a cell: its sides and regions, the pressure in its cracks, its mean strain. */
final class BodyLoads {

    private final Config config;
    private final Grid grid;
    private final Conditions conditions;

    BodyLoads(Config config, Grid grid, Conditions conditions) {
        this.config = config;
        this.grid = grid;
        this.conditions = conditions;
    }

    /** The loads of a state at a time [s]. */
    LoadedSolid.Loads at(State state, double time) {
        double pressure = config.formula(DisplacementSettings.CRACK_PRESSURE).at(everywhere(time));
        return new LoadedSolid.Loads(time, conditions.values(time), conditions.inflow(time, state.displacement()::toArray), pressure,
                meanStrain(time));
    }

    private List<Optional<GivenFormula>> meanStrains() {
        return DisplacementSettings.meanStrains(grid.dim()).stream().map(config::optionalFormula).toList();
    }

    /** Which components of the mean strain are free; the others are given. */
    boolean[] freeStrain() {
        boolean[] free = new boolean[meanStrains().size()];
        for (int s = 0; s < free.length; s++) {
            free[s] = meanStrains().get(s).isEmpty();
        }
        return free;
    }

    /** Given mean strains at a time, with engineering shear; 0 where free. */
    private double[] meanStrain(double time) {
        double[] strain = new double[meanStrains().size()];
        for (int s = 0; s < strain.length; s++) {
            double given = meanStrains().get(s).map(formula -> formula.at(everywhere(time))).orElse(0.0);
            strain[s] = s < grid.dim() ? given : 2 * given;
        }
        return strain;
    }

    private Formula.Place everywhere(double time) {
        return new Formula.Place(0, 0, 0, time, grid.h());
    }
}
