package org.frond.io;

/** A file exists and is not what was written: torn, truncated, changed, or of another program or version. */
public final class DamagedFileException extends ResultException {

    public DamagedFileException(String message) {
        super(message);
    }

    public DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
