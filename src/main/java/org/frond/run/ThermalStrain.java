package org.frond.run;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.CoolingSettings;
import org.frond.config.ProblemKind;
import org.frond.device.Buffer;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.Eigenstrain;
import org.frond.model.State;
import org.frond.solver.Kernels;

/**
 * The strain of a solid at another temperature than that at which it was free of stress (docs/physics.md, Thermal strain),
 *
 * <pre>eps0 = (T - T0) [ alpha_p (I - nn) + alpha_n nn ]</pre>
 *
 * with the thermal expansion alpha_p in the conduction plane of the grain and alpha_n along its normal n [1/K].
 */
final class ThermalStrain implements Eigenstrain {

    private final Unit unit;
    private final Places cells;
    private final ToDoubleFunction<Formula.Place> temperature;
    private final double stressFree;
    private final Buffer rise;
    private double risenAt = Double.NaN;

    private ThermalStrain(Unit unit, Kernels kernels, Grid grid, ToDoubleFunction<Formula.Place> temperature, double stressFree) {
        this.unit = unit;
        this.cells = Places.cells(grid);
        this.temperature = temperature;
        this.stressFree = stressFree;
        this.rise = kernels.vector(grid, 1);
    }

    /** That of a configuration; empty where nothing has cooled. */
    static Optional<Eigenstrain> of(Config config, Crystals crystals, Kernels kernels, Grid grid) {
        double everywhere = config.get(CellSettings.TEMPERATURE);
        ToDoubleFunction<Formula.Place> temperature = config.problem() == ProblemKind.CELL
                ? place -> everywhere : config.formula(CoolingSettings.TO)::at;
        return config.get(CoolingSettings.FROM).map(from -> new ThermalStrain(
                crystals.unit(crystal -> perKelvin(config, crystal)), kernels, grid, temperature, from));
    }

    private static double[] perKelvin(Config config, Crystals.Crystal crystal) {
        String region = crystal.material().region();
        Optional<List<Double>> own = region.isEmpty() ? Optional.empty() : config.get(CoolingSettings.EXPANSION_OF_REGION.of(region));
        List<Double> expansion = own.orElse(config.get(CoolingSettings.EXPANSION));
        return Crystals.strain(crystal.axis(), expansion.get(expansion.size() - 1), expansion.get(0));
    }

    @Override
    public Unit unit() {
        return unit;
    }

    /** {@inheritDoc} Here T - T0, which is found once for each time. */
    @Override
    public void amount(State state, double time, Buffer amount) {
        if (time != risenAt) {
            rise.write(cells.values(place -> temperature.applyAsDouble(place) - stressFree, time));
            risenAt = time;
        }
        amount.copyFrom(rise);
    }
}
