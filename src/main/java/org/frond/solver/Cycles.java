package org.frond.solver;

import java.util.Optional;

/**
 * How the multigrid cycles of a run's solvers are computed: in double precision like everything else, or in single precision,
 * on the same device or another. A cycle only guides conjugate gradients; what they converge to is double precision's.
 *
 * <p>Shared by all solvers of a run. Where single precision does not suffice, a solver goes on with cycles in double
 * precision until its next rebuild, which is counted here.
 */
public final class Cycles {

    private final Optional<Kernels> single;
    private boolean exact;
    private long takenOver;

    Cycles(Optional<Kernels> single) {
        this.single = single;
    }

    /** Where cycles are computed in single precision, if they are. */
    Optional<Kernels> single() {
        return single;
    }

    /** Whether cycles are computed in single precision. */
    public boolean areSingle() {
        return single.isPresent();
    }

    /** Computes cycles in double precision from every solver's next rebuild on, or no longer: to compare. */
    public void compareInDouble(boolean now) {
        exact = now;
    }

    boolean areComparedInDouble() {
        return exact;
    }

    /** In how many solves a cycle in single precision did not suffice and one in double precision took over. */
    public long takenOver() {
        return takenOver;
    }

    void countTakeOver() {
        takenOver++;
    }
}
