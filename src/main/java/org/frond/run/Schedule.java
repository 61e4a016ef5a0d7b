package org.frond.run;

import java.util.List;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ProtocolSettings;
import org.frond.config.SolverSettings;
import org.frond.model.Control;
import org.frond.model.Electrodes;
import org.frond.model.State;
import org.frond.protocol.Drive;
import org.frond.protocol.Protocol;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;

/**
 * A protocol carried out on a cell of some electrode area: how the next step is driven, how long it may be, and which stage
 * follows. Where the protocol stands is part of the state's clock.
 */
final class Schedule {

    private final List<Stage> stages;
    private final double area;
    private final double accuracy;

    /**
     * A schedule.
     *
     * @param area     of an electrode's face, over which current densities are taken [m per depth in 2-D, m^2 in 3-D]
     * @param accuracy of the cell's voltage [V]: a cut-off missed by no more is met
     */
    Schedule(Protocol protocol, double area, double accuracy) {
        this.stages = protocol.stages();
        this.area = area;
        this.accuracy = accuracy;
    }

    /** What a configuration asks of a cell of some electrode area; without a protocol its voltage is held. */
    static Schedule of(Config config, double area) {
        List<ProtocolStep> steps = config.get(ProtocolSettings.STEPS);
        return new Schedule(Protocol.of(steps.isEmpty() ? List.of(Stage.holdVoltage(config.get(CellSettings.VOLTAGE))) : steps), area,
                config.get(SolverSettings.POTENTIAL_TOLERANCE));
    }

    /** Whether the last stage is over. */
    boolean isDone(State.Clock clock) {
        return clock.stage().number() >= stages.size();
    }

    private Stage stage(State.Clock clock) {
        return stages.get((int) Math.min(clock.stage().number(), stages.size() - 1));
    }

    /** How a step of length dt from here is driven; a ramp has the value of the step's end. */
    Control control(State.Clock clock, double dt) {
        Stage stage = stage(clock);
        double value = stage.valueAt(clock.time() + dt - clock.stage().began());
        return stage.drive() == Drive.VOLTAGE ? new Electrodes(0, value)
                : new Control.Current(value * area, clock.cell().voltage());
    }

    /** Longest step that does not pass an end of the stage that is known beforehand [s]. */
    double longestStep(State.Clock clock) {
        double elapsed = clock.time() - clock.stage().began();
        return stage(clock).longestStep(elapsed, clock.stage().charge() / area);
    }

    /** The clock after a step: at the next stage, and with a short first step in it, if this one is over. */
    State.Clock after(State.Clock clock, double firstStep) {
        State.Stage position = clock.stage();
        // late in a long run the clock's last digit is more than the rounding of a short stage
        double elapsed = clock.time() - position.began() + Math.ulp(clock.time());
        boolean over = stage(clock).isOver(elapsed, position.charge() / area, clock.cell().voltage(), accuracy);
        if (!over) {
            return clock;
        }
        return clock.atStage(position.number() + 1).withNextStep(firstStep);
    }
}
