package org.frond.model;

import java.util.Arrays;
import java.util.Optional;
import org.frond.device.Buffer;

/**
 * A strain that the solid would take without stress: in every cell an amount times the unit strain of its grain. What strains
 * a solid in this way (closed planes, a phase, heat, a region that was given a strain) implements it; {@link Eigenstrains} adds
 * them up, and {@link Mechanics} knows their sum alone.
 */
public interface Eigenstrain {

    /** Its strain where the amount is 1. */
    Unit unit();

    /** Finds the amount in every cell. */
    void amount(State state, double time, Buffer amount);

    /**
     * The strain of one unit, per grain.
     *
     * @param strain SYM components with engineering shear, one row per grain. In plane strain those that need the same stress in
     *               the plane as the whole strain
     * @param across what is held across the plane; empty in space and in plane stress
     */
    record Unit(double[] strain, Optional<Across> across) {

        /** A strain that nothing holds across a plane. */
        public static Unit of(double... strain) {
            return new Unit(strain, Optional.empty());
        }

        /** Whether it strains nothing. */
        boolean isNone() {
            return Arrays.stream(strain).allMatch(s -> s == 0)
                    && across.stream().flatMapToDouble(held -> Arrays.stream(held.strain())).allMatch(s -> s == 0);
        }
    }

    /**
     * What is held across the plane in plane strain, per grain; rows zz, yz, xz.
     *
     * @param strain with engineering shear
     * @param stress that goes with it where the stress in the plane is relaxed [Pa]
     */
    record Across(double[] strain, double[] stress) {
    }
}
