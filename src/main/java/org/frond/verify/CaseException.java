package org.frond.verify;

/** A verification case cannot be used; the message names file and key and says what is wrong. */
public final class CaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseException(String message) {
        super(message);
    }
}
