package org.frond.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.device.Device;
import org.frond.grid.Grid;
import org.frond.io.RunState;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * Watches whether a concentration that spreads by Fick's law falls below zero, where nothing is left. A field that starts below or
 * is held there is another quantity, of which nothing is said.
 */
final class Undershoot {

    private static final String LEAST_STORED = "least concentration";
    private static final String FIRST_STORED = "below zero since";
    /** What lies below zero by less than this share of the largest value is put down to the discretisation. */
    private static final double ROUNDING = 1e-3;
    private static final int DIGITS = 3;

    private final Device device;
    private final Conditions conditions;
    private boolean watching;
    private double least;
    private double first = Double.POSITIVE_INFINITY;

    Undershoot(Config config, Device device, Grid grid) {
        this.device = device;
        this.conditions = Conditions.ofScalar(config, grid, ConcentrationSettings.SIDES, ConcentrationSettings.SOURCE,
                1 / config.get(ElectrolyteSettings.SITE_DENSITY));
        this.watching = config.solvesConcentration() && !config.followsFreeEnergy();
    }

    /** Begins at the state of the start. */
    void start(State state) {
        watching = watching && !(device.min(state.concentration()) < 0);
    }

    /** Goes on with what an earlier part of the run saw. */
    void resume(RunState stored) {
        least = stored.number(LEAST_STORED);
        first = stored.number(FIRST_STORED);
    }

    /** What was seen so far. */
    RunState memory() {
        return new RunState(Map.of(), Map.of(), Map.of(LEAST_STORED, least, FIRST_STORED, first), Map.of());
    }

    /** Looks at an accepted step. */
    void see(State state) {
        if (!watching) {
            return;
        }
        double lowest = device.min(state.concentration());
        if (lowest < -ROUNDING * device.maxAbs(state.concentration()) && first == Double.POSITIVE_INFINITY) {
            watching = isHeldAbove(state.clock().time());
            first = watching ? state.clock().time() : first;
        }
        least = watching ? Math.min(least, lowest) : 0;
    }

    private boolean isHeldAbove(double time) {
        for (double value : conditions.values(time)) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    /** What is to be told. */
    List<String> warnings() {
        return first == Double.POSITIVE_INFINITY ? List.of() : List.of(String.format(Locale.ROOT,
                "Warning: the concentration fell below 0, first at %s and down to %.3g: %s.", QuantityKind.TIME.print(first, DIGITS), least,
                conditions.letIn() ? "a flux or a source takes more than there is"
                        : "an undershoot of diffusion along planes at an angle to the grid, see Limits in docs/physics.md"));
    }

    Map<String, Object> summary() {
        return warnings().isEmpty() ? Map.of() : Map.of("least_concentration", least, "concentration_below_zero_since_s", first);
    }
}
