package org.frond.model;

/** How the cell is driven during a step: the potentials of its electrodes are held, or its current is. */
public sealed interface Control permits Electrodes, Control.Current {

    /**
     * The current is held and the potential of the counter electrode is unknown; the left electrode is at 0 V.
     *
     * @param amperes current from the counter electrode into the electrolyte [A/m per depth in 2-D, A in 3-D]: positive plates
     *                metal at the left electrode
     * @param guess   potential of the counter electrode to start the search from [V]
     */
    record Current(double amperes, double guess) implements Control {
    }
}
