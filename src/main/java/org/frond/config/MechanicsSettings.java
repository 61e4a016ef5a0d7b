package org.frond.config;

import static org.frond.config.Level.BASIC;

/** Plane state and supports. */
public final class MechanicsSettings {

    static final Section SECTION = new Section("mechanics", "Plane state and supports of the ceramic");

    /** What holds out of the plane in two dimensions. */
    public enum PlaneState {
        PLANE_STRAIN, PLANE_STRESS;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** How a pair of faces is held. */
    public enum Support {
        ROLLER, CLAMPED, FREE;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<PlaneState> STATE = SECTION.choice("state", PlaneState.PLANE_STRAIN, BASIC,
            "Thick (plane strain) or thin (plane stress) body; only in two dimensions.", "assumption");
    public static final Parameter<Support> ENDS = SECTION.choice("ends", Support.ROLLER, BASIC,
            "The electrode faces x = 0 and x = L: no normal displacement (roller), none at all (clamped), or free.",
            "confined stack");
    public static final Parameter<Support> LATERAL = SECTION.choice("lateral", Support.ROLLER, BASIC,
            "The other faces, likewise.", "confined stack");

    private MechanicsSettings() {
    }
}
