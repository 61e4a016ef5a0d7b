package org.frond.run;

/** A run cannot go on; the message says at which step, which part failed and how. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunFailedException(String message) {
        super(message);
    }
}
