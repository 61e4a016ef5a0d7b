package org.frond.model;

/**
 * Currents into the electrolyte [A/m per depth in 2-D, A in 3-D], positive where metal dissolves.
 *
 * @param dendrite        from the metal in cracks that is connected to the left electrode
 * @param planar          from the left electrode's face
 * @param counterDendrite from the metal in cracks that is connected to the right electrode
 * @param counterPlanar   from the right electrode's face
 */
public record Currents(double dendrite, double planar, double counterDendrite, double counterPlanar) {

    /** What flows from the left electrode and its dendrite. */
    public double total() {
        return dendrite + planar;
    }

    /** What flows from the right electrode and its dendrite. */
    public double counter() {
        return counterDendrite + counterPlanar;
    }
}
