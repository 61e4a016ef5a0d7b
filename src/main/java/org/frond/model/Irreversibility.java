package org.frond.model;

/** How a crack is kept from healing. */
public enum Irreversibility {
    /** d never falls below its value at the last accepted step: the variational inequality, solved with bounds. */
    BOUNDS,
    /** The same, and the driving energy never falls (Miehe 2010); for AT2 only. */
    HISTORY
}
