package org.frond.solver;

/** A solve failed in a way that no smaller step can mend; the message says which and why. */
public final class SolverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SolverException(String message) {
        super(message);
    }
}
