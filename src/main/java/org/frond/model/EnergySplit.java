package org.frond.model;

/** Which part of the strain energy is lost in a crack and which part drives it (docs/physics.md, Fracture). */
public enum EnergySplit {
    /** The whole energy drives and is lost: a crack also opens under compression; for tests. */
    NONE,
    /** The whole stress is lost, tension alone drives: linear momentum balance, no contact of closed cracks. */
    HYBRID,
    /** Tension drives and is lost, compression stays, orthogonal in the energy norm for every anisotropy. */
    ORTHOGONAL
}
