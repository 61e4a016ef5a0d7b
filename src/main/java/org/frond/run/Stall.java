package org.frond.run;

import java.util.Map;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.StopSettings;
import org.frond.io.RunState;
import org.frond.model.Currents;

/**
 * Whether the metal in cracks still grows at a constant voltage: its plating current against the first one at that voltage.
 *
 * @param below   share of the first current below which it has stalled; 0 where that ends nothing
 * @param voltage the cell's [V]
 * @param first   plating current into cracks in the first step [A/m in 2-D, A in 3-D]; 0 before it
 * @param last    the same in the last step
 */
record Stall(double below, double voltage, double first, double last) {

    private static final String VOLTAGE_STORED = "stall voltage";
    private static final String FIRST_STORED = "first growth current";
    private static final String LAST_STORED = "last growth current";

    /** Before the first step. */
    static Stall of(Config config) {
        return new Stall(config.get(StopSettings.STALLED_BELOW), config.get(CellSettings.VOLTAGE), 0, 0);
    }

    /** With the currents that a checkpoint holds, if they are of this voltage: another one starts again. */
    Stall resume(RunState stored) {
        boolean same = Double.valueOf(voltage).equals(stored.doubles().get(VOLTAGE_STORED));
        return below > 0 && same ? new Stall(below, voltage, stored.number(FIRST_STORED), stored.number(LAST_STORED)) : this;
    }

    /** After a step; on the electrode at which metal grows faster. */
    Stall and(Currents currents) {
        double growth = Math.max(-currents.dendrite(), -currents.counterDendrite());
        return new Stall(below, voltage, first > 0 ? first : growth, growth);
    }

    /** Whether it has stalled. */
    boolean isReached() {
        return below > 0 && first > 0 && last < below * first;
    }

    /** Empty where the rule is off, so that checkpoints of other runs stay as they are. */
    RunState memory() {
        return new RunState(Map.of(), Map.of(), below > 0 ? Map.of(VOLTAGE_STORED, voltage, FIRST_STORED, first, LAST_STORED, last)
                : Map.of(), Map.of());
    }
}
