package org.frond.protocol;

/** Which of the cell's two electrical quantities a stage prescribes. */
public enum Drive {
    /** Potential of the counter electrode against the plating one [V]. */
    VOLTAGE,
    /** Current over the area of an electrode [A/m^2]; positive plates metal at x = 0. */
    CURRENT
}
