package org.frond.device;

/** Work was broken off on request; what it was to find is not there. */
public final class WorkStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStoppedException() {
        super("the work was broken off on request");
    }
}
