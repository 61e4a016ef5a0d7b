package org.frond.model;

/** Potentials of the two electrodes [V]. */
public record Electrodes(double left, double right) implements Control {

    /** The cell's voltage: the counter electrode's potential against the plating one's. */
    public double voltage() {
        return right - left;
    }
}
