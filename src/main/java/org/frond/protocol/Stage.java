package org.frond.protocol;

import java.util.List;

/**
 * A time over which voltage or current are held or change linearly.
 *
 * @param drive    what is prescribed
 * @param from     its value at the start [V, A/m^2]
 * @param to       its value at the end of the duration; equal to {@code from} while held
 * @param duration longest time [s]; infinite where only cut-offs end the stage
 * @param cutOffs  what ends it earlier; any of them
 */
public record Stage(Drive drive, double from, double to, double duration, List<CutOff> cutOffs) implements ProtocolStep {

    /** Relative difference at which times count as equal: rounding of a sum over many steps. */
    private static final double ROUNDING = 1e-12;

    public Stage {
        cutOffs = List.copyOf(cutOffs);
    }

    /** A voltage held without end. */
    public static Stage holdVoltage(double volts) {
        return new Stage(Drive.VOLTAGE, volts, volts, Double.POSITIVE_INFINITY, List.of());
    }

    /** A current density held without end. */
    public static Stage holdCurrent(double density) {
        return new Stage(Drive.CURRENT, density, density, Double.POSITIVE_INFINITY, List.of());
    }

    /** The same, ended after a time [s]. */
    public Stage during(double seconds) {
        return new Stage(drive, from, to, seconds, cutOffs);
    }

    /** Whether the value stays the same. */
    public boolean isHeld() {
        return from == to;
    }

    /** The prescribed value at a time after the stage's start [s]. */
    public double valueAt(double elapsed) {
        return elapsed >= duration ? to : from + (to - from) * (elapsed / duration);
    }

    /**
     * Whether the stage is over.
     *
     * @param elapsed  time since its start [s]
     * @param charge   charge passed since then [C/m^2]
     * @param voltage  cell voltage [V]
     * @param accuracy of the voltage [V]
     */
    public boolean isOver(double elapsed, double charge, double voltage, double accuracy) {
        return elapsed >= duration * (1 - ROUNDING)
                || cutOffs.stream().anyMatch(cutOff -> cutOff.isMet(charge, voltage, accuracy));
    }

    /**
     * Longest step that does not pass an end that is known beforehand: the duration, or the charge at a held current [s].
     *
     * @param elapsed time since the stage's start [s]
     * @param charge  charge passed since then [C/m^2]
     */
    public double longestStep(double elapsed, double charge) {
        double longest = duration - elapsed;
        double flowing = drive == Drive.CURRENT && isHeld() ? Math.abs(from) : 0;
        for (CutOff cutOff : cutOffs) {
            if (cutOff instanceof CutOff.Charge limit && flowing > 0) {
                longest = Math.min(longest, (limit.perArea() - Math.abs(charge)) / flowing);
            }
        }
        return longest;
    }
}
