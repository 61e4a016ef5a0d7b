package org.frond.scan;

/** A scan cannot be used; the message says why, in a line that follows the file's name. */
public final class ScanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScanException(String message) {
        super(message);
    }

    ScanException(String message, Throwable cause) {
        super(message, cause);
    }
}
